"""``section16 parse``: read without storing, and print."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from parsers import Reading, Unreadable, preview, readings
from parsers.serial import to_json
from store.harmless import visible
from tui.cli.terminal import DONE, FAILED, complain, output, told


def parse_paths(paths: Iterable[str], as_json: bool) -> int:
    """Print every filing found, in input order; the exit status."""
    return told(lambda: _parse(paths, _print_json if as_json else _Pages().print))


def _parse(paths: Iterable[str], show: object) -> int:
    failed = False
    for path in paths:
        for reading in readings(path):
            if reading.filing is not None:
                show(reading)  # type: ignore[operator]
            elif reading.named or isinstance(reading.failure, Unreadable):
                complain(reading.name, str(reading.failure))
                failed = True
    return FAILED if failed else DONE


def _print_json(reading: Reading) -> None:
    assert reading.filing is not None
    sys.stdout.write(to_json(reading.filing) + "\n")


class _Pages:
    """Filings as pages, each under its name."""

    def __init__(self) -> None:
        self._console = output()

    def print(self, reading: Reading) -> None:
        from rich.rule import Rule  # noqa: PLC0415
        from rich.text import Text  # noqa: PLC0415

        from tui.render.filing import render_filing  # noqa: PLC0415

        assert reading.filing is not None
        self._console.print(Rule(Text(visible(reading.name))))
        for part in render_filing(reading.filing, lambda: preview(reading.content)):
            self._console.print(part)
