"""What a store of a million transactions answers, and how soon."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from array import array
from collections.abc import Iterator
from pathlib import Path

from benchmarks.history import grown
from benchmarks.measure import ROOT, Budget, Measurement, Topic
from store.query import parse
from store.reader import Reader
from store.sorting import Sort
from store.views import VIEWS, View

FIRST_ROWS_MS, PARTIES_MS, WINDOW_MS = 150, 50, 30
SCREEN = 60
_ROUNDS = 3

QUERIES = (
    "code:P value:>100k role:ceo,cfo -plan:yes date:2024",
    "code:S",
    "code:P",
    "code:G,W",
    "value:>1m",
    "value:>50m",
    "shares:>10k price:>100",
    "price:<0.5 code:P",
    "date:2024",
    "date:2020-01..2020-06",
    "date:2019-03-04",
    "filed:2023 form:4",
    "form:4/A",
    "issuer:gar",
    "ticker:a",
    "cik:900000",
    "insider:garhol",
    "role:director",
    "role:ceo code:S",
    "own:indirect",
    "table:2 code:M",
    "security:option",
    "plan:yes",
    "-plan:yes code:S",
    "late:yes",
    "is:joint",
    "has:footnote",
    "footnote:10b5-1",
    "trust",
    '"weighted average"',
    "garbel option -code:M",
)
"""Searches of thirty kinds, from one row to nearly all."""
PARTIES = ("g", "gar", "garhol ada", "bancorp")
"""What somebody types who looks for an issuer or an insider."""


def measure() -> Topic:
    """Searches, lists, windows, sorts, exports and memory."""
    lines: list[Measurement] = []
    with Reader(grown().path) as reader:
        for name in VIEWS:
            lines += _list(reader, name)
        lines += [_search(reader, "transactions", query, FIRST_ROWS_MS) for query in QUERIES]
        lines += [
            _search(reader, view, query, PARTIES_MS)
            for view in ("issuers", "insiders")
            for query in PARTIES
        ]
        lines += [
            _search(reader, view, QUERIES[0], FIRST_ROWS_MS)
            for view in VIEWS
            if view != "transactions"
        ]
        lines += _sorts(reader)
    lines += _exports()
    lines.append(_memory())
    return Topic(
        "Asking a store of a million transactions",
        "The store of the section before. First rows: the query parsed and put to the store, the"
        f" first ids of the answer, and the {SCREEN} rows of a screen. All: the ids of all rows of"
        f" the answer, in order. The best of {_ROUNDS}.",
        tuple(lines),
    )


def first_rows(
    reader: Reader, view: View, query: str, sort: Sort | None = None
) -> tuple[float, float, int]:
    """Milliseconds until the first rows are there, until all ids are, and how many those are."""
    start = time.perf_counter()
    first, ids, chunks = _first_screen(reader, view, sort, query)
    count = len(ids) + sum(map(len, chunks))
    return first, (time.perf_counter() - start) * 1000, count


def _first_screen(
    reader: Reader, view: View, sort: Sort | None, query: str = ""
) -> tuple[float, array[int], Iterator[array[int]]]:
    """Milliseconds until the first rows are there; the first ids, and those to come."""
    start = time.perf_counter()
    chunks = reader.ids(view, parse(query), sort=sort)
    ids = next(chunks, array("q"))
    reader.rows(view, ids[:SCREEN])
    return (time.perf_counter() - start) * 1000, ids, chunks


def _best(
    reader: Reader, view: View, query: str, sort: Sort | None = None
) -> tuple[float, float, int]:
    return min(first_rows(reader, view, query, sort) for _ in range(_ROUNDS))


def _search(reader: Reader, view: str, query: str, most: float) -> Measurement:
    first, every, count = _best(reader, VIEWS[view], query)
    return Measurement(
        f"{view}: `{query}`",
        f"first rows {first:.0f} ms",
        f"all {count:,} in {every:,.0f} ms",
        budget=_at_most(first, most),
    )


def _list(reader: Reader, name: str) -> Iterator[Measurement]:
    """The first screen of a list, and a window half-way down."""
    view = VIEWS[name]
    first, every, count = _best(reader, view, "")
    yield Measurement(
        f"{name}, the list as it opens",
        f"first rows {first:.0f} ms",
        f"all {count:,} in {every:,.0f} ms",
        budget=_at_most(first, FIRST_ROWS_MS),
    )
    ids = [id for chunk in reader.ids(view, parse("")) for id in chunk]
    took = []
    for place in range(0, len(ids) - SCREEN, max(1, len(ids) // 50)):
        start = time.perf_counter()
        reader.rows(view, ids[place : place + SCREEN])
        took.append((time.perf_counter() - start) * 1000)
    if took:
        yield Measurement(
            f"{name}, windows at {len(took)} depths",
            f"the slowest {max(took):.1f} ms",
            f"half of them under {sorted(took)[len(took) // 2]:.1f} ms",
            budget=_at_most(max(took), WINDOW_MS),
        )


def _sorts(reader: Reader) -> Iterator[Measurement]:
    """Every list by every column that it can be sorted by, both ways: the slower is given."""
    for name, view in VIEWS.items():
        for column in view.columns:
            if column.unsorted:
                continue
            ways = (Sort(column.name), Sort(column.name, descending=True))
            times = [
                min(_first_screen(reader, view, sort)[0] for _ in range(_ROUNDS)) for sort in ways
            ]
            first, sort = max(times), ways[times.index(max(times))]
            _, every, _ = first_rows(reader, view, "", sort)
            yield Measurement(
                f"{name} by {column.name}",
                f"first rows {first:.0f} ms",
                f"all in {every:,.0f} ms",
                budget=_at_most(first, FIRST_ROWS_MS),
            )


def _exports() -> Iterator[Measurement]:
    """All that the headline search and a broad one find, as the command writes it."""
    for query in (QUERIES[0], "code:P"):
        for kind in ("csv", "jsonl", "xlsx"):
            with tempfile.TemporaryDirectory() as folder:
                target = Path(folder) / f"rows.{kind}"
                start = time.perf_counter()
                _run("export", query, "-o", str(target))
                took = time.perf_counter() - start
                size = target.stat().st_size
            yield Measurement(
                f"export `{query}` as {kind}", f"{took:.1f} s", f"{size / 1e6:.1f} MB"
            )
    start = time.perf_counter()
    _run("search", QUERIES[0])
    yield Measurement(
        f"`section16 search {QUERIES[0]}`, the command from start to end",
        f"{time.perf_counter() - start:.2f} s",
    )


def _run(*arguments: str) -> None:
    command = [sys.executable, "-m", "tui.commands", "--db", str(grown().path), *arguments]
    subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


_CHILD = """
import sys
from pathlib import Path
from store.query import parse
from store.reader import Reader
from store.views import VIEWS
with Reader(Path(sys.argv[1])) as reader:
    view = VIEWS["transactions"]
    vector = [ids for ids in reader.ids(view, parse(""))]
    reader.rows(view, vector[0])
print(next(l.split()[1] for l in open("/proc/self/status") if l.startswith("VmHWM")))
"""


def _memory() -> Measurement:
    """What a process needs that holds the whole list and one window of it."""
    output = subprocess.run(
        [sys.executable, "-c", _CHILD, str(grown().path)],
        capture_output=True, check=True, cwd=ROOT, text=True,
    ).stdout  # fmt: skip
    return Measurement(
        "peak memory of a process with the vector of all transactions and a window",
        f"{int(output) / 1000:,.0f} MB",
    )


def _at_most(took: float, most: float) -> Budget:
    return Budget(f"at most {most:g} ms", took <= most)
