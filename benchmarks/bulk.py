"""A quarter of the SEC's data sets into a new store, beside its bare rows into bare tables."""

from __future__ import annotations

import csv
import random
import re
import shutil
import sqlite3
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from benchmarks.measure import CORPUS, Budget, Measurement, Topic, rate
from parsers.bulk.columns import FOOTNOTES, KEY, OWNERS, SUBMISSION, TABLES
from tui.cli.add import add_paths

MOST_INSERTS = 4.0
"""Adding a quarter may take so many times as long as inserting its rows as they stand."""
ROUNDS = 2

_MARK = re.compile(r"F\d+")
_TITLES = ("Common Stock", "Class A Common Stock", "Ordinary Shares", "Common Units")
_ROLES = ("Director", "Officer", "Officer,Director", "TenPercentOwner", "Director,TenPercentOwner")
_WORDS = (
    "the price reported is a weighted average of sales in multiple transactions at prices from"
    " the reporting person undertakes to provide upon request by the staff full information on"
    " shares withheld to satisfy tax obligations on vesting of restricted stock units granted"
).split()


def measure() -> Topic:
    """Seconds for all of it, from the tables in a folder to the last commit."""
    title = "A quarter of the data sets to a store"
    real = CORPUS / "bulk_tsv"
    if not real.is_dir():
        return Topic(title, "Not measured: the collected tables are not here.", ())
    with tempfile.TemporaryDirectory() as folder:
        quarter = Path(folder) / "quarter"
        quarter.mkdir()
        write_quarter(real, quarter)
        filings = sum(1 for _ in _rows(quarter / f"{SUBMISSION}.tsv")) - 1
        size = sum(path.stat().st_size for path in quarter.iterdir())
        rows = sum(1 for path in quarter.iterdir() for _ in _rows(path)) - len(TABLES)
        ours, bare = _best(
            Path(folder), lambda db: _add(quarter, db), lambda db: _bare(quarter, db)
        )
    return Topic(
        title,
        f"{filings:,} filings, {rows:,} rows, {size / 1e6:.0f} MB: five tables of one real quarter"
        " and three that are invented for its filings, about as large as real ones. The yardstick"
        " is `executemany` of the rows that the csv module gives into tables of a new file that"
        " have their columns and nothing else, in one transaction. Wall time of the best round;"
        " adding reads on all cores.",
        (
            Measurement(
                "adding, beside plain inserts",
                f"{ours[0]:.1f} s, {rate(filings, ours[0], 'filings')}",
                f"{bare[0]:.1f} s",
                f"{ours[0] / bare[0]:.1f} times its time",
                Budget(f"at most {MOST_INSERTS:g} times", ours[0] <= MOST_INSERTS * bare[0]),
            ),
            Measurement(
                "processor time of the process that writes",
                f"{ours[1]:.1f} s",
                f"{bare[1]:.1f} s",
                f"{ours[1] / bare[1]:.1f} times its time",
            ),
        ),
    )


def _best(folder: Path, *works: Callable[[Path], None]) -> list[tuple[float, float]]:
    """Wall and processor seconds of each, taken in turns, each time into a new file."""
    best = [(float("inf"), float("inf"))] * len(works)
    for _ in range(ROUNDS):
        for place, work in enumerate(works):
            with tempfile.TemporaryDirectory(dir=folder) as new:
                wall, used = time.perf_counter(), time.process_time()
                work(Path(new) / "store.db")
                wall, used = time.perf_counter() - wall, time.process_time() - used
            best[place] = min(best[place], (wall, used))
    return best


def _add(quarter: Path, db: Path) -> None:
    report = add_paths([str(quarter)], db)
    if report.failures:
        raise SystemExit("the quarter was not read whole")


def _bare(quarter: Path, db: Path) -> None:
    connection = sqlite3.connect(db)
    with connection:
        for path in sorted(quarter.iterdir()):
            rows = _rows(path)
            header = next(rows)
            columns = ", ".join(f'"{name}"' for name in header)
            connection.execute(f"CREATE TABLE {path.stem} ({columns})")
            places = ", ".join("?" * len(header))
            insert = f"INSERT INTO {path.stem} VALUES ({places})"  # noqa: S608 - the table's own
            connection.executemany(insert, rows)
    connection.close()


