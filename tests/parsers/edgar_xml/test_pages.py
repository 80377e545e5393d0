"""EDGAR's XML documents as pages: captions, rows, boxes, items and tables of the printed forms."""

from __future__ import annotations

import base64

import pytest

from parsers.document import CheckBox, Heading, Paragraph, Table, block_text
from parsers.edgar_xml.page.written import number
from parsers.edgar_xml.places import PLACES
from parsers.reading import preview
from tests.parsers.edgar_xml.documents import (
    ENCLOSING,
    FORM_144,
    FORM_144_TABLES,
    FORM_D,
    FUND_REPORT,
    SCHEDULE_13D,
    SCHEDULE_13G,
)


def page(content: bytes) -> str:
    return "\n".join(block_text(block) for block in preview(content))


def headings(content: bytes) -> list[str]:
    return [block_text(block) for block in preview(content) if isinstance(block, Heading)]


def boxes(content: bytes) -> dict[str, bool]:
    return {
        block_text(block)[2:]: block.checked
        for block in preview(content)
        if isinstance(block, CheckBox)
    }


def row(content: bytes, caption: str) -> str:
    """The line of a table that bears a caption."""
    return next(line for line in page(content).splitlines() if caption in line.split("\t"))


# Schedules 13D and 13G


def test_the_cover_of_a_schedule_names_each_fact_below_it():
    lines = page(SCHEDULE_13D).splitlines()
    assert lines[1:4] == [
        "SCHEDULE 13D",
        "Under the Securities Exchange Act of 1934",
        "(Amendment No. 2)",
    ]
    for value, caption in (
        ("Brass Kettle Co", "(Name of Issuer)"),
        ("Common Stock", "(Title of Class of Securities)"),
        ("123456789", "(CUSIP Number)"),
        ("02/03/2025", "(Date of Event Which Requires Filing of This Statement)"),
    ):
        assert lines[lines.index(caption) - 1] == value
    notified = lines.index("Ann Clerk")
    assert lines[notified + 1] == "555-0100"
    assert lines[notified + 2].startswith("(Name, Address and Telephone Number of Person")


def test_a_schedule_that_is_no_amendment_has_no_number():
    assert "Amendment No." not in page(SCHEDULE_13G)


def test_each_reporting_person_has_the_numbered_rows_of_the_cover():
    tables = [block for block in preview(SCHEDULE_13D) if isinstance(block, Table)]
    persons = [table for table in tables if "Name of reporting person" in block_text(table)]
    assert len(persons) == 2
    numbers = [block_text(Table((cells,))).split("\t")[0] for cells in persons[0].rows]
    assert [n for n in numbers if n] == [str(n) for n in range(1, 15)]
    assert block_text(persons[0]).splitlines() == [
        "1\tName of reporting person\tTin Fund LP",
        "2\tCheck the appropriate box if a member of a group (see instructions)\t☒ (a) ☐ (b)",
        "3\tSEC use only\t",
        "4\tSource of funds (see instructions)\tWC (working capital)",
        "5\tCheck if disclosure of legal proceedings is required pursuant to Items 2(d) or 2(e)\t☐",
        "6\tCitizenship or place of organization\t",
        "\tNumber of shares beneficially owned by each reporting person with:\t",
        "7\tSole voting power\t1,000.50",
        "8\tShared voting power\t0",
        "9\tSole dispositive power\t",
        "10\tShared dispositive power\t",
        "11\tAggregate amount beneficially owned by each reporting person\t1,000.50",
        "12\tCheck if the aggregate amount in row (11) excludes certain shares"
        " (see instructions)\t☐",
        "13\tPercent of class represented by amount in row (11)\t6.1%",
        "14\tType of reporting person (see instructions)\tPN (partnership)",
        "\tReporting person's CIK\t0000000111",
    ]


def test_rows_of_a_schedule_13g_count_to_twelve():
    (person,) = (b for b in preview(SCHEDULE_13G) if isinstance(b, Table) and len(b.rows) > 10)
    assert block_text(person).splitlines()[-1].startswith("12\tType of reporting person")
    assert row(SCHEDULE_13G, "Sole voting power") == "5\tSole voting power\t5.00"


def test_the_cusip_number_stands_above_each_person():
    assert headings(SCHEDULE_13D).count("CUSIP No. 123456789") == 2
    assert "CUSIP No. 111111111, 222222222" in headings(SCHEDULE_13G)


def test_boxes_are_ticked_as_filed():
    assert [state for text, state in boxes(SCHEDULE_13D).items() if "13G" in text] == [True]
    stated = boxes(SCHEDULE_13G)
    assert stated["Rule 13d-1(b)"]
    assert not stated["Rule 13d-1(c)"]
    assert stated["(e) Investment adviser in accordance with § 240.13d-1(b)(1)(ii)(E)"]
    assert sum(state for text, state in stated.items() if text.startswith("(")) == 1


