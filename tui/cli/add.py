"""``section16 add``: read what is named, store it, say what came of it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from parsers import Reading, readings
from parsers.filing import Filing
from store.harmless import visible
from store.writer import Outcome, Writer
from tui.cli.terminal import DONE, FAILED, complain, output, store_path, told
from tui.render import styles

_BATCH = 500
_MOST_PROBLEMS = 20
"""Problems listed after an add; `section16 info` counts them all."""


@dataclass(slots=True)
class Report:
    """What came of the files that were named."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    passed_over: int = 0
    """Files in folders and archives that are no filings."""
    failures: int = 0
    """Files that could not be read, and named files that are no filings."""
    problems: list[tuple[Filing, str, str, str]] = field(default_factory=list)
    """Errors and warnings of the readers: filing, severity, place, message."""

    def totals(self) -> str:
        """``5 filings added, 2 already there, 1 file passed over``"""
        parts = [f"{_counted(self.outcomes[Outcome.ADDED], 'filing')} added"]
        if known := self.outcomes[Outcome.KNOWN]:
            parts.append(f"{known:,} already there")
        if self.passed_over:
            parts.append(f"{_counted(self.passed_over, 'file')} passed over")
        if self.failures:
            parts.append(f"{_counted(self.failures, 'file')} not read")
        return ", ".join(parts)


def add_to_store(paths: Iterable[str], db: str | None) -> int:
    """Add, print totals and problems; the exit status."""
    return told(lambda: _add_and_report(paths, store_path(db)))


def add_paths(paths: Iterable[str], path: Path) -> Report:
    """Read everything named into the store, with progress on a terminal.

    :raises StoreError: the store cannot be written to
    """
    report = Report()
    with Writer(path) as writer, _progress() as progress:
        task = progress.add_task("reading", total=None)
        for name in paths:
            for reading in readings(name):
                _take(reading, writer, report)
                progress.update(task, advance=1)
                if sum(report.outcomes.values()) % _BATCH == 0:
                    writer.commit()
    return report


def _add_and_report(paths: Iterable[str], path: Path) -> int:
    report = add_paths(paths, path)
    console = output()
    console.print(Text(report.totals()))
    _print_problems(report, console)
    return FAILED if report.failures else DONE


def _take(reading: Reading, writer: Writer, report: Report) -> None:
    if reading.filing is not None:
        outcome = writer.add(reading.filing, reading.content).outcome
        report.outcomes[outcome] += 1
        if outcome is Outcome.ADDED:
            report.problems += [
                (reading.filing, p.severity, p.where, p.message)
                for p in reading.filing.problems
                if p.severity != "note"
            ]
    elif not reading.is_passed_over:
        report.failures += 1
        complain(reading.name, str(reading.failure))
    else:
        report.passed_over += 1


def _print_problems(report: Report, console: Console) -> None:
    if not report.problems:
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    for filing, severity, where, message in report.problems[:_MOST_PROBLEMS]:
        sign, style = styles.SEVERITIES[severity]
        name = visible(Path(filing.source).name)
        table.add_row(Text(sign, style), Text(name), Text(visible(where)), Text(visible(message)))
    console.print(table)
    more = len(report.problems) - _MOST_PROBLEMS
    if more > 0:
        console.print(Text(f"and {more:,} more, see: section16 info"))


def _progress() -> Progress:
    console = Console(file=sys.stderr)
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        disable=not console.is_terminal,
        transient=True,
    )


def _counted(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
