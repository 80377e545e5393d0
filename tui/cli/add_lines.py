"""Adding on behalf of another program, which is told how it goes on: a JSON object a line.

Standard input says what to do, in one line: ``{"db": FILE, "paths": [PATH, ...]}``. When it
is closed, the adding stops with everything kept that was taken until then; so it does when
the other program dies. Standard output tells, each in a line of its own:

- ``{"total": BYTES or null}`` once, when it is known what there is to read;
- ``{"done": BYTES, "files": N}`` as it goes on;
- ``{"failed": [NAME, WHY]}`` for a file that could not be read;
- ``{"ended": {...}}`` at last, or ``{"error": WORDS}`` if the store cannot be used.
"""

from __future__ import annotations

import json
import os
import sys
import time
from itertools import islice
from pathlib import Path
from threading import Event, Thread
from typing import Any

from parsers.errors import SourceError
from store.errors import StoreError
from tui.cli.add import Report, add_watched

_TOLD = 0.2
"""Seconds between two words on how far it has come."""
_MOST_IDS = 100_000
"""Filings with problems that are named at the end."""


def main() -> None:
    """Read what to do, do it, tell how it goes on."""
    asked = json.loads(_first_line())
    lines = _Lines()
    Thread(target=lines.stop_at_the_end_of_input, daemon=True).start()
    try:
        report = add_watched(asked["paths"], Path(asked["db"]), lines)
    except (StoreError, SourceError) as error:
        _say({"error": str(error)})
    else:
        _say({"ended": _told(report)})


def _first_line() -> bytes:
    """One line of standard input, and not a byte more."""
    line = b""
    while not line.endswith(b"\n"):
        byte = os.read(0, 1)
        if not byte:
            break
        line += byte
    return line


def _say(fact: dict[str, Any]) -> None:
    try:
        print(json.dumps(fact), flush=True)  # noqa: T201
    except BrokenPipeError:  # nobody listens any more; the end of input stops the adding
        sys.stdout = open(os.devnull, "w")  # noqa: PTH123, SIM115


def _told(report: Report) -> dict[str, Any]:
    return {
        "totals": report.totals(),
        "files": report.taken,
        "added": report.added,
        "failures": report.failures,
        "was_stopped": report.was_stopped,
        "problems": report.doubt_count,
        "doubted": list(islice(report.doubted, _MOST_IDS)),
        "doubts": [
            [name, problem.severity, problem.where, problem.message]
            for name, problem in report.doubts
        ],
    }


class _Lines:
    """Watches an adding and says it in lines."""

    def __init__(self) -> None:
        self._stop = Event()
        self._told = 0.0

    def stop_at_the_end_of_input(self) -> None:
        while os.read(0, 4096):
            pass
        self._stop.set()

    def wants_more(self) -> bool:
        return not self._stop.is_set()

    def begin(self, total: int | None) -> None:
        _say({"total": total})

    def moved(self, done: int, report: Report) -> None:
        now = time.monotonic()
        if now - self._told >= _TOLD:
            self._told = now
            _say({"done": done, "files": report.taken})

    def failed(self, name: str, why: str) -> None:
        _say({"failed": [name, why]})


if __name__ == "__main__":
    main()
