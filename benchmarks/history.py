"""A store of a million transactions: how fast it grows, how large it is, how fast it answers."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import Budget, Measurement, Topic, best_seconds, rate
from benchmarks.population import submissions
from parsers import read_content
from store.laying_out import lay_out
from store.query import parse
from store.reader import Reader, Sort
from store.views import VIEWS
from store.writer import Writer

FILINGS = int(os.environ.get("BENCH_FILINGS", "235000"))
"""About a million transactions."""
_MEASURED = 5000
"""Filings in each of the two runs that are timed."""
_BATCH = 1000
_LEAST_OF_WALK = 1000 / 2700
"""Adding does so many filings while the bare walk does one."""
_FLAT = 0.8
"""Of the rate on the empty store, what is left at the millionth row."""
_FIRST_ROWS_MS, _WINDOW_MS = 150, 30
_SCREEN = 60

_QUERIES = (
    "code:P value:>100k role:ceo,cfo -plan:yes date:2024",
    "code:S",
    "code:P",
    "value:>1m",
    "date:2024",
    "date:2020-01..2020-06",
    "issuer:gar",
    "insider:smith",
    "security:option",
    "footnote:10b5-1",
    "trust",
    '"weighted average"',
    "-plan:yes code:S",
    "price:>100 shares:>10k",
    "own:indirect",
    "table:2 code:M",
    "form:4 filed:2023",
    "late:yes",
)


def measure() -> Topic:
    """Grows the store in a temporary folder and asks it everything."""
    with TemporaryDirectory() as folder:
        store = Path(folder) / "history.db"
        contents = submissions(FILINGS)
        first = list(islice(contents, _MEASURED))
        at_first = _added(store, first, Path(folder) / "first")
        middle = FILINGS - 2 * _MEASURED
        _fill(store, islice(contents, middle))
        last = list(contents)
        at_last = _added(store, last, Path(folder) / "last")
        (walk,) = best_seconds(lambda: [_walk(content) for content in first], rounds=3)
        received = sum(map(len, first)) / len(first) * FILINGS
        lines = [
            *_growth(at_first, at_last, len(first), len(last), walk),
            Measurement(
                "size of the file",
                f"{store.stat().st_size / 1e6:,.0f} MB",
                f"{received / 1e6:,.0f} MB received",
                f"{store.stat().st_size / received:.2f} times",
            ),
            *_answers(store),
        ]
    return Topic(
        "A store of a million transactions",
        f"{FILINGS:,} invented submissions of Form 4 ({received / FILINGS / 1000:.1f} kB each), the"
        f" same for everyone by their seed. Timed are `section16 add` on the first {_MEASURED:,},"
        f" into an empty store, and on the last {_MEASURED:,}; the walk is"
        " `ElementTree.fromstring` and a look at every element of the same documents.",
        tuple(lines),
    )


def _added(store: Path, contents: Sequence[bytes], folder: Path) -> float:
    """Seconds that `section16 add` takes for these."""
    folder.mkdir()
    for number, content in enumerate(contents):
        (folder / f"{number:06}.txt").write_bytes(content)
    command = [sys.executable, "-m", "tui.commands", "--db", str(store), "add", str(folder)]
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def _fill(store: Path, contents: Iterable[bytes]) -> None:
    with Writer(store) as writer:
        for number, content in enumerate(contents, 1):
            writer.add_laid_out(lay_out(read_content(content, f"{number}.txt"), content))
            if not number % _BATCH:
                writer.commit()


def _walk(content: bytes) -> list[tuple[str, str | None]]:
    start, end = content.index(b"<ownershipDocument"), content.index(b"</XML>")
    return [(node.tag, node.text) for node in ET.fromstring(content[start:end]).iter()]


def _growth(
    at_first: float, at_last: float, first: int, last: int, walk: float
) -> tuple[Measurement, ...]:
    of_walk = (first / at_first) / (first / walk)
    return (
        Measurement(
            "adding to an empty store",
            rate(first, at_first, "filings"),
            f"walk {rate(first, walk, 'filings')}",
            f"{of_walk:.2f} of its rate",
            Budget(f"at least {_LEAST_OF_WALK:.2f}", of_walk >= _LEAST_OF_WALK),
        ),
        Measurement(
            "adding at the millionth row",
            rate(last, at_last, "filings"),
            "",
            f"{(last / at_last) / (first / at_first):.2f} of the rate at first",
            Budget(f"at least {_FLAT:.1f}", (last / at_last) >= _FLAT * (first / at_first)),
        ),
    )


def _answers(store: Path) -> Iterable[Measurement]:
    with Reader(store) as reader:
        for name, view in VIEWS.items():
            took, _ = _first_rows(reader, name, "")
            yield Measurement(f"first screen of {name}", f"{took:.0f} ms", "", "", _within(took))
            ids = [i for chunk in reader.ids(view, parse("")) for i in chunk]
            half = ids[len(ids) // 2 :][:_SCREEN]
            start = time.perf_counter()
            reader.rows(view, half)
            took = (time.perf_counter() - start) * 1000
            yield Measurement(
                f"a window half-way down {len(ids):,} {name}",
                f"{took:.1f} ms",
                budget=Budget(f"at most {_WINDOW_MS} ms", took <= _WINDOW_MS),
            )
        for query in _QUERIES:
            took, count = _first_rows(reader, "transactions", query)
            yield Measurement(f"`{query}`", f"{took:.0f} ms", f"{count:,} rows", "", _within(took))
        for column in VIEWS["transactions"].columns:
            took, _ = _first_rows(reader, "transactions", "", Sort(column.name))
            yield Measurement(f"transactions by {column.name}", f"{took:.0f} ms")


def _within(took: float) -> Budget:
    return Budget(f"at most {_FIRST_ROWS_MS} ms", took <= _FIRST_ROWS_MS)


def _first_rows(
    reader: Reader, view_name: str, query: str, sort: Sort | None = None
) -> tuple[float, int]:
    """Milliseconds until the first rows are there, and how many there are in all."""
    view = VIEWS[view_name]
    start = time.perf_counter()
    chunks = reader.ids(view, parse(query), sort=sort)
    first = next(chunks, None)
    if first is not None:
        reader.rows(view, first[:_SCREEN])
    took = (time.perf_counter() - start) * 1000
    return took, len(first or ()) + sum(map(len, chunks))
