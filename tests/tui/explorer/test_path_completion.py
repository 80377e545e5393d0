"""Paths as they are typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.explorer.path_completion import complete, paths_in


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    for name in ("filings/2023", "filings/2024", "home/data", "it's here", "two words"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("filings/form-4.xml", "filings/form-5.xml", "filings/.hidden", "home/data/a.zip"):
        (tmp_path / name).touch()
    return tmp_path


@pytest.mark.parametrize(
    ("typed", "text", "names"),
    [
        ("fi", "filings/", ("filings/",)),
        ("filings/", "filings/", ("2023/", "2024/", "form-4.xml", "form-5.xml")),
        ("filings/f", "filings/form-", ("form-4.xml", "form-5.xml")),
        ("filings/form-4", "filings/form-4.xml", ("form-4.xml",)),
        ("filings/.", "filings/.hidden", (".hidden",)),
        ("~", "~/data/", ("data/",)),
        ("~/d", "~/data/", ("data/",)),
        ("two", "two words/", ("two words/",)),
        ("nothing", "nothing", ()),
        ("no/such/folder/x", "no/such/folder/x", ()),
    ],
)
def test_one_path(folder, typed, text, names):
    found = complete(typed)
    assert (found.text, found.names) == (text, names)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("a.xml fi", "a.xml filings/"),
        ("two", "'two words/'"),
        ("'two w", "'two words/'"),
        (r"two\ w", "'two words/'"),
        ("x ~/da", "x ~/data/"),
        ("it", "'it'\"'\"'s here/'"),
    ],
)
def test_the_last_of_several_paths(folder, typed, text):
    assert complete(typed, many=True).text == text
    if "'" in text:  # and what was completed can be read again
        (path,) = paths_in(text)
        assert Path(path).is_dir()


def test_paths_are_split_as_in_a_shell(folder):
    home = str(folder / "home")
    assert paths_in("  filings 'two words' ") == ["filings", "two words"]
    assert paths_in(r"two\ words it\'s") == ["two words", "it's"]
    assert paths_in("~/data/a.zip ~") == [f"{home}/data/a.zip", home]
    assert paths_in("two words") == ["two words"]  # one that is there
    assert paths_in("'not closed") == ["not closed"]
    assert paths_in("   ") == []


def test_names_that_a_terminal_would_obey_are_passed_over(folder):
    (folder / "filings" / "form-\x1b[31m").touch()
    assert complete("filings/form").names == ("form-4.xml", "form-5.xml")
