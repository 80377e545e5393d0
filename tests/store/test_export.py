"""Writing a view out."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import pytest

from parsers.filing import Issuer, ReportingOwner, Row
from store.errors import StoreError
from store.export import FORMATS, Listing, format_of, rows_of, write, write_file
from store.query import parse
from store.reader import Reader, Sort
from store.views import TRANSACTIONS, VIEWS
from store.writer import Writer
from tests.store.conftest import form_4

PURCHASES = Listing(TRANSACTIONS, parse("code:P"), sort=Sort("shares", descending=True))


def exported(reader: Reader, listing: Listing, format_name: str) -> str:
    stream = io.StringIO()
    write(listing, rows_of(reader, listing), stream, format_name)
    return stream.getvalue()


def test_csv(reader):
    rows = list(csv.DictReader(io.StringIO(exported(reader, PURCHASES, "csv"))))
    assert list(rows[0]) == [column.name for column in TRANSACTIONS.columns]
    assert [row["shares"] for row in rows] == ["60000", "25000", "12500", "4000"]
    assert [row["price_per_share"] for row in rows] == ["48.9125", "", "29.8850", "30.12"]


def test_tsv_says_the_same(reader):
    by_comma = list(csv.reader(io.StringIO(exported(reader, PURCHASES, "csv"))))
    by_tab = list(csv.reader(io.StringIO(exported(reader, PURCHASES, "tsv")), delimiter="\t"))
    assert by_tab == by_comma


def test_json_with_numbers_as_filed_and_blanks_as_null(reader):
    text = exported(reader, PURCHASES, "json")
    first, second, *_ = json.loads(text)
    assert first["shares"] == 60000
    assert '"price_per_share": 29.8850' in text
    assert second["price_per_share"] is None
    assert second["footnotes"] == {"nature_of_ownership": ["F2"], "price_per_share": ["F3"]}
    assert first["aff10b5_one"] is False


def test_json_lines_say_the_same(reader):
    lines = exported(reader, PURCHASES, "jsonl").splitlines()
    assert [json.loads(line) for line in lines] == json.loads(exported(reader, PURCHASES, "json"))


def test_markdown(reader):
    columns = tuple(TRANSACTIONS.column(name) for name in ("ticker", "shares"))
    listing = Listing(TRANSACTIONS, parse("code:F"), columns=columns)
    assert exported(reader, listing, "md") == (
        "| Ticker | Shares |\n| --- | ---: |\n| LKSP | 8316 |\n"
    )


@pytest.mark.parametrize("format_name", sorted(FORMATS))
@pytest.mark.parametrize("view", sorted(VIEWS))
def test_every_view_in_every_format(reader, view, format_name):
    listing = Listing(VIEWS[view])
    assert exported(reader, listing, format_name)
    nothing = Listing(VIEWS[view], parse("zzzz"))
    stream = io.StringIO()
    assert write(nothing, rows_of(reader, nothing), stream, format_name) == 0
    if format_name == "json":
        assert json.loads(stream.getvalue()) == []


@pytest.mark.parametrize(
    ("name", "format_name"),
    [("a.csv", "csv"), ("a.TSV", "tsv"), ("a.jsonl", "jsonl"), ("a.md", "md"), ("a.doc", None)],
)
def test_the_suffix_tells_the_format(tmp_path, name, format_name):
    assert format_of(tmp_path / name) == format_name


def test_a_file_appears_whole_or_not_at_all(reader, tmp_path):
    target = tmp_path / "out.csv"
    assert write_file(PURCHASES, rows_of(reader, PURCHASES), target, "csv") == 4
    before = target.read_bytes()

    def broken():
        yield from list(rows_of(reader, PURCHASES))[:1]
        raise OSError(28, "No space left on device")

    with pytest.raises(StoreError, match="no space left"):
        write_file(PURCHASES, broken(), target, "csv")
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_a_file_that_cannot_be_written_is_told(reader, tmp_path):
    with pytest.raises(StoreError, match="cannot be written"):
        write_file(PURCHASES, [], tmp_path / "missing" / "out.csv", "csv")


@pytest.fixture
def hostile(path):
    owner = ReportingOwner(name="\x1b[31m=HYPERLINK(0)\u202e|[a](b)<i>")
    row = Row(1, False, security_title="=1+1", nature_of_ownership="@SUM(A1)", shares=Decimal(-1))
    with Writer(path) as writer:
        writer.add(form_4(1, Issuer(name='+evil, "Inc."\x9b2J'), owner, rows=(row,)), b"x")
    with Reader(path) as reader:
        yield reader


def test_formulas_are_defused_where_spreadsheets_read(hostile):
    listing = Listing(TRANSACTIONS)
    for format_name in ("csv", "tsv"):
        text = exported(hostile, listing, format_name)
        delimiter = "," if format_name == "csv" else "\t"
        (row,) = csv.DictReader(io.StringIO(text), delimiter=delimiter)
        assert row["security_title"] == "'=1+1"
        assert row["nature_of_ownership"] == "'@SUM(A1)"
        assert row["issuer"].startswith("'+evil")


@pytest.mark.parametrize("format_name", sorted(FORMATS))
def test_no_format_lets_a_terminal_command_through(hostile, format_name):
    text = exported(hostile, Listing(TRANSACTIONS), format_name)
    assert not {"\x1b", "\x9b", "\u202e"} & set(text)


def test_json_gives_the_text_as_filed(hostile):
    (row,) = json.loads(exported(hostile, Listing(TRANSACTIONS), "json"))
    assert row["security_title"] == "=1+1"
    assert row["insider"] == "\x1b[31m=HYPERLINK(0)\u202e|[a](b)<i>"


def test_markdown_cells_cannot_leave_their_cell(hostile):
    line = exported(hostile, Listing(TRANSACTIONS), "md").splitlines()[2]
    assert r"\|\[a\](b)\<i\>" in line
