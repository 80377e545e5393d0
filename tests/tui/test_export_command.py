"""Columns, order, formats and progress of ``search`` and ``export``."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from store.export import FORMATS
from store.reader import Reader
from store.views import TRANSACTIONS
from tests.tui.running import own_store, run  # noqa: F401
from tui import commands
from tui.cli import progress


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


# Columns and order


def test_columns_are_those_that_are_named_in_their_order(sample_store, tmp_path):
    words = ("code:P", "--columns", "insider, shares,shares", "--db", sample_store)
    searched = run("search", *words, "--format", "csv").stdout_bytes
    assert searched.splitlines()[0] == b"insider,shares"
    run("export", *words, "-o", tmp_path / "a.csv")
    assert (tmp_path / "a.csv").read_bytes() == searched
    table = run("search", *words).stdout.splitlines()
    assert table[0].split() == ["Insider", "Shares"]


def test_all_columns_in_a_table(sample_store):
    head = run("search", "code:P", "--all-columns", "--db", sample_store).stdout.splitlines()[0]
    assert all(column.label in head for column in TRANSACTIONS.columns)


@pytest.mark.parametrize("option", ["--columns", "--sort"])
def test_a_column_that_is_not_there_is_told_with_those_that_are(sample_store, tmp_path, option):
    for words in (["search"], ["export", "-o", tmp_path / "a.csv"]):
        result = run(*words, "x", option, "price", "--db", sample_store)
        assert result.exit_code == 2
        assert result.stderr.startswith(f"{option}: transactions have no column 'price'; there are")
        assert all(column.name in result.stderr for column in TRANSACTIONS.columns)
        assert len(result.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--columns", "shares", "--all-columns"], "--columns: leave it or --all-columns out"),
        (["--columns", ""], "--columns: transactions have no column ''"),
        (["--reverse"], "--reverse: name a column to sort by, with --sort"),
        (["--view", "insiders", "--sort", "role"], "--sort: insiders cannot be sorted by role"),
    ],
)
def test_options_that_contradict_each_other(sample_store, options, words):
    result = run("search", "x", *options, "--db", sample_store)
    assert result.exit_code == 2
    assert words in result.stderr


def test_rows_in_the_order_of_a_column_the_unknown_last(sample_store):
    words = ("search", "code:P", "--format", "csv", "--sort", "price_per_share")
    up = rows_of(run(*words, "--db", sample_store).stdout)
    assert [row["price_per_share"] for row in up] == ["29.8850", "30.12", "48.9125", ""]
    down = rows_of(run(*words, "--reverse", "--db", sample_store).stdout)
    assert [row["price_per_share"] for row in down] == ["48.9125", "30.12", "29.8850", ""]
    table = run("search", "code:P", "--sort", "shares", "--db", sample_store).stdout.splitlines()
    assert "4,000" in table[1]


# Formats


def test_search_prints_every_format_that_is_text():
    text = [name for name, form in FORMATS.items() if form.is_text]
    assert ("table", *text) == commands._FORMATS


@pytest.mark.parametrize("format_name", sorted(FORMATS))
def test_every_format_is_written_and_named_in_the_help(sample_store, tmp_path, format_name):
    target = tmp_path / f"out.{format_name}"
    result = run("export", "code:P", "-o", target, "--db", sample_store)
    assert (result.exit_code, result.stdout) == (0, f"4 transactions written to {target}\n")
    assert target.stat().st_size
    assert f".{format_name}" in run("export", "--help").stdout


def test_without_its_library_a_format_says_what_to_install(sample_store, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("export", "x", "-o", tmp_path / "a.parquet", "--db", sample_store)
    assert result.exit_code == 1
    assert "pip install 'section16[parquet]'" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_json_of_chosen_columns_leads_back_to_the_filing(sample_store):
    words = ("code:P", "--columns", "shares", "--format", "jsonl", "--db", sample_store)
    first = json.loads(run("search", *words).stdout.splitlines()[0])
    assert list(first) == ["id", "filing_id", "shares", "footnotes"]


# Where words stand


@pytest.mark.parametrize("format_name", ["json", "jsonl"])
@pytest.mark.parametrize(
    ("query", "view"),
    [("tidewater price", "footnotes"), ("tidewater", "transactions"), ("zzzz", "transactions"),
     ("code:P", "transactions"), ("reyes", "issuers")],
)  # fmt: skip
def test_a_file_has_the_bytes_that_search_prints(sample_store, tmp_path, query, view, format_name):
    words = (query, "--view", view, "--db", sample_store)
    printed = run("search", *words, "--format", format_name).stdout_bytes
    target = tmp_path / f"a.{format_name}"
    run("export", *words, "-o", target)
    assert target.read_bytes() == printed


def test_a_row_tells_where_the_words_stand(sample_store, tmp_path):
    words = ("export", 'footnote:"in one block"', "--columns", "insider", "--db", sample_store)
    run(*words, "-o", tmp_path / "a.jsonl")
    told = json.loads((tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert (told["insider"], told["hit"]) == ("GREYLAG PARTNERS II LP", "footnote F3")
    assert told["snippet"].startswith("Bought from another holder [in one block]; ")


def test_a_row_listed_for_what_none_of_its_cells_shows_says_so_with_null(sample_store):
    words = ("search", "reyes", "--view", "issuers", "--format", "jsonl", "--db", sample_store)
    (row,) = map(json.loads, run(*words).stdout.splitlines())
    assert (row["name"], row["hit"], row["snippet"]) == ("TIDEWATER GRAIN CO", None, None)


def test_without_words_nothing_is_said_of_places(sample_store):
    words = ("search", "code:P", "--format", "jsonl", "--db", sample_store)
    first = json.loads(run(*words).stdout.splitlines()[0])
    assert not {"hit", "snippet"} & first.keys()


def test_libraries_of_formats_are_loaded_by_those_formats_alone(sample_store, tmp_path):
    code = (
        "import sys; from tui.commands import main; sys.argv[1:] = sys.argv[2:]\n"
        "try: main()\n"
        "finally: print(sorted({'xlsxwriter', 'pyarrow'} & set(sys.modules)), file=sys.stderr)"
    )
    for words, loaded in (
        (["export", "x", "-o", "x.csv"], "[]"),
        (["search", "x", "--format", "html"], "[]"),
        (["export", "x", "-o", "x.xlsx"], "['xlsxwriter']"),
    ):
        done = subprocess.run(
            [sys.executable, "-c", code, "-", *words],
            env={"SECTION16_DB": str(sample_store), "PYTHONPATH": str(Path.cwd()), "PATH": ""},
            cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.stderr.splitlines()[-1] == loaded


# While it runs


def test_an_export_that_the_user_stops_leaves_nothing(sample_store, tmp_path, monkeypatch):
    def stopped(self, view, ids):
        raise KeyboardInterrupt

    (tmp_path / "a.xlsx").write_bytes(b"what was there before")
    monkeypatch.setattr(Reader, "rows", stopped)
    for name in ("a.xlsx", "b.csv"):
        result = run("export", "code:P", "-o", tmp_path / name, "--db", sample_store)
        assert (result.exit_code, result.stderr) == (1, "stopped\n")
    assert [path.name for path in tmp_path.iterdir()] == ["a.xlsx"]
    assert (tmp_path / "a.xlsx").read_bytes() == b"what was there before"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_long_export_shows_how_far_it_has_come(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    assert list(progress.counted(range(9_000), "writing a.csv", lambda: 9_000)) == [*range(9_000)]
    assert "writing a.csv" in terminal.getvalue()


@pytest.mark.parametrize(("stream", "count"), [(Terminal(), 100), (io.StringIO(), 9_000)])
def test_a_short_one_and_one_in_a_pipe_show_nothing(monkeypatch, stream, count):
    monkeypatch.setattr(sys, "stderr", stream)
    assert list(progress.counted(range(count), "writing", lambda: count)) == [*range(count)]
    assert stream.getvalue() == ""