def _rows(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.reader(stream, delimiter="\t", quotechar='"')


# The tables that are not among the collected ones


def write_quarter(real: Path, folder: Path) -> None:
    """All eight tables: the real ones there are, and invented rows for the same filings."""
    marks: dict[str, set[str]] = defaultdict(set)
    for path in real.glob("*.tsv"):
        shutil.copy(path, folder / path.name)
        if path.stem != SUBMISSION:
            for accession, *cells in _rows(path):
                marks[accession].update(*map(_MARK.findall, filter(_MARK.match, cells)))
    filings = [row[:10] for row in _rows(folder / f"{SUBMISSION}.tsv")][1:]
    # Never another one: what is measured is to stay the same.
    chance = random.Random(16)
    invented = {
        OWNERS: [row for filing in filings for row in _owners(filing, chance)],
        "NONDERIV_TRANS": list(_transactions(filings, marks, chance)),
        FOOTNOTES: (
            (filing[0], mark, " ".join(chance.choices(_WORDS, k=chance.randrange(8, 90))))
            for filing in filings
            for mark in sorted(marks[filing[0]])
        ),
    }
    for table, rows in invented.items():
        _write(folder / f"{table}.tsv", (KEY, *TABLES[table].columns), rows)


def _owners(filing: list[str], chance: random.Random) -> Iterator[tuple[str, ...]]:
    """Owners out of the dozen that each issuer has, under its file number."""
    accession, *_, issuer = filing
    for place in chance.sample(range(12), 1 if chance.random() < 0.94 else 3):
        number = int(issuer) * 12 + place
        cik, name = f"{number % 10**10:010}", f"Owner{number} Anne B."
        role = chance.choice(_ROLES)
        title = "Chief Accounting Officer" if "Officer" in role else ""
        street = f"C/O {number % 900} MAIN STREET"
        yield (
            accession, cik, name, role, title, "", street, "SUITE 100", "WACO", "TX", "76701",
            "", f"001-{int(issuer) % 100_000:05}",
        )  # fmt: skip


def _transactions(
    filings: Iterable[list[str]], marks: dict[str, set[str]], chance: random.Random
) -> Iterator[tuple[str, ...]]:
    """Rows of Table I; what footnotes they are marked with is added to the marks."""
    key = 5_000_000
    for accession, filed, period, *_, form, _ in filings:
        owned = chance.randrange(1, 900_000)
        count = 0 if form.startswith("3") else chance.choice((1, 1, 1, 2, 2, 3))
        for _ in range(0 if marks[accession] and chance.random() < 0.2 else count):
            key += 1
            notes = chance.sample(("F1", "F2", "F3"), chance.choice((0, 0, 1, 1, 2)))
            marks[accession].update(notes)
            code, direction = chance.choice(("SD", "SD", "SD", "MA", "AA", "FD", "FD", "PA", "GD"))
            row = dict.fromkeys((KEY, *TABLES["NONDERIV_TRANS"].columns), "")
            row |= {
                KEY: accession, "NONDERIV_TRANS_SK": str(key),
                "SECURITY_TITLE": chance.choice(_TITLES), "TRANS_DATE": period or filed,
                "TRANS_FORM_TYPE": "4", "TRANS_CODE": code, "EQUITY_SWAP_INVOLVED": "0",
                "EQUITY_SWAP_TRANS_CD_FN": ", ".join(notes[1:]),
                "TRANS_SHARES": f"{chance.randrange(1, 50_000)}.0",
                "TRANS_PRICEPERSHARE": f"{chance.randrange(0, 30_000) / 100}",
                "TRANS_PRICEPERSHARE_FN": ", ".join(notes[:1]),
                "TRANS_ACQUIRED_DISP_CD": direction,
                "SHRS_OWND_FOLWNG_TRANS": f"{owned}.0", "DIRECT_INDIRECT_OWNERSHIP": "D",
            }  # fmt: skip
            yield tuple(row.values())


def _write(path: Path, header: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, delimiter="\t", lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
