"""The EDGAR envelope."""

from datetime import date, datetime

from parsers.filing import FormerName
from parsers.submission import read_submission, split
from tests.conftest import SAMPLES

JOINT = (SAMPLES / "form-4-submission.txt").read_bytes()

TAG_FORM = b"""<SUBMISSION>
<ACCESSION-NUMBER>0009910001-24-000007
<TYPE>8-K
<PUBLIC-DOCUMENT-COUNT>1
<PERIOD>20240212
<FILING-DATE>20240213
<FILER>
<COMPANY-DATA>
<CONFORMED-NAME>A & B <HOLDINGS> CO
<CIK>0009910001
<ASSIGNED-SIC>3826
<STATE-OF-INCORPORATION>DE
</COMPANY-DATA>
<FILING-VALUES>
<FORM-TYPE>8-K
<ACT>34
<FILE-NUMBER>001-99101
</FILING-VALUES>
<BUSINESS-ADDRESS>
<STREET1>40 ASSAY OFFICE LANE
<CITY>BOISE
<STATE>ID
<ZIP>83702
</BUSINESS-ADDRESS>
<FORMER-COMPANY>
<FORMER-CONFORMED-NAME>Fenwick Signal Corp.
<DATE-CHANGED>20210614
</FORMER-COMPANY>
</FILER>
<DOCUMENT>
<TYPE>8-K
<SEQUENCE>1
<FILENAME>a.htm
<TEXT>
hello
</TEXT>
</DOCUMENT>
</SUBMISSION>
"""


def test_header_facts():
    header = read_submission(JOINT).header
    assert header.accession_number == "0009930021-24-000005"
    assert header.form_type == "4"
    assert header.document_count == 2
    assert header.period == date(2024, 7, 8)
    assert header.filed_date == date(2024, 7, 10)
    assert header.accepted_at == datetime(2024, 7, 10, 19, 4, 12)


def test_parties_in_order_each_with_its_own_facts():
    fund, person, issuer = read_submission(JOINT).header.parties
    assert (fund.role, fund.name, fund.cik) == (
        "REPORTING-OWNER", "GREYLAG PARTNERS II LP", "0009930021",
    )  # fmt: skip
    assert (person.name, person.mail_address.city) == ("MARCHETTI SOFIA", "BOSTON")
    assert (issuer.role, issuer.sic, issuer.fiscal_year_end) == ("ISSUER", "2040", "1231")
    assert issuer.business_address.street2 is None
    assert issuer.former_names == (FormerName("TIDEWATER MILLS INC", date(2009, 5, 4)),)


def test_documents_with_their_wrappers_taken_off():
    form, exhibit = read_submission(JOINT).documents
    assert (form.facts.sequence, form.facts.type, form.facts.filename) == (1, "4", "form4.xml")
    assert form.facts.description == "FORM 4"
    assert form.content.startswith(b"<?xml")
    assert form.content.endswith(b"</ownershipDocument>")
    assert exhibit.facts.type == "EX-99.1"
    assert exhibit.content.startswith(b"JOINT FILER INFORMATION")


def test_the_tag_form_says_the_same():
    submission = read_submission(TAG_FORM)
    (filer,) = submission.header.parties
    assert submission.header.accession_number == "0009910001-24-000007"
    assert submission.header.form_type == "8-K"
    assert submission.header.accepted_at is None
    assert (filer.name, filer.cik) == ("A & B <HOLDINGS> CO", "0009910001")
    assert filer.sic == "3826"
    assert filer.file_number == "001-99101"
    assert filer.business_address.city == "BOISE"
    assert filer.former_names == (FormerName("Fenwick Signal Corp.", date(2021, 6, 14)),)
    assert submission.documents[0].content == b"hello"


def test_the_tag_form_without_its_line_ends_says_the_same():
    header, documents = TAG_FORM.split(b"<DOCUMENT>")
    joined = header.replace(b"<HOLDINGS> ", b"").replace(b"\n", b"") + b"\n<DOCUMENT>" + documents
    whole = read_submission(TAG_FORM.replace(b"<HOLDINGS> ", b""))
    assert read_submission(joined).header == whole.header


def test_a_privacy_enhanced_envelope_is_taken_off():
    wrapped = (
        b"-----BEGIN PRIVACY-ENHANCED MESSAGE-----\nProc-Type: 2001,MIC-CLEAR\n"
        b"MIC-Info: RSA-MD5,RSA,\n abc=\n\n"
        + JOINT.replace(b"JOINT FILER", b"- -JOINT FILER")
        + b"\n-----END PRIVACY-ENHANCED MESSAGE-----\n"
    )
    submission = read_submission(wrapped)
    assert submission.header == read_submission(JOINT).header
    assert submission.documents[1].content.startswith(b"-JOINT FILER")


def test_a_file_cut_off_says_so_and_keeps_what_came():
    submission = read_submission(JOINT[: JOINT.index(b"<remarks>")])
    (document,) = submission.documents
    assert b"<footnotes>" in document.content
    assert [p.message for p in submission.problems] == [
        "cut off before its end",
        "the file ends before the submission does",
    ]


def test_a_header_alone():
    submission = read_submission(JOINT[: JOINT.index(b"<DOCUMENT>")])
    assert submission.documents == ()
    assert submission.header.form_type == "4"
    assert "header only" in submission.problems[0].message


def test_splitting_keeps_every_byte():
    assert b"".join(split(JOINT + TAG_FORM)) == JOINT + TAG_FORM
    assert len(list(split(JOINT + TAG_FORM + JOINT))) == 3
