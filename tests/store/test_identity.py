"""Which issuer, which insider: each rule, and each refusal."""

from __future__ import annotations

import sqlite3
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.filing import Filing, FormerName, Issuer, ReportingOwner
from store.writer import Writer
from tests.store.conftest import form_4, notice, wrong

CIK_1, CIK_2 = "0000000001", "0000000002"


def add(path, *filings: Filing) -> None:
    with Writer(path) as writer:
        for filing in filings:
            writer.add(filing, filing.source.encode())


def rows(path, sql: str) -> list:
    with sqlite3.connect(path) as db:
        return db.execute(sql).fetchall()


def issuers(path) -> list:
    return rows(path, "SELECT cik, name FROM issuers ORDER BY id")


def owners(path) -> list:
    return rows(path, "SELECT cik, name FROM reporting_owners ORDER BY id")


def warnings(path) -> list[str]:
    return [m for (m,) in rows(path, "SELECT message FROM problems ORDER BY id")]


def test_one_cik_is_one_issuer_under_any_name(path):
    add(path, form_4(1, Issuer(cik=CIK_1, name="Old")), form_4(2, Issuer(cik=CIK_1, name="New")))
    assert issuers(path) == [(CIK_1, "New")]
    assert rows(path, "SELECT name FROM issuer_names ORDER BY id") == [("Old",), ("New",)]


def test_the_later_filing_gives_the_name_whichever_is_added_last(path):
    add(path, form_4(2, Issuer(cik=CIK_1, name="New")), form_4(1, Issuer(cik=CIK_1, name="Old")))
    assert issuers(path) == [(CIK_1, "New")]


def test_two_ciks_are_two_issuers_though_of_one_name_and_ticker(path):
    add(
        path,
        form_4(1, Issuer(cik=CIK_1, name="First Bancorp", ticker="FB")),
        form_4(2, Issuer(cik=CIK_2, name="First Bancorp", ticker="FB")),
    )
    assert len(issuers(path)) == 2


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_cik_that_comes_late_makes_one_of_two(path, order):
    filings = (
        form_4(1, Issuer(name="AULT ALLIANCE, INC.", ticker="AULT")),
        form_4(2, Issuer(cik=CIK_1, name="Ault Alliance Inc")),
    )
    add(path, *(filings[number] for number in order))
    assert issuers(path) == [(CIK_1, "Ault Alliance Inc")]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_former_name_counts(path, order):
    renamed = Issuer(
        cik=CIK_1, name="Ault Alliance, Inc.", ticker="AULT",
        former_names=(FormerName("BitNile Holdings, Inc.", date(2023, 1, 3)),),
    )  # fmt: skip
    filings = (form_4(1, Issuer(name="BitNile Holdings", ticker="NILE")), form_4(2, renamed))
    add(path, *(filings[number] for number in order))
    assert issuers(path) == [(CIK_1, "Ault Alliance, Inc.")]


def test_two_nameless_issuers_become_one_when_the_cik_tells(path):
    add(
        path,
        form_4(1, Issuer(name="BitNile Holdings, Inc.")),
        form_4(2, Issuer(name="Ault Alliance, Inc.")),
    )
    assert len(issuers(path)) == 2
    former = (FormerName("BitNile Holdings, Inc.", date(2023, 1, 3)),)
    add(path, form_4(3, Issuer(cik=CIK_1, name="Ault Alliance, Inc.", former_names=former)))
    assert issuers(path) == [(CIK_1, "Ault Alliance, Inc.")]
    assert rows(path, "SELECT DISTINCT issuer_id FROM filings") == rows(
        path, "SELECT id FROM issuers"
    )


def test_one_ticker_of_two_companies_is_no_bridge_between_them(path):
    add(
        path,
        form_4(1, Issuer(name="Acme Rockets, Inc.", ticker="ACME")),
        form_4(2, Issuer(name="Bolt Fasteners, Inc.", ticker="ACME")),
    )
    assert len(issuers(path)) == 2
    assert "kept apart" in warnings(path)[0]


