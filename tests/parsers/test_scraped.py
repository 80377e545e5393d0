"""What scrapers leave in a line, taken out."""

import pytest

from parsers.boxes import CHECKED, EMPTY
from parsers.scraped import mark, plain_line


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        (r"par value \$0.001", "par value $0.001"),
        ("**Remarks:**", "Remarks:"),
        ("*see* Instruction 4", "see Instruction 4"),
        ("Reporting Person*", "Reporting Person*"),
        (r"\*\* Signature of Reporting Person", "** Signature of Reporting Person"),
        ("<u>NEW YORK NY 10017</u> <hr/> (City)", "NEW YORK NY 10017   (City)"),
        ("Ault &amp; Company", "Ault & Company"),
        ("less than <5% of the class", "less than <5% of the class"),
        ("a\tb", "a\tb"),
    ],
)
def test_escapes_emphasis_and_tags_go(line, plain):
    assert plain_line(line) == plain


@pytest.mark.parametrize(
    "line", ["M <sup>(1)</sup>", "M <sup>1</sup>", "M ⁽¹⁾", "M ¹", "M ^(1)^", "M ^{1}"]
)
def test_superscript_marks_have_one_spelling(line):
    assert plain_line(line) == f"M {mark(1)}"


def test_several_marks_in_one_superscript():
    assert plain_line("$0 <sup>(1)(12)</sup>") == f"$0 {mark(1)}{mark(12)}"


@pytest.mark.parametrize(
    "tag",
    [
        '<input checked="" type="checkbox"/>',
        "<input type=checkbox checked>",
        '<input type="checkbox" checked="true" disabled>',
    ],
)
def test_a_ticked_input(tag):
    assert plain_line(f"{tag} Director") == f"{CHECKED} Director"


def test_an_empty_input():
    assert plain_line('<input type="checkbox"/> Director') == f"{EMPTY} Director"
