"""How far a long command has come: a bar on the terminal, nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")

_LONG = 5_000
"""Items from which on a bar is worth its lines."""
_EVERY = 256


def counted(items: Iterable[T], words: str, total: Callable[[], int]) -> Iterator[T]:
    """The items as they are, under a bar on standard error if that is a terminal.

    :param total: says how many there are; asked only where a bar may be shown
    """
    count = total() if sys.stderr.isatty() else 0
    if count < _LONG:
        yield from items
        return
    with bar(words, count) as show:
        for number, item in enumerate(items):
            if not number % _EVERY:
                show(number, words)
            yield item


@contextmanager
def bar(words: str, total: int) -> Iterator[Callable[[int, str], None]]:
    """A bar on standard error while it lasts; what it gives shows how much is done of what."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    console = Console(file=sys.stderr)
    with Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        console=console,
        disable=not console.is_terminal,
        transient=True,
    ) as progress:
        task = progress.add_task(words, total=total)
        yield lambda done, what: progress.update(task, completed=done, description=what)
