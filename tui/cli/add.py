"""``section16 add``: read what is named, store it, say what came of it."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    Progress,
    TaskID,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from parsers.filing import Problem
from parsers.parallel import map_readings
from parsers.sources import Meter, size_on_disk
from store.harmless import visible
from store.taking import Taken, take
from store.writer import Outcome, Writer
from tui.cli.terminal import DONE, FAILED, complain, current_store, output, told
from tui.render import styles

COMMITS = 1.0
"""Seconds in one transaction: what a kill may cost. The longer, the less a filing costs."""
_LOOKS_EVERY = 64
"""Files between two looks at the clock."""
_MOST_PROBLEMS = 20
"""Problems listed after an add; `section16 info` counts them all."""


@dataclass(slots=True)
class Report:
    """What came of the files that were named."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    passed_over: int = 0
    """Files in folders and archives that are no filings."""
    taken: int = 0
    """All of these."""
    failures: int = 0
    """Files that could not be read, and named files that are no filings."""
    was_stopped: bool = False
    """The user had enough; what was added until then is there."""
    doubts: list[tuple[str, Problem]] = field(default_factory=list)
    """Errors and warnings of the readers with the names of their filings, the first few."""
    doubt_count: int = 0
    doubted: list[int] = field(default_factory=list)
    """Ids of the filings that were added and have them."""

    @property
    def added(self) -> int:
        """Filings that are in the store now and were not before."""
        return self.outcomes[Outcome.ADDED]

    def totals(self) -> str:
        """``5 filings added, 2 already there, 1 file passed over``"""
        parts = [f"{_counted(self.added, 'filing')} added"]
        if completed := self.outcomes[Outcome.COMPLETED]:
            parts.append(f"{completed:,} completed by a fuller source")
        if known := self.outcomes[Outcome.KNOWN]:
            parts.append(f"{known:,} already there")
        if self.passed_over:
            parts.append(f"{_counted(self.passed_over, 'file')} passed over")
        if self.failures:
            parts.append(f"{_counted(self.failures, 'file')} not read")
        return ", ".join(parts)


def add_to_store(paths: Iterable[str], db: str | None) -> int:
    """Add, print totals and problems; the exit status."""
    return told(lambda: _add_and_report(paths, current_store(db)))


class Watcher(Protocol):
    """Is told how an adding goes on, and may stop it."""

    def wants_more(self) -> bool:
        """Asked after each file; else the adding stops, with everything kept until then."""

    def begin(self, total: int | None) -> None:
        """:param total: bytes to be read; ``None``: nobody knows"""

    def moved(self, done: int, report: Report) -> None:
        """:param done: bytes that have been read"""

    def failed(self, name: str, why: str) -> None:
        """A file could not be read, or was named and is no filing."""


def add_paths(paths: Iterable[str], path: Path) -> Report:
    """As :func:`add_watched`, with progress on a terminal and failures on standard error."""
    with _Bar() as bar:
        return add_watched(paths, path, bar)


def add_watched(paths: Iterable[str], path: Path, watcher: Watcher) -> Report:
    """Read everything named into the store.

    Other processes read, this one writes. Ctrl+C stops it with everything kept that was
    taken until then.

    :raises StoreError: the store cannot be written to
    """
    report = Report()
    paths = list(paths)
    meter = Meter()
    with Writer(path) as writer:
        try:
            watcher.begin(size_on_disk(paths))
            committed = time.monotonic()
            for taken in map_readings(paths, take, meter=meter):
                _keep(taken, writer, report, watcher)
                if not report.taken % _LOOKS_EVERY:
                    watcher.moved(meter.bytes_read, report)
                    if time.monotonic() - committed > COMMITS:
                        writer.commit()
                        committed = time.monotonic()
                if not watcher.wants_more():
                    report.was_stopped = True
                    break
        except KeyboardInterrupt:
            report.was_stopped = True
    return report


def _add_and_report(paths: Iterable[str], path: Path) -> int:
    report = add_paths(paths, path)
    console = output()
    console.print(Text(report.totals()))
    _print_problems(report, console)
    if report.was_stopped:
        complain("stopped", "the same command goes on where it was")
    return FAILED if report.failures or report.was_stopped else DONE


def _keep(taken: Taken, writer: Writer, report: Report, watcher: Watcher) -> None:
    report.taken += 1
    if taken.filing is not None:
        added = writer.add_laid_out(taken.filing)
        report.outcomes[added.outcome] += 1
        if added.outcome is Outcome.ADDED and taken.doubts:
            report.doubted.append(added.filing_id)
            report.doubt_count += len(taken.doubts)
            room = max(_MOST_PROBLEMS - len(report.doubts), 0)
            report.doubts += [(taken.name, problem) for problem in taken.doubts[:room]]
    elif taken.is_passed_over:
        report.passed_over += 1
    else:
        report.failures += 1
        watcher.failed(taken.name, taken.failure or "")


class _Bar:
    """Watches on a terminal."""

    def __init__(self) -> None:
        self._progress = _progress()
        self._task: TaskID | None = None

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def wants_more(self) -> bool:
        return True

    def begin(self, total: int | None) -> None:
        self._task = self._progress.add_task("reading", total=total, rate="")

    def moved(self, done: int, report: Report) -> None:
        if self._task is None:
            return
        elapsed = self._progress.tasks[0].elapsed or 0
        rate = f"{report.taken:,} files, {report.taken / elapsed:,.0f}/s" if elapsed else ""
        self._progress.update(self._task, completed=done, rate=rate)

    def failed(self, name: str, why: str) -> None:
        complain(name, why)


def _print_problems(report: Report, console: Console) -> None:
    if not report.doubts:
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    for source, problem in report.doubts:
        sign, style = styles.SEVERITIES[problem.severity]
        texts = (Path(source).name, problem.where, problem.message)
        table.add_row(Text(sign, style), *(Text(visible(text)) for text in texts))
    console.print(table)
    more = report.doubt_count - len(report.doubts)
    if more > 0:
        console.print(Text(f"and {more:,} more, see: section16 info"))


def _progress() -> Progress:
    console = Console(file=sys.stderr)
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]}", markup=False),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=console,
        disable=not console.is_terminal,
        transient=True,
    )


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
