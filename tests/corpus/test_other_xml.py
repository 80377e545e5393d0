"""EDGAR's other XML documents as filers sent them, against a walk of their own elements."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from parsers.document import block_text
from parsers.filing import Filing
from parsers.reading import preview, read_content
from tests.conftest import SHARED

FOLDER = SHARED / "corpus" / "other_xml"
FILES = sorted(path for path in FOLDER.rglob("*") if path.is_file()) if FOLDER.is_dir() else []

pytestmark = pytest.mark.skipif(not FILES, reason=f"the corpus is not here ({FOLDER})")

SILENT = {
    # what opens the filer's account, what directs a computer, what a page shows as its form,
    # and a document of its own inside the letters of another
    *("ccc", "filerCcc", "liveTestFlag", "testOrLive", "submissionType"),
    *("returnCopy", "returnCopyFlag", "confirmingCopyFlag", "overrideInternetFlag", "contents"),
}
AMOUNTS = {
    "soleVotingPower": "sole voting power",
    "sharedVotingPower": "shared voting power",
    "soleDispositivePower": "sole dispositive power",
    "sharedDispositivePower": "shared dispositive power",
    "aggregateAmountOwned": "aggregate amount beneficially owned",
    "reportingPersonBeneficiallyOwnedAggregateNumberOfShares": (
        "aggregate amount beneficially owned"
    ),
    "percentOfClass": "percent of class",
    "classPercent": "percent of class",
}
PERSONS = ("reportingPersonInfo", "coverPageHeaderReportingPersonDetails")


def name_of(path: Path) -> str:
    return str(path.relative_to(FOLDER))


def walk(path: Path) -> etree._Element:
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    return etree.fromstring(path.read_bytes().lstrip(), parser)


def named(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    return element.iter(*(f"{{*}}{name}" for name in names))


def text_of(element: etree._Element, *names: str) -> str | None:
    return next((" ".join(e.text.split()) for e in named(element, *names) if e.text), None)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_each_file_is_read(path: Path) -> None:
    filing = read_content(path.read_bytes(), str(path))
    assert filing.form_type == text_of(walk(path), "submissionType")
    assert filing.issuer.cik
    assert (path.parent.name == "malformed") == any(p.severity == "error" for p in filing.problems)
    assert len(list(preview(path.read_bytes()))) > 3


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_word_of_a_file_is_missing_on_its_page(path: Path) -> None:
    shown = "\n".join(block_text(block) for block in preview(path.read_bytes()))
    words = set(words_of(shown))
    for element in walk(path).iter("{*}*"):
        if etree.QName(element).localname in SILENT:
            continue
        stated = [element.text or "", *(v for k, v in element.attrib.items() if k[:1] != "{")]
        for text in stated:
            # A box stands for its letter and for yes and no.
            if text.strip() not in {"Y", "N", "true", "false", "a", "b"}:
                missing = [word for word in words_of(text) if word not in words]
                assert not missing, (element.tag, text)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_no_page_shows_its_filers_access_code(path: Path) -> None:
    shown = "\n".join(block_text(block) for block in preview(path.read_bytes()))
    codes = {e.text for e in walk(path).iter("{*}*") if e.tag.lower().endswith("ccc") and e.text}
    assert not [code for code in codes if code in shown]


def words_of(text: str) -> list[str]:
    """The words of a text; numbers without separators, as they are filed."""
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    return re.findall(r"\w+", text)


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.name.startswith("SCHEDULE13")], ids=name_of
)
def test_each_schedule_agrees_with_its_elements(path: Path) -> None:
    filing = read_content(path.read_bytes(), str(path))
    root = walk(path)
    issuer = next(named(root, "issuerInfo"))
    assert filing.issuer.name == text_of(issuer, "issuerName")
    assert filing.issuer.cik == text_of(issuer, "issuerCIK", "issuerCik")
    persons = list(named(root, *PERSONS))
    if persons:
        names = [text_of(person, "reportingPersonName") for person in persons]
        assert [owner.name for owner in filing.reporting_owners] == names
    else:
        assert any(problem.where == "reporting persons" for problem in filing.problems)
    for person in persons:
        agrees_in_amounts(filing, person)
    assert len(filing.signatures) == len(list(named(root, "signatureDetails")))
    assert filing.period_of_report is not None


def agrees_in_amounts(filing: Filing, person: etree._Element) -> None:
    lines = (filing.remarks or "").split("; ")
    name = text_of(person, "reportingPersonName")
    for element, label in AMOUNTS.items():
        if (stated := text_of(person, element)) is not None:
            assert f"{name}, {label}: {stated}" in lines
