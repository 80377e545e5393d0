"""``section16 add``: read what is named, store it, say what came of it."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

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

    def totals(self) -> str:
        """``5 filings added, 2 already there, 1 file passed over``"""
        parts = [f"{_counted(self.outcomes[Outcome.ADDED], 'filing')} added"]
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


def add_paths(paths: Iterable[str], path: Path) -> Report:
    """Read everything named into the store, with progress on a terminal.

    Other processes read, this one writes. Ctrl+C stops it with everything kept that was
    taken until then.

    :raises StoreError: the store cannot be written to
    """
    report = Report()
    paths = list(paths)
    meter = Meter()
    with Writer(path) as writer, _progress() as progress:
        task = progress.add_task("reading", total=size_on_disk(paths), rate="")
        try:
            committed = time.monotonic()
            for taken in map_readings(paths, take, meter=meter):
                _keep(taken, writer, report)
                if not report.taken % _LOOKS_EVERY:
                    _show(progress, task, meter, report)
                    if time.monotonic() - committed > COMMITS:
                        writer.commit()
                        committed = time.monotonic()
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


def _keep(taken: Taken, writer: Writer, report: Report) -> None:
    report.taken += 1
    if taken.filing is not None:
        outcome = writer.add_laid_out(taken.filing).outcome
        report.outcomes[outcome] += 1
        if outcome is Outcome.ADDED:
            report.doubt_count += len(taken.doubts)
            room = max(_MOST_PROBLEMS - len(report.doubts), 0)
            report.doubts += [(taken.name, problem) for problem in taken.doubts[:room]]
    elif taken.is_passed_over:
        report.passed_over += 1
    else:
        report.failures += 1
        complain(taken.name, taken.failure or "")


def _show(progress: Progress, task: TaskID, meter: Meter, report: Report) -> None:
    elapsed = progress.tasks[0].elapsed or 0
    rate = f"{report.taken:,} files, {report.taken / elapsed:,.0f}/s" if elapsed else ""
    progress.update(task, completed=meter.bytes_read, rate=rate)


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
