"""Real EDGAR submissions, against another reading of their header and documents.

The other reading is plain text search, line by line: it knows nothing of sections or
blocks, only what a value is labelled with.
"""

from __future__ import annotations

import csv
import html
import re
from datetime import datetime
from pathlib import Path

import pytest

from parsers.reading import preview, read_content
from parsers.submission import read_submission
from tests.conftest import SHARED

CORPUS = SHARED / "corpus"
FILES = sorted((CORPUS / "submission_txt").rglob("*.*")) if CORPUS.is_dir() else []

pytestmark = pytest.mark.skipif(not FILES, reason=f"the corpus is not here ({CORPUS})")


def text_of(path: Path) -> str:
    text = path.read_bytes().decode("utf-8", errors="replace").replace("\r\n", "\n")
    return html.unescape(text) if text.startswith("<HTML>") else text


def labelled(header: str, label: str, tag: str) -> list[str]:
    """All values of a header with this label or this tag, in order."""
    found = re.findall(rf"^\s*(?:{label}:[ \t]+(\S.*?)|<{tag}>(\S.*?))\s*$", header, re.MULTILINE)
    return [" ".join((a or b).split()) for a, b in found]


def header_of(text: str) -> str:
    ends = [text.find(end) for end in ("</SEC-HEADER>", "</IMS-HEADER>", "<DOCUMENT>")]
    return text[: min((end for end in ends if end >= 0), default=len(text))]


def day(digits: str) -> str:
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:8]}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_header(path):
    header = header_of(text_of(path))
    filing = read_content(path.read_bytes(), path.name)
    assert filing.source_format == "submission"
    number, *_of_related = labelled(header, "ACCESSION NUMBER", "ACCESSION-NUMBER")
    assert filing.accession_number == number
    assert [filing.form_type] == labelled(header, "CONFORMED SUBMISSION TYPE", "TYPE")
    assert [str(filing.filed_date)] == [
        day(d) for d in labelled(header, "FILED AS OF DATE", "FILING-DATE")
    ]
    accepted = re.findall(r"<ACCEPTANCE-DATETIME>(\d{14})", header)
    assert filing.accepted_at == (
        datetime.strptime(accepted[0], "%Y%m%d%H%M%S") if accepted else None
    )
    period = labelled(header, "CONFORMED PERIOD OF REPORT", "PERIOD")
    facts = read_submission(path.read_bytes()).header
    assert [str(facts.period)] == [day(d) for d in period] or (not period and facts.period is None)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_parties(path):
    header = header_of(text_of(path))
    parties = read_submission(path.read_bytes()).header.parties
    assert [p.cik for p in parties] == [
        cik.zfill(10) for cik in labelled(header, "CENTRAL INDEX KEY", "CIK")
    ]
    assert [p.name for p in parties] == labelled(header, "COMPANY CONFORMED NAME", "CONFORMED-NAME")
    assert [n.name for p in parties for n in p.former_names] == labelled(
        header, "FORMER CONFORMED NAME", "FORMER-CONFORMED-NAME"
    )
    streets = labelled(header, "STREET 1", "STREET1")
    read = [a.street1 for p in parties for a in (p.business_address, p.mail_address) if a]
    assert [street for street in read if street] == streets


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_documents(path):
    text = text_of(path)
    heads = re.findall(
        r"^[ \t]*<DOCUMENT>\s*\n(.*?)<TEXT>", text, re.MULTILINE | re.DOTALL | re.IGNORECASE
    )
    documents = read_content(path.read_bytes(), path.name).documents
    assert len(documents) == len(heads)
    for document, head in zip(documents, heads, strict=True):
        for value, tag in (
            (document.type, "TYPE"),
            (document.filename, "FILENAME"),
            (document.description, "DESCRIPTION"),
            (document.sequence, "SEQUENCE"),
        ):
            stated = re.findall(rf"^[ \t]*<{tag}>(.*)$", head, re.MULTILINE)
            assert (str(value) if value is not None else "") == "".join(stated).strip()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_preview_holds_no_encoded_bytes(path):
    """A picture's or an archive's letters are no text: they stay out of the page."""
    from parsers.document import block_text

    shown = "\n".join(block_text(block) for block in preview(path.read_bytes()))
    assert not re.search(r"^begin \d{3} \S+$", shown, re.MULTILINE)
    assert not re.search(r"^M[!-`]{60}$", shown, re.MULTILINE)


def test_what_is_listed_of_each_is_in_the_manifest():
    """The manifest's own form type and number, made by whoever collected the corpus."""
    with (CORPUS / "MANIFEST.tsv").open(encoding="utf-8", newline="") as stream:
        rows = [r for r in csv.DictReader(stream, delimiter="\t") if r["kind"] == "submission_txt"]
    assert len(rows) == len(FILES)
    for row in rows:
        filing = read_content((CORPUS / row["path"]).read_bytes())
        assert (filing.form_type, filing.accession_number) == (row["form_type"], row["accession"])
