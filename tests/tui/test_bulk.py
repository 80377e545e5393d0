"""Data sets through the commands."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.parsers.bulk.tables import (
    HEADERS,
    KEY,
    ROWS,
    tables,
    write_folder,
    write_tar,
    write_zip,
)
from tui.commands import main


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


@pytest.fixture(autouse=True)
def own_store(monkeypatch, tmp_path):
    """No test touches the user's own store."""
    monkeypatch.setenv("SECTION16_DB", str(tmp_path / "own.db"))


def test_add_a_zip_and_then_the_same_tables_unpacked(tmp_path):
    result = run("add", write_zip(tmp_path / "2024q3_form345.zip", tables()))
    assert (result.exit_code, result.stdout.splitlines()[0]) == (
        0,
        "3 filings added, 1 file passed over",
    )
    result = run("add", write_folder(tmp_path / "2024q3", tables()))
    assert (result.exit_code, result.stdout) == (0, "0 filings added, 3 already there\n")


def test_add_says_in_its_help_that_it_takes_them():
    told = " ".join(run("add", "--help").stdout.split())
    assert "quarterly Insider Transactions Data Sets" in told
    assert "a .tar.gz, or a folder with the .tsv tables" in told


def test_add_a_tar(tmp_path):
    result = run("add", write_tar(tmp_path / "2024q3_form345.tar.gz", tables()))
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "3 filings added")


def test_the_store_has_every_row_once(tmp_path):
    run("add", write_zip(tmp_path / "q.zip", tables()))
    rows = {table: len(rows) for table, rows in ROWS.items()}
    stored = {
        "filings": rows["SUBMISSION"],
        "filing_owners": rows["REPORTINGOWNER"],
        "transactions": rows["NONDERIV_TRANS"] + rows["DERIV_TRANS"],
        "holdings": rows["NONDERIV_HOLDING"] + rows["DERIV_HOLDING"],
        "footnotes": rows["FOOTNOTES"],
        "signatures": rows["OWNER_SIGNATURE"],
    }
    db = sqlite3.connect(tmp_path / "own.db")
    counts = {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in stored}
    formats = db.execute("SELECT DISTINCT source_format FROM filings").fetchall()
    db.close()
    assert counts == stored
    assert formats == [("bulk-tsv",)]


def test_show_raw_prints_the_filings_rows_of_the_tables(tmp_path):
    run("add", write_zip(tmp_path / "q.zip", tables()))
    lines = run("show", KEY, "--raw").stdout.splitlines()
    assert lines[:2] == ["SUBMISSION.tsv", HEADERS["SUBMISSION"].replace(" ", "\t")]
    assert lines[2].startswith(f"{KEY}\t02-JUL-2024\t28-JUN-2024\t")
    assert lines.count("NONDERIV_TRANS.tsv") == 1
    assert "Chief Pulp Officer" in run("show", KEY).stdout


def test_parse_as_json(tmp_path):
    archive = write_zip(tmp_path / "q.zip", tables())
    result = run("parse", archive, "--json")
    filings = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert filings[0]["source"] == f"{archive}!{KEY}"
    assert [filing["form_type"] for filing in filings] == ["4/A", "3", "5"]
    assert [row["shares"] for row in filings[0]["transactions"]] == [702, 12.35, None]
    assert '"shares":702,' in result.stdout


def test_a_missing_table_is_an_error_and_the_rest_is_added(tmp_path):
    texts = tables()
    del texts["FOOTNOTES"]
    folder = write_folder(tmp_path / "q", texts)
    result = run("add", folder)
    assert result.exit_code == 1
    assert result.stdout.splitlines()[0] == "3 filings added, 1 file not read"
    assert result.stderr == (
        f"{Path(folder) / 'FOOTNOTES.tsv'}: missing from the data set; its filings are read"
        " without footnotes\n"
    )
