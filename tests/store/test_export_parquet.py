"""A view as a Parquet file."""

from __future__ import annotations

import sys
from datetime import date

import pytest

from store.errors import StoreError
from store.export import Listing, parquet, rows_of, write_file
from store.query import parse
from store.reader import Sort
from store.views import TRANSACTIONS, VIEWS

PURCHASES = Listing(TRANSACTIONS, parse("code:P"), sort=Sort("shares", descending=True))


def test_columns_have_the_types_of_what_they_hold(reader, tmp_path):
    arrow = pytest.importorskip("pyarrow.parquet")
    write_file(PURCHASES, rows_of(reader, PURCHASES), tmp_path / "a.parquet", "parquet")
    table = arrow.read_table(tmp_path / "a.parquet")
    assert table.column_names == [column.name for column in TRANSACTIONS.columns]
    types = {field.name: str(field.type) for field in table.schema}
    assert types["shares"] == "double"
    assert types["owners"] == "int64"
    assert types["transaction_date"] == "date32[day]"
    assert types["aff10b5_one"] == "bool"
    assert types["filed"] == "string"
    first, second = table.to_pylist()[:2]
    assert first["transaction_date"] == date(2024, 7, 8)
    assert (first["shares"], first["price_per_share"]) == (60000, 48.9125)
    assert second["price_per_share"] is None
    assert first["aff10b5_one"] is False


def test_rows_go_out_in_groups(reader, tmp_path, monkeypatch):
    arrow = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr(parquet, "_GROUP", 3)
    write_file(PURCHASES, rows_of(reader, PURCHASES), tmp_path / "a.parquet", "parquet")
    metadata = arrow.ParquetFile(tmp_path / "a.parquet").metadata
    assert (metadata.num_rows, metadata.num_row_groups) == (4, 2)


def test_every_kind_of_column_has_a_type():
    for view in VIEWS.values():
        assert all(parquet._type(column) for column in view.columns)


def test_without_its_library_it_says_what_to_install(reader, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(StoreError, match=r"a\.parquet: .*pip install 'section16\[parquet\]'"):
        write_file(PURCHASES, rows_of(reader, PURCHASES), tmp_path / "a.parquet", "parquet")
    assert list(tmp_path.iterdir()) == []
