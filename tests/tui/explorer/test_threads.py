"""Following threads: from a row to its amendment, its owners, its weeks; from a total to rows."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from parsers.filing import Filing, Issuer, LateFiling, ReportingOwner, Row, Signature, TenderOffer
from store.writer import Writer
from tests.store.conftest import form_4

ACME = Issuer("0000000001", "Acme Corp", "ACME")
OTHER = Issuer("0000000009", "Zephyr Inc", "ZEPH")
DOE, ROE = ReportingOwner("0000000002", "Doe John"), ReportingOwner("0000000003", "Roe Jane")
FILED = date(2024, 1, 4)


def row(line: int, shares: int, code: str = "S", price: str | None = "5", **facts) -> Row:
    return Row(
        line,
        False,
        **{
            "security_title": "Common Stock",
            "transaction_date": date(2024, 1, 2),
            "transaction_code": code,
            "shares": Decimal(shares),
            "acquired_disposed_code": "A" if code == "P" else "D",
            "price_per_share": Decimal(price) if price else None,
            "direct_or_indirect": "D",
            **facts,
        },
    )


def filings() -> list[Filing]:
    original = form_4(1, ACME, DOE, rows=(row(1, 100), row(2, 7, "P", "2")), filed=FILED)
    amendment = replace(
        form_4(2, ACME, DOE, rows=(row(1, 111),), filed=date(2024, 1, 20)),
        form_type="4/A",
        date_of_original_submission=FILED,
    )
    joint = replace(
        form_4(3, ACME, DOE, rows=(row(1, 30, "U"),), filed=date(2024, 3, 1)),
        reporting_owners=(DOE, ROE),
    )
    elsewhere = form_4(4, OTHER, ROE, rows=(row(1, 5, price=None),), filed=FILED)
    notice = Filing(
        source="nt.txt", source_format="submission", form_type="NT 10-Q", issuer=ACME,
        accession_number="0000000001-24-000005", filed_date=date(2024, 1, 5),
        period_of_report=date(2023, 12, 31), late_filing=LateFiling(),
        signatures=(Signature("Doe John", date(2024, 1, 5)),),
    )  # fmt: skip
    offer = Filing(
        source="to.txt", source_format="submission", form_type="SC TO-T", issuer=ACME,
        accession_number="0000000001-24-000006", filed_date=date(2024, 2, 1),
        tender_offer=TenderOffer(), signatures=(Signature("Roe Jane", date(2024, 2, 1)),),
    )  # fmt: skip
    return [original, amendment, joint, elsewhere, notice, offer]


@pytest.fixture
def store(path):
    with Writer(path) as writer:
        for filing in filings():
            writer.add(filing, filing.source.encode())
    return path


@pytest.fixture
def path(tmp_path):
    return tmp_path / "threads.db"


def shares(user) -> Decimal | None:
    """Of the row under the cursor."""
    table = user.app.screen.rows.table
    names = [column.name for column in table.view.columns]
    return table.current_row.cells[names.index("shares")]


async def search(user, text: str) -> None:
    await user.press("slash", "ctrl+u")
    await user.type(text)
    await user.press("enter")


async def to_column(user, name: str) -> None:
    """Put the cursor of the list in focus on a column."""
    table = user.app.focused
    await user.press(*["h"] * len(table.columns))
    for _ in table.columns:
        if table.current_column.name == name:
            return
        await user.press("l")
    raise AssertionError(f"no column {name} is shown")


async def choose(user, words: str) -> None:
    """Choose from the list of what the row leads to."""
    await user.press("r")
    found = re.search(rf"(\d) [^\u2502\n]*{words}", user.screen)
    assert found, user.screen
    await user.press(found[1])


async def test_a_superseded_row_leads_to_its_amendment_and_back(explore, store):
    async with explore("120x40", store) as user:
        await search(user, "is:superseded")
        assert shares(user) == 100
        await choose(user, "amendment that replaces it")
        assert shares(user) == 111
        assert user.app.screen.filing.filing.form_type == "4/A"
        await user.press("escape")
        assert shares(user) == 100
        assert user.app.screen.query_asked.text == "is:superseded"


async def test_an_amendment_leads_to_the_row_it_replaces(explore, store):
    async with explore("120x40", store) as user:
        await search(user, "is:amendment")
        await choose(user, "row that it replaces")
        assert shares(user) == 100


async def test_a_joint_filing_leads_to_all_its_owners(explore, store):
    async with explore("120x40", store) as user:
        await search(user, "is:joint")
        await choose(user, "2 reporting owners")
        insiders = user.app.screen.query_one("#insiders")
        assert "Insiders 2" in insiders.border_title
        assert user.app.focused is insiders.table


async def test_a_late_notice_leads_to_the_rows_of_its_weeks(explore, store):
    async with explore("120x40", store) as user:
        await search(user, "form:NT")
        await user.press("t", "t")
        await choose(user, "transactions from 2023-12-31")
        assert user.app.screen.query_asked.text == "date:2023-12-31..2024-01-10"
        assert user.app.screen.rows.view.name == "transactions"
        assert "Transactions 4" in user.app.screen.rows.border_title  # Acme's, and not Zephyr's


async def test_a_tender_offer_leads_to_the_rows_coded_u(explore, store):
    async with explore("120x40", store) as user:
        await search(user, "form:SC")
        await user.press("t", "t")
        await choose(user, "rows coded U")
        assert shares(user) == 30


async def test_a_count_of_filings_opens_them(explore, store):
    async with explore("200x60", store) as user:
        await user.press("1", "j")
        await to_column(user, "filings")
        await user.press("enter")
        assert user.app.screen.rows.view.name == "filings"
        assert "Filings 5" in user.app.screen.rows.border_title
        await user.press("b")
        assert user.app.screen.rows.view.name == "transactions"
        assert user.app.focused is user.app.screen.issuers.table


async def test_an_open_market_total_opens_its_rows(explore, store):
    async with explore("200x60", store) as user:
        await user.press("1", "j", "z")
        await to_column(user, "net_open_market_value")
        assert "-541" in user.line  # 7 at 2 bought, 111 at 5 sold; the 100 are superseded
        await user.press("enter")
        assert "Transactions 2" in user.app.screen.rows.border_title


async def test_what_an_insider_files_on(explore, store):
    async with explore("200x60", store) as user:
        await user.press("2", "G", "z")
        assert "Roe" in user.line
        await to_column(user, "issuers")
        await user.press("enter")
        assert "Issuers 2" in user.app.screen.issuers.border_title


async def test_back_and_forward(explore, store):
    async with explore("120x40", store) as user:
        await search(user, "code:P")
        assert shares(user) == 7
        await search(user, "code:U")
        await user.press("b")
        assert user.app.screen.query_asked.text == "code:P"
        assert shares(user) == 7
        await user.press("b")
        assert user.app.screen.query_asked.text == ""
        await user.press("B", "B")
        assert user.app.screen.query_asked.text == "code:U"
        await user.press("B")
        assert any("Nothing lies ahead" in said.message for said in user.app._notifications)
