"""Nobody is left over when a fuller source of a filing names somebody else."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from parsers.filing import Filing, Issuer, ReportingOwner
from store.reader import Reader
from store.removal import remove
from store.views import INSIDERS, ISSUERS, View
from store.writer import Outcome, Writer
from tests.store.conftest import form_4, notice, wrong

ACME, BOLT = Issuer("0000000001", "Acme Corp"), Issuer("0000000002", "Bolt Inc")
ADA, BEN = ReportingOwner("0000000011", "Smith Ada"), ReportingOwner("0000000012", "Jones Ben")


def lesser(filing: Filing) -> Filing:
    """The same, as a page has it."""
    return replace(filing, source=f"{filing.source}.html", source_format="ownership-html")


def add(path: Path, *filings: Filing) -> list[Outcome]:
    with Writer(path) as writer:
        return [
            writer.add(filing, f"{filing.source} {number}".encode()).outcome
            for number, filing in enumerate(filings)
        ]


def shown(path: Path, view: View, *names: str) -> list[tuple[object, ...]]:
    columns = ", ".join(names)
    with sqlite3.connect(path) as db:
        return db.execute(f"SELECT {columns} FROM {view.sql_name} ORDER BY name, id").fetchall()


COMPLETED = [Outcome.ADDED, Outcome.COMPLETED]


def test_an_insider_who_is_named_no_more_is_none_of_the_issuer(path):
    page = lesser(form_4(1, ACME, ADA))
    assert add(path, form_4(3, BOLT, ADA), page, form_4(1, ACME, BEN))[1:] == COMPLETED
    assert shown(path, ISSUERS, "name", "insiders") == [("Acme Corp", 1), ("Bolt Inc", 1)]
    assert shown(path, INSIDERS, "name", "issuers") == [("Jones Ben", 1), ("Smith Ada", 1)]


def test_an_insider_of_another_form_stays(path):
    add(path, form_4(2, ACME, ADA), lesser(form_4(1, ACME, ADA)), form_4(1, ACME, BEN))
    assert shown(path, ISSUERS, "name", "insiders") == [("Acme Corp", 2)]


def test_who_is_named_by_nothing_any_more_is_gone(path):
    add(path, lesser(form_4(1, ACME, ADA)), form_4(1, BOLT, BEN))
    assert shown(path, ISSUERS, "name", "insiders") == [("Bolt Inc", 1)]
    assert shown(path, INSIDERS, "name", "issuers") == [("Jones Ben", 1)]
    with sqlite3.connect(path) as db:
        for table in ("issuer_names", "reporting_owner_names", "issuer_owners"):
            assert db.execute(f"SELECT count(*) FROM {table}").fetchone() == (1,), table


def test_the_issuer_of_a_filing_can_turn_out_to_be_another(path):
    add(path, form_4(2, ACME, BEN), lesser(form_4(1, ACME, ADA)), form_4(1, BOLT, ADA))
    assert shown(path, ISSUERS, "name", "insiders") == [("Acme Corp", 1), ("Bolt Inc", 1)]


def test_who_comes_back_is_an_insider_again(path):
    again = form_4(2, ACME, ADA)
    add(path, lesser(form_4(1, ACME, ADA)), form_4(1, ACME, BEN), again)
    assert shown(path, ISSUERS, "name", "insiders") == [("Acme Corp", 2)]
    assert shown(path, INSIDERS, "name", "filings") == [("Jones Ben", 1), ("Smith Ada", 1)]


def test_what_was_signed_by_somebody_who_goes_is_signed_by_nobody_known(path):
    add(path, lesser(form_4(1, ACME, ADA)), notice(2, ACME, "Ada Smith"))
    add(path, form_4(1, ACME, BEN))
    with sqlite3.connect(path) as db:
        signed = db.execute("SELECT name, reporting_owner_id, matched_by FROM signatures")
        assert signed.fetchall() == [("/s/ Ada Smith", None, None)]


def nameless(owner: ReportingOwner) -> ReportingOwner:
    return replace(owner, cik=None)


def test_who_was_known_by_name_and_is_merged_leaves_nothing(path):
    """The page's issuer and owner become others' by their CIKs, while it is completed."""
    of_name = Issuer(None, "Acme Corp")
    page = lesser(form_4(1, of_name, nameless(ADA), nameless(BEN)))
    add(path, page, form_4(2, of_name, nameless(BEN)))
    assert add(path, form_4(3, ACME, ADA), form_4(1, ACME, ADA)) == COMPLETED
    assert shown(path, ISSUERS, "name", "insiders") == [("Acme Corp", 2)]
    assert shown(path, INSIDERS, "name", "filings", "issuers") == [
        ("Jones Ben", 1, 1), ("Smith Ada", 2, 1),
    ]  # fmt: skip


def test_pairs_follow_their_filings_through_merges_and_removals(path):
    page = form_4(1, Issuer(None, "Acme Corp"), nameless(ADA), filed=date(2024, 1, 1))
    add(path, page, form_4(2, ACME, ADA), form_4(3, ACME, BEN))
    assert shown(path, ISSUERS, "name", "insiders") == [("Acme Corp", 2)]
    remove(path, ["2"])
    assert shown(path, ISSUERS, "name", "insiders") == [("Acme Corp", 2)]
    remove(path, ["1"])
    assert shown(path, ISSUERS, "name", "insiders") == [("Acme Corp", 1)]


def test_a_pair_of_no_filing_is_told(tmp_path):
    path = tmp_path / "store.db"
    add(path, form_4(1, ACME, ADA), form_4(2, BOLT, BEN))
    with sqlite3.connect(path) as db:
        db.execute("INSERT INTO issuer_owners (issuer_id, reporting_owner_id) VALUES (1, 2)")
    db.close()
    assert wrong(path) == ["issuer_owners: 1 row without any filing"]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["page first", "XML first"])
def test_a_page_that_names_somebody_else_changes_nothing(path, order):
    filings = (lesser(form_4(1, ACME, ADA)), form_4(1, ACME, BEN))
    add(path, *(filings[place] for place in order))
    with Reader(path) as reader:
        assert [owner.name for owner in reader.filing(1).reporting_owners] == ["Jones Ben"]
    assert shown(path, ISSUERS, "insiders") == [(1,)]
