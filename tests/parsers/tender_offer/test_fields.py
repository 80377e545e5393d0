"""Single facts of a Schedule TO, in the many ways they are written."""

from __future__ import annotations

from datetime import date

import pytest

from parsers import read_content
from parsers.filing import Filing, TenderOffer
from tests.parsers.tender_offer import layouts
from tests.parsers.tender_offer.statement import (
    CLASS,
    CONTACT,
    CUSIP,
    DESIGNATE,
    FEE,
    FINAL,
    PERSONS,
    PRELIMINARY,
    SUBJECT,
    THIRD_PARTY,
    TRANSACTIONS,
)  # fmt: skip


def drawn(ticked: bool) -> str:
    return "[X]" if ticked else "[ ]"


def read(text: str) -> Filing:
    return read_content(text.encode())


def offer(text: str) -> TenderOffer:
    found = read(text).tender_offer
    assert found is not None
    return found


def cover(
    title: str = "SCHEDULE TO",
    persons: str = "Fenwick Signal Corp.",
    subject: str = "Larkspur Instruments, Inc.",
    captions: tuple[str, str] = (SUBJECT, PERSONS),
    cusip: str = "51799L104",
    contact: str = "Ida M. Sorrell\n(208) 555-0100",
) -> str:
    """A plain cover, without its boxes."""
    return (
        f"{title}\n\nTender Offer Statement under Section 14(d)(1) or 13(e)(1)\nof the Securities"
        f" Exchange Act of 1934\n\n{subject}\n{captions[0]}\n\n{persons}\n{captions[1]}\n\n"
        f"Common Stock\n{CLASS}\n\n{cusip}\n{CUSIP}\n\n{contact}\n{CONTACT}\n\n"
    )


@pytest.mark.parametrize(
    ("printed", "persons"),
    [
        ("Fenwick Sub, Inc.\nFenwick Corp.", "Fenwick Sub, Inc.; Fenwick Corp."),
        ("Fenwick Sub, Inc.\nand\nFenwick Corp.", "Fenwick Sub, Inc.; Fenwick Corp."),
        ("Fenwick Sub, Inc. and Fenwick Corp.", "Fenwick Sub, Inc.; Fenwick Corp."),
        ("Fenwick Sub, Inc., Fenwick Corp. and Milton Halden",
         "Fenwick Sub, Inc.; Fenwick Corp.; Milton Halden"),
        ("Fenwick Sub, Inc. (Offeror) Fenwick Corp. (Parent of Offeror)",
         "Fenwick Sub, Inc. (Offeror); Fenwick Corp. (Parent of Offeror)"),
        ("Fenwick Sub, Inc.\n(Offeror)\na wholly owned subsidiary of\nFenwick Corp.\n(Parent)",
         "Fenwick Sub, Inc. (Offeror); Fenwick Corp. (Parent)"),
        ("FENWICK SUB CORP.\nAN INDIRECT WHOLLY-OWNED SUBSIDIARY OF\nFENWICK PLC",
         "FENWICK SUB CORP.; FENWICK PLC"),
        ("Fenwick Sub, Inc.,\na direct, wholly owned subsidiary of Fenwick Corp.",
         "Fenwick Sub, Inc.; Fenwick Corp."),
        ("Halden Works, L.P. -- Offeror", "Halden Works, L.P. (Offeror)"),
        ("HALDEN FUND ONE, LLC; HALDEN FUND\nTWO, LLC; HALDEN SPECIAL\nFUND, L.P.;\nand HALDEN,"
         " INC.",
         "HALDEN FUND ONE, LLC; HALDEN FUND TWO, LLC; HALDEN SPECIAL FUND, L.P.; HALDEN, INC."),
        ("HALDEN RESIDENTIAL PROPERTIES I\nLIMITED PARTNERSHIP",
         "HALDEN RESIDENTIAL PROPERTIES I LIMITED PARTNERSHIP"),
        ("Salt and Iron Company", "Salt and Iron Company"),
        ("Milton R. Halden\nOdile Quill", "Milton R. Halden; Odile Quill"),
    ],
)  # fmt: skip
def test_the_filing_persons(printed, persons):
    assert offer(cover(persons=printed)).filing_person == persons


