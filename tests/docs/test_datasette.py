"""What Datasette is told fits the store: Datasette itself is not asked here."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

import pytest

from tests.conftest import ROOT

FILE = ROOT / "docs" / "datasette.json"
TOLD = json.loads(FILE.read_text(encoding="utf-8"))["databases"]["section16"]["tables"]


@pytest.fixture
def db(sample_store) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(sample_store)
    yield connection
    connection.close()


def columns(db: sqlite3.Connection, name: str) -> list[str]:
    return [column for (column,) in db.execute("SELECT name FROM pragma_table_info(?)", (name,))]


@pytest.mark.parametrize("script", ["datasette_file"], indirect=True)
def test_the_file_is_as_the_schema_says(script):
    assert FILE.read_text(encoding="utf-8") == script.metadata(), "run: make docs"


def test_the_readme_says_in_which_line_the_stores_name_stands():
    assert FILE.read_text(encoding="utf-8").splitlines()[2] == '    "section16": {'
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert "that name stands in its third line" in readme


def test_every_table_and_view_is_told_with_all_its_columns(db):
    made = db.execute(
        "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
        " AND name NOT LIKE '%\\_fts%' ESCAPE '\\' AND name NOT LIKE 'sqlite_%'"
    )
    assert set(TOLD) == {name for (name,) in made}
    for name, told in TOLD.items():
        assert list(told["columns"]) == columns(db, name)
        assert all(doc.endswith(".") for doc in (told["description"], *told["columns"].values()))


@pytest.mark.parametrize("name", TOLD)
def test_what_it_labels_sorts_and_counts_by_is_there(db, name):
    told = TOLD[name]
    used = [told.get("label_column"), told.get("sort_desc"), *told.get("facets", ())]
    assert {column for column in used if column} <= set(columns(db, name))


def test_every_table_that_another_refers_to_has_a_label_without_blanks(db):
    referred = {
        other
        for name in TOLD
        for (other,) in db.execute('SELECT "table" FROM pragma_foreign_key_list(?)', (name,))
    }
    assert referred == {name for name, told in TOLD.items() if "label_column" in told}
    for name in referred:
        label = TOLD[name]["label_column"]
        assert not db.execute(f"SELECT 1 FROM {name} WHERE {label} IS NULL").fetchone()


@pytest.mark.parametrize(
    ("name", "word", "id_of"),
    [
        ("footnote_rows", "block", "SELECT id FROM footnotes WHERE text LIKE '% block;%'"),
        ("filing_rows", "ledgers", "SELECT id FROM filings WHERE form_type = 'NT 10-Q'"),
        ("filings", "ledgers", "SELECT id FROM filings WHERE form_type = 'NT 10-Q'"),
    ],
)
def test_its_search_finds_the_rows_of_the_words(db, name, word, id_of):
    fts, key = TOLD[name]["fts_table"], TOLD[name]["fts_pk"]
    found = db.execute(
        f"SELECT id FROM {name} WHERE {key} IN (SELECT rowid FROM {fts} WHERE {fts} MATCH ?)",
        (word,),
    ).fetchall()
    assert found == db.execute(id_of).fetchall()
    assert len(found) == 1


def test_the_readmes_numbers_of_codes(db):
    counts = dict(db.execute("SELECT transaction_code, count(*) FROM transactions GROUP BY 1"))
    assert (counts["M"], counts["P"], counts["S"]) == (7, 4, 3)
