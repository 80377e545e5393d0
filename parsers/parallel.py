"""Reading many files on all cores, with the answers in the order of the files.

This process opens files and archives; others read what is in them and do some work on
each reading, so that only its result travels back. A few small files are read here:
starting processes takes longer than reading them.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import Generic, TypeVar

from parsers import Reading, nothing_found, readings_of
from parsers.errors import Unreadable
from parsers.sources import Meter, Opened, Source, open_sources

T = TypeVar("T")

_ALONE_FILES, _ALONE_BYTES = 200, 4_000_000
"""Up to so many files and bytes are read without other processes."""
_CHUNK_FILES, _CHUNK_BYTES = 64, 1_000_000
_KILLED = "a process that reads was killed, perhaps for want of memory; try with fewer files"
_WAITING = 12
"""Chunks under way for each core: enough to keep it busy while a batch is written, few enough to
bound memory."""


@dataclass(frozen=True, slots=True)
class _Work(Generic[T]):
    """What a process does with the files of a chunk."""

    do: Callable[[Reading], T]

    def __call__(self, chunk: Sequence[Opened]) -> list[list[tuple[T, bool]]]:
        return [
            [(self.do(reading), reading.is_passed_over) for reading in readings_of(opened)]
            for opened in chunk
        ]


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Files in order, and the path of the command line that each belongs to."""

    files: list[Opened]
    paths: list[int]


def map_readings(
    paths: Sequence[str],
    work: Callable[[Reading], T],
    cores: int | None = None,
    meter: Meter | None = None,
) -> Iterator[T]:
    """``work`` done on everything that the paths hold, in order, as :func:`parsers.readings`.

    :param work: a function of a module, for it is sent to other processes, as its results are
    :param cores: how many to use; ``None`` for all that this process may use
    :param meter: counts what has been read, a little ahead of what has been given
    :raises Unreadable: a process was killed from outside; what was given until then stands
    """
    cores = cores or _usable_cores()
    found = [0] * len(paths)
    is_news = [False] * len(paths)
    told = 0  # paths of which all has been said
    for chunk, results in _results(_chunks(paths, meter), _Work(work), cores):
        for path, answers in zip(chunk.paths, results, strict=True):
            while told < path:
                yield from _nothing(paths[told], found[told], is_news[told], work)
                told += 1
            found[path] += 1
            for answer, is_passed_over in answers:
                is_news[path] = is_news[path] or not is_passed_over
                yield answer
    for path in range(told, len(paths)):
        yield from _nothing(paths[path], found[path], is_news[path], work)


def _nothing(path: str, files: int, is_news: bool, work: Callable[[Reading], T]) -> Iterator[T]:
    if not is_news:
        yield work(nothing_found(path, files))


def _results(
    chunks: Iterable[_Chunk], work: _Work[T], cores: int
) -> Iterator[tuple[_Chunk, list[list[tuple[T, bool]]]]]:
    """Chunks with what came of them: the first one here, the others on all cores."""
    chunks = iter(chunks)
    first = next(chunks, None)
    if first is not None:
        yield first, work(first.files)
    if cores < 2:
        yield from ((chunk, work(chunk.files)) for chunk in chunks)
        return
    second = next(chunks, None)
    if second is not None:
        yield from _on_cores(second, chunks, work, cores)


def _on_cores(
    second: _Chunk, chunks: Iterator[_Chunk], work: _Work[T], cores: int
) -> Iterator[tuple[_Chunk, list[list[tuple[T, bool]]]]]:
    # Never by a plain fork: this process may have threads, whose locks a copy keeps for ever.
    context = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
    pool = ProcessPoolExecutor(cores, context, initializer=_leave_interrupts_to_the_parent)
    under_way: deque[tuple[_Chunk, Future[list[list[tuple[T, bool]]]]]] = deque()
    try:
        under_way.append((second, pool.submit(work, second.files)))
        for chunk in chunks:
            under_way.append((chunk, pool.submit(work, chunk.files)))
            if len(under_way) >= cores * _WAITING:
                done, future = under_way.popleft()
                yield done, future.result()
        while under_way:
            done, future = under_way.popleft()
            yield done, future.result()
    except BrokenProcessPool as error:
        raise Unreadable(_KILLED) from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _chunks(paths: Sequence[str], meter: Meter | None) -> Iterator[_Chunk]:
    most_files, most_bytes = _ALONE_FILES, _ALONE_BYTES
    files: list[Opened] = []
    of_paths: list[int] = []
    size = 0
    for place, path in enumerate(paths):
        for opened in open_sources(path, meter):
            files.append(opened)
            of_paths.append(place)
            size += len(opened.content) if isinstance(opened, Source) else 0
            if len(files) >= most_files or size >= most_bytes:
                yield _Chunk(files, of_paths)
                files, of_paths, size = [], [], 0
                most_files, most_bytes = _CHUNK_FILES, _CHUNK_BYTES
    if files:
        yield _Chunk(files, of_paths)


def _usable_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
