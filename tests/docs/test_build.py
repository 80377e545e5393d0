"""The documentation says what the program does."""

from __future__ import annotations

import sqlite3
import subprocess
import sys

import pytest

from store.database import open_for_writing
from tests.conftest import ROOT


def test_the_readme_shows_what_the_commands_print():
    done = subprocess.run(
        [sys.executable, "docs/build.py", "--check"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_picture_of_the_readme_is_there():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    pictures = [part.split(")")[0] for part in readme.split("](docs/")[1:]]
    assert pictures
    assert all((ROOT / "docs" / picture).is_file() for picture in pictures)


def test_the_schema_page_tells_every_column_that_a_new_store_has(tmp_path):
    open_for_writing(tmp_path / "new.db").close()
    page = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
    sections = {part.split("\n")[0]: part for part in page.split("\n## ")[1:]}
    with sqlite3.connect(tmp_path / "new.db") as db:
        made = db.execute(
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')"
            " AND name NOT LIKE '%\\_fts%' ESCAPE '\\' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        assert set(sections) == {name for (name,) in made}
        for name, section in sections.items():
            columns = db.execute("SELECT name FROM pragma_table_info(?)", (name,))
            told = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
            assert told == [column for (column,) in columns]
            lines = [line for line in section.splitlines() if line.startswith("| `")]
            assert all(line.endswith(". |") for line in lines)
        indexed = [name for name in sections if f"`{name}_fts`" in sections[name]]
        assert indexed == [
            name for name in sections
            if db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (f"{name}_fts",)).fetchone()
        ]  # fmt: skip


@pytest.mark.parametrize("script", ["schema_page"], indirect=True)
def test_the_schema_page_is_as_the_schema_says(script):
    page = (ROOT / "docs" / "schema.md").read_text(encoding="utf-8")
    assert page == script.page(), "run: make docs"


@pytest.mark.parametrize("script", ["build"], indirect=True)
def test_a_command_that_breaks_off_is_not_shown(script, tmp_path, monkeypatch):
    (tmp_path / "tui").mkdir()
    (tmp_path / "tui" / "__init__.py").touch()
    (tmp_path / "tui" / "commands.py").write_text("import sys\nsys.exit(sys.argv[1])\n")
    monkeypatch.setattr(script, "ROOT", tmp_path)
    assert script._run("section16 complaint", tmp_path / "store.db") == "complaint\n"
    (tmp_path / "tui" / "commands.py").write_text("1 / 0\n")
    with pytest.raises(SystemExit, match="ZeroDivisionError"):
        script._run("section16 info", tmp_path / "store.db")
