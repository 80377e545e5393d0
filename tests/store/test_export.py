"""Writing a view out."""

from __future__ import annotations

import csv
import io
import json
import time
from dataclasses import replace

import pytest

from store.errors import StoreError
from store.export import FORMATS, Listing, format_of, rows_of, watched, write, write_file
from store.query import parse
from store.reader import Reader, Sort
from store.views import TRANSACTIONS, VIEWS

PURCHASES = Listing(TRANSACTIONS, parse("code:P"), sort=Sort("shares", descending=True))


TEXT_FORMATS = sorted(name for name, form in FORMATS.items() if form.is_text)


def exported(reader: Reader, listing: Listing, format_name: str) -> str:
    stream = io.BytesIO()
    write(listing, rows_of(reader, listing), stream, format_name)
    return stream.getvalue().decode("utf-8")


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
    stream = io.BytesIO()
    assert write(listing, rows_of(reader, listing), stream, format_name) == len(
        list(rows_of(reader, listing))
    )
    nothing = Listing(VIEWS[view], parse("zzzz"))
    stream = io.BytesIO()
    assert write(nothing, rows_of(reader, nothing), stream, format_name) == 0
    if format_name == "json":
        assert json.loads(stream.getvalue()) == []


@pytest.mark.parametrize(
    ("name", "format_name"),
    [
        ("a.csv", "csv"),
        ("a.TSV", "tsv"),
        ("a.jsonl", "jsonl"),
        ("a.ndjson", "jsonl"),
        ("a.md", "md"),
        ("a.htm", "html"),
        ("a.xlsx", "xlsx"),
        ("a.parquet", "parquet"),
        ("a.doc", None),
    ],
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


def test_a_file_given_up_by_the_user_leaves_nothing(reader, tmp_path):
    def stopped():
        yield next(rows_of(reader, PURCHASES))
        raise KeyboardInterrupt

    for format_name in FORMATS:
        with pytest.raises(KeyboardInterrupt):
            write_file(PURCHASES, stopped(), tmp_path / f"out.{format_name}", format_name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format_name", sorted(FORMATS))
def test_the_same_rows_give_the_same_bytes(reader, tmp_path, format_name):
    first, second = tmp_path / "first", tmp_path / "second"
    for target in (first, second):
        write_file(PURCHASES, rows_of(reader, PURCHASES), target, format_name)
        time.sleep(0.01)
    assert first.read_bytes() == second.read_bytes()


def test_chosen_columns_alone_with_what_leads_back_to_the_filing(reader):
    columns = tuple(TRANSACTIONS.column(name) for name in ("price_per_share", "ticker"))
    listing = replace(PURCHASES, columns=columns)
    assert exported(reader, listing, "csv").splitlines()[:2] == [
        "price_per_share,ticker", "48.9125,TWGC",
    ]  # fmt: skip
    first = json.loads(exported(reader, listing, "json"))[0]
    assert list(first) == ["id", "filing_id", "price_per_share", "ticker", "footnotes"]
    assert first["footnotes"] == {"price_per_share": ["F1"]}


def test_a_file_that_cannot_be_written_is_told(reader, tmp_path):
    with pytest.raises(StoreError, match="cannot be written"):
        write_file(PURCHASES, [], tmp_path / "missing" / "out.csv", "csv")


def test_formulas_are_defused_where_spreadsheets_read(hostile):
    listing = Listing(TRANSACTIONS)
    for format_name in ("csv", "tsv"):
        text = exported(hostile, listing, format_name)
        delimiter = "," if format_name == "csv" else "\t"
        (row,) = csv.DictReader(io.StringIO(text), delimiter=delimiter)
        assert row["security_title"] == "'=1+1"
        assert row["nature_of_ownership"] == "'@SUM(A1)"
        assert row["issuer"].startswith("'+evil")


@pytest.mark.parametrize("format_name", TEXT_FORMATS)
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


def test_chosen_rows_alone_in_the_order_of_the_listing(reader):
    ids = [row.id for row in rows_of(reader, PURCHASES)]
    chosen = replace(PURCHASES, only=frozenset({ids[3], ids[0], 10**9}))
    assert [row.id for row in rows_of(reader, chosen)] == [ids[0], ids[3]]
    assert list(rows_of(reader, replace(PURCHASES, only=frozenset()))) == []


def test_the_writing_is_watched_and_can_be_given_up(reader, tmp_path):
    counts: list[int] = []
    rows = rows_of(reader, PURCHASES)
    write_file(PURCHASES, watched(rows, counts.append), tmp_path / "a.csv", "csv")
    assert counts == [0, 1, 2, 3, 4]

    class Enough(Exception):
        pass

    def stop(count: int) -> None:
        if count == 2:
            raise Enough

    for format_name in FORMATS:
        path = tmp_path / f"b.{format_name}"
        with pytest.raises(Enough):
            write_file(PURCHASES, watched(rows_of(reader, PURCHASES), stop), path, format_name)
        assert [p.name for p in tmp_path.iterdir()] == ["a.csv"], format_name
