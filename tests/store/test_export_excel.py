"""A view as an Excel workbook."""

from __future__ import annotations

import gc
import io
import zipfile
from datetime import datetime
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from parsers.filing import Issuer, Row
from store.errors import StoreError
from store.export import Listing, excel, rows_of, write, write_file
from store.query import parse
from store.reader import Reader, RowView, Sort
from store.views import TRANSACTIONS
from store.writer import Writer
from tests.store.conftest import form_4

PURCHASES = Listing(TRANSACTIONS, parse("code:P"), sort=Sort("shares", descending=True))


def workbook_of(reader: Reader, listing: Listing) -> bytes:
    stream = io.BytesIO()
    write(listing, rows_of(reader, listing), stream, "xlsx")
    return stream.getvalue()


def cells_of(content: bytes) -> list[dict[str, openpyxl.cell.Cell]]:
    """Rows by the names of their columns."""
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    head, *rows = sheet.iter_rows()
    names = [cell.value for cell in head]
    return [dict(zip(names, row, strict=True)) for row in rows]


@pytest.fixture
def cells(reader):
    return cells_of(workbook_of(reader, PURCHASES))


def test_numbers_are_numbers_shown_with_the_decimals_filed(cells):
    first, second = cells[:2]
    assert list(first) == [column.name for column in TRANSACTIONS.columns]
    assert (first["shares"].value, first["shares"].number_format) == (60000, "#,##0")
    assert first["price_per_share"].value == 48.9125
    assert first["price_per_share"].number_format == "#,##0.0000"
    assert second["price_per_share"].value is None
    assert cells[2]["price_per_share"].number_format == "#,##0.0000"  # 29.8850 as filed


def test_days_are_days_and_flags_are_flags(cells):
    assert cells[0]["transaction_date"].value == datetime(2024, 7, 8)
    assert cells[0]["transaction_date"].number_format == "yyyy-mm-dd"
    assert cells[0]["aff10b5_one"].value is False
    scraped = next(row for row in cells if row["filed"].value == "~2024-06-05")
    assert scraped["filed_date"].value is None
    assert scraped["signed_date"].value == datetime(2024, 6, 5)


def test_the_head_stays_in_sight_and_filters(reader):
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_of(reader, PURCHASES))).active
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.startswith("A1:")
    assert sheet.auto_filter.ref.endswith("5")


def test_no_text_is_a_formula_or_a_link(hostile):
    content = workbook_of(hostile, Listing(TRANSACTIONS))
    (row,) = cells_of(content)
    for name, text in (("security_title", "=1+1"), ("nature_of_ownership", "@SUM(A1)")):
        assert (row[name].value, row[name].data_type) == (text, "s")
        assert row[name].quotePrefix
    assert row["shares"].value == -1
    assert not row["insider"].quotePrefix
    assert row["insider"].value == "\u241b[31m=HYPERLINK(0)<U+202E>|[a](b)<i>"
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"hyperlink" not in sheet


@pytest.mark.parametrize(
    "text", ["_x0041_", "http://example.org/", "x\uffffy", " ends with a blank ", "\U0001f600"]
)
def test_text_comes_back_as_it_went_in(path, text):
    (row,) = cells_of(workbook_with(path, text))
    shown = text.replace("\uffff", "<U+FFFF>")
    assert unescape(row["nature_of_ownership"].value) == shown
    assert row["nature_of_ownership"].hyperlink is None


@pytest.mark.parametrize("letter", ["a", "\U0001f600"])
def test_text_too_long_for_a_cell_says_that_it_was_cut(path, letter):
    (row,) = cells_of(workbook_with(path, letter * 40_000))
    text = row["nature_of_ownership"].value
    assert text.endswith(f"{letter} [cut here: a cell of Excel holds no more]")
    assert excel.MOST_CHARACTERS - 1 <= len(text.encode("utf-16-le")) // 2 <= excel.MOST_CHARACTERS


def test_a_day_that_excel_counts_wrong_is_text(reader):
    row = next(rows_of(reader, PURCHASES))
    old = RowView(row.id, row.keys, ("1900-02-28", *row.cells[1:]), {})
    stream = io.BytesIO()
    write(PURCHASES, [old], stream, "xlsx")
    assert cells_of(stream.getvalue())[0]["transaction_date"].value == "1900-02-28"


def test_more_rows_than_a_sheet_holds_are_told(reader, tmp_path, monkeypatch):
    monkeypatch.setattr(excel, "MOST_ROWS", 5)
    target = tmp_path / "out.xlsx"
    assert write_file(PURCHASES, rows_of(reader, PURCHASES), target, "xlsx") == 4
    before = target.read_bytes()
    everything = Listing(TRANSACTIONS)
    with pytest.raises(StoreError, match=r"out\.xlsx: a sheet of Excel holds 5 rows"):
        write_file(everything, rows_of(reader, everything), target, "xlsx")
    assert target.read_bytes() == before
    assert list(tmp_path.iterdir()) == [target]


def test_a_disk_that_is_full_is_told_and_nothing_else_is_said(reader, tmp_path, monkeypatch):
    said = []
    monkeypatch.setattr("sys.unraisablehook", lambda unraisable: said.append(unraisable.object))

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("zipfile.ZipFile.write", full)
    with pytest.raises(StoreError, match=r"out\.xlsx: cannot be written: no space left"):
        write_file(PURCHASES, rows_of(reader, PURCHASES), tmp_path / "out.xlsx", "xlsx")
    assert list(tmp_path.iterdir()) == []
    gc.collect()  # what was broken off is closed now
    assert not [what for what in said if "ZipFile" in repr(what)]


def workbook_with(path, text: str) -> bytes:
    """A workbook of one row with this text in it."""
    row = Row(1, False, nature_of_ownership=text, shares=Decimal(1))
    with Writer(path) as writer:
        writer.add(form_4(1, Issuer(name="A CO"), rows=(row,)), b"x")
    with Reader(path) as reader:
        return workbook_of(reader, Listing(TRANSACTIONS))
