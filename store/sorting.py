"""Sorting a list so that its first rows are there at once, however long it is.

No list is sorted whole. The rows of a column are gone through in legs, one SELECT after
the other, each in the order of an index that is there anyway: stretches of the column's
own index, whose short runs of equal values SQLite sorts as they come; and between them the
values that very many rows have, which are picked out of the view's own order. Blanks come
last whichever way, and equal rows stand in the view's own order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from store.terms import Condition, Value
from store.views import NOTHING, Key, View, Walk

Ask = Callable[[str, Sequence[Value]], Sequence[Value | None] | None]
"""A SELECT and its values to the first row found."""


@dataclass(frozen=True, slots=True)
class Sort:
    """By which column of a view, and which way."""

    column: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Leg:
    """A SELECT of the ids of some rows, in order."""

    sql: str
    values: tuple[Value, ...]
    is_repeated: bool = False
    """It finds rows several times; the first time counts."""
    is_blank: bool = False
    """It finds the rows without a value, and is the last one."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Values from one to another; a value by itself is what very many rows have."""

    after: Value | None = None
    to: Value | None = None
    is_with_last: bool = False
    is_one: bool = False
    """Only ``to``, and in the view's own order."""


def legs(view: View, sort: Sort, condition: Condition, ask: Ask) -> Iterator[Leg]:
    """All rows that a condition holds of, sorted; each leg is to be read before the next.

    :param condition: one that holds of many rows; of few it is better to sort what it finds
    """
    keys = view.column(sort.column).sort
    for place, key in enumerate(keys):
        walk, lacking = view.walk_of(key), [f"{k.sql} IS NULL" for k in keys[:place]]
        # What only a later key orders is little, and stands after all others.
        stretches = _stretches(key, walk, sort, ask) if place == 0 else iter((_Stretch(),))
        for stretch in stretches:
            if stretch.is_one and stretch.to is not None:
                sign = "" if key.is_grouped else "+"
                conditions = [f"{sign}{key.sql} = ?"]
                yield _in_view_order(view, conditions, (stretch.to,), condition)
            else:
                yield _along(view, walk, key, stretch, sort, lacking, condition)
    blank = [f"+{key.sql} IS NULL" for key in keys]
    yield replace(_in_view_order(view, blank, (), condition), is_blank=True)


def at_once(
    view: View, condition: Condition, sort: Sort | None, is_of_few: bool, is_rare: bool
) -> Leg:
    """One SELECT of everything: of what is few, or of a list in its own order.

    :param is_rare: better to sort a few rows than to find them among all in order
    """
    order = order_by(view, sort) if sort else f"{'+' if is_rare else ''}{view.order}"
    walk = view.walk(view.in_order) if view.in_order and not (sort or is_of_few) else None
    source = view.source_for(f"{condition.sql} {order}", walk)
    return Leg(
        f"SELECT {view.id_sql} FROM {source} WHERE {condition.sql} ORDER BY {order}",
        condition.values,
    )


def order_by(view: View, sort: Sort) -> str:
    """The same order in one ORDER BY, for few rows, which it does not look for in an index."""
    keys = view.column(sort.column).sort
    way = "DESC" if sort.descending else "ASC"
    ordered = []
    for place, key in enumerate(keys):
        lacking = " AND ".join(f"{k.sql} IS NULL" for k in keys[:place])
        sql = f"CASE WHEN {lacking} THEN {key.sql} END" if lacking else f"+{key.sql}"
        ordered.append(f"{sql} {way} NULLS LAST")
    return ", ".join((*ordered, view.order))


def is_sorted_whole(view: View, sort: Sort) -> bool:
    """Is there no index for it, as the view has not so many rows?"""
    keys = view.column(sort.column).sort
    return any(k.is_whole or (view.walk_of(k).is_repeated and not sort.descending) for k in keys)


