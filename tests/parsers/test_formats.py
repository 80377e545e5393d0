"""Formats are told by bytes, never by names."""

import pytest

from parsers.errors import NotAFiling
from parsers.formats import HEAD, Form, is_html, tell, tell_form
from tests.conftest import SAMPLES


@pytest.mark.parametrize(
    ("name", "source_format"),
    [
        ("form-3.xml", "ownership-xml"),
        ("form-4-submission.txt", "submission"),
        ("nt-10-q-submission.txt", "submission"),
        ("form-4-text-plain.txt", "ownership-text"),
        ("form-4-text-underlined.txt", "ownership-text"),
        ("form-4-text-reduced-view.txt", "ownership-text"),
        ("schedule-to-scan.txt", "text"),
    ],
)
def test_the_samples(name, source_format):
    assert tell((SAMPLES / name).read_bytes()) == source_format


def test_a_mark_at_the_start_of_the_bytes_is_no_hindrance():
    assert tell(b"\xef\xbb\xbf" + (SAMPLES / "form-3.xml").read_bytes()) == "ownership-xml"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\t ", "white space"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"SQLite format 3\x00" + bytes(80), "SQLite"),
        (bytes(range(256)) * 4, "binary"),
        (b'{"filings": []}', "JSON"),
        (b"<html><title>SEC.gov | Request Rate Threshold Exceeded</title></html>", "too many"),
        (b"<Error><Code>NoSuchKey</Code></Error>", "no such document"),
        (b"<?xml version='1.0'?><feed xmlns='http://www.w3.org/2005/Atom'></feed>", "feed"),
        (b"Dear diary, today I filed nothing.", "no form of the SEC"),
    ],
)
def test_what_is_no_filing_is_named_in_words(content, words):
    with pytest.raises(NotAFiling, match=words):
        tell(content)


def test_the_head_of_a_file_decides():
    content = (SAMPLES / "form-4-submission.txt").read_bytes() + b"x" * HEAD
    assert tell(content[:HEAD]) == tell(content)


@pytest.mark.parametrize(
    ("mark", "source_format"),
    [
        (b"\n \t<SEC-HEADER>", "submission"),
        (b"see <SEC-HEADER>", "ownership-xml"),
        (b"\n<ACCEPTANCE-DATETIME>20240515171500", "submission"),
        (b"\n<ACCEPTANCE-DATETIME>soon", "ownership-xml"),
    ],
)
def test_an_envelope_is_told_by_its_mark_at_the_start_of_a_line(mark, source_format):
    assert tell(mark + b"\n<ownershipDocument/>") == source_format


def test_forms_are_told_by_their_own_words():
    assert tell_form("FORM 12b-25 NOTIFICATION OF LATE FILING") is Form.LATE_FILING
    assert tell_form("Schedule TO\n\nTender Offer Statement under") is Form.TENDER_OFFER
    assert tell_form("Quarterly report on Form 10-Q") is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("<PAGE>\n<TABLE>\n<CAPTION>\n<S>  <C>\nCommon  1,000\n</TABLE>", False),
        ("<html><body>so</body></html>", True),
        ("<P>so</P>", True),
        ("<TABLE><TR><TD>so</TABLE>", True),
    ],
)
def test_the_tags_of_typed_documents_are_no_html(text, answer):
    assert is_html(text) is answer
