"""The example notebook runs, its answers are right, and its outputs are what comes out."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from types import ModuleType

import pytest

from tests.conftest import ROOT

pd = pytest.importorskip("pandas", reason="pandas is not installed: pip install pandas")
pytestmark = pytest.mark.parametrize("script", ["notebook_page"], indirect=True)

TEXT = (ROOT / "examples" / "insiders.ipynb").read_text(encoding="utf-8")


@pytest.fixture
def store(script: ModuleType, tmp_path: Path) -> Path:
    script.make_store(tmp_path / "section16.db")
    return tmp_path / "section16.db"


def test_its_outputs_are_what_comes_out(script, store):
    made, _ = script.ran(TEXT, store)
    assert json.loads(made) == json.loads(TEXT), "run: make docs"
    assert made == TEXT


def test_it_is_a_notebook(script):
    book = json.loads(TEXT)
    assert (book["nbformat"], book["nbformat_minor"]) == (4, 5)
    ids = [cell["id"] for cell in book["cells"]]
    assert len(set(ids)) == len(ids)
    for cell in book["cells"]:
        keys = {"cell_type", "id", "metadata", "source"}
        is_code = cell["cell_type"] == "code"
        assert set(cell) == (keys | {"execution_count", "outputs"} if is_code else keys)
        kinds = [output["output_type"] for output in cell.get("outputs", ())]
        assert set(kinds) <= {"execute_result"}


def test_its_answers_are_those_of_the_filings(script, store):
    _, names = script.ran(TEXT, store)
    june = names["by_month"].loc[("2024-06", "LKSP")]  # 4,000 at 30.12 and 12,500 at 29.8850
    assert (june["rows"], june["priced"], june["shares"]) == (2, 2, 16_500)
    assert june["value"] == pytest.approx(4_000 * 30.12 + 12_500 * 29.885)
    july = names["by_month"].loc[("2024-07", "TWGC")]  # of the joint form, one without a price
    assert (july["rows"], july["priced"], july["shares"]) == (2, 1, 85_000)
    sales = names["by_role"].loc[("S", "in a plan", "EVP, General Counsel")]
    assert (sales["rows"], sales["net_shares"]) == (2, -7_400 - 2_900)  # not the 2,600 replaced
    (replaced,) = names["replaced"].itertuples()
    assert (replaced.insider, replaced.shares, replaced.shares_now) == ("REYES TOMAS", 2600, 2900)
    (note,) = names["notes"].itertuples()
    assert (note.shares, note.key) == (25_000, "F3")


def test_it_changes_nothing_in_the_store(script, store):
    before = store.read_bytes()
    _, names = script.ran(TEXT, store)
    assert store.read_bytes() == before
    with sqlite3.connect(store) as db:
        assert db.execute("SELECT count(*) FROM transactions").fetchone() == (17,)
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        names["db"].execute("SELECT 1")


def test_a_cell_that_fails_is_not_passed_over(script, store):
    book = json.loads(TEXT)
    book["cells"][-1]["source"] = ["rows.no_such_column"]
    with pytest.raises(AttributeError):
        script.ran(json.dumps(book), store)
