"""Places in extracts of the data sets: by their columns, whatever is quoted in them."""

from __future__ import annotations

from parsers import read_content
from parsers.places import Places, Span, places_of
from tests.parsers.places.checking import checked

ACCESSION = "0000950170-24-110527"
TABLES = {
    "SUBMISSION": {
        "ACCESSION_NUMBER": ACCESSION,
        "PERIOD_OF_REPORT": "30-SEP-2024",
        "DOCUMENT_TYPE": "4",
        "ISSUERCIK": "0000000077",
        "ISSUERNAME": '"Larkspur ""L"" Inc"',
        "ISSUERTRADINGSYMBOL": "LKSP",
        "REMARKS": '"one\ttab\nand a line"',
    },
    "REPORTINGOWNER": {
        "ACCESSION_NUMBER": ACCESSION,
        "RPTOWNERCIK": "0000000012",
        "RPTOWNERNAME": " Doe Jane ",
        "RPTOWNER_RELATIONSHIP": "Director,TenPercentOwner",
        "RPTOWNER_CITY": "Town",
    },
    "NONDERIV_TRANS": {
        "ACCESSION_NUMBER": ACCESSION,
        "NONDERIV_TRANS_SK": "2",
        "SECURITY_TITLE": "Common Stock",
        "TRANS_DATE": "27-SEP-2024",
        "TRANS_CODE": "S",
        "TRANS_SHARES": "100.0",
        "TRANS_PRICEPERSHARE": "",
        "TRANS_PRICEPERSHARE_FN": "F1",
        "SHRS_OWND_FOLWNG_TRANS": "100.0",
    },
    "FOOTNOTES": {
        "ACCESSION_NUMBER": ACCESSION,
        "FOOTNOTE_ID": "F1",
        "FOOTNOTE_TXT": 'A price of "some" sort.',
    },
}


def extract(more_rows: str = "") -> str:
    text = ""
    for name, cells in TABLES.items():
        text += f"{name}.tsv\n" + "\t".join(cells) + "\n" + "\t".join(cells.values()) + "\n"
        if name == "NONDERIV_TRANS":
            text += more_rows
    return text


def at(places: Places, span: Span | None) -> str | None:
    return None if span is None else places.text[span.start : span.end]


def test_everything_is_placed():
    content = extract().encode()
    found = checked(read_content(content), places_of(content))
    assert found.absent == []
    assert found.wrong == []


def test_cells_that_are_alike_are_told_by_their_columns():
    places = places_of(extract().encode())
    shares = places.cell(False, 1, "shares")
    owned = places.cell(False, 1, "shares_owned_following")
    assert shares is not None
    assert owned is not None
    assert at(places, shares) == at(places, owned) == "100.0"
    assert owned.column > shares.column
    assert owned.line == shares.line
    assert places.cell(False, 1, "price_per_share") is None


def test_lines_are_counted_in_the_order_of_their_keys():
    other = "\t".join((ACCESSION, "1", "Other", "26-SEP-2024", "P", "5", "1", "", "7")) + "\n"
    places = places_of(extract(other).encode())
    assert at(places, places.cell(False, 1, "security_title")) == "Other"
    assert at(places, places.cell(False, 2, "security_title")) == "Common Stock"
    assert at(places, places.row(False, 1)) == other.rstrip("\n")


def test_quoted_cells_and_those_with_stray_quotes():
    places = places_of(extract().encode())
    assert at(places, places.fact("issuer.name")) == 'Larkspur ""L"" Inc'
    assert at(places, places.fact("remarks")) == "one\ttab\nand a line"
    assert at(places, places.footnote("F1")) == 'A price of "some" sort.'


def test_roles_and_names():
    places = places_of(extract().encode())
    assert at(places, places.fact("reporting_owners.0.is_ten_percent_owner")) == "TenPercentOwner"
    assert places.fact("reporting_owners.0.is_officer") is None
    assert at(places, places.fact("reporting_owners.0.name")) == "Doe Jane"


def test_characters_that_the_reader_drops_are_counted():
    content = extract().replace("Common", "Com\0mon").encode()
    places = places_of(content)
    assert at(places, places.cell(False, 1, "shares")) == "100.0"
    assert at(places, places.cell(False, 1, "security_title")) == "Com\0mon Stock"
