"""Reading: lists by the vector of their ids, rows by id, filings whole.

A list is two questions: which rows in what order (ids, eight bytes each), and what
stands in the few that are on the screen. Both are answered by the views of
:mod:`store.views`, to the panes, to ``search`` and to exports alike.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import Self

from parsers.filing import Filing
from store.completion import Option, Slot, stored_options
from store.conditions import (
    EVERYTHING,
    MANY,
    Condition,
    Extent,
    Scope,
    asks_others,
    has_words,
    is_of_rows,
    probes,
    where,
)
from store.database import in_words, open_for_reading
from store.errors import StoreError
from store.hits import Hit, find_hits
from store.jumping import Lookalikes, find_parties
from store.overview import Overview, overview
from store.own_names import by_own_name
from store.packing import unpacked
from store.parties import Party
from store.places import TITLES
from store.query import Query
from store.related import Related, related
from store.row_view import CellValue, Marks, RowView, known_to, row_view
from store.sorting import Leg, Sort, at_once, is_sorted_whole, legs
from store.stored_filing import load_filing
from store.views import View

__all__ = ["CellValue", "Marks", "Reader", "RowView", "Sort"]

_FIRST_CHUNK = 200
"""A few screens full, so that they need not wait for more."""
_CHUNK = 2000
_PATIENCE = 0.1
"""Seconds that the first rows of a sorted list may be looked for in the column's order."""
_SHORT_PATIENCE = 0.05
"""Seconds that all that several terms find may be collected in, before that is tried."""
_STEPS = 10_000
"""Steps of SQLite's machine, some tenths of a millisecond, between looks at the clock."""
_WINDOW = 500
"""Most ids in one statement; SQLite allows more, but plans are cached for this many."""