def _in_view_order(
    view: View, conditions: list[str], values: tuple[Value, ...], condition: Condition
) -> Leg:
    where = " AND ".join((*conditions, f"({condition.sql})"))
    walk = view.walk(view.in_order) if view.in_order else None
    source = view.source_for(f"{where} {view.order}", walk)
    return Leg(
        f"SELECT {view.id_sql} FROM {source} WHERE {where} ORDER BY {view.order}",
        (*values, *condition.values),
    )


def _along(
    view: View,
    walk: Walk,
    key: Key,
    stretch: _Stretch,
    sort: Sort,
    lacking: list[str],
    condition: Condition,
) -> Leg:
    """One stretch of a walk. A plus sign keeps the condition from choosing another way."""
    after, to = ("<", ">") if sort.descending else (">", "<")
    bounds = []
    if stretch.after is not None:
        bounds.append((f"{key.led} {after} ?", stretch.after))
    if stretch.to is not None:
        bounds.append((f"{key.led} {to}{'=' if stretch.is_with_last else ''} ?", stretch.to))
    of_key = (key.filled, walk.where, *(sql for sql, _ in bounds), *lacking)
    where = " AND ".join((*of_key, f"+({condition.sql})"))
    order = f"{key.led} {'DESC' if sort.descending else 'ASC'}, {view.order}"
    return Leg(
        f"SELECT {view.id_sql} FROM {view.source_for(f'{where} {order}', walk)}"
        f" WHERE {where} ORDER BY {order}",
        (*(value for _, value in bounds), *condition.values),
        walk.is_repeated,
    )


def _stretches(key: Key, walk: Walk, sort: Sort, ask: Ask) -> Iterator[_Stretch]:
    """The stretches of a walk: short ones first, so that the first rows need no long look."""
    common = list(reversed(key.common) if sort.descending else key.common)
    if key.uncommon == NOTHING:
        yield from (_Stretch(to=value, is_one=True) for value in common)
        return
    for stretch in _indexed(key, walk, sort, ask):
        while common and _is_in(common[0], stretch, sort):
            value = common.pop(0)
            yield _Stretch(stretch.after, value)
            yield _Stretch(to=value, is_one=True)
            stretch = _Stretch(value, stretch.to, stretch.is_with_last)
        yield stretch


def _is_in(value: Value, stretch: _Stretch, sort: Sort) -> bool:
    if stretch.is_one:
        return False
    if stretch.to is None:
        return True
    return (value > stretch.to) if sort.descending else (value < stretch.to)  # type: ignore[operator]


def _indexed(key: Key, walk: Walk, sort: Sort, ask: Ask) -> Iterator[_Stretch]:
    """What the index has, parted at every value that has too many rows to sort."""
    start: Value | None = None
    seen: Value | None = None
    steps, most = 0, 1
    while (value := _far_ahead(key, walk, sort, ask, seen)) is not None:
        seen, steps = value, steps + 1
        if _is_of_many(key, walk, value, ask):
            yield _Stretch(start, value)
            yield _Stretch(to=value, is_one=True)
        elif steps == most:
            yield _Stretch(start, value, is_with_last=True)
            most *= 2
        else:
            continue
        start, steps = value, 0
    yield _Stretch(start)


def _far_ahead(key: Key, walk: Walk, sort: Sort, ask: Ask, seen: Value | None) -> Value | None:
    """The value of the row that is so many rows ahead; ``None`` where fewer are left."""
    sign, way = ("<", "DESC") if sort.descending else (">", "ASC")
    ahead = f" AND {key.led} {sign} ?" if seen is not None else ""
    row = ask(
        f"SELECT {key.led} FROM {walk.lead} WHERE {key.filled} AND {walk.where}{ahead}"
        f" ORDER BY {key.led} {way} LIMIT 1 OFFSET {walk.many - 1}",
        () if seen is None else (seen,),
    )
    return row[0] if row else None


def _is_of_many(key: Key, walk: Walk, value: Value, ask: Ask) -> bool:
    row = ask(
        f"SELECT 1 FROM {walk.lead} WHERE {key.filled} AND {walk.where} AND {key.led} = ?"
        f" LIMIT 1 OFFSET {walk.many - 1}",
        (value,),
    )
    return row is not None