@pytest.mark.parametrize(
    "caption",
    [
        "(Names of Filing Persons (Offerors))", "(Name of Filing Person (Offeror))",
        "(Names of Filing Persons \u2014 Offerors)", "(Name of Filing Persons, Offeror)",
        "(Name of Person(s) Filing Statement)", "(Bidders)", "(Names of Offerors)",
        "(Names of Filing Persons (identifying status as offeror, issuer or other person)",
        "(Names of Filing Persons (Identifying Status as Offeror,\nIssuer or Other Person))",
    ],
)  # fmt: skip
def test_the_caption_of_the_filing_persons(caption):
    found = offer(cover(captions=("(Name of Subject Company (Issuer)", caption)))
    assert found.filing_person == "Fenwick Signal Corp."
    assert found.subject_company == "Larkspur Instruments, Inc."
    assert found.security_title == "Common Stock"
    assert found.offer_by_issuer is False


@pytest.mark.parametrize(
    "caption",
    [
        "(Name of Subject Company (Issuer) and Filing Person (Offeror))",
        "(Name of Subject Company\u2014Issuer and Filing Person\u2014Offeror)",
        "(Name of Subject Company (\u201cIssuer\u201d) and Filing Person (\u201cOfferor\u201d))",
        "(Name of Subject Company (Issuer) and Name of Filing Person (Issuer))",
        "(Name of Issuer and Person Filing Statement)",
    ],
)
def test_an_issuer_stands_once_above_both_captions(caption):
    text = cover().replace(f"{SUBJECT}\n\nFenwick Signal Corp.\n{PERSONS}", caption)
    found = offer(text)
    assert found.subject_company == found.filing_person == "Larkspur Instruments, Inc."
    assert found.offer_by_issuer is True


@pytest.mark.parametrize(
    ("printed", "cusip"),
    [
        ("51799L104", "51799L104"), ("51799L-10-4", "51799L-10-4"), ("51799L 10 4", "51799L 10 4"),
        ("51799L104 and 51799L112", "51799L104 and 51799L112"), ("51799L", "51799L"),
        ("None", None), ("N/A", None), ("Not Applicable", None),
    ],
)  # fmt: skip
def test_the_cusip_number(printed, cusip):
    assert offer(cover(cusip=printed)).cusip == cusip


def test_the_security_below_the_options_has_a_bracket_of_its_own():
    text = cover().replace(CUSIP, f"{CUSIP}\n(Underlying Common Stock)")
    assert offer(text).contact == "Ida M. Sorrell (208) 555-0100"


def test_those_who_get_copies_are_no_contact():
    contact = "Ida M. Sorrell\n(208) 555-0100\n\nwith copies to:\n\nAnn Poe, Esq.\nPoe LLP"
    assert offer(cover(contact=contact)).contact == "Ida M. Sorrell (208) 555-0100"


@pytest.mark.parametrize(
    ("title", "number"),
    [
        ("SCHEDULE TO\n(Amendment No. 12)", 12),
        ("Amendment No. 1\nTo\nSCHEDULE TO", 1),
        ("SCHEDULE TO/A\n(Rule 14d-100)\nAMENDMENT NUMBER 2", 2),
        ("SCHEDULE TO\n(Amendment No. 4 \u2013 Final Amendment)", 4),
        ("SCHEDULE TO\n(AMENDMENT NO. __)", None),
        ("SCHEDULE TO\n(Amendment No.    )", None),
        ("SCHEDULE TO\n(AMENDMENT NO. __)\nAND\nSCHEDULE 13D\n(AMENDMENT NO. 21)", None),
        ("SCHEDULE TO\n(Amendment No. 1)\nAND\nSCHEDULE 13D\n(Amendment No. 4)", 1),
        ("SCHEDULE 13D/A\n(Amendment No. 4)\nand\nSCHEDULE TO\n(Amendment No. 1)", 1),
    ],
)
def test_the_number_of_the_amendment(title, number):
    found = offer(cover(title))
    assert (found.amendment_number, found.subject_company) == (number, "Larkspur Instruments, Inc.")


TICKS = f"[ ] {TRANSACTIONS['third_party_tender_offer']}\n[X] "
BOXES = TICKS + TRANSACTIONS["issuer_tender_offer"]


@pytest.mark.parametrize(
    ("text", "form_type"),
    [
        (cover() + BOXES, "SC TO-I"),
        (cover("SCHEDULE TO/A") + BOXES, "SC TO-I/A"),
        (cover("SCHEDULE TO-T"), "SC TO-T"),
        (cover("SCHEDULE TO-I\n(Amendment No. 4)"), "SC TO-I/A"),
        ("SC TO-T/A 1 d1.htm SC TO-T/A\n\n" + cover(), "SC TO-T/A"),
        (cover() + f"[X] {PRELIMINARY}\n\n" + BOXES, "SC TO-C"),
        (cover("SCHEDULE TO\n(Amendment No. 1)") + f"[X] {PRELIMINARY}\n\n" + BOXES, "SC TO-C"),
        (cover() + BOXES + f"\n\n{FINAL} [X]", "SC TO-I/A"),
        (cover(), None),
    ],
)
def test_the_type(text, form_type):
    assert read(text).form_type == form_type


