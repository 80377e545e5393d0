"""Questions put to the store from other threads, the newest of which counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.conditions import Scope
from store.query import Query
from store.reader import Reader, Sort
from store.views import TRANSACTIONS
from tui.explorer.asking import Asker, Superseded

MOST_TRIES = 5


def listed(reader: Reader):
    return reader.ids(TRANSACTIONS, Query(), Scope(), Sort("value"))


def test_what_somebody_left_open_does_not_hold_up_the_next_question(
    sample_store: Path, monkeypatch
):
    """While a statement is open, SQLite takes an interrupt as meant for each that follows."""
    monkeypatch.setattr("store.list_ids._FIRST_CHUNK", 1)
    asker, left, tries = Asker(sample_store), [], 0

    def leave_open(reader: Reader) -> None:
        found = listed(reader)
        next(found)
        left.append(found)

    def count(reader: Reader) -> int:
        nonlocal tries
        tries += 1
        assert tries <= MOST_TRIES, "asked again and again"
        return sum(map(len, listed(reader)))

    asker.supersede("first")
    asker.ask("first", leave_open)
    asker.supersede("second")
    assert asker.ask("second", count) == 17
    asker.close()


def test_only_the_newest_question_is_answered(sample_store: Path):
    asker = Asker(sample_store)
    asker.supersede("first")
    asker.supersede("second")
    with pytest.raises(Superseded):
        asker.ask("first", lambda reader: None)
    assert asker.ask("second", lambda reader: "answered") == "answered"
    asker.close()
