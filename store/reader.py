"""Reading: lists by the vector of their ids, rows by id, filings whole.

A list is two questions: which rows in what order (ids, eight bytes each), and what
stands in the few that are on the screen. Both are answered by the views of
:mod:`store.views`, to the panes, to ``search`` and to exports alike.
"""

from __future__ import annotations

from array import array
from collections.abc import Generator, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from parsers.filing import Filing
from store.completion import Option, Slot, stored_options
from store.conditions import Scope
from store.connection import Connection
from store.errors import StoreError
from store.hits import Hit, find_hits
from store.jumping import Lookalikes, find_parties
from store.list_ids import ListIds
from store.overview import Overview, overview
from store.packing import unpacked
from store.parties import Party
from store.query import Query
from store.related import Related, related
from store.row_view import CellValue, Marks, RowView, known_to, row_view, with_gaps_told
from store.sorting import Sort
from store.stored_filing import load_filing
from store.terms import has_words
from store.views import View

__all__ = ["CellValue", "Marks", "Reader", "RowView", "Sort"]

_WINDOW = 500
"""Most ids in one statement; SQLite allows more, but plans are cached for this many."""


class Reader:
    """A store, opened for reading. One thread at a time; :meth:`interrupt` from any."""

    def __init__(self, path: Path) -> None:
        """:raises StoreError: there is no store at the path that this program can read"""
        self.path = path
        self._connection = Connection(path)
        self._lists = ListIds(self._connection)

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
        self._connection.close()

    def interrupt(self) -> None:
        """Stop the question being answered; it raises :class:`StoreError` where it was asked."""
        self._connection.interrupt()

    # Lists

    def ids(
        self, view: View, query: Query, scope: Scope = Scope(), sort: Sort | None = None
    ) -> Generator[array[int], None, None]:
        """Ids of all rows in order, in chunks, the first one as soon as it is known.

        What is not read to its end is to be closed before the next question.

        :param sort: else they are in the order in which the view opens; where words are looked
            for among issuers or insiders, those that bear them stand before those whose filings do
        :raises StoreError: the list cannot be sorted by that column
        """
        return self._lists.ids(view, query, scope, sort)

    def count(self, view: View, query: Query, scope: Scope = Scope()) -> int:
        """How many rows a list would have."""
        return self._lists.count(view, query, scope)

    def rows(self, view: View, ids: Sequence[int]) -> tuple[RowView, ...]:
        """The rows with these ids, in their order; ids that are gone are left out."""
        found: dict[int, RowView] = {}
        for start in range(0, len(ids), _WINDOW):
            part = list(ids[start : start + _WINDOW])
            places = ", ".join("?" * len(part))
            sql = f"SELECT * FROM {view.sql_name} WHERE id IN ({places})"
            with self._connection.told_in_words():
                rows = self._connection.execute(sql, part).fetchall()
                marks = self._marks(view, part)
            found.update((row[0], row_view(view, row, marks.get(row[0], {}))) for row in rows)
        return tuple(found[id] for id in ids if id in found)

    def every_row(self, view: View, ids: Sequence[int]) -> tuple[RowView, ...]:
        """As :meth:`rows`, with a damaged row for each id whose row is gone."""
        return with_gaps_told(view, ids, self.rows(view, ids))

    def hits(self, view: View, query: Query, rows: Iterable[RowView]) -> dict[int, tuple[Hit, ...]]:
        """By row: where the query's words stand. To be asked of the rows of a window."""
        if not has_words(query):
            return {}
        return find_hits(
            self._connection.execute, query, {row.id: known_to(view, row) for row in rows}
        )

    def _marks(self, view: View, ids: Sequence[int]) -> dict[int, dict[str, tuple[str, ...]]]:
        if not view.has_marks:
            return {}
        places = ", ".join("?" * len(ids))
        found: dict[int, dict[str, tuple[str, ...]]] = {}
        for row_id, column, key in self._connection.execute(
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
            with self._connection.told_in_words():
                filing = load_filing(self._connection.db, filing_id)
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
        row = self._connection.execute(
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
        row = self._connection.execute(
            "SELECT id FROM filings WHERE accession_number = ?"
            " OR replace(accession_number, '-', '') = ? OR (length(?) < 10 AND id = ?)",
            (name, name, name, name if name.isdecimal() else None),
        ).fetchone()
        return int(row[0]) if row else None

    def related(self, filing_id: int, table: str | None, row_id: int | None) -> Related | None:
        """What a filing, and a row of it, lead to; see :mod:`store.related`."""
        with self._connection.told_in_words():
            return related(self._connection.db, filing_id, table, row_id)

    def version(self) -> int:
        """A number that is another one as soon as another connection has written."""
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def overview(self) -> Overview:
        """Counts and dates of the whole store."""
        with self._connection.told_in_words():
            return overview(self._connection.db, self.path)

    # Names

    def find_parties(
        self, text: str, limit: int, lookalikes: Lookalikes | None = None
    ) -> tuple[Party, ...]:
        """Issuers and insiders that a few letters may mean, misspelt ones by ``lookalikes``."""
        return find_parties(self._connection.execute, text, limit, lookalikes)

    def completions(self, slot: Slot) -> tuple[Option, ...]:
        """What of this store a query may go on with."""
        return stored_options(self._connection.execute, slot)
