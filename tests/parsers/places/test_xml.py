"""Places in ownership XML: the samples, and odd XML in a few invented lines."""

from __future__ import annotations

import base64

import pytest

from parsers import read_content
from parsers.places import Places, Span, places_of
from tests.conftest import SAMPLES
from tests.parsers.ownership.test_xml_quirks import SALE, document, sold, table_1, table_2
from tests.parsers.places.checking import checked

PRICE = "<transactionPricePerShare><value>{}</value></transactionPricePerShare>"
FOOTNOTES = '<footnotes><footnote id="F1">Sold in <b>two</b> lots. </footnote></footnotes>'


def at(places: Places, span: Span | None) -> str | None:
    return None if span is None else places.text[span.start : span.end]


def cell(xml: str, name: str, line: int = 1, is_derivative: bool = False) -> str | None:
    places = places_of(xml.encode())
    return at(places, places.cell(is_derivative, line, name))


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*.xml")))
def test_everything_in_a_sample_is_placed(name):
    content = (SAMPLES / name).read_bytes()
    found = checked(read_content(content), places_of(content))
    assert found.absent == []
    assert found.wrong == []
    assert found.stated["cells"] > 3


def test_a_span_says_line_and_column():
    xml = document("\n", table_1("\n  ", sold(SALE)))
    places = places_of(xml.encode())
    span = places.cell(False, 1, "shares")
    assert span is not None
    assert (span.line, at(places, span)) == (3, "100")
    assert places.text.split("\n")[2][span.column - 1 :].startswith("100</value>")


def test_a_row_is_its_whole_element():
    xml = document(table_1(sold(SALE), sold("")), table_2(sold(SALE).replace("nonD", "d")))
    places = places_of(xml.encode())
    assert at(places, places.row(False, 1)) == sold(SALE)
    assert at(places, places.row(False, 2)) == sold("")
    assert at(places, places.row(True, 1)) == sold(SALE).replace("nonD", "d")
    assert places.row(True, 2) is None


@pytest.mark.parametrize(
    ("written", "stands"),
    [
        ("1.5", "1.5"),
        ("\n  1.5\n  ", "1.5"),
        ("<!-- a < b -->1.5<!-- c -->", "1.5"),
        ("<?a b?> 1.5", "1.5"),
        ("<![CDATA[ 1.5 ]]>", "1.5"),
        ("1<!-- a -->.5", "1<!-- a -->.5"),
        ("&#49;.5", "&#49;.5"),
        ("", None),
        ("  ", None),
        ("see below", None),
    ],
)
def test_the_text_of_a_value(written, stands):
    xml = document(table_1(sold(PRICE.format(written))))
    assert cell(xml, "price_per_share") == stands


def test_a_price_that_only_a_footnote_states_stands_nowhere():
    price = '<transactionPricePerShare><footnoteId id="F1"/></transactionPricePerShare>'
    places = places_of(document(table_1(sold(price)), FOOTNOTES).encode())
    assert places.cell(False, 1, "price_per_share") is None
    assert at(places, places.footnote("F1")) == "Sold in <b>two</b> lots."


def test_of_a_cell_that_is_given_twice_the_first_that_can_be_read_counts():
    xml = document(table_1(sold(PRICE.format("n/a") + PRICE.format("2") + PRICE.format("3"))))
    assert cell(xml, "price_per_share") == "2"


def test_a_value_in_the_cell_itself():
    xml = document(table_1(sold("<transactionShares> 7 <value/></transactionShares>")))
    assert cell(xml, "shares") == "7"


def test_names_in_a_namespace():
    inside = table_1(sold()).replace("<", "<o:").replace("<o:/", "</o:")
    xml = document(inside).replace("Document>", 'Document xmlns="urn:x" xmlns:o="urn:x">', 1)
    assert cell(xml, "shares") == "100"


def test_attributes_with_tags_in_them():
    xml = document("<remarks a=\"<b>\" c='>'>so</remarks>", table_1(sold())).replace("<b>", "&lt;>")
    assert cell(xml, "shares") == "100"
    places = places_of(xml.encode())
    assert at(places, places.fact("remarks")) == "so"


def test_lines_that_were_cut_within_a_tag():
    xml = document("<remarks>", "x" * 969, "</remarks><nonDerivativeTa\nble>", sold(), "\n")
    xml = xml.replace("</ownership", "</nonDerivativeTable></ownership")
    assert len(xml.split("\n")[0]) == 1023
    places = places_of(xml.encode())
    assert at(places, places.row(False, 1)) == sold()
    assert at(places, places.cell(False, 1, "shares")) == "100"


def test_tags_that_do_not_match():
    xml = document("<issuer><issuerName>A & B</issuerNam></issuer>", table_1(sold(), sold()))
    places = places_of(xml.encode())
    assert at(places, places.fact("issuer.name")) == "A & B"
    assert at(places, places.row(False, 2)) == sold()
    assert at(places, places.cell(False, 2, "price_per_share")) == "10"


def test_a_document_that_is_cut_off():
    xml = document(table_1(sold(), sold()))[:-60]
    places = places_of(xml.encode())
    assert at(places, places.row(False, 1)) == sold()
    assert places.row(False, 2) is not None
    assert at(places, places.cell(False, 2, "shares")) == "100"


def test_of_two_documents_in_one_the_one_that_is_read():
    xml = document(table_1(sold())) + "\n<ownershipDocument>" + document(table_1(sold(SALE)))
    filing, places = read_content(xml.encode()), places_of(xml.encode())
    assert checked(filing, places).wrong == []
    assert len(filing.transactions) == sum(places.row(False, n) is not None for n in (1, 2))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_encodings_and_line_ends(encoding):
    xml = document("<remarks>\u00e9\u00e9\u20ac</remarks>\r\n", table_1(sold()))
    places = places_of(xml.encode(encoding))
    assert at(places, places.fact("remarks")) == "\u00e9\u00e9\u20ac"
    span = places.cell(False, 1, "shares")
    assert span is not None
    assert (span.line, at(places, span)) == (2, "100")


def test_a_form_in_base64_is_placed_nowhere():
    inner = base64.b64encode(document(table_1(sold())).encode()).decode()
    xml = (
        "<edgarSubmission><edgarDocument><documentType>4</documentType><documentMimeBlock>"
        f"{inner}</documentMimeBlock></edgarDocument></edgarSubmission>"
    )
    assert len(read_content(xml.encode()).transactions) == 1
    assert list(places_of(xml.encode()).spans()) == []


def test_facts_by_the_way_to_them():
    owner = (
        "<reportingOwner><reportingOwnerId><rptOwnerCik>{0}</rptOwnerCik></reportingOwnerId>"
        "<reportingOwnerAddress><rptOwnerCity>Town {0}</rptOwnerCity></reportingOwnerAddress>"
        "</reportingOwner>"
    )
    signed = "<ownerSignature><signatureDate>2024-05-1{}</signatureDate></ownerSignature>"
    places = places_of(
        document(owner.format(1), owner.format(2), signed.format(3), signed.format(4)).encode()
    )
    assert at(places, places.fact("reporting_owners.1.cik")) == "2"
    assert at(places, places.fact("reporting_owners.0.address.city")) == "Town 1"
    assert at(places, places.fact("signatures.1.date")) == "2024-05-14"
    assert places.fact("reporting_owners.2.cik") is None
    assert places.fact("no such thing") is None


def test_what_is_no_filing_has_a_text_and_no_places():
    places = places_of(b"nothing of\r\nthe kind")
    assert places.text == "nothing of\nthe kind"
    assert list(places.spans()) == []