@pytest.mark.parametrize(
    ("boxes", "ticked"),
    [
        ("[X] {0}\n\n[ ] {1}\n\n[ ] {2}\n\n[ ] {3}", "third_party_tender_offer"),
        ("{0} [X]\n\n{1} [ ]\n\n{2} [ ]\n\n{3} [ ]", "third_party_tender_offer"),
        ("{0} [ ] {1} [X] {2} [ ] {3} [ ]", "issuer_tender_offer"),
        ("[ ] {0}   [X] {2}\n[ ] {1}   [ ] {3}", "going_private"),
        ("{0}\n\n[X] {1}\n\n{2}\n\n{3}", "issuer_tender_offer"),
        ("{0} [X] {1} {2} {3}", None),
        ("[X] {0}\n\n{1}\n\n{2}\n\n{3}", "third_party_tender_offer"),
        ("\u00fethird party tender offer subject to Rule 14d-l | o{2}\no{1} | o{3}",
         "third_party_tender_offer"),
    ],
)  # fmt: skip
def test_on_which_side_the_boxes_stand(boxes, ticked):
    text = cover() + f"{DESIGNATE}\n\n{boxes.format(*TRANSACTIONS.values())}\n\n{FINAL} [ ]\n"
    filing = read(text)
    states = {name: getattr(filing.tender_offer, name) for name in TRANSACTIONS}
    assert {name for name, state in states.items() if state} == ({ticked} if ticked else set())
    if ticked is None:  # it could belong to either of two
        assert set(states.values()) == {None}
        assert any("boxes stand between" in problem.message for problem in filing.problems)


@pytest.mark.parametrize(
    ("boxes", "state"),
    [
        (f"[X] {FEE}\n\n[ ] {PRELIMINARY}", False),
        (f"[ ] {FEE}\n\n[X] {PRELIMINARY}", True),
        (f"{FEE} [X]\n\n{PRELIMINARY} [ ]", False),
        (f"{FEE} [ ]\n\n{PRELIMINARY} [X]", True),
        (f"{FEE} x\nAmount Previously Paid: $1\n\n{PRELIMINARY} o", False),
        (f"[X] {FEE}\n\n{PRELIMINARY}", False),
    ],
)
def test_the_box_of_preliminary_communications(boxes, state):
    text = cover() + f"{boxes}\n\n{DESIGNATE}\n\n{BOXES}\n"
    assert offer(text).preliminary_communication is state


def test_where_no_box_was_kept_nothing_is_told():
    text = cover() + f"{PRELIMINARY}\n\n{DESIGNATE}\n\n" + "\n\n".join(TRANSACTIONS.values())
    found = offer(text)
    assert found.preliminary_communication is None
    assert found.issuer_tender_offer is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("amends the Schedule TO originally filed on May 2, 2005", date(2005, 5, 2)),
        ("amends the Tender Offer Statement on Schedule TO filed by Fenwick Signal Corp. (with its"
         " subsidiaries, \u201cFenwick\u201d) with the Commission on May 2, 2005, as amended by"
         " Amendment No. 1 filed on June 3, 2005", date(2005, 5, 2)),
        ("amends the Schedule TO of Fenwick Signal Corp.", None),
    ],
)  # fmt: skip
def test_when_the_amended_statement_was_filed(words, day):
    text = cover("SCHEDULE TO\n(Amendment No. 2)") + f"This Amendment No. 2 {words}.\n\nItem 11.\n"
    assert offer(text).original_filed_date == day


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        ("ITEM 1. SUMMARY TERM SHEET.", "1", "SUMMARY TERM SHEET"),
        ("Item 4.  Terms of the Transaction", "4", "Terms of the Transaction"),
        ("Item 10\u2014Financial Statements.", "10", "Financial Statements"),
        ("Item 11: Additional Information", "11", "Additional Information"),
        ("Item 12 Exhibits", "12", "Exhibits"),
        ("Item 4.\n\nTerms of the Transaction.", "4", "Terms of the Transaction"),
        ("Items 1 through 9, and Item 11.", "1-9, 11", None),
        ("Item 1 through Item 9.", "1-9", None),
        ("Items 1, 4 and 11.", "1, 4, 11", None),
        ("Items 1-11.", "1-11", None),
    ],
)
def test_the_heading_of_an_item(heading, number, title):
    (item,) = offer(cover() + f"{heading}\n\nThe price rises.\n\nSIGNATURE\n").items
    assert (item.number, item.title, item.text) == (number, title, "The price rises.")


