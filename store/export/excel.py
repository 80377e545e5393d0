"""Excel: one sheet, numbers as numbers and days as days, text never as a formula.

Rows pass through a temporary file, so that memory holds one of them at a time.
"""

from __future__ import annotations

import io
import tempfile
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from math import isfinite
from typing import TYPE_CHECKING, Any, BinaryIO

from store.export.listing import Listing, NotWritable, Rows, plain
from store.harmless import visible, without_formula
from store.reader import CellValue
from store.views import Column, Kind

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

MOST_ROWS = 1_048_576
"""Rows of a sheet, the head included (Excel specifications and limits)."""
MOST_CHARACTERS = 32_767
"""Characters of a cell, counted in UTF-16."""
_CUT = " [cut here: a cell of Excel holds no more]"
_FIRST_DAY = "1900-03-01"
"""Before it, Excel counts a day that never was; such days are written as text."""
_MOST_DECIMALS = 30
_CREATED = datetime(1980, 1, 1)  # the same rows give the same bytes, whenever they are written
_NO_XML = {0xFFFE: "<U+FFFE>", 0xFFFF: "<U+FFFF>"}
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "use_zip64": True,
}


def write_excel(listing: Listing, rows: Rows, stream: BinaryIO) -> int:
    """A workbook of one sheet, columns under their names; how many rows.

    :raises NotWritable: there are more rows than a sheet holds
    """
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415
    from xlsxwriter.workbook import Workbook  # noqa: PLC0415

    # A folder of its own, so that nothing is left of it when the writing is given up.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        outlet = _Outlet(stream)
        workbook = Workbook(outlet, _OPTIONS | {"tmpdir": folder})
        workbook.set_properties({"created": _CREATED, "title": listing.view.name.capitalize()})
        try:
            count = _Sheet(workbook, listing).write(rows)
            workbook.close()
        except FileCreateError as error:  # an OSError in the library's own wrapping
            raise error.args[0] from None
        finally:
            outlet.close_off()
    return count


class _Outlet:
    """The stream until the writing is over or given up; then a place where bytes are lost.

    A zip file that was broken off writes its end when it is collected, whatever has
    become of the stream by then.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def close_off(self) -> None:
        self._stream = io.BytesIO()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


class _Sheet:
    """The sheet, and the few formats that its cells share."""

    def __init__(self, workbook: Workbook, listing: Listing) -> None:
        self._listing = listing
        self._workbook = workbook
        self._sheet = workbook.add_worksheet(listing.view.name.capitalize())
        self._head = workbook.add_format({"bold": True})
        self._day = workbook.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        # What an apostrophe typed before a text is in a workbook: the cell stays text when edited.
        self._quoted = workbook.add_format({"quote_prefix": True})
        self._numbers: dict[int, Format] = {}

    def write(self, rows: Rows) -> int:
        columns, places = self._listing.chosen, self._listing.places
        for place, column in enumerate(columns):
            width = max(column.width, len(column.name)) + 2
            self._sheet.set_column(place, place, width)
            self._sheet.write_string(0, place, column.name, self._head)
        self._sheet.freeze_panes(1, 0)
        cells = [
            (place, column, cell)
            for place, (column, cell) in enumerate(zip(columns, places, strict=True))
        ]
        count = 0
        for count, row in enumerate(rows, 1):
            if count >= MOST_ROWS:
                raise NotWritable(
                    f"a sheet of Excel holds {MOST_ROWS:,} rows and there are more;"
                    " write .csv or .parquet, or narrow the query"
                )
            for place, column, cell in cells:
                if (value := row.cells[cell]) is not None:
                    self._put(count, place, column, value)
        self._sheet.autofilter(0, 0, count, len(columns) - 1)
        return count

    def _put(self, line: int, place: int, column: Column, value: CellValue) -> None:
        if isinstance(value, Decimal) and isfinite(number := float(value)):
            self._sheet.write_number(line, place, number, self._number(value))
        elif column.kind is Kind.FLAG and isinstance(value, int):
            self._sheet.write_boolean(line, place, bool(value))
        elif column.kind is Kind.DATE and (day := _day(str(value))):
            self._sheet.write_datetime(line, place, day, self._day)
        else:
            text = _text(plain(value))
            looks_computed = without_formula(text) != text
            self._sheet.write_string(line, place, text, self._quoted if looks_computed else None)

    def _number(self, value: Decimal) -> Format:
        """Thousands separated, as many decimals as were filed."""
        exponent = value.as_tuple().exponent
        decimals = min(max(-exponent, 0), _MOST_DECIMALS) if isinstance(exponent, int) else 0
        if decimals not in self._numbers:
            form = "#,##0" + ("." + "0" * decimals if decimals else "")
            self._numbers[decimals] = self._workbook.add_format({"num_format": form})
        return self._numbers[decimals]


@lru_cache
def _day(text: str) -> datetime | None:
    """The day, if it is one that Excel counts right; ``~2024-06-05`` is none."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return datetime(day.year, day.month, day.day) if text >= _FIRST_DAY else None


def _text(text: str) -> str:
    text = visible(text)
    if not text.isascii():
        text = text.translate(_NO_XML)
    if 2 * len(text) <= MOST_CHARACTERS or len(text.encode("utf-16-le")) // 2 <= MOST_CHARACTERS:
        return text
    kept = text.encode("utf-16-le")[: 2 * (MOST_CHARACTERS - len(_CUT))]
    return kept.decode("utf-16-le", "ignore") + _CUT