def test_a_like_name_under_the_same_ticker_is_the_same_company(path):
    add(
        path,
        form_4(1, Issuer(name="Acme Rockets, Inc.", ticker="ACME")),
        form_4(2, Issuer(name="Acme Rocketry Holdings", ticker="ACME")),
    )
    assert len(issuers(path)) == 1


def test_the_same_name_under_other_tickers_stays_apart(path):
    add(
        path,
        form_4(1, Issuer(name="First Bancorp", ticker="FBNC")),
        form_4(2, Issuer(name="First Bancorp", ticker="FBP")),
    )
    assert len(issuers(path)) == 2
    assert "under another ticker" in warnings(path)[0]


def test_a_name_of_two_companies_is_nobodys(path):
    add(
        path,
        form_4(1, Issuer(cik=CIK_1, name="First Bancorp")),
        form_4(2, Issuer(cik=CIK_2, name="First Bancorp")),
        form_4(3, Issuer(name="First Bancorp")),
        form_4(4, Issuer(name="First Bancorp")),
        form_4(5, Issuer(cik=CIK_1, name="First Bancorp")),
    )
    assert [cik for cik, _ in issuers(path)] == [CIK_1, CIK_2, None]
    assert any("kept apart" in message for message in warnings(path))


def test_tickers_of_several_classes_agree(path):
    add(
        path,
        form_4(1, Issuer(cik=CIK_1, name="Brown Forman", ticker="BFA, BFB")),
        form_4(2, Issuer(name="Brown Forman", ticker="NYSE: BFB")),
    )
    assert len(issuers(path)) == 1


def test_a_filing_that_names_no_issuer_has_none(path):
    add(path, form_4(1, Issuer()))
    assert rows(path, "SELECT issuer_id FROM filings") == [(None,)]


A = Issuer(cik=CIK_1, name="A")
B = Issuer(cik=CIK_2, name="B")


def test_one_insider_by_cik_over_issuers_and_names(path):
    add(
        path,
        form_4(1, A, ReportingOwner(cik="0000000007", name="DOE JANE")),
        form_4(2, B, ReportingOwner(cik="0000000007", name="ROE JANE")),
    )
    assert owners(path) == [("0000000007", "ROE JANE")]
    assert len(rows(path, "SELECT * FROM reporting_owner_names")) == 2


def test_two_people_of_one_name_at_two_issuers(path):
    add(
        path,
        form_4(1, A, ReportingOwner(name="SMITH JOHN")),
        form_4(2, B, ReportingOwner(name="SMITH JOHN")),
    )
    assert len(owners(path)) == 2


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_an_insiders_cik_that_comes_late(path, order):
    filings = (
        form_4(1, A, ReportingOwner(name="Jane Q. Doe")),
        form_4(2, A, ReportingOwner(cik="0000000007", name="DOE JANE Q")),
    )
    add(path, *(filings[number] for number in order))
    assert [cik for cik, _ in owners(path)] == ["0000000007"]
    assert len(rows(path, "SELECT DISTINCT reporting_owner_id FROM filing_owners")) == 1


def test_father_and_son_with_ciks_leave_a_nameless_one_in_doubt(path):
    add(
        path,
        form_4(1, A, ReportingOwner(cik="0000000007", name="DOE JOHN")),
        form_4(2, A, ReportingOwner(cik="0000000008", name="DOE JOHN")),
        form_4(3, A, ReportingOwner(name="DOE JOHN")),
    )
    assert [cik for cik, _ in owners(path)] == ["0000000007", "0000000008", None]
    assert "kept apart" in warnings(path)[0]