def test_prose_that_names_an_item_begins_none():
    body = "The answers to\nItem 5 of the Schedule TO and Item 6(a) there are changed."
    (item,) = offer(cover() + f"Item 4. Terms of the Transaction.\n\n{body}\n").items
    assert item.text == " ".join(body.split())


@pytest.mark.parametrize(
    ("listed", "exhibits"),
    [
        ("(a)(1)(i)   Offer to Purchase.", {"(a)(1)(i)": "Offer to Purchase."}),
        ("Exhibit (a)(1)(A)\tOffer to Purchase.", {"(a)(1)(A)": "Offer to Purchase."}),
        ("99.(a)(1)(A)\tOffer to Purchase.", {"(a)(1)(A)": "Offer to Purchase."}),
        ("(a)\n\n(7)\n\nPress release.", {"(a)(7)": "Press release."}),
        ("| (a)(1)(A) | Offer to Purchase. |\n| (b) | None. |",
         {"(a)(1)(A)": "Offer to Purchase."}),
        ("(a)(5)(A)   Press release dated\n            June 1, 2004.",
         {"(a)(5)(A)": "Press release dated June 1, 2004."}),
        ("1. Press release of June 1, 2004.", {"1": "Press release of June 1, 2004."}),
        ("A. Letter to holders.\n\nB. Offer to Purchase.",
         {"A": "Letter to holders.", "B": "Offer to Purchase."}),
        ("(a)(1)(A)   Offer to Purchase.\n\nThe rest was filed before.",
         {"(a)(1)(A)": "Offer to Purchase."}),
    ],
)  # fmt: skip
def test_the_list_of_exhibits(listed, exhibits):
    found = offer(cover() + f"Item 12. Exhibits.\n\n{listed}\n\nSIGNATURE\n\n").exhibits
    assert {exhibit.number: exhibit.description for exhibit in found} == exhibits


@pytest.mark.parametrize(
    ("listed", "herewith"),
    [
        ("*(a)(1)(A)\tOffer.\n(b)\tLoan.\n\n* Filed herewith.", {"(a)(1)(A)": True, "(b)": False}),
        ("(a)(1)(A)\tOffer.*\n(b)\tLoan.\n\n* Previously filed.",
         {"(a)(1)(A)": False, "(b)": None}),
        ("(a)(1)(A)+\tOffer.\n(b)*\tLoan.\n\n+ Previously filed.\n* Filed herewith.",
         {"(a)(1)(A)": False, "(b)": True}),
    ],
)  # fmt: skip
def test_what_the_marks_say(listed, herewith):
    found = offer(cover() + f"Item 12. Exhibits.\n\n{listed}\n").exhibits
    assert {exhibit.number: exhibit.filed_herewith for exhibit in found} == herewith
    assert not any("*" in (exhibit.description or "") for exhibit in found)


def test_every_filing_person_signs():
    filing = read(layouts.typed(THIRD_PARTY, drawn))
    assert [signature.name for signature in filing.signatures] == [
        "/s/ Ida M. Sorrell", "/s/ O. Quill",
    ]  # fmt: skip


def test_the_company_that_signs_next_is_no_printed_name():
    text = (
        cover() + "Item 11. Additional Information.\n\nNone.\n\nSIGNATURES\n\n"
        "FENWICK SUB, INC.\n\nBy: /s/ Ida M. Sorrell\n\nFENWICK SIGNAL CORP.\n\n"
        "By: /s/ O. Quill\n    Odile Quill\n    President\n\nMay 2, 2005\n"
    )
    filing = read(text)
    assert (filing.tender_offer.signed_by, filing.tender_offer.signed_title) == (
        "Ida M. Sorrell", None,
    )  # fmt: skip
    assert [s.name for s in filing.signatures] == ["/s/ Ida M. Sorrell", "/s/ O. Quill"]


def test_the_captions_of_the_cover_may_be_lost():
    text = "SCHEDULE TO\n\nTender Offer Statement\n\nLarkspur Instruments, Inc.\n\n" + BOXES
    filing = read(text)
    assert (filing.form_type, filing.tender_offer.subject_company) == ("SC TO-I", None)
    assert {p.message for p in filing.problems if p.where == "cover page"} == {
        "subject company not found", "filing person not found", "security title not found",
    }  # fmt: skip
