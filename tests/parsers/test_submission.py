"""The EDGAR envelope."""

import binascii
from datetime import date, datetime

import pytest

from parsers.document import block_text
from parsers.filing import FormerName
from parsers.reading import preview, read_content
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


def test_a_label_is_one_by_its_colon_and_not_by_its_words():
    words = JOINT.replace(b"ACCESSION NUMBER:", b"TYPE\nISSUER\n \t \nACCESSION NUMBER:")
    assert read_submission(words).header == read_submission(JOINT).header


def test_labels_that_are_not_known_are_passed_over():
    unknown = JOINT.replace(b"ACCESSION NUMBER:", b"COLOUR OF PAPER: 4\nACCESSION NUMBER:")
    assert read_submission(unknown).header == read_submission(JOINT).header


def test_all_members_of_a_group_are_named():
    content = JOINT.replace(b"ACCESSION NUMBER:", b"GROUP MEMBERS: A\nGROUP MEMBERS: B\nX:")
    assert read_submission(content).header.group_members == ("A", "B")


def test_a_header_without_an_end_ends_with_the_first_document():
    content = TAG_FORM.replace(b"<DOCUMENT>", b"<GROUP-MEMBERS>of <DOCUMENT>\n  <document>", 1)
    assert read_submission(content).header.group_members == ("of <DOCUMENT>",)


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


# Any form


def shown(content: bytes) -> str:
    return "\n".join(block_text(block) for block in preview(content))


def test_a_form_without_a_reader_has_its_envelope_parties_and_documents():
    filing = read_content(TAG_FORM)
    assert (filing.form_type, filing.accession_number) == ("8-K", "0009910001-24-000007")
    assert (filing.issuer.name, filing.issuer.cik) == ("A & B <HOLDINGS> CO", "0009910001")
    assert [d.filename for d in filing.documents] == ["a.htm"]
    assert shown(TAG_FORM) == "hello"


def test_a_header_by_itself_is_a_filing_without_documents():
    bare = TAG_FORM[len(b"<SUBMISSION>\n") : TAG_FORM.index(b"<DOCUMENT>")]
    filing = read_content(bare)
    assert (filing.accession_number, filing.documents) == ("0009910001-24-000007", ())
    assert [p.message for p in filing.problems] == ["a header only: no document came with it"]


def test_edgars_page_of_a_header_lists_documents_that_are_not_in_it():
    page = (
        b"<HTML><HEAD><TITLE>a</TITLE>\n<!--\n<SEC-HEADER>x\n<TYPE>4\n-->\n</HEAD><BODY>\n<PRE>"
        b"&lt;SEC-HEADER&gt;0009910001-24-000007.hdr.sgml : 20240213\n"
        b"ACCESSION NUMBER:\t0009910001-24-000007\nCONFORMED SUBMISSION TYPE:\t8-K\n"
        b"&lt;/SEC-HEADER&gt;\n&lt;DOCUMENT&gt;\n&lt;TYPE&gt;8-K\n&lt;FILENAME&gt;a.htm\n"
        b'&lt;TEXT&gt;\n<a href="a.htm">Document 1</a><br>\n&lt;/DOCUMENT&gt;\n</PRE></BODY></HTML>'
    )
    filing = read_content(page)
    assert filing.form_type == "8-K"
    assert [(d.type, d.filename, d.size) for d in filing.documents] == [("8-K", "a.htm", 0)]
    assert "the documents themselves are not in it" in filing.problems[0].message
    assert shown(page) == ""


def test_a_submission_that_was_indented_reads_the_same():
    indented = b"\n".join(b"    " + line for line in TAG_FORM.split(b"\n"))
    assert read_submission(indented).header == read_submission(TAG_FORM).header
    assert read_content(indented).documents[0].filename == "a.htm"


def uuencoded(name: bytes, data: bytes) -> bytes:
    lines = [binascii.b2a_uu(data[n : n + 45]) for n in range(0, len(data), 45)]
    return b"begin 644 " + name + b"\n" + b"".join(lines) + b"`\nend\n"


@pytest.mark.parametrize("length", [1, 45, 3000])
def test_an_encoded_file_is_named_and_kept_out_of_the_text(length):
    part = b"before\n\n" + uuencoded(b"a.gif", (bytes(range(256)) * 12)[:length]) + b"\nafter\n"
    content = TAG_FORM.replace(b"hello\n", part)
    assert shown(content) == "before\nafter"


def test_an_encoded_file_that_is_cut_off_ends_with_its_document():
    content = TAG_FORM.replace(b"hello\n", uuencoded(b"a.gif", bytes(900))[:300] + b"\n")
    assert shown(content) == ""


def test_prose_that_begins_with_begin_is_prose():
    content = TAG_FORM.replace(b"hello\n", b"begin 100 years ago\nthe company was founded.\n")
    assert "the company was founded" in shown(content)


@pytest.mark.parametrize("before", [b"", b"short\n", b"y" * 1022 + b"\n"])
def test_lines_that_edgar_cut_are_whole_again(before):
    cut = before + b"x" * 1019 + b" wor\nd and more"
    assert " word and more" in shown(TAG_FORM.replace(b"hello", cut))
