"""Schedule TO, read from the sample and from variations of it."""

from __future__ import annotations

from datetime import date

import pytest

from parsers import preview, read_content
from parsers.document import CheckBox, block_text
from parsers.filing import Exhibit, Filing, Signature, TenderOffer
from tests.conftest import SAMPLES

SCAN = (SAMPLES / "schedule-to-scan.txt").read_text()


def read(text: str) -> Filing:
    return read_content(text.encode())


def offer(text: str = SCAN) -> TenderOffer:
    found = read(text).tender_offer
    assert found is not None
    return found


def test_the_cover():
    found = offer()
    assert found.amendment_number == 2
    assert found.subject_company == "LARKSPUR INSTRUMENTS, INC."
    assert found.filing_person == "LARKSPUR INSTRUMENTS, INC."
    assert found.offer_by_issuer is True
    assert found.security_title == "Common Stock"
    assert found.cusip == "51799L104"
    assert found.contact == (
        "Daniel Okafor President & General Counsel Larkspur Instruments, Inc."
        " 40 Assay Office Lane Floor 3 Boise, ID 83702 (208) 555-0100"
    )
    assert found.original_filed_date == date(2024, 8, 5)


def test_the_boxes_in_whatever_letters_a_scanner_drew_them():
    found = offer()
    assert found.issuer_tender_offer is True
    for field in (
        "preliminary_communication", "third_party_tender_offer", "going_private",
        "schedule_13d_amendment", "final_amendment", "cross_border_issuer",
        "cross_border_third_party",
    ):  # fmt: skip
        assert getattr(found, field) is False, field


@pytest.mark.parametrize(
    ("line", "ticked", "field"),
    [
        ("Г\t\tthird-party", "X\t\tthird-party", "third_party_tender_offer"),
        ("\t\tgoing-private", "X\t\tgoing-private", "going_private"),
        ("tender offer. \\Box", "tender offer. ☒", "final_amendment"),
        ("Г\t\tRule 13e-4(i)", "☒\t\tRule 13e-4(i)", "cross_border_issuer"),
        ("Γ\t\tRule 14d-l(d)", "[X]\t\tRule 14d-l(d)", "cross_border_third_party"),
    ],
)
def test_a_box_that_is_ticked(line, ticked, field):
    assert line in SCAN
    assert getattr(offer(SCAN.replace(line, ticked)), field) is True


def test_the_type_is_told_by_the_boxes():
    assert read(SCAN).form_type == "SC TO-I/A"
    third = SCAN.replace("Г\t\tthird", "X\t\tthird").replace("\tX\tissuer", "Г\t\tissuer")
    assert read(third).form_type == "SC TO-T/A"
    original = third.replace("(Amendment No. 2)\n", "").replace("This Amendment No. 2", "This")
    assert read(original).form_type == "SC TO-T"
    assert offer(original).amendment_number is None
    assert offer(original).offer_by_issuer is False


def test_items_with_those_grouped_kept_together():
    numbers = [(item.number, item.title) for item in offer().items]
    assert numbers == [
        ("1-11", None),
        ("12", "Exhibits"),
        ("13", "Information Required by Schedule 13E-3"),
    ]
    assert offer().items[0].text.startswith("The price offered rises from $32.00 to $33.50")
    assert offer().items[2].text == "Not applicable."


def test_exhibits_once_though_listed_twice():
    exhibits = offer().exhibits
    assert [exhibit.number for exhibit in exhibits] == [
        "(a)(1)(A)", "(a)(1)(B)", "(a)(1)(C)", "(a)(5)(A)", "(a)(5)(B)", "107",
    ]  # fmt: skip
    assert exhibits[4] == Exhibit("(a)(5)(B)", "Press release of August 26, 2024", True)
    assert [exhibit.filed_herewith for exhibit in exhibits].count(True) == 1


def test_the_signature():
    filing = read(SCAN)
    assert filing.signatures == (Signature("/s/ Daniel Okafor", date(2024, 8, 26)),)
    found = offer()
    assert (found.signed_by, found.signed_title) == (
        "Daniel Okafor", "President and General Counsel",
    )  # fmt: skip
    assert found.signed_date == date(2024, 8, 26)


def test_the_preview_mends_the_sentences_that_the_form_prescribes():
    texts = [block_text(block) for block in preview(SCAN.encode())]
    assert (
        "Check the appropriate boxes below to designate any transactions to which the statement"
        " relates:" in texts
    )
    assert "☐ Rule 14d-1(d) (Cross-Border Third-Party Tender Offer)" in texts
    assert not any("approp oriate" in text for text in texts)


def test_the_preview_shows_a_box_before_each_caption():
    boxes = [block for block in preview(SCAN.encode()) if isinstance(block, CheckBox)]
    assert [block.checked for block in boxes] == [False, True, False, False, False, False]


def test_what_the_filer_wrote_is_left_as_it_stands():
    texts = [block_text(block) for block in preview(SCAN.encode())]
    assert any(text.startswith("This Amendment No. 2 changes the tender offer") for text in texts)


def exhibits_of(lines: str) -> dict[str, bool | None]:
    """Number and whether filed herewith, of a Schedule TO with this list of exhibits."""
    text = f"Schedule TO\n\nTender Offer Statement\n\nItem 12. Exhibits.\n\n{lines}\n"
    filing = read(text)
    return {exhibit.number: exhibit.filed_herewith for exhibit in filing.tender_offer.exhibits}


def test_a_legend_may_mark_what_was_filed_before():
    lines = (
        "(a)(1)(A)*\tOffer to Purchase.\n(a)(5)(C)\tPress release.\n"
        "(d)(2)*\tTax agreement (part of the agreement filed herewith as Exhibit (d)(1)).\n"
        "\n* Filed previously.\n"
    )
    assert exhibits_of(lines) == {"(a)(1)(A)": False, "(a)(5)(C)": None, "(d)(2)": False}


def test_an_exhibit_among_the_documents_was_filed_with_them():
    submission = (
        b"<SUBMISSION>\n<TYPE>SC TO-T/A\n<DOCUMENT>\n<TYPE>SC TO-T/A\n<TEXT>\nSchedule TO\n\n"
        b"Tender Offer Statement\n\nItem 12. Exhibits.\n\n(a)(5)(C)\tPress release.\n"
        b"(b)\tLoan.\n</TEXT>\n</DOCUMENT>\n"
        b"<DOCUMENT>\n<TYPE>EX-99.(A)(5)(C)\n<TEXT>\nx\n</TEXT>\n</DOCUMENT>\n</SUBMISSION>\n"
    )
    offer = read_content(submission).tender_offer
    assert [(e.number, e.filed_herewith) for e in offer.exhibits] == [
        ("(a)(5)(C)", True), ("(b)", None),
    ]  # fmt: skip


def test_a_heading_of_signatures_with_nobody_under_it():
    offer = read("Schedule TO\n\nTender Offer Statement\n\nSIGNATURES\n\nnobody\n").tender_offer
    assert (offer.signed_by, offer.signed_date) == (None, None)
