"""Which rows a list has, in what order: their ids, the first of them as soon as may be.

What a query finds may be little or much, near the top of an order or far down. So there
are several ways to the same ids, and :class:`ListIds` chooses among them: to go through the
rows in their order and keep those that match, or to collect all that match and sort them.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import replace
from functools import partial

from store.conditions import (
    MANY,
    Extent,
    Scope,
    asks_others,
    is_of_rows,
    probes,
    where,
)
from store.connection import Connection
from store.errors import StoreError
from store.own_names import by_own_name
from store.places import TITLES
from store.query import Query
from store.sorting import Leg, Sort, at_once, is_sorted_whole, legs
from store.terms import EVERYTHING, Condition
from store.views import View

_FIRST_CHUNK = 100
"""As many rows as the tallest screens have, so that they need not wait for more."""
_CHUNK = 2000
_PATIENCE = 0.1
"""Seconds that the first rows of a list may be looked for in its order."""
_SHORT_PATIENCE = 0.025
"""Seconds that all that belongs to what terms find may be collected in, before that is tried."""
_NEXT_PATIENCE = 0.04
"""Seconds that it may then take, before all is collected after all."""


class ListIds:
    """Answers for lists, from one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ids(
        self, view: View, query: Query, scope: Scope, sort: Sort | None
    ) -> Generator[array[int], None, None]:
        """See :meth:`store.reader.Reader.ids`."""
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
        elif asks_others(view, query):
            yield from self._asking_others(view, query, extent, sort)
        else:
            yield from self._of_much(view, query, extent, sort)

    def count(self, view: View, query: Query, scope: Scope) -> int:
        """How many rows a list would have."""
        # All are collected, few or many.
        extent = Extent(self._extent(query).frequent) if is_of_rows(view) else Extent()
        condition = where(view, query, scope, extent)
        source = view.source_for(condition.sql)
        sql = f"SELECT count(*) FROM {source} WHERE {condition.sql}"
        with self._connection.told_in_words():
            return int(self._connection.execute(sql, condition.values).fetchone()[0])

    # How much a query finds

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
        return int(self._connection.execute(sql, probe.values).fetchone()[0]) >= MANY

    # The ways

    def _named_first(self, view: View, query: Query, named: Condition) -> Iterator[array[int]]:
        """Parties that bear the words that are looked for, if any, then those whose filings do."""
        seen = array("q")
        with self._connection.one_state():
            for chunk in self._parts([at_once(view, named, None, True, True)]):
                seen.extend(chunk)
                yield chunk
            if seen:
                yield from _without(seen, self._collected(view, query, Extent(), None))

    def _asking_others(
        self, view: View, query: Query, extent: Extent, sort: Sort | None
    ) -> Iterator[array[int]]:
        """Parties, or filings, to which belongs what terms find that each hold of much.

        All at once where that is soon done. Else the first of them in their order, each
        asked of what belongs to it, and then the others at once.
        """
        collected = self._collected(view, query, extent, sort)
        if (first := self._soon(collected, _SHORT_PATIENCE)) is not None:
            yield first
            yield from collected
            return
        collected = self._collected(view, query, extent, sort)
        condition = where(view, query, Scope(), extent)
        with self._connection.one_state():
            walked = self._parts(self._in_order(view, condition, sort))
            first = self._soon(walked, _NEXT_PATIENCE)
            if first:
                yield first
            if first is None or len(first) == _FIRST_CHUNK:  # else these are all
                yield from _without(first or array("q"), collected)

    def _of_much(
        self, view: View, query: Query, extent: Extent, sort: Sort | None
    ) -> Iterator[array[int]]:
        """What terms find that each hold of much, in the way that finds the first rows soon."""
        condition = where(view, query, Scope(), extent)
        found = self._parts(self._in_order(view, condition, sort))
        if len(query.terms) > 1 or sort:  # else they are soon found
            first = self._soon(found, _PATIENCE)
            if first is None:
                found = self._collected(view, query, extent, sort)
            else:
                yield first
        yield from found

    def _everything(self, view: View, sort: Sort | None) -> Iterator[array[int]]:
        """All rows of a list, for which nothing is asked."""
        if sort and self._has_few(view):  # not worth going through others for
            return self._parts([at_once(view, EVERYTHING, sort, True, True)])
        asked = self._in_order(view, EVERYTHING, sort)
        counted = partial(self.count, view, Query(), Scope())
        return self._parts(asked, counted if sort else None)

    def _has_few(self, view: View) -> bool:
        sql = f"SELECT count(*) FROM (SELECT 1 FROM {view.base} LIMIT {MANY})"
        return int(self._connection.execute(sql).fetchone()[0]) < MANY

    def _in_order(self, view: View, condition: Condition, sort: Sort | None) -> Iterable[Leg]:
        """Going through the rows in their order, to show those that a condition holds of."""
        if sort and not is_sorted_whole(view, sort):
            return legs(view, sort, condition, self._connection.first)
        return [at_once(view, condition, sort, False, False)]

    def _collected(
        self, view: View, query: Query, extent: Extent, sort: Sort | None
    ) -> Iterator[array[int]]:
        """All that matches collected and sorted, though each term for itself holds of much."""
        extent = replace(extent, is_rare=True) if is_of_rows(view) else Extent()
        condition = where(view, query, Scope(), extent)
        return self._parts([at_once(view, condition, sort, True, True)])

    # Their parts

    def _parts(
        self, asked: Iterable[Leg], count: Callable[[], int] | None = None
    ) -> Iterator[array[int]]:
        """The ids that legs find, in chunks.

        :param count: how many there are; when all are found, there are none without a value
        """
        chunk, size, found = array("q"), _FIRST_CHUNK, 0
        seen: set[int] = set()
        connection = self._connection
        with connection.one_state():
            for leg in asked:
                if leg.is_blank and found and count and found == count():
                    break
                cursor = connection.execute(leg.sql, leg.values)
                while rows := connection.fetch(cursor, size - len(chunk)):
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
        return self._connection.soon(lambda: next(parts, array("q")), patience)


def _without(ids: array[int], chunks: Iterable[array[int]]) -> Iterator[array[int]]:
    """The chunks without these ids, which have been told before."""
    told = frozenset(ids)
    for chunk in chunks:
        if others := array("q", (id for id in chunk if id not in told)) if told else chunk:
            yield others
