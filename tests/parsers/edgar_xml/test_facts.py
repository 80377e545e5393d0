"""EDGAR's XML documents other than Forms 3, 4 and 5: what their covers state."""

from datetime import date

import pytest

from parsers.document import block_text
from parsers.edgar_xml import read_edgar_xml
from parsers.errors import NotAFiling
from parsers.filing import Address, ReportingOwner, Signature
from parsers.formats import tell
from parsers.reading import preview, read_content
from tests.parsers.edgar_xml.documents import (
    BOMB,
    FORM_144,
    FORM_D,
    SCHEDULE_13D,
    SCHEDULE_13G,
)


def remarks(content):
    return (read_content(content).remarks or "").split("; ")


def test_a_bare_document_is_told_by_its_root():
    for content in (SCHEDULE_13D, SCHEDULE_13G, FORM_144, FORM_D):
        assert tell(content) == "text"
        assert read_content(content, "a").source_format == "text"


def test_the_cover_of_a_schedule_13d():
    filing = read_content(SCHEDULE_13D)
    assert filing.form_type == "SCHEDULE 13D/A"
    assert filing.period_of_report == date(2025, 2, 3)
    assert (filing.issuer.cik, filing.issuer.name) == ("0000000222", "Brass Kettle Co")
    assert filing.issuer.business_address == Address("1 Main St", None, "Dover", "DE", "19901")
    assert filing.signatures == (Signature("/s/ Jo Smith", date(2025, 2, 5)),)
    assert filing.problems == ()


def test_reporting_persons_have_no_role_where_none_is_stated():
    assert read_content(SCHEDULE_13D).reporting_owners == (
        ReportingOwner("0000000111", "Tin Fund LP"),
        ReportingOwner(None, "Jo Smith"),
    )


def test_every_other_fact_of_the_cover_is_a_line_of_the_remarks():
    assert remarks(SCHEDULE_13D) == [
        "Title of class: Common Stock",
        "CUSIP: 123456789",
        "Amendment number: 2",
        "Schedule 13G filed earlier for this acquisition: yes",
        "Accession number of the previous filing: 0000000009-25-000001",
        "Person authorized to receive notices, name: Ann Clerk",
        "Person authorized to receive notices, telephone: 555-0100",
        "Tin Fund LP, member of a group, box: a",
        "Tin Fund LP, source of funds: WC (working capital)",
        "Tin Fund LP, sole voting power: 1000.50",
        "Tin Fund LP, shared voting power: 0",
        "Tin Fund LP, aggregate amount beneficially owned: 1000.50",
        "Tin Fund LP, percent of class: 6.1",
        "Tin Fund LP, type of reporting person: PN (partnership)",
        "Jo Smith, type of reporting person: HC (parent holding company or control person),"
        " IN (individual)",
    ]


def test_the_cover_of_a_schedule_13g():
    filing = read_content(SCHEDULE_13G)
    assert filing.form_type == "SCHEDULE 13G"
    assert filing.period_of_report == date(2024, 12, 31)
    lines = remarks(SCHEDULE_13G)
    assert "CUSIP: 111111111, 222222222" in lines
    assert "Filed under: Rule 13d-1(b)" in lines
    assert "Zinc Advisers, sole voting power: 5.00" in lines
    assert "Zinc Advisers, percent of class: 5.2" in lines


def test_the_only_filer_is_the_only_reporting_person():
    assert read_content(SCHEDULE_13G).reporting_owners == (
        ReportingOwner("0000000333", "Zinc Advisers"),
    )
    alone_without_cik = SCHEDULE_13G.replace(
        b"</classPercent>", b"</classPercent><reportingPersonNoCIK>Y</reportingPersonNoCIK>"
    )
    assert read_content(alone_without_cik).reporting_owners[0].cik is None


def test_the_header_of_a_submission_gives_the_cik_that_the_cover_leaves_out():
    envelope = b"""<SEC-DOCUMENT>0000000009-25-000002.txt : 20250206
<SEC-HEADER>0000000009-25-000002.hdr.sgml : 20250206
ACCESSION NUMBER:		0000000009-25-000002
CONFORMED SUBMISSION TYPE:	SCHEDULE 13D/A
FILED AS OF DATE:		20250206

SUBJECT COMPANY:

	COMPANY DATA:
		COMPANY CONFORMED NAME:			BRASS KETTLE CO
		CENTRAL INDEX KEY:			0000000222

FILED BY:

	COMPANY DATA:
		COMPANY CONFORMED NAME:			SMITH JO
		CENTRAL INDEX KEY:			0000000777
</SEC-HEADER>
<DOCUMENT>
<TYPE>SCHEDULE 13D/A
<SEQUENCE>1
<FILENAME>primary_doc.xml
<TEXT>
<XML>
%s
</XML>
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>
"""
    filing = read_content(envelope % SCHEDULE_13D)
    assert (filing.source_format, filing.form_type) == ("submission", "SCHEDULE 13D/A")
    assert filing.issuer.name == "BRASS KETTLE CO"
    assert [owner.cik for owner in filing.reporting_owners] == ["0000000111", "0000000777"]
    assert "CUSIP: 123456789" in (filing.remarks or "")
    texts = [block_text(block) for block in preview(envelope % SCHEDULE_13D)]
    assert "SCHEDULE 13D" in texts


