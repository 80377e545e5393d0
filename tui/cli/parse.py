"""``section16 parse``: read without storing, and print."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console

from parsers import Reading, preview, readings
from parsers.parallel import map_readings
from parsers.serial import to_json
from store.harmless import visible
from tui.cli.terminal import DONE, FAILED, complain, output, told


@dataclass(frozen=True, slots=True)
class _Line:
    """What is said of one reading: a line of JSON, a complaint, or nothing."""

    name: str
    json: str | None = None
    complaint: str | None = None


def parse_paths(paths: Sequence[str], as_json: bool) -> int:
    """Print every filing found, in input order; the exit status."""
    return told(lambda: _print_json(paths) if as_json else _print_pages(paths))


def _print_json(paths: Sequence[str]) -> int:
    failed = False
    for line in map_readings(paths, _line):
        if line.json is not None:
            sys.stdout.write(line.json)
        elif line.complaint is not None:
            complain(line.name, line.complaint)
            failed = True
    return FAILED if failed else DONE


def _line(reading: Reading) -> _Line:
    if reading.filing is not None:
        return _Line(reading.name, json=to_json(reading.filing) + "\n")
    return _Line(reading.name, complaint=None if reading.is_passed_over else str(reading.failure))


def _print_pages(paths: Iterable[str]) -> int:
    failed = False
    console = output()
    for path in paths:
        for reading in readings(path):
            if reading.filing is not None:
                _print_page(console, reading)
            elif not reading.is_passed_over:
                complain(reading.name, str(reading.failure))
                failed = True
    return FAILED if failed else DONE


def _print_page(console: Console, reading: Reading) -> None:
    """A filing as a page, under its name."""
    from rich.rule import Rule  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from tui.render.filing import render_filing  # noqa: PLC0415

    assert reading.filing is not None
    console.print(Rule(Text(visible(reading.name))))
    for part in render_filing(reading.filing, lambda: preview(reading.content)):
        console.print(part)