class Reader:
    """A store, opened for reading. One thread at a time; :meth:`interrupt` from any."""

    def __init__(self, path: Path) -> None:
        """:raises StoreError: there is no store at the path that this program can read"""
        self.path = path
        self._db = open_for_reading(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._db.close()

    def interrupt(self) -> None:
        """Stop the question being answered; it raises :class:`StoreError` where it was asked."""
        self._db.interrupt()

    # Lists

    def ids(
        self, view: View, query: Query, scope: Scope = Scope(), sort: Sort | None = None
    ) -> Iterator[array[int]]:
        """Ids of all rows in order, in chunks, the first one as soon as it is known.

        :param sort: else they are in the order in which the view opens; where words are looked
            for among issuers or insiders, those that bear them stand before those whose filings do
        :raises StoreError: the list cannot be sorted by that column
        """
        if sort and (why := view.why_unsorted(sort.column)):
            raise StoreError(why)
        if sort is None and view.opens_by:
            sort = Sort(view.opens_by)
        if sort is None and scope == Scope() and (named := by_own_name(view, query)):
            are_any = False
            for chunk in self._named_first(view, query, named):
                are_any = True
                yield chunk
            if are_any:
                return
        extent = self._extent(query)
        condition = where(view, query, scope, extent)
        if condition == EVERYTHING:
            yield from self._everything(view, sort)
        elif scope != Scope() or extent.is_rare:
            yield from self._parts([at_once(view, condition, sort, True, extent.is_rare)])
        else:
            yield from self._of_much(view, query, extent, sort)

    def _named_first(self, view: View, query: Query, named: Condition) -> Iterator[array[int]]:
        """Parties that bear the words that are looked for, if any, then those whose filings do."""
        seen: set[int] = set()
        with self._one_state():
            for chunk in self._parts([at_once(view, named, None, True, True)]):
                seen.update(chunk)
                yield chunk
            for chunk in self._collected(view, query, Extent(), None) if seen else ():
                if others := array("q", (id for id in chunk if id not in seen)):
                    yield others

    def _of_much(
        self, view: View, query: Query, extent: Extent, sort: Sort | None
    ) -> Iterator[array[int]]:
        """What terms find that each hold of much, in the way that finds the first rows soon."""
        condition = where(view, query, Scope(), extent)
        ways = [(self._parts(self._in_order(view, condition, sort)), _PATIENCE)]
        if len(query.terms) > 1 and asks_others(view, query):
            ways.insert(0, (self._collected(view, query, extent, sort), _SHORT_PATIENCE))
        elif len(query.terms) == 1 and not sort:  # is soon found
            yield from ways[0][0]
            return
        for found, patience in ways:
            first = self._soon(found, patience)
            if first is not None:
                yield first
                yield from found
                return
        yield from self._collected(view, query, extent, sort)

    def _everything(self, view: View, sort: Sort | None) -> Iterator[array[int]]:
        """All rows of a list, for which nothing is asked."""
        asked = self._in_order(view, EVERYTHING, sort)
        return self._parts(asked, partial(self.count, view, Query()) if sort else None)

    def _in_order(self, view: View, condition: Condition, sort: Sort | None) -> Iterable[Leg]:
        """Going through the rows in their order, to show those that a condition holds of."""
        if sort and not is_sorted_whole(view, sort):
            return legs(view, sort, condition, self._first)
        return [at_once(view, condition, sort, False, False)]

    def _collected(
        self, view: View, query: Query, extent: Extent, sort: Sort | None
    ) -> Iterator[array[int]]:
        """All that matches collected and sorted, though each term for itself holds of much."""
        extent = replace(extent, is_rare=True) if is_of_rows(view) else Extent()
        condition = where(view, query, Scope(), extent)
        return self._parts([at_once(view, condition, sort, True, True)])

    def _parts(
        self, asked: Iterable[Leg], count: Callable[[], int] | None = None
    ) -> Iterator[array[int]]:
        """The ids that legs find, in chunks.

        :param count: how many there are; when all are found, there are none without a value
        """
        chunk, size, found = array("q"), _FIRST_CHUNK, 0
        seen: set[int] = set()
        with self._one_state():
            for leg in asked:
                if leg.is_blank and found and count and found == count():
                    break
                cursor = self._execute(leg.sql, leg.values)
                while rows := self._fetch(cursor, size - len(chunk)):
                    ids = [row[0] for row in rows]
                    if leg.is_repeated:
                        ids = [id for id in dict.fromkeys(ids) if id not in seen]
                        seen.update(ids)
                    chunk.extend(ids)
                    found += len(ids)
                    if len(chunk) == size:
                        yield chunk
                        chunk, size = array("q"), _CHUNK
        if chunk:
            yield chunk

    def _soon(self, parts: Iterator[array[int]], patience: float) -> array[int] | None:
        """The first part, empty where there is none; ``None`` where it takes too long.

        What is sought may stand far down in an order: no sale acquires anything, and few
        officers buy much. Then everything that matches is better collected and sorted.
        """
        ends, is_over = monotonic() + patience, False

        def give_up() -> bool:
            nonlocal is_over
            is_over = monotonic() > ends
            return is_over

        self._db.set_progress_handler(give_up, _STEPS)
        try:
            return next(parts, array("q"))
        except StoreError:
            if is_over:
                return None
            raise
        finally:
            self._db.set_progress_handler(None, 0)

    def rows(self, view: View, ids: Sequence[int]) -> tuple[RowView, ...]:
        """The rows with these ids, in their order; ids that are gone are left out."""
        found: dict[int, RowView] = {}
        for start in range(0, len(ids), _WINDOW):
            part = list(ids[start : start + _WINDOW])
            places = ", ".join("?" * len(part))
            sql = f"SELECT * FROM {view.sql_name} WHERE id IN ({places})"
            with _told_in_words(self.path):
                rows = self._execute(sql, part).fetchall()
                marks = self._marks(view, part)
            found.update((row[0], row_view(view, row, marks.get(row[0], {}))) for row in rows)
        return tuple(found[id] for id in ids if id in found)

    def count(self, view: View, query: Query, scope: Scope = Scope()) -> int:
        """How many rows a list would have."""
        # All are collected, few or many.
        extent = Extent(self._extent(query).frequent) if is_of_rows(view) else Extent()
        condition = where(view, query, scope, extent)
        source = view.source_for(condition.sql)
        sql = f"SELECT count(*) FROM {source} WHERE {condition.sql}"
        with _told_in_words(self.path):
            return int(self._execute(sql, condition.values).fetchone()[0])

    def hits(self, view: View, query: Query, rows: Iterable[RowView]) -> dict[int, tuple[Hit, ...]]:
        """By row: where the query's words stand. To be asked of the rows of a window."""
        if not has_words(query):
            return {}
        return find_hits(self._execute, query, {row.id: known_to(view, row) for row in rows})

    def _extent(self, query: Query) -> Extent:
        """How much the terms of a query hold of; told by looking at a little of it."""
        frequent, titles, is_rare = set(), set(), False
        for term in query.terms:
            if term.negated or not (asked := list(probes(term))):
                continue
            places = [place for probe, place in asked if self._finds_many(probe)]
            if places:
                frequent.add(term.start)
            else:
                is_rare = True
            if TITLES in places:
                titles.add(term.start)
        return Extent(frozenset(frequent), frozenset(titles), is_rare)

    def _finds_many(self, probe: Condition) -> bool:
        sql = f"SELECT count(*) FROM ({probe.sql})"
        return int(self._execute(sql, probe.values).fetchone()[0]) >= MANY

    def _marks(self, view: View, ids: Sequence[int]) -> dict[int, dict[str, tuple[str, ...]]]:
        if not view.has_marks:
            return {}
        places = ", ".join("?" * len(ids))
        found: dict[int, dict[str, tuple[str, ...]]] = {}
        for row_id, column, key in self._execute(
            f"SELECT {view.one}_id, column_name, key FROM footnote_marks"
            f" WHERE {view.one}_id IN ({places}) ORDER BY {view.one}_id, column_name, position",
            ids,
        ):
            marks = found.setdefault(row_id, {})
            marks[column] = (*marks.get(column, ()), str(key))
        return found

    # Filings

    def filing(self, filing_id: int) -> Filing:
        """Everything a stored filing states.

        :raises StoreError: there is no such filing, or what is kept of it is damaged
        """
        try:
            with _told_in_words(self.path):
                filing = load_filing(self._db, filing_id)
        except (ValueError, TypeError, ArithmeticError) as error:
            words = f"filing {filing_id} is damaged ({error}); run section16 check"
            raise StoreError(f"{self.path}: {words}") from error
        if filing is None:
            raise StoreError(f"{self.path}: no filing {filing_id} there")
        return filing

    def source(self, filing_id: int) -> bytes:
        """The filing as received.

        :raises StoreError: there is no such filing
        """
        row = self._execute(
            "SELECT content FROM sources WHERE filing_id = ? ORDER BY id LIMIT 1", (filing_id,)
        ).fetchone()
        if row is None:
            raise StoreError(f"{self.path}: no source kept for filing {filing_id}")
        try:
            return unpacked(row[0])
        except StoreError as error:
            raise StoreError(f"{self.path}: filing {filing_id}: {error}") from error

    def find_filing(self, name: str) -> int | None:
        """The id of a filing by its accession number, with or without hyphens, or by its id."""
        row = self._execute(
            "SELECT id FROM filings WHERE accession_number = ?"
            " OR replace(accession_number, '-', '') = ? OR (length(?) < 10 AND id = ?)",
            (name, name, name, name if name.isdecimal() else None),
        ).fetchone()
        return int(row[0]) if row else None

    def related(self, filing_id: int, table: str | None, row_id: int | None) -> Related | None:
        """What a filing, and a row of it, lead to; see :mod:`store.related`."""
        with _told_in_words(self.path):
            return related(self._db, filing_id, table, row_id)

    def version(self) -> int:
        """A number that is another one as soon as another connection has written."""
        return int(self._execute("PRAGMA data_version").fetchone()[0])

    def overview(self) -> Overview:
        """Counts and dates of the whole store."""
        with _told_in_words(self.path):
            return overview(self._db, self.path)

    # Names

    def find_parties(
        self, text: str, limit: int, lookalikes: Lookalikes | None = None
    ) -> tuple[Party, ...]:
        """Issuers and insiders that a few letters may mean, misspelt ones by ``lookalikes``."""
        return find_parties(self._execute, text, limit, lookalikes)

    def completions(self, slot: Slot) -> tuple[Option, ...]:
        """What of this store a query may go on with."""
        return stored_options(self._execute, slot)

    def _execute(self, sql: str, values: Iterable[str | int | float | None] = ()) -> sqlite3.Cursor:
        with _told_in_words(self.path):
            return self._db.execute(sql, tuple(values))

    @contextmanager
    def _one_state(self) -> Iterator[None]:
        """All that is asked meanwhile is asked of one state of the store."""
        if self._db.in_transaction:
            yield
            return
        self._execute("BEGIN")
        try:
            yield
        finally:
            with suppress(sqlite3.ProgrammingError):  # closed meanwhile
                self._db.commit()

    def _first(
        self, sql: str, values: Sequence[str | int | float]
    ) -> Sequence[str | int | float | None] | None:
        with _told_in_words(self.path):
            row: Sequence[str | int | float | None] | None = self._db.execute(
                sql, values
            ).fetchone()
            return row

    def _fetch(self, cursor: sqlite3.Cursor, count: int) -> list[tuple[int]]:
        with _told_in_words(self.path):
            return cursor.fetchmany(count)


class _told_in_words:  # noqa: N801 - used like a function
    """SQLite's errors as :class:`StoreError`; lighter than a generator on a hot path."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        pass

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(error, sqlite3.Error):
            raise StoreError(f"{self._path}: {in_words(error)}") from error