def test_an_institution_can_be_an_owner_here_and_an_issuer_there(path):
    bank = Issuer(cik="0000000070", name="BIG BANK CORP")
    add(
        path,
        form_4(1, A, ReportingOwner(cik="0000000070", name="BIG BANK CORP")),
        form_4(2, bank, ReportingOwner(cik="0000000007", name="DOE JANE")),
    )
    assert [cik for cik, _ in issuers(path)] == [CIK_1, "0000000070"]
    owned = rows(path, "SELECT i.cik FROM filings AS f JOIN issuers AS i ON i.id = f.issuer_id")
    assert owned == [(CIK_1,), ("0000000070",)]


def ties(path) -> list:
    return rows(
        path,
        "SELECT s.name, r.name FROM signatures AS s"
        " LEFT JOIN reporting_owners AS r ON r.id = s.reporting_owner_id ORDER BY s.id",
    )


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_signer_is_tied_to_the_one_insider_of_that_name(path, order):
    filings = (
        form_4(1, A, ReportingOwner(name="CRAGUN KENNETH S")),
        notice(2, A, "Kenneth S. Cragun"),
    )
    add(path, *(filings[number] for number in order))
    assert ties(path) == [("/s/ Kenneth S. Cragun", "CRAGUN KENNETH S")]


def test_a_signer_at_another_issuer_is_not_tied(path):
    add(path, form_4(1, A, ReportingOwner(name="DOE JANE")), notice(2, B, "Jane Doe"))
    assert ties(path) == [("/s/ Jane Doe", None)]


def test_a_signer_who_could_be_two_insiders_is_neither(path):
    add(
        path,
        form_4(1, A, ReportingOwner(name="DOE JANE A"), ReportingOwner(name="DOE JANE B")),
        notice(2, A, "Jane Doe"),
    )
    assert ties(path) == [("/s/ Jane Doe", None)]


def test_who_signs_for_another_is_not_tied(path):
    add(
        path,
        form_4(1, A, ReportingOwner(name="DOE JANE")),
        notice(2, A, "Jane Doe, attorney-in-fact for Roe"),
    )
    assert ties(path)[0][1] is None


# What is remembered of parties met lately is what the store would tell


def on(day: int, number: int, issuer: Issuer, *owners: ReportingOwner) -> Filing:
    return form_4(number, issuer, *owners, filed=date(2024, 1, day))


def test_a_later_date_that_was_only_remembered_counts_against_an_earlier_name(path):
    named = [Issuer(cik=CIK_1, name=name) for name in ("First", "Second", "Second", "Between")]
    days = (1, 2, 9, 5)
    add(path, *(on(days[n], n, issuer) for n, issuer in enumerate(named)))
    assert issuers(path) == [(CIK_1, "Second")]
    assert rows(path, "SELECT name_as_of FROM issuers") == [("2024-01-09",)]


def test_a_form_without_a_ticker_says_nothing_of_the_ticker(path):
    with_old, without, with_new = (Issuer(CIK_1, "Acme", ticker) for ticker in ("OLD", None, "NEW"))
    add(path, on(1, 1, with_old), on(8, 2, without), on(9, 3, without), on(5, 4, with_new))
    assert rows(path, "SELECT ticker, name_as_of FROM issuers") == [("NEW", "2024-01-09")]


def test_an_insider_of_two_issuers_is_remembered_at_both(path):
    one, other = Issuer(CIK_1, "One"), Issuer(CIK_2, "Other")
    married, single = ReportingOwner(CIK_1, "Roe Jane"), ReportingOwner(CIK_1, "Doe Jane")
    add(
        path,
        on(1, 1, one, single),
        on(2, 2, other, single),
        on(7, 3, one, married),
        on(3, 4, other, single),
        on(4, 5, one, single),
    )
    assert owners(path) == [(CIK_1, "Roe Jane")]
    assert rows(path, "SELECT count(*) FROM issuer_owners") == [(2,)]
    assert rows(path, "SELECT name FROM reporting_owner_names ORDER BY 1") == [
        ("Doe Jane",),
        ("Roe Jane",),
    ]


