"""Files made to do harm: an answer or a refusal in words, in bounded time and memory."""

from __future__ import annotations

import time
import tracemalloc

import pytest

from parsers import NotAFiling, preview, read_content
from parsers.filing import Filing
from tests.conftest import SAMPLES

FORM_4 = (SAMPLES / "form-4.xml").read_bytes()
SUBMISSION = (SAMPLES / "form-4-submission.txt").read_bytes()
TEXT = (SAMPLES / "form-4-text-plain.txt").read_bytes()
PAGE = b"<html><body>FORM 4 statement of changes in beneficial ownership reporting person" \
       b" Title of Security %s</body></html>"  # fmt: skip

LONGEST = 10.0
"""Seconds of processor time; the largest of these files have tens of megabytes."""
MOST_MEMORY = 20
"""Times the size of the file, and some more for the program itself."""


def xml(inside: bytes) -> bytes:
    """A Form 4 with something more in its first row."""
    return FORM_4.replace(b"<nonDerivativeTransaction>", b"<nonDerivativeTransaction>" + inside, 1)


def page(inside: bytes) -> bytes:
    return PAGE.replace(b"%s", inside)


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (97 + n, (b"&%c;" % (96 + n)) * 10) for n in range(1, 10))
    + b"]><ownershipDocument><remarks>&j;</remarks></ownershipDocument>"
)
OUTSIDE = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    b"<ownershipDocument><remarks>&a;</remarks></ownershipDocument>"
)


@pytest.mark.parametrize("content", [BOMB, OUTSIDE], ids=["expanding", "external"])
def test_entities_are_refused(content):
    with pytest.raises(NotAFiling, match="refused as unsafe"):
        read_content(content)


HARMFUL = {
    "deep XML": xml(b"<a>" * 100_000 + b"</a>" * 100_000),
    "deep groups": xml(b"<ownershipNature>" * 50_000 + b"</ownershipNature>" * 50_000),
    "open XML": xml(b"<a>" * 100_000),
    "a tag without end": xml(b"<" + b"a" * 300_000),
    "an attribute without end": xml(b"<a " + b"b" * 300_000 + b"<a " + b"b='" * 100_000 + b">"),
    "comments without end": xml(b"<a>" + b"x<!---->" * 100_000 + b"<!--" * 100_000),
    "a million footnotes": FORM_4.replace(
        b"</footnotes>",
        b"".join(b'<footnote id="F%d">x</footnote>' % n for n in range(100, 100_000))
        + b"</footnotes>",
    ),
    "a long line": TEXT + b"x" * 5_000_000,
    "many lines": TEXT + b"a\n" * 60_000,
    "many tabs": TEXT.replace(b"P\t", b"P" + b"\t" * 1_000_000, 1),
    "many marks": TEXT + b"(1)" * 300_000,
    "NUL bytes": FORM_4.replace(b"Common", b"Com\x00mon"),
    "bytes of no encoding": TEXT.replace(b"Common", b"Com\xff\xfe\xc3mon"),
    "deep page": page(b"<div>" * 100_000),
    "deep tables": page(b"<table><tr><td>" * 20_000),
    "wide table": page(b"<table><tr>" + b"<td>x</td>" * 30_000 + b"</tr></table>"),
    "spanning cells": page(b'<table><tr><td colspan="999999" rowspan="999999">x</td></tr>' * 2000),
    "open comment": page(b"<!--" * 200_000),
    "open attribute": page(b'<a b="' * 200_000),
    "many documents": SUBMISSION
    + b"<DOCUMENT>\n<TYPE>4\n<TEXT>\nx\n</TEXT>\n</DOCUMENT>\n" * 50_000,
    "many parties": SUBMISSION.replace(
        b"</SEC-HEADER>", b"REPORTING-OWNER:\n\tOWNER DATA:\n" * 50_000 + b"</SEC-HEADER>"
    ),
    "encoded without end": SUBMISSION + b"<DOCUMENT>\n<TEXT>\n" + b"begin 644 a\nM" * 100_000,
}


def everything(content: bytes) -> Filing | None:
    try:
        filing = read_content(content)
        for _block in preview(content):
            pass
    except NotAFiling:
        return None
    return filing


@pytest.mark.parametrize("name", HARMFUL)
def test_time_is_bounded(name):
    started = time.process_time()
    filing = everything(HARMFUL[name])
    assert time.process_time() - started < LONGEST
    assert filing is None or len(filing.problems) < 3000


@pytest.mark.parametrize("name", ["deep XML", "a long line", "wide table", "many documents"])
def test_memory_is_bounded(name):
    content = HARMFUL[name]
    tracemalloc.start()
    try:
        everything(content)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < len(content) * MOST_MEMORY + 50_000_000


def test_a_name_in_a_submission_is_only_a_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    content = SUBMISSION.replace(b"<FILENAME>", b"<FILENAME>../../../tmp/evil/")
    filing = read_content(content)
    assert (filing.documents[0].filename or "").startswith("../../../tmp/evil/")
    assert not list(tmp_path.iterdir())