def test_an_answer_that_no_box_foresees_is_shown():
    other = SCHEDULE_13G.replace(b">Rule 13d-1(b)<", b">Rule 13d-9<")
    assert boxes(other)["Rule 13d-9"]
    unsure = b"<legalProceedings>perhaps</legalProceedings><fundType>"
    assert "☐ perhaps" in page(SCHEDULE_13D.replace(b"<fundType>", unsure))


def test_items_have_their_official_headings_and_captions():
    shown = headings(SCHEDULE_13D)
    start = shown.index("SCHEDULE 13D", 1)
    assert shown[start + 1 : start + 5] == [
        "Item 1. Security and Issuer",
        "Item 4. Purpose of Transaction",
        "Item 7. Material to be Filed as Exhibits",
        "SIGNATURE",
    ]
    text = page(SCHEDULE_13D)
    assert "(b) Name of issuer\nAnother spelling" in text
    assert "principal executive offices\n1 Main St, Paris, I0 (France)" in text


def test_the_text_of_an_item_keeps_its_paragraphs_and_lines():
    paragraphs = [block_text(b) for b in preview(SCHEDULE_13D) if isinstance(b, Paragraph)]
    place = paragraphs.index("To hold.")
    assert paragraphs[place + 1] == "To sell:\n1. never\n2. [bold]perhaps[/bold]"


def test_an_item_that_does_not_apply_says_so():
    blocks = list(preview(SCHEDULE_13G))
    place = next(
        n for n, block in enumerate(blocks) if block_text(block).startswith("Item 9. Notice")
    )
    assert block_text(blocks[place + 1]) == "☒ Not applicable"
    assert page(SCHEDULE_13G).count("Not applicable") == 1


def test_an_element_that_the_form_does_not_know_is_told_where_it_stands():
    lines = page(SCHEDULE_13D).splitlines()
    assert lines[lines.index("Exhibit 1") + 1] == "New Element\tExhibit 2"


def test_signatures_stand_under_whom_they_bind():
    lines = page(SCHEDULE_13D).splitlines()
    place = lines.index("Signature\t/s/ Jo Smith")
    assert lines[place - 1] == "Tin Fund LP"
    assert lines[place + 1 : place + 3] == ["Name/Title\tManager", "Date\t02/05/2025"]


# Form 144


def test_form_144_has_the_boxes_of_the_printed_form():
    lines = page(FORM_144).splitlines()
    assert lines[1] == "FORM 144"
    assert "1(a)\tName of issuer\tBrass Kettle Co" in lines
    assert "(c)\tSEC file number\t001-00222" in lines
    assert "(b)\tRelationship to issuer\tOfficer, Director, Trustee" in lines
    assert "(d)\tAggregate market value\t18,000.00" in lines
    assert "(g)\tName of each securities exchange\tNYSE" in lines
    assert row(FORM_144, "Signature") == "Signature\t/s/ Jo Smith"
    assert row(FORM_144, "Date of notice") == "Date of notice\t03/03/2025"
    assert "if relying on Rule 10b5-1\t11/12/2024" in page(FORM_144)


def test_form_144_lists_what_is_to_be_sold_and_what_was():
    to_be_sold, sold = (b for b in preview(FORM_144_TABLES) if isinstance(b, Table) and b.ruled)
    assert [cell.spans[0].text for cell in to_be_sold.rows[1] if cell.spans] == [
        "Common",
        "01/01/2020\nRestricted Stock Vesting",
        "Issuer",
        "☒\n02/02/2012",
        "900",
        "01/01/2020\nCompensation",
    ]
    assert block_text(sold).splitlines()[1] == (
        "Smith Jo, 2 Side St, Dover, DE 19901\tCommon\t01/15/2025\t1,250\t25,000.50"
    )
    assert not boxes(FORM_144_TABLES)["Nothing to report"]


def test_form_144_says_that_there_is_nothing_to_report():
    assert boxes(FORM_144) == {"Nothing to report": True}


# Other forms


def test_another_form_bears_its_name_and_title():
    assert page(FORM_D).splitlines()[:3] == [
        "FORM D",
        "Notice of Exempt Offering of Securities",
        "Item 1. Issuer's Identity",
    ]
    unknown = FORM_D.replace(b"Type>D<", b"Type>X-99/A<")
    assert page(unknown).startswith("FORM X-99/A\n")


def test_a_form_without_a_page_is_headings_rows_and_tables():
    assert page(FUND_REPORT).splitlines() == [
        "FORM N-CEN",
        "Annual Report for Registered Investment Companies",
        "Test filing",
        "General Info\tReport Ending Period: 2025-11-30; Is Report Period Lt 12: N",
        "Registrant Info",
        "Registrant Full Name\tTin Fund Trust",
        "Is Registrant First Filing\tN",
        "Websites\tfund.example",
        "Office Address\t1 Main St, Dover, DE 19901",
        "Custodian",
        "Name\tLEI\tCountry\tIs Sub Custodian",
        "Iron Bank\tLEI1\tCustodian State: US-MA; Custodian Country: US\t",
        "Lead Bank\t\t\tY",
        "Director",
        "Director Name\tJo Smith",
        "File Numbers\tFile Number Info: 811-1, 811-2",
        "EDGAR submission information",
        "Schema Version\tX0505",
        "Filer CIK\t0000000888",
        "Contact Name\tAnn Clerk",
    ]


