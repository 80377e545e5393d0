"""The list of problems: errors before warnings before notes, the newest filing's first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from parsers.filing import Issuer, Problem, ReportingOwner
from store.query import parse
from store.reader import Reader, Sort
from store.views import PROBLEMS
from store.writer import Writer
from tests.store.conftest import form_4

ISSUER = Issuer("0000000001", "Acme Corp", "ACME")
OWNER = ReportingOwner("0000000011", "Smith Ada", is_director=True)
WARNING, NOTE, ERROR = (
    Problem("warning", "Table I, line 2", "not a date"),
    Problem("note", "footnotes", "F2 is marked nowhere"),
    Problem("error", "Table II", "not read"),
)


@pytest.fixture
def store(path) -> Iterator[Reader]:
    """Filings of the first to the fourth of January with problems of every kind."""
    found = [(WARNING, ERROR), (NOTE,), (NOTE, WARNING, ERROR, WARNING), ()]
    with Writer(path) as writer:
        for number, problems in enumerate(found, 1):
            filing = replace(form_4(number, ISSUER, OWNER), problems=problems)
            writer.add(filing, filing.source.encode())
    with Reader(path) as reader:
        yield reader


def listed(reader: Reader, text: str = "", sort: Sort | None = None) -> list[tuple[str, int]]:
    ids = [id for part in reader.ids(PROBLEMS, parse(text), sort=sort) for id in part]
    rows = reader.rows(PROBLEMS, ids)
    return [(str(row.cells[0]), int(str(row.keys["filing_id"]))) for row in rows]


IN_ORDER = [("error", 3), ("error", 1), ("warning", 3), ("warning", 3), ("warning", 1),
            ("note", 3), ("note", 2)]  # fmt: skip


def test_errors_come_first_then_the_newest_filing(store):
    assert listed(store) == IN_ORDER
    assert listed(store, sort=Sort("severity")) == IN_ORDER


def test_so_they_do_where_something_is_asked_for(store):
    assert listed(store, "acme") == IN_ORDER
    assert listed(store, "smith form:4 filed:2024-01-01") == [("error", 1), ("warning", 1)]
    assert listed(store, "role:ceo") == []


def test_so_they_do_where_there_are_too_many_to_sort(store, monkeypatch):
    monkeypatch.setattr("store.list_ids.MANY", 1)
    walk = PROBLEMS.__class__.walk
    monkeypatch.setattr(
        PROBLEMS.__class__, "walk", lambda self, name: replace(walk(self, name), many=2)
    )
    assert listed(store) == IN_ORDER
    assert listed(store, "acme") == IN_ORDER


def test_notes_first_the_other_way(store):
    found = listed(store, sort=Sort("severity", descending=True))
    assert found == [
        ("note", 3), ("note", 2), ("warning", 3), ("warning", 3), ("warning", 1),
        ("error", 3), ("error", 1),
    ]  # fmt: skip


def test_a_row_says_where_it_is_and_leads_to_its_filing(store):
    (first,) = reader_rows(store, "filed:2024-01-02")
    cells = dict(zip((column.name for column in PROBLEMS.columns), first.cells, strict=True))
    assert cells == {
        "severity": "note",
        "where": "footnotes",
        "message": "F2 is marked nowhere",
        "form_type": "4",
        "issuer": "Acme Corp",
        "insider": "Smith Ada",
        "filed": "2024-01-02",
        "filed_date": "2024-01-02",
        "signed_date": None,
        "accession_number": "0000000000-24-000002",
        "source": "2.xml",
    }
    assert dict(first.keys) == {"id": first.id, "filing_id": 2, "issuer_id": 1}


def reader_rows(reader: Reader, text: str):
    return reader.rows(PROBLEMS, next(reader.ids(PROBLEMS, parse(text))))


def test_words_of_the_issuer_are_found_in_a_problem(store):
    query = parse("acme")
    hits = store.hits(PROBLEMS, query, reader_rows(store, "acme"))
    assert {hit.where for found in hits.values() for hit in found} == {"issuer", "ticker"}