def test_a_date_that_is_none_is_a_problem():
    filing = read_content(SCHEDULE_13G)
    assert filing.signatures == (Signature("Lee Gray", None),)
    assert [(p.where, p.severity) for p in filing.problems] == [("signature date", "warning")]


def test_persons_missing_from_the_cover_are_taken_from_the_signatures():
    start, end = SCHEDULE_13D.index(b"<reportingPersons>"), SCHEDULE_13D.index(b"<items1To7>")
    filing = read_content(SCHEDULE_13D[:start] + SCHEDULE_13D[end:])
    assert filing.reporting_owners == (ReportingOwner("0000000111", "Tin Fund LP"),)
    assert [p.where for p in filing.problems] == ["reporting persons"]


def test_form_144_sets_only_the_roles_it_states():
    filing = read_content(FORM_144)
    assert (filing.form_type, filing.period_of_report) == ("144", None)
    assert filing.issuer.file_number == "001-00222"
    assert filing.reporting_owners == (
        ReportingOwner(
            "0000000444",
            "Smith Jo",
            is_director=True,
            is_officer=True,
            is_other=True,
            other_text="Trustee",
        ),
    )
    assert filing.signatures == (Signature("/s/ Jo Smith", date(2025, 3, 3)),)


def test_form_144_tells_the_sale_in_its_remarks():
    assert remarks(FORM_144) == [
        "Relationship to issuer: Officer, Director, Trustee",
        "Proposed sale, title of class: Common",
        "Proposed sale, broker or market maker: Lead Brokers, Dover",
        "Proposed sale, number of units to be sold: 900",
        "Proposed sale, aggregate market value: 18000.00",
        "Proposed sale, approximate date of sale: 03/04/2025",
        "Proposed sale, securities exchange: NYSE",
        "Securities to be sold (1), date acquired: 01/01/2020",
        "Securities to be sold (2), date acquired: 01/01/2021",
        "Nothing sold in the past three months: yes",
        "Date of plan adoption or giving of instruction: 11/12/2024",
        "Remarks: Sold under a plan.",
    ]


def test_another_form_says_what_it_is_and_by_whom():
    filing = read_content(FORM_D)
    assert (filing.form_type, filing.schema_version) == ("D", "X0708")
    assert (filing.issuer.cik, filing.issuer.name) == ("0000000555", "Pewter Fund")
    assert filing.issuer.state_of_incorporation == "DELAWARE"
    assert (filing.reporting_owners, filing.remarks) == ((), None)
    assert [(p.severity, p.where) for p in filing.problems] == [("note", "form")]


def test_dates_with_hyphens_are_read():
    content = FORM_D.replace(
        b"</submissionType>", b"</submissionType><periodOfReport>12-31-2024</periodOfReport>"
    )
    assert read_content(content).period_of_report == date(2024, 12, 31)


def test_a_broken_document_is_read_as_far_as_it_goes():
    filing = read_content(SCHEDULE_13D[: SCHEDULE_13D.index(b"<items1To7>")])
    assert len(filing.reporting_owners) == 2
    assert [(p.severity, p.where) for p in filing.problems] == [("error", "XML")]


@pytest.mark.parametrize("read", [read_content, preview, read_edgar_xml])
def test_an_entity_bomb_is_refused(read):
    with pytest.raises(NotAFiling, match="unsafe"):
        read(BOMB)


def test_an_xml_without_the_root_is_no_filing():
    with pytest.raises(NotAFiling, match="edgarSubmission"):
        read_edgar_xml(b"<other/>")
    with pytest.raises(NotAFiling):
        read_content(b"<other><child/></other>")


@pytest.mark.parametrize("broken", ["<a>&#0;</a>", "<a>&#xD800;</a>", "<a><b></a>", "<\x01a>"])
def test_what_is_broken_beyond_its_encoding_is_read_as_far_as_it_goes(broken):
    content = (
        '<?xml version="1.0" encoding="UTF\ufffd-8"?><edgarSubmission><headerData>'
        f"<submissionType>D</submissionType></headerData>{broken}</edgarSubmission>"
    ).encode()
    filing = read_content(content)
    assert filing.form_type == "D"
    assert "error" in {problem.severity for problem in filing.problems}
    assert list(preview(content))
