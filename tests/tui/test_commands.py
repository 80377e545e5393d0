"""The commands, as they are typed."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from store.query import parse
from store.schema import VERSION
from store.views import VIEWS
from tests.conftest import SAMPLES
from tests.tui.conftest import COMMANDS, HOSTILE
from tests.tui.running import own_store, run  # noqa: F401


def test_help_names_every_command():
    result = run("--help")
    assert result.exit_code == 0
    for command in ("add", "parse", "search", "export", "show", "info", "check", "remove"):
        assert f"\n  {command}" in result.stdout


@pytest.mark.parametrize(
    "words", [["search", "--view", "people"], ["add"], ["export", "x"], ["show"]]
)
def test_a_wrong_command_line_is_status_2(words):
    assert run(*words).exit_code == 2


# add


def test_add_says_totals_and_is_safe_to_repeat(tmp_path):
    db = tmp_path / "a.db"
    result = run("add", SAMPLES, "--db", db)
    assert (result.exit_code, result.stdout) == (0, "10 filings added, 1 file passed over\n")
    result = run("add", SAMPLES / "form-3.xml", "--db", db)
    assert result.stdout == "0 filings added, 1 already there\n"


def test_add_tells_each_failure_in_a_line_and_does_the_rest(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.bin").write_bytes(bytes(range(256)))
    names = [tmp_path / "missing", tmp_path / "empty.txt", tmp_path / "binary.bin"]
    result = run("add", *names, SAMPLES / "form-3.xml")
    assert result.exit_code == 1
    assert result.stdout == "1 filing added, 3 files not read\n"
    assert result.stderr.splitlines() == [
        f"{names[0]}: no such file or folder",
        f"{names[1]}: the file is empty",
        f"{names[2]}: a binary file, not a filing",
    ]


def test_add_of_a_folder_without_filings(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "notes.txt").write_text("nothing")
    result = run("add", tmp_path / "folder")
    assert result.exit_code == 1
    assert result.stderr == f"{tmp_path / 'folder'}: no filings in it, of 1 file\n"


def test_add_lists_what_could_not_be_read_of_a_filing(tmp_path):
    broken = (SAMPLES / "form-4.xml").read_text().replace("52.1830", "about 52")
    (tmp_path / "broken.xml").write_text(broken)
    result = run("add", tmp_path / "broken.xml")
    assert "Table I, line 2, price per share" in result.stdout
    assert "no number can be read in 'about 52'" in result.stdout


def test_add_from_standard_input(tmp_path):
    result = run("add", "-", stdin=(SAMPLES / "form-3.xml").read_bytes())
    assert result.stdout == "1 filing added\n"


# The store


@pytest.mark.parametrize(
    "words", [["search", "x"], ["info"], ["show", "1"], ["export", "x", "-o", "x.csv"]]
)
def test_a_store_that_is_not_there_is_told(tmp_path, words):
    db = tmp_path / "none.db"
    result = run(*words, "--db", db)
    assert result.exit_code == 1
    assert result.stderr == f"{db}: no store there yet; make one with: section16 add PATH\n"
    assert not db.exists()


@pytest.mark.parametrize("words", [["search", "x"], ["info"], ["add", str(SAMPLES)]])
def test_a_store_that_is_not_sqlite_is_told(tmp_path, words):
    db = tmp_path / "letter.db"
    db.write_text("Dear aunt, " * 100)
    result = run(*words, "--db", db)
    assert result.exit_code == 1
    assert result.stderr == (
        f"{db}: not an SQLite file, so no section16 store; name another with --db\n"
    )
    assert db.read_text() == "Dear aunt, " * 100


def test_a_store_that_cannot_be_written_is_told(tmp_path):
    db = tmp_path / "folder.db"
    db.mkdir()
    result = run("add", SAMPLES, "--db", db)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


def test_a_store_of_a_newer_program_is_told(tmp_path, sample_store):
    db = tmp_path / "newer.db"
    db.write_bytes(sample_store.read_bytes())
    with sqlite3.connect(db) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    assert "newer section16" in run("info", "--db", db).stderr


def test_the_store_is_named_by_the_environment_too(monkeypatch, sample_store):
    monkeypatch.setenv("SECTION16_DB", str(sample_store))
    assert run("info").exit_code == 0


# parse


def test_parse_prints_json_lines_in_the_order_of_the_paths():
    paths = [SAMPLES / "form-5.xml", SAMPLES / "form-3.xml"]
    result = run("parse", *paths, "--json")
    assert [json.loads(line)["source"] for line in result.stdout.splitlines()] == list(
        map(str, paths)
    )


def test_parse_of_what_cannot_be_read(tmp_path):
    result = run("parse", tmp_path / "missing", SAMPLES / "form-3.xml", "--json")
    assert result.exit_code == 1
    assert result.stderr == f"{tmp_path / 'missing'}: no such file or folder\n"
    assert len(result.stdout.splitlines()) == 1


def test_parse_draws_a_page_for_people():
    result = run("parse", SAMPLES / "form-4-text-underlined.txt")
    assert result.exit_code == 0
    assert "Table II" in result.stdout
    assert "Okafor Daniel Emeka" in result.stdout
    assert "\x1b" not in result.stdout


# search and export


def test_search_prints_the_rows_that_match(sample_store):
    result = run("search", "code:P", "insider:ashdown", "--db", sample_store)
    head, *rows, count = result.stdout.splitlines()
    assert head.split()[:3] == ["Date", "Ticker", "Insider"]
    assert len(rows) == 2
    assert "29.8850" in rows[1]
    assert count == "2 transactions"


def test_search_takes_a_negation_first(sample_store):
    result = run("search", "-code:M", "--view", "filings", "--db", sample_store)
    assert result.exit_code == 0


@pytest.mark.parametrize("format_name", ["csv", "tsv", "json", "jsonl", "md", "html"])
def test_search_and_export_give_the_same(sample_store, tmp_path, format_name):
    target = tmp_path / f"out.{format_name}"
    searched = run("search", "code:P", "--format", format_name, "--db", sample_store)
    exported = run("export", "code:P", "-o", target, "--db", sample_store)
    assert exported.stdout == f"4 transactions written to {target}\n"
    assert target.read_bytes() == searched.stdout_bytes


def test_search_of_another_view(sample_store):
    result = run(
        "search", "tidewater", "--view", "issuers", "--format", "csv", "--db", sample_store
    )
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert (row["name"], row["cik"]) == ("TIDEWATER GRAIN CO", "0009920002")


def test_a_mistake_in_the_query_is_told_with_its_place(sample_store):
    result = run("search", "ault cod:P", "--db", sample_store)
    assert result.exit_code == 2
    assert (
        result.stderr == "query, character 6: There is no field 'cod'; 'code' is meant, perhaps.\n"
    )


def test_export_to_a_suffix_without_a_format(sample_store, tmp_path):
    result = run("export", "x", "-o", tmp_path / "out.doc", "--db", sample_store)
    assert result.exit_code == 2
    assert "use one of .csv" in result.stderr
    assert list(tmp_path.iterdir()) == []


# show, info


def test_show_by_accession_number_and_by_number(sample_store):
    by_accession = run("show", "0009930021-24-000005", "--db", sample_store)
    assert by_accession.exit_code == 0
    assert "GREYLAG PARTNERS II LP" in by_accession.stdout
    assert run("show", "3", "--db", sample_store).stdout == by_accession.stdout


def test_show_the_source_as_received(sample_store):
    result = run("show", "0009930021-24-000005", "--raw", "--db", sample_store)
    assert result.stdout_bytes == (SAMPLES / "form-4-submission.txt").read_bytes()


def test_show_of_what_is_not_there(sample_store):
    result = run("show", "0000000000-00-000000", "--db", sample_store)
    assert result.exit_code == 1
    assert "no filing 0000000000-00-000000 in it" in result.stderr


def test_info_counts(sample_store):
    result = run("info", "--db", sample_store)
    assert "filings       10" in result.stdout
    assert "2024-02-12 to 2024-11-12" in result.stdout


# The explorer


def test_without_a_terminal_the_overview_is_printed(tmp_path):
    db = tmp_path / "demo.db"
    for words in (["--db", db, SAMPLES], [SAMPLES, "--db", db]):
        result = run(*words)
        assert result.exit_code == 0
        assert "issuers" in result.stdout


def test_a_path_that_is_not_there_is_told_before_the_overview(tmp_path):
    result = run(tmp_path / "missing")
    assert result.exit_code == 1
    assert result.stderr == f"{tmp_path / 'missing'}: no such file or folder\n"


def test_a_store_named_before_the_command(sample_store):
    assert run("--db", sample_store, "info").stdout == run("info", "--db", sample_store).stdout


def test_without_a_store_and_a_terminal(tmp_path):
    result = run("--db", tmp_path / "none.db")
    assert result.exit_code == 1
    assert "section16 add" in result.stderr


# Hostile words


@pytest.mark.parametrize(
    "words",
    [
        *(["search", "--view", view] for view in VIEWS),
        ["search", "--format", "csv"],
        ["search", "--format", "md"],
        ["search", "--format", "json"],
        ["show", "1"],
        ["show", "2"],
        ["search", "--format", "html"],
        ["info"],
        ["check"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_hostile_words_are_plain_text_in_every_output(hostile_store, words):
    result = run(*words, "--db", hostile_store)
    assert result.exit_code == 0
    assert not COMMANDS & set(result.stdout.replace("\r\n", "\n"))
    if words[0] == "search" and "md" not in words:
        assert "[bold red]x[/] [@click=app.quit]y[/]" in result.stdout


def test_a_hostile_path_is_plain_text_in_an_error(tmp_path):
    path = tmp_path / "a\x1b[31mb"
    result = run("parse", path)
    assert "\u241b[31m" in result.stderr
    assert "\x1b" not in result.stderr


def test_hostile_words_can_be_searched_for(hostile_store):
    assert parse(HOSTILE.replace('"', "")).terms
    assert run("search", "red", "--db", hostile_store, "--format", "jsonl").exit_code == 0


# What is loaded


def loaded(tmp_path: Path, store: Path, words: list[str], *names: str) -> list[str]:
    """Which of these packages a command has loaded at its end."""
    code = (
        "import sys; from tui.commands import main; sys.argv[1:] = sys.argv[2:]\n"
        "try: main()\n"
        "finally: print(*{m.split('.')[0] for m in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "-", *words],
        env={"SECTION16_DB": str(store), "PYTHONPATH": str(Path.cwd()), "PATH": ""},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    everything = done.stderr.splitlines()[-1].split()
    assert "click" in everything
    return [name for name in names if name in everything]


ASKING = (
    ["search", "x"],
    ["export", "x", "-o", "x.csv"],
    ["export", "x", "-o", "x.xlsx"],
)  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [["--help"], ["parse", str(SAMPLES), "--json"], *ASKING, ["info"], ["check"]],
    ids=" ".join,
)
def test_no_command_but_the_explorer_loads_textual(words, sample_store, tmp_path):
    assert loaded(tmp_path, sample_store, words, "textual") == []


@pytest.mark.parametrize("words", ASKING, ids=" ".join)
def test_who_only_asks_waits_for_no_reader_of_filings(words, sample_store, tmp_path):
    assert loaded(tmp_path, sample_store, words, "lxml", "bs4", "sqlite_utils") == []


def test_help_loads_little_more_than_click():
    code = "import sys, {}; print(len(sys.modules))"
    click_alone, ours = (
        int(subprocess.check_output([sys.executable, "-c", code.format(name)], text=True))
        for name in ("click", "tui.commands")
    )
    assert ours <= click_alone + 4