def test_who_comes_without_a_cik_joins_those_met_before_and_after(path):
    """By name alone he is found; with a namesake he is not, and a later CIK settles it."""
    acme, doe = Issuer(CIK_1, "Acme"), ReportingOwner(CIK_1, "Doe John")
    nameless = ReportingOwner(None, "Doe John")
    add(path, on(1, 1, acme, doe), on(2, 2, acme, nameless), on(3, 3, acme, doe))
    assert owners(path) == [(CIK_1, "Doe John")]
    assert rows(path, "SELECT count(*) FROM filing_owners") == [(3,)]


@pytest.mark.parametrize("nameless", [Issuer(name="Some Other Co"), Issuer(CIK_2, "Plain")])
def test_a_party_known_by_name_alone_makes_no_later_date_forgotten(path, nameless):
    stranger = ReportingOwner(name="Nobody Known")
    first, second, between = (Issuer(CIK_1, name) for name in ("First", "Second", "Between"))
    doe, roe, poe = (ReportingOwner(CIK_1, f"{name} Jane") for name in ("Doe", "Roe", "Poe"))
    add(
        path,
        on(1, 1, first, doe),
        on(2, 2, second, roe),
        on(9, 3, second, roe),
        on(3, 4, nameless, stranger),
        on(5, 5, between, poe),
    )
    assert (CIK_1, "Second") in issuers(path)
    assert (CIK_1, "Roe Jane") in owners(path)


NAMES = st.sampled_from([None, "Acme Corp", "ACME Inc", "Beta Ltd"])
CIKS = st.sampled_from([None, CIK_1, CIK_2])
TICKERS = st.sampled_from([None, "ACM", "BET"])
PEOPLE = st.sampled_from(["Doe John", "Doe John A", "Roe Jane"])
FILINGS = st.lists(
    st.tuples(
        st.builds(Issuer, cik=CIKS, name=NAMES, ticker=TICKERS),
        st.builds(ReportingOwner, cik=CIKS, name=PEOPLE),
        st.integers(1, 28),
    ),
    max_size=9,
)
KNOWN = {
    "issuers": "id, cik, name, name_as_of, ticker, ticker_as_of",
    "issuer_names": "issuer_id, name",
    "issuer_tickers": "issuer_id, ticker",
    "reporting_owners": "id, cik, name, name_as_of, issuer_id",
    "reporting_owner_names": "reporting_owner_id, name",
    "issuer_owners": "issuer_id, reporting_owner_id",
    "filings": "id, issuer_id",
    "filing_owners": "filing_id, reporting_owner_id",
}


@given(FILINGS)
@settings(max_examples=40, deadline=None)
def test_what_is_remembered_changes_nothing(tmp_path_factory, drawn):
    """One writer that remembers, and a new one for every filing, that must look everybody up."""
    folder = tmp_path_factory.mktemp("remembered")
    filings = [on(day, n, issuer, owner) for n, (issuer, owner, day) in enumerate(drawn, 1)]
    add(folder / "one.db", *filings)
    for filing in filings:
        add(folder / "many.db", filing)
    for table, columns in KNOWN.items() if filings else ():
        select = f"SELECT {columns} FROM {table} ORDER BY {columns}"
        assert rows(folder / "one.db", select) == rows(folder / "many.db", select), table
    assert not filings or wrong(folder / "one.db") == []


def test_an_older_name_that_comes_again_later_is_shown_then(path):
    """Remembered, it would be found without a look at what is shown."""
    acme, again = Issuer(CIK_1, "Acme", "ACM"), Issuer(CIK_1, "Acme New", "NEW")
    doe, roe = ReportingOwner(CIK_1, "Doe Jane"), ReportingOwner(CIK_1, "Roe Jane")
    add(path, on(2, 1, again, roe), on(1, 2, acme, doe), on(3, 3, acme, doe))
    assert issuers(path) == [(CIK_1, "Acme")]
    assert rows(path, "SELECT ticker FROM issuers") == [("ACM",)]
    assert owners(path) == [(CIK_1, "Doe Jane")]