@pytest.mark.parametrize(
    "content", [SCHEDULE_13D, SCHEDULE_13G, FORM_144, FORM_D, FUND_REPORT, ENCLOSING]
)
def test_no_page_shows_an_access_code_or_what_only_directs_a_computer(content):
    shown = page(content)
    for word in ("XXXXXXXX", "s3cret", "Ccc", "CCC", "Live", "Return Copy"):
        assert word not in shown


def test_the_document_inside_a_filers_own_copy_is_opened():
    form = "<ownershipDocument><issuer><issuerName>Brass &amp; Co</issuerName></issuer>"
    form += "<reportingOwner><rptOwnerCcc>s3cret!x</rptOwnerCcc></reportingOwner>"
    form += "</ownershipDocument>"
    letters = base64.b64encode(form.encode())
    shown = page(ENCLOSING % (b"4", b"4", letters))
    assert "Issuer\tIssuer Name: Brass & Co" in shown
    assert letters.decode() not in shown
    assert "s3cret" not in shown
    assert "Document Name\tdoc1.xml" in shown


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        (b"<html><body><p>A letter</p></body></html>", "A letter"),
        (b"A plain letter", "A plain letter"),
        (b"\x89PNG\x00\xff\xfe\x00", "which is no text"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "refused as unsafe"),
    ],
)
def test_whatever_is_enclosed_is_shown_as_what_it_is(inside, shown):
    content = ENCLOSING % (b"D", b"COVER", base64.b64encode(inside))
    assert shown in page(content)


def test_letters_that_are_no_base64_are_said_to_be_none():
    assert "no base64" in page(ENCLOSING % (b"D", b"COVER", b"a"))


def test_an_ownership_document_is_no_raw_xml():
    content = b"<ownershipDocument><documentType>4</documentType></ownershipDocument>"
    assert page(content) == "Ownership Document\nDocument Type\t4"


def test_numbers_get_separators_and_keep_their_digits():
    assert [number(text) for text in ("1234567.10", "-1000", "0", "12%", "1,000", "")] == [
        *("1,234,567.10", "-1,000", "0", "12%", "1,000", ""),
    ]


def test_places_are_known_by_edgars_codes():
    assert (PLACES["DE"], PLACES["X1"], PLACES["2M"]) == ("Delaware", "United States", "Germany")
    assert all(len(code) == 2 for code in PLACES)


def test_the_information_table_of_a_form_13f_follows_its_cover():
    content = b"""<SEC-DOCUMENT>a.txt : 20250206
<SEC-HEADER>a.hdr.sgml : 20250206
ACCESSION NUMBER:		0000000009-25-000003
CONFORMED SUBMISSION TYPE:	13F-HR
</SEC-HEADER>
<DOCUMENT>
<TYPE>13F-HR
<TEXT>
<XML>
<edgarSubmission><headerData><submissionType>13F-HR</submissionType></headerData><formData>
<coverPage><filingManager><name>Tin Advisers</name></filingManager></coverPage></formData>
</edgarSubmission>
</XML>
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>INFORMATION TABLE
<TEXT>
<XML>
<n:informationTable xmlns:n="urn:table"><n:infoTable><n:nameOfIssuer>BRASS CO</n:nameOfIssuer>
<n:titleOfClass>COM</n:titleOfClass><n:cusip>123456789</n:cusip><n:value>6305091</n:value>
<n:shrsOrPrnAmt><n:sshPrnamt>1800</n:sshPrnamt><n:sshPrnamtType>SH</n:sshPrnamtType>
</n:shrsOrPrnAmt><n:investmentDiscretion>SOLE</n:investmentDiscretion><n:votingAuthority>
<n:Sole>1700</n:Sole><n:Shared>0</n:Shared><n:None>100</n:None></n:votingAuthority>
<n:novelty>x</n:novelty></n:infoTable></n:informationTable>
</XML>
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>
"""
    blocks = list(preview(content))
    table = next(block for block in blocks if isinstance(block, Table) and block.ruled)
    assert [cell.spans[0].text for cell in table.rows[1]] == [
        *("BRASS CO\nCOM", "123456789", "6,305,091", "1,800\nSH", "SOLE", "1,700\n0\n100"),
    ]
    assert block_text(blocks[-1]) == "Novelty\tx"
    damaged = content.replace(b"<n:informationTable", b"<!DOCTYPE a><n:informationTable")
    assert page(damaged).startswith("FORM 13F\n")
