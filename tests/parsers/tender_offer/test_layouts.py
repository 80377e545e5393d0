"""One statement in many layouts: whatever the layout, the same is read."""

from __future__ import annotations

from datetime import date

import pytest

from parsers import read_content, values
from tests.parsers.late_filing import html, typed
from tests.parsers.tender_offer import layouts
from tests.parsers.tender_offer.statement import CROSS_BORDER, STATEMENTS, TRANSACTIONS, Statement

BOXES = ("preliminary_communication", *TRANSACTIONS, "final_amendment", *CROSS_BORDER)
statements = pytest.mark.parametrize("statement", STATEMENTS.values(), ids=STATEMENTS)


def drawn_with(marks: typed.Marks) -> layouts.Box:
    return lambda ticked: marks[not ticked]


def assert_read(text: str, statement: Statement, between: str = "; ") -> None:
    """Every field is read back exactly.

    :param between: what stands between the names of the filing persons
    """
    filing = read_content(text.encode())
    offer = filing.tender_offer
    assert offer is not None
    assert filing.form_type == statement.form_type
    assert filing.issuer.name == offer.subject_company == statement.subject
    assert offer.filing_person == between.join(statement.persons or (statement.subject,))
    assert offer.offer_by_issuer is ("issuer_tender_offer" in statement.ticked)
    assert offer.amendment_number == statement.number
    assert (offer.security_title, offer.cusip) == (statement.security, statement.cusip)
    assert offer.contact == " ".join(statement.contact)
    assert {box for box in BOXES if getattr(offer, box)} == statement.ticked
    assert all(getattr(offer, box) is not None for box in BOXES)
    assert offer.original_filed_date == (date(2004, 8, 5) if statement.introduction else None)
    *items, last = offer.items
    assert [(i.number, i.title.casefold(), i.text) for i in items] == [
        (number, title.casefold(), text) for number, title, text in statement.items
    ]
    assert (last.number, last.title.casefold()) == ("12", "exhibits")
    assert [(e.number, e.description, e.filed_herewith) for e in offer.exhibits] == [
        (number, text, None) for number, text in statement.exhibits if text != "Not applicable."
    ]
    first = statement.signers[0] if statement.signers else (None, None, None)
    assert (offer.signed_by, offer.signed_title) == first[1:]
    assert offer.signed_date == (values.read_date(statement.signed) if first[0] else None)
    assert [(s.name, s.date) for s in filing.signatures] == [
        (f"/s/ {name}", offer.signed_date) for _, name, _ in statement.signers
    ]
    assert [problem for problem in filing.problems if problem.severity != "note"] == []


@statements
@pytest.mark.parametrize("layout", layouts.HTML)
@pytest.mark.parametrize("box", html.BOXES)
def test_in_html(statement, layout, box):
    assert_read(layout(statement, box), statement)


def between(layout, statement: Statement) -> str:
    """Without line ends, only a status in brackets shows where a name ends."""
    told = layout is not layouts.one_long_line or "(" in "".join(statement.persons)
    return "; " if told else " "


@statements
@pytest.mark.parametrize("layout", layouts.TEXT)
@pytest.mark.parametrize("marks", typed.MARKS)
def test_in_text(statement, layout, marks):
    assert_read(layout(statement, drawn_with(marks)), statement, between(layout, statement))


@statements
@pytest.mark.parametrize("layout", layouts.TEXT)
@pytest.mark.parametrize("marks", [("x", "o"), ("\u00fd", "\u00a8"), ("\u00fe", "o")])
def test_with_the_font_of_the_boxes_lost(statement, layout, marks):
    assert_read(layout(statement, drawn_with(marks)), statement, between(layout, statement))
