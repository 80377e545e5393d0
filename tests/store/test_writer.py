"""Writing: all there or not at all, and once."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parsers.filing import (
    Address,
    Document,
    Exhibit,
    Filing,
    FormerName,
    Issuer,
    LateFiling,
    Problem,
    ReportingOwner,
    Row,
    Signature,
    TenderOffer,
    TenderOfferItem,
)
from store.reader import Reader
from store.schema import BY_NAME
from store.writer import Outcome, Writer
from tests.conftest import SAMPLES
from tests.store.conftest import add_all, form_4


def counts(path, *tables) -> list[int]:
    with sqlite3.connect(path) as db:
        return [db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables]


def contents(path) -> dict[str, list]:
    """Every row of every table, but for when it was added."""
    with sqlite3.connect(path) as db:
        return {
            name: db.execute(
                f"SELECT {', '.join(chr(34) + c.name + chr(34) for c in table.columns)}"
                f" FROM {name} ORDER BY id"
                if name != "sources"
                else f"SELECT filing_id, source, sha256, content FROM {name} ORDER BY id"
            ).fetchall()
            for name, table in BY_NAME.items()
        }


def test_the_given_filings_are_one_issuer_three_insiders_and_five_filings(shared_given, path):
    for _ in range(2):
        add_all(path, shared_given)
        assert counts(
            path, "issuers", "reporting_owners", "filings", "transactions", "holdings", "footnotes"
        ) == [1, 3, 5, 7, 4, 10]
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT cik, ticker FROM issuers").fetchall() == [("0000896493", "AULT")]
        signers = db.execute(
            "SELECT f.form_type, r.name, s.matched_by FROM signatures AS s"
            " JOIN filings AS f ON f.id = s.filing_id"
            " JOIN reporting_owners AS r ON r.id = s.reporting_owner_id"
            " WHERE f.form_type <> '4' ORDER BY 1"
        ).fetchall()
    assert signers == [
        ("NT 10-Q", "CRAGUN KENNETH S", "name"),
        ("SC TO-I/A", "Nisser Henry Carl", "name"),
    ]


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (3, 0, 4, 1, 2)])
def test_the_order_of_adding_makes_no_difference_to_who_is_who(shared_given, path, order):
    files = sorted(shared_given.iterdir())
    for number in order:
        add_all(path, files[number])
    assert counts(path, "issuers", "reporting_owners", "filings") == [1, 3, 5]
    with sqlite3.connect(path) as db:
        (name, cik), *_ = db.execute("SELECT name, cik FROM issuers").fetchall()
        tied = db.execute(
            "SELECT count(*) FROM signatures WHERE reporting_owner_id IS NOT NULL"
        ).fetchone()[0]
    assert (name, cik) == ("Ault Alliance, Inc.", "0000896493")
    assert tied == 5


def test_the_samples_as_their_readme_counts_them(sample_store):
    assert counts(sample_store, "issuers", "reporting_owners", "filings") == [2, 8, 10]


def test_adding_again_changes_nothing(path):
    add_all(path, SAMPLES)
    before = contents(path)
    add_all(path, SAMPLES)
    assert contents(path) == before


def test_other_line_ends_make_no_other_filing(path, tmp_path):
    text = (SAMPLES / "form-4-text-plain.txt").read_bytes()
    (tmp_path / "dos.txt").write_bytes(text.replace(b"\n", b"\r\n"))
    add_all(path, SAMPLES / "form-4-text-plain.txt", tmp_path / "dos.txt")
    assert counts(path, "filings") == [1]


def test_the_writer_says_what_became_of_a_filing(path):
    filing = form_4(1, Issuer(cik="0000000001", name="A"))
    with Writer(path) as writer:
        assert writer.add(filing, b"x").outcome is Outcome.ADDED
        assert writer.add(filing, b"x").outcome is Outcome.KNOWN
    with Writer(path) as writer:
        assert writer.add(filing, b"x").outcome is Outcome.KNOWN


def test_every_row_is_kept_once_however_many_owners_file_it(path):
    add_all(path, SAMPLES / "form-4-submission.txt")
    assert counts(path, "transactions", "filing_owners", "reporting_owners") == [2, 2, 2]


def test_an_error_while_adding_keeps_nothing_of_the_batch(path):
    def add_and_fail() -> None:
        with Writer(path) as writer:
            writer.add(form_4(1, Issuer(cik="0000000001", name="A")), b"x")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        add_and_fail()
    assert counts(path, "filings", "issuers") == [0, 0]


def test_what_was_committed_stays_when_what_follows_fails(path):
    def add_commit_and_fail() -> None:
        with Writer(path) as writer:
            writer.add(form_4(1, Issuer(cik="0000000001", name="A")), b"x")
            writer.commit()
            writer.add(form_4(2, Issuer(cik="0000000002", name="B")), b"y")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        add_commit_and_fail()
    assert counts(path, "filings", "issuers") == [1, 1]


def test_the_source_is_kept_byte_for_byte(sample_store):
    with Reader(sample_store) as reader:
        for filing_id in range(1, 11):
            filing = reader.filing(filing_id)
            name = filing.source.rsplit("/", 1)[-1]
            assert reader.source(filing_id) == (SAMPLES / name).read_bytes()


def test_a_value_is_worked_out_only_where_the_code_gives_it_meaning(path):
    rows = tuple(
        Row(line, False, transaction_code=code, shares=Decimal(10), price_per_share=price)
        for line, (code, price) in enumerate(
            [("P", Decimal("2.5")), ("P", None), ("M", Decimal(3)), ("G", Decimal(0))], 1
        )
    )
    with Writer(path) as writer:
        writer.add(form_4(1, Issuer(name="A"), rows=rows), b"x")
    with sqlite3.connect(path) as db:
        found = db.execute("SELECT value FROM transactions ORDER BY line").fetchall()
    assert found == [(25.0,), (None,), (None,), (None,)]


def test_foreign_keys_hold_and_the_file_is_whole(sample_store):
    with sqlite3.connect(sample_store) as db:
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


# A filing comes back from its tables as it went in

TEXT = st.text(min_size=1, max_size=20)
MAYBE_TEXT = TEXT | st.none()
DAYS = st.dates(date(1, 1, 1), date(2400, 1, 1)) | st.none()
NUMBERS = st.decimals(min_value=0, max_value=10**12, places=4) | st.none()
FLAGS = st.booleans() | st.none()
KEYS = st.sampled_from(["F1", "F2", "F9"])


def objects(kind, **fields):
    """Objects of a class of the model, by the types of its fields."""
    found = {}
    for name, field in kind.__dataclass_fields__.items():
        for sign, values in (
            ("Decimal", NUMBERS), ("datetime", st.none()), ("date", DAYS), ("bool", FLAGS),
            ("int", st.integers(0, 9) | st.none()), ("str", MAYBE_TEXT),
        ):  # fmt: skip
            if sign in str(field.type):
                found[name] = values
                break
    return st.builds(kind, **(found | fields))


@st.composite
def rows(draw, is_derivative):
    lines = draw(st.lists(st.integers(1, 50), max_size=3, unique=True))
    marks = st.dictionaries(
        st.sampled_from(["shares", "security_title"]), st.tuples(KEYS), max_size=2
    )
    return tuple(
        draw(
            objects(Row, line=st.just(line), is_derivative=st.just(is_derivative), footnotes=marks)
        )
        for line in sorted(lines)
    )


ADDRESSES = objects(Address) | st.none()
FILINGS = st.builds(
    Filing,
    source=TEXT,
    source_format=st.sampled_from(["submission", "ownership-text"]),
    accession_number=st.none() | st.just("0000000000-24-000001"),
    form_type=MAYBE_TEXT,
    filed_date=DAYS,
    accepted_at=st.none() | st.just(datetime(2024, 5, 15, 16, 30, 15)),
    aff10b5_one=FLAGS,
    issuer=objects(
        Issuer,
        business_address=ADDRESSES.filter(lambda address: address != Address()),
        former_names=st.tuples(st.builds(FormerName, TEXT, DAYS)),
    ),
    reporting_owners=st.lists(
        objects(ReportingOwner, address=ADDRESSES.filter(lambda address: address != Address())),
        max_size=2,
    ).map(tuple),
    transactions=st.tuples(rows(False), rows(True)).map(lambda pair: pair[0] + pair[1]),
    holdings=rows(True),
    footnotes=st.dictionaries(KEYS, TEXT, max_size=2),
    remarks=MAYBE_TEXT,
    signatures=st.lists(objects(Signature), max_size=2).map(tuple),
    late_filing=objects(LateFiling) | st.none(),
    tender_offer=st.none()
    | objects(
        TenderOffer,
        items=st.tuples(objects(TenderOfferItem, number=TEXT)),
        exhibits=st.tuples(objects(Exhibit, number=TEXT)),
    ),
    documents=st.lists(objects(Document, size=st.integers(0, 10**9)), max_size=2).map(tuple),
    problems=st.lists(
        st.builds(Problem, st.sampled_from(["error", "note"]), TEXT, TEXT), max_size=2
    ).map(tuple),
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(FILINGS)
def test_a_filing_comes_back_as_it_went_in(tmp_path_factory, filing):
    path = tmp_path_factory.mktemp("one") / "store.db"
    with Writer(path) as writer:
        added = writer.add(filing, b"source")
    with Reader(path) as reader:
        back = reader.filing(added.filing_id)
    told = filing.problems
    assert replace(back, problems=back.problems[: len(told)]) == filing


def test_the_samples_come_back_as_they_went_in(sample_store):
    filings = add_all(sample_store, SAMPLES)
    with Reader(sample_store) as reader:
        assert [reader.filing(number) for number in range(1, 11)] == filings
