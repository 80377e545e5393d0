"""The same questions put to what else there is: `sqlite-utils insert`, edgartools' data frames."""

from __future__ import annotations

import importlib
import importlib.metadata
import json
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.answers import SCREEN, first_rows
from benchmarks.history import grown
from benchmarks.measure import Measurement, Topic
from benchmarks.ownership import edgartools
from benchmarks.population import submissions
from store.reader import Reader
from store.views import VIEWS

_FILINGS_IN_FRAMES = 1000
"""edgartools reads a few hundred a second; their rows are repeated to as many as the store has."""
_ROUNDS = 3


@dataclass(frozen=True, slots=True)
class _Question:
    """One question in three languages."""

    query: str
    sql: str
    """The condition on the rows that `sqlite-utils insert` made a table of."""
    frame: Callable[[Any], Any] | None
    """Rows of the data frame; ``None`` where it has not what is asked for."""


_QUESTIONS = (
    _Question(
        "code:P value:>100k role:ceo,cfo -plan:yes date:2024",
        "transaction_code = 'P' AND value > 100000 AND aff10b5_one IS NOT 1"
        " AND (role LIKE '%chief executive%' OR role LIKE '%chief financial%')"
        " AND transaction_date BETWEEN '2024-01-01' AND '2024-12-31'",
        None,
    ),
    _Question("code:P", "transaction_code = 'P'", lambda frame: frame[frame["Code"] == "P"]),
    _Question(
        "date:2024",
        "transaction_date BETWEEN '2024-01-01' AND '2024-12-31'",
        lambda frame: frame[(frame["Date"] >= "2024-01-01") & (frame["Date"] <= "2024-12-31")],
    ),
    _Question("value:>1m", "value > 1000000", lambda frame: frame[frame["Worth"] > 1_000_000]),
    _Question(
        "insider:garhol",
        "insider LIKE 'garhol%' OR insider LIKE '% garhol%'",
        lambda frame: frame[frame["Insider"].str.contains(r"\bgarhol", case=False)],
    ),
    _Question("footnote:10b5-1", "", None),
)


def measure() -> Topic:
    """Time until the newest rows of each answer are there."""
    with tempfile.TemporaryDirectory() as folder, Reader(grown().path) as reader:
        plain = Path(folder) / "plain.db"
        took, count, size = _inserted(plain, Path(folder) / "rows.jsonl")
        frame, framed = _frame(count)
        with sqlite3.connect(plain) as connection:
            lines = [_asked(reader, connection, frame, question) for question in _QUESTIONS]
        lines += [
            Measurement(
                f"loading {count:,} rows of the transactions view with `sqlite-utils insert`",
                f"{took:.0f} s, {count / took:,.0f} rows/s, {size / 1e6:,.0f} MB",
                "here from the filings themselves, with everything else that is in them:"
                f" {grown().seconds:.0f} s",
            ),
            Measurement(
                f"reading {_FILINGS_IN_FRAMES:,} filings into data frames",
                f"{_FILINGS_IN_FRAMES / framed:,.0f} filings/s",
                "edgartools, its look-ups replaced",
            ),
        ]
    versions = {name: importlib.metadata.version(name) for name in ("sqlite-utils", "edgartools")}
    return Topic(
        "The same questions asked elsewhere",
        f"sqlite-utils {versions['sqlite-utils']}: the rows of `transaction_rows` put into one"
        " table by `sqlite-utils insert`, which makes no index; asked in SQL for the"
        f" {SCREEN} newest. edgartools {versions['edgartools']}: the data frames of"
        f" {_FILINGS_IN_FRAMES:,} filings, repeated to as many rows, asked for the newest with"
        f" pandas. Here: until the {SCREEN} rows of a screen are there. The best of {_ROUNDS}.",
        tuple(lines),
    )


def _asked(
    reader: Reader, connection: sqlite3.Connection, frame: Any, question: _Question
) -> Measurement:
    view = VIEWS["transactions"]
    ours = min(first_rows(reader, view, question.query)[0] for _ in range(_ROUNDS))
    beside = []
    if question.sql:
        sql = f"SELECT * FROM transactions WHERE {question.sql}"  # noqa: S608 - written above
        sql += f" ORDER BY transaction_date DESC LIMIT {SCREEN}"
        took = _best(lambda: connection.execute(sql).fetchall())
        beside.append(f"sqlite-utils {took:,.0f} ms")
    if question.frame is not None:
        ask = question.frame
        took = _best(lambda: ask(frame).nlargest(SCREEN, "Date"))
        beside.append(f"data frame {took:,.0f} ms")
    else:
        beside.append("not in the data frame")
    return Measurement(f"`{question.query}`", f"{ours:.0f} ms", ", ".join(beside))


def _best(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        work()
        best = min(best, (time.perf_counter() - start) * 1000)
    return best


def _inserted(target: Path, lines: Path) -> tuple[float, int, int]:
    """Seconds that the command takes, rows, and the size of its file."""
    count = 0
    with lines.open("w", encoding="utf-8") as stream:
        for row in _rows():
            stream.write(json.dumps(row) + "\n")
            count += 1
    command = [sys.executable, "-m", "sqlite_utils", "insert", str(target), "transactions"]
    start = time.perf_counter()
    subprocess.run([*command, str(lines), "--nl"], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start, count, target.stat().st_size


def _rows() -> Iterator[dict[str, object]]:
    connection = sqlite3.connect(grown().path)
    connection.row_factory = sqlite3.Row
    for row in connection.execute("SELECT * FROM transaction_rows"):
        yield dict(row)
    connection.close()


def _frame(rows: int) -> tuple[Any, float]:
    """A data frame of so many rows, and the seconds it took to read the filings behind it."""
    pandas: Any = importlib.import_module("pandas")  # both are there for measuring only
    form_4: Any = importlib.import_module("edgar.ownership").Form4
    ownership = edgartools()
    texts = [_document(content) for content in islice(submissions(10**6), _FILINGS_IN_FRAMES)]
    start = time.perf_counter()
    frames = [form_4(**ownership.parse_xml(text)).to_dataframe() for text in texts]
    took = time.perf_counter() - start
    few = pandas.concat(frames, ignore_index=True)
    frame = pandas.concat([few] * (rows // len(few) + 1), ignore_index=True)[:rows]
    # It leaves a value out where a price is 0; worked out here, so that it can be asked for.
    frame["Worth"] = frame["Shares"] * frame["Price"]
    return frame, took


def _document(content: bytes) -> str:
    return content[content.index(b"<ownershipDocument") : content.index(b"</XML>")].decode()
