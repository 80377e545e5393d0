"""Places in a whole submission: those of its document, counted in the text of the envelope."""

from __future__ import annotations

import pytest

from parsers import read_content
from parsers.decoding import decode, encoding_of
from parsers.places import places_of
from parsers.places.kept import aligned
from parsers.places.nesting import decoded
from tests.conftest import SAMPLES
from tests.parsers.places.checking import checked

CONTENT = (SAMPLES / "form-4-submission.txt").read_bytes()
EXHIBIT = b"<DOCUMENT>\n<TYPE>EX-24\n<TEXT>\n%b\n</TEXT>\n</DOCUMENT>\n"
UUENCODED = b"begin 644 a.jpg\n#0V%T\n`\nend\n"


def as_pem(content: bytes) -> bytes:
    head = b"-----BEGIN PRIVACY-ENHANCED MESSAGE-----\nProc-Type: 2001\n\n"
    body = content.replace(b"\n-", b"\n- -")
    return head + body + b"\n-----END PRIVACY-ENHANCED MESSAGE-----\n"


VARIANTS = {
    "as filed": CONTENT,
    "Windows line ends": CONTENT.replace(b"\n", b"\r\n"),
    "another encoding behind": CONTENT.replace(
        b"</SEC-DOCUMENT>", EXHIBIT % "\u2014\u00e9".encode("cp1252") + b"</SEC-DOCUMENT>"
    ),
    "another encoding before": CONTENT.replace(b"<remarks>", "<remarks>\u00e9 ".encode()).replace(
        b"<SEC-HEADER>", b"<SEC-HEADER>\xe9"
    ),
    "an encoded file before": CONTENT.replace(
        b"<DOCUMENT>", EXHIBIT % UUENCODED + b"<DOCUMENT>", 1
    ),
    "an encoded file inside": CONTENT.replace(b"<remarks>", b"<remarks>\n" + UUENCODED),
    "tags in small letters": CONTENT.replace(b"DOCUMENT>", b"document>").replace(
        b"TEXT>", b"text>"
    ),
    "a privacy-enhanced message": as_pem(CONTENT),
    "a long line that was cut": CONTENT.replace(b"<remarks>", b"<remarks>" + b"ab cd " * 400),
}


@pytest.mark.parametrize("name", VARIANTS)
def test_everything_in_the_document_is_placed(name):
    content = VARIANTS[name]
    if "cut" in name:
        lines = content.split(b"\n")
        content = b"\n".join(
            line[n : n + 1023] for line in lines for n in range(0, max(len(line), 1), 1023)
        )
    filing, places = read_content(content), places_of(content)
    assert places.text == decode(content)
    found = checked(filing, places)
    assert found.stated["rows"] == 2
    assert [line for line in found.absent if not line.startswith("facts")] == []
    assert [line for line in found.wrong if "remarks" not in line] == []


def test_facts_of_the_header():
    places = places_of(CONTENT)
    for name in ("accession_number", "form_type", "filed_date", "accepted_at", "issuer.name"):
        span = places.fact(name)
        assert span is not None
        assert places.text.index("<DOCUMENT>") > span.start
    document = places.fact("reporting_owners.0.name")
    assert document is not None
    assert places.text.index("<DOCUMENT>") < document.start


def test_what_the_document_states_counts_before_the_header():
    places = places_of(CONTENT)
    span = places.fact("period_of_report")
    assert span is not None
    assert places.text[span.start - 1] == ">"
    without = CONTENT.replace(b"periodOfReport", b"periodOfNothing")
    span = places_of(without).fact("period_of_report")
    assert span is not None
    assert span.start < without.index(b"<DOCUMENT>")


@pytest.mark.parametrize(
    "content",
    [
        b"plain",
        "\u00e9\n\u20ac".encode(),
        "\u00e9\r\n\u20ac\r\n".encode("cp1252"),
        b"\x81\r\n\xe9",
        "\u00e9\r\rx\r\n".encode("utf-8-sig"),
        "a\u00e9\r\nb\U0001f600".encode("utf-16"),
    ],
)
def test_bytes_and_characters_are_counted_alike(content):
    text = decode(content)
    counted = decoded(content)
    for place in range(len(text)):
        assert counted.character(counted.byte(place)) == place
    mark, encoding = encoding_of(content)
    received = content[mark:].decode(encoding)
    assert received.replace("\r\n", "\n").replace("\r", "\n") == text


def test_the_parts_that_were_kept():
    kept = aligned("abcdefgh" * 40 + "the rest", "abcdefgh" * 40 + "\n" + "x" * 900 + "the rest", 0)
    assert kept is not None
    assert kept.extent((320, 328)) == (1221, 1229)
    assert aligned("abc", "xyz", 0) is None
