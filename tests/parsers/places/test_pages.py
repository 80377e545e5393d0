"""Places on printed pages: the SEC's HTML, scraped text, and forms that were typed."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from parsers import read_content
from parsers.ownership.grid import _cells, cell_extents
from parsers.places import Places, Span, places_of
from tests.conftest import SAMPLES
from tests.parsers.ownership.typed.facts import draw_rows
from tests.parsers.ownership.typed.forms import render
from tests.parsers.ownership.typed.styles import WAYS, draw_style
from tests.parsers.places.checking import checked

TYPED = Path(__file__).parent.parent / "ownership" / "typed" / "pages"
ROW = (
    "<tr><td>Common <b>Stock</b><sup>(2)</sup></td><td>05/13/2024</td><td></td><td>S/K</td>"
    "<td>V</td><td>1,000<SUP>(1)</SUP></td><td>D</td><td><span>$</span><i>1</i><sup>(1)</sup></td>"
    "<td>&#50;,000</td><td>I</td><td>By A&amp;B (1)</td></tr>"
)
PAGE = """<html><body><!-- <td>not this</td> --><style>td {{}}</style>
<p>FORM 4</p><p>STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP</p>
<table><tr><td>1. Name and Address of Reporting Person<br>Doe Jane<br>(Last) (First) (Middle)<br>
1 Main St<br>(Street)<br>Town NY 10001<br>(City) (State) (Zip)</td>
<td>2. Issuer Name <b>and</b> Ticker or Trading Symbol<br>Larkspur Inc [ LKSP ]</td></tr></table>
<p>Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned</p>
<table><tr><td>1. Title of Security</td><td>2. Transaction Date</td></tr>
{}</table>
<p>Explanation of Responses:</p><p>1. Sold by <i>a</i> broker.</p><p>2. Class A.</p>
<p>** Signature of Reporting Person</p><p>/s/ Jane Doe</p><p>05/15/2024</p>
</body></html>"""


def at(places: Places, span: Span | None) -> str | None:
    return None if span is None else places.text[span.start : span.end]


def row_of(page: str, line: int = 1) -> dict[str, str | None]:
    filing, places = read_content(page.encode()), places_of(page.encode())
    assert checked(filing, places).wrong == []
    names = [f for f in filing.transactions[line - 1].__dataclass_fields__ if f != "footnotes"]
    found = {name: at(places, places.cell(False, line, name)) for name in names}
    return {name: text for name, text in found.items() if text is not None}


def test_cells_of_a_page_of_html():
    assert row_of(PAGE.format(ROW)) == {
        "security_title": "Common <b>Stock",
        "transaction_date": "05/13/2024",
        "transaction_code": "S",
        "equity_swap_involved": "K",
        "transaction_form_type": "V",
        "shares": "1,000",
        "acquired_disposed_code": "D",
        "price_per_share": "1",
        "shares_owned_following": "&#50;,000",
        "direct_or_indirect": "I",
        "nature_of_ownership": "By A&amp;B",
    }


def test_of_two_rows_that_are_the_same_each_has_its_place():
    page = PAGE.format(ROW + ROW)
    places = places_of(page.encode())
    first, second = places.row(False, 1), places.row(False, 2)
    assert first is not None
    assert second is not None
    assert second.start - first.start == len(ROW)
    assert row_of(page, 1) == row_of(page, 2)


def test_footnotes_and_facts_of_a_page_of_html():
    places = places_of(PAGE.format(ROW).encode())
    assert at(places, places.footnote("F1")) == "Sold by <i>a</i> broker."
    assert at(places, places.footnote("F2")) == "Class A."
    assert at(places, places.fact("issuer.name")) == "Larkspur Inc"
    assert at(places, places.fact("issuer.ticker")) == "LKSP"
    assert at(places, places.fact("reporting_owners.0.name")) == "Doe Jane"


def test_behind_what_the_parser_has_otherwise_nothing_is_placed():
    page = PAGE.format(ROW + "<tr><td>&bogus; x</td></tr>" + "<a b='" + ROW)
    filing, places = read_content(page.encode()), places_of(page.encode())
    assert checked(filing, places).wrong == []
    assert places.row(False, 1) is not None


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*-text-*.txt")))
def test_every_cell_and_footnote_of_a_scraped_sample(name):
    content = (SAMPLES / name).read_bytes()
    found = checked(read_content(content), places_of(content))
    assert [line for line in found.absent if not line.startswith("facts")] == []
    assert found.wrong == []
    assert found.stated["cells"] > 20


def test_a_value_that_was_escaped_is_as_it_stands():
    content = (SAMPLES / "form-4-text-plain.txt").read_bytes()
    text = content.replace(b"41.07", b"41\\.07").replace(b"Common Stock", b"Common&nbsp;Stock")
    found = checked(read_content(text), places_of(text))
    assert [line for line in found.absent if line.startswith("cells")] == []
    assert found.wrong == []


@pytest.mark.parametrize(
    "line", ["a\tb\t", "| a | b \\| c |", "  |a|  ", "a | b", "|", "", "\t", "| a |\tb"]
)
def test_cells_of_a_line_are_where_the_grid_has_them(line):
    assert [line[start:end] for start, end in cell_extents(line)] == _cells(line)


@pytest.mark.parametrize("way", WAYS)
def test_typed_forms(way):
    """Most cells are placed, and each where it says what was read."""
    absent = stated = 0
    for number in range(3):
        rng = Random(f"{way}, {number}")
        style = draw_style(rng, way, careless=bool(number % 2))
        rows = [
            row for table in (False, True) for row in draw_rows(rng, "4", table, style.column_v)
        ]
        content = render("4", rows, style, rng).encode()
        filing, places = read_content(content), places_of(content)
        found = checked(filing, places)
        assert not [line for line in found.absent if line.startswith(("rows", "footnotes"))]
        assert not [line for line in found.wrong if "outside" in line]
        stated += found.stated["cells"]
        absent += sum(line.startswith("cells") for line in found.absent)
    assert absent < 0.25 * stated


BY_EYE = {
    # page, Table II, line: field to line, column and text of the source
    ("form-3.txt", True, 1): {
        "conversion_or_exercise_price": (57, 90, "$12 3/8"),
        "exercise_date": (57, 22, "1/1/02"),
        "underlying_security_shares": (57, 71, "5,000"),
    },
    ("narrow-cells.txt", False, 1): {
        "transaction_date": (42, 29, "2/7/00"),
        "acquired_disposed_code": (42, 62, "A"),
        "price_per_share": (42, 66, "$4 1/8"),
    },
    ("narrow-cells.txt", True, 1): {
        "security_title": None,  # broken over three lines
        "transaction_date": None,  # cut in two
        "shares": (63, 46, "20,000"),  # the first of three that are the same
        "underlying_security_shares": (63, 87, "20,000"),
        "shares_owned_following": (63, 103, "20,000"),
    },
    ("side-by-side.txt", True, 2): {
        "shares": (79, 63, "5,000"),
        "price_per_share": (79, 118, "-0-"),
        "underlying_security_shares": (79, 103, "5,000"),
        "nature_of_ownership": (79, 150, "By LLC"),
    },
    ("tables.htm", True, 1): {
        "security_title": (27, 9, "Stock Option (right to buy)"),
        "shares": (27, 114, "2,500"),
        "underlying_security_shares": (27, 178, "2,500"),
    },
    ("form-5-one-table.htm", False, 1): {
        "acquired_disposed_code": (9, 67, "D"),
        "direct_or_indirect": (9, 114, "D"),
    },
}


@pytest.mark.parametrize("key", BY_EYE, ids=str)
def test_cells_of_typed_pages_by_eye(key):
    name, *row = key
    places = places_of((TYPED / name).read_bytes())
    for field, expected in BY_EYE[key].items():
        span = places.cell(*row, field)
        found = span and (span.line, span.column, at(places, span))
        assert found == expected, field
