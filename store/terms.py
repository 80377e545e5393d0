"""One term of a query as SQL: words that are looked for, a field with its values.

Conditions are written so that SQLite can begin with whatever is rarest: sets of ids that
full-text search finds once, not questions asked of every row. What becomes of all terms
and of a scope together is :mod:`store.conditions`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from store.fields import OF_ROWS, Field, Of, Takes
from store.places import PLACES, Key, Place
from store.query import FieldIs, Interval, Query, Term, Words
from store.views import HOLDINGS, TRANSACTIONS, View

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of SQL with its values."""

    sql: str
    values: tuple[Value, ...] = ()


EVERYTHING = Condition("1")
"""What holds of every row."""


@dataclass(frozen=True, slots=True)
class Names:
    """How a view calls what conditions speak of."""

    filing: str
    issuer: str
    one: str = ""
    """``transaction`` or ``holding`` where its rows are the rows of a table of the form."""


@dataclass(frozen=True, slots=True)
class Signs:
    """How much one term holds of, see :class:`store.conditions.Extent`."""

    is_frequent: bool = False
    in_titles: bool = False


ROW_VIEWS = (TRANSACTIONS, HOLDINGS)


def speaks_of(term: Term) -> Of:
    """Of a filing as a whole, or of one row of it?"""
    if isinstance(term.meaning, Words):
        return Of.FILING
    field = term.meaning.field
    if any((field.name, value) in OF_ROWS for value in term.meaning.values):
        return Of.ROW
    return field.of


def words_of(term: Term) -> Iterator[tuple[Words, tuple[Place, ...]]]:
    """The words that a term wants found, and where each is looked for."""
    meaning = term.meaning
    if isinstance(meaning, Words):
        yield meaning, PLACES
    else:
        for value in meaning.values:
            if isinstance(value, Words):
                yield value, meaning.field.places


def has_words(query: Query) -> bool:
    """Does it look for words, so that there are hits to show?"""
    return any(not term.negated and any(words_of(term)) for term in query.terms)


def match_text(words: Words) -> str:
    """An FTS5 query for these words, whatever characters they hold."""
    quoted = '"' + words.text.replace('"', '""') + '"'
    return quoted if words.exact else f"{quoted}*"


def holds(meaning: Words | FieldIs, names: Names, signs: Signs = Signs()) -> Condition:
    """The condition under which a term, leaving its minus sign aside, holds of a row."""
    if isinstance(meaning, Words):
        return _words(meaning, PLACES, names, signs)
    return _field(meaning, names, signs)


def _field(meaning: FieldIs, names: Names, signs: Signs) -> Condition:
    field = meaning.field
    # The index of one code is in the order of days; several codes would have to be sorted.
    is_in_order = field.of is Of.ROW and field.takes is Takes.TEXT and len(meaning.values) == 1
    has_plus = signs.is_frequent and not is_in_order
    found = any_of(
        [
            _words(value, field.places, names, signs)
            if isinstance(value, Words)
            else _field_value(field, value, names, "+" if has_plus else "")
            for value in meaning.values
        ]
    )
    is_of_filings_table = field.is_indexed and field.of is Of.FILING and "{issuer}" not in field.sql
    if is_of_filings_table and names.filing != "f.id" and not signs.is_frequent:
        return Condition(
            f"{names.filing} IN (SELECT f.id FROM filings AS f WHERE {found.sql})", found.values
        )
    return found


def _words(words: Words, places: tuple[Place, ...], names: Names, signs: Signs) -> Condition:
    """Words in any of these places."""
    match = match_text(words)
    columns = {
        Key.ISSUER: (names.issuer,),
        Key.FILING: (names.filing,),
        Key.TITLE: ("t.security_title", "t.underlying_security_title"),
    }
    found = []
    for key, its_columns in columns.items():
        selects = [sql for place in places if place.key is key for sql in place.keys]
        if not selects:
            continue
        keys = Condition(" UNION ALL ".join(selects), (match,) * len(selects))
        if key is Key.TITLE and not names.one:
            found.append(_with_titles(keys, names, signs.in_titles))
        else:
            # A plus sign keeps SQLite from beginning with an index on the column.
            sign = "+" if signs.is_frequent else ""
            found += [
                Condition(f"{sign}{column} IN ({keys.sql})", keys.values) for column in its_columns
            ]
    return any_of(found)


def _with_titles(titles: Condition, names: Names, is_broad: bool) -> Condition:
    """Filings with a row of a security whose title is one of these."""
    if is_broad:
        either = Condition(
            f"t.security_title IN ({titles.sql}) OR t.underlying_security_title IN ({titles.sql})",
            titles.values * 2,
        )
        return any_of([with_a_row(view, either, names) for view in ROW_VIEWS])
    selects = " UNION ALL ".join(
        f"SELECT t.filing_id FROM {view.base} WHERE t.{column} IN ({titles.sql})"
        for view in ROW_VIEWS
        for column in ("security_title", "underlying_security_title")
    )
    return Condition(f"{names.filing} IN ({selects})", titles.values * 4)


def with_a_row(view: View, matching: Condition, names: Names) -> Condition:
    """Asked of one filing. A plus sign, for no index is better than that of its rows."""
    return Condition(
        f"EXISTS (SELECT 1 FROM {view.base} WHERE t.filing_id = {names.filing}"
        f" AND +({matching.sql}))",
        matching.values,
    )


def _field_value(field: Field, value: str | Interval, names: Names, plus: str) -> Condition:
    if isinstance(value, Interval):
        found = _between(plus + field.sql, value)
        if not field.instead:
            return found
        instead = _between(field.instead, value)
        return Condition(
            f"({found.sql} OR {plus}{field.sql} IS NULL AND {instead.sql})",
            found.values + instead.values,
        )
    sql = field.choices.get(value, field.sql)
    for name, word in (
        ("{filing}", names.filing),
        ("{issuer}", names.issuer),
        ("{one}", names.one),
        ("{plus}", plus),
    ):
        sql = sql.replace(name, word)
    return _filled(sql, value)


def _between(compared: str, interval: Interval) -> Condition:
    conditions = []
    for bound, sign, included in (
        (interval.low, ">", interval.low_included),
        (interval.high, "<", interval.high_included),
    ):
        if bound is not None:
            value = float(bound) if isinstance(bound, Decimal) else bound
            comparison = f"{sign}=" if included else sign
            conditions.append(Condition(f"{compared} {comparison} ?", (value,)))
    return all_of(conditions)


def _filled(sql: str, value: str) -> Condition:
    """A field's condition with the one value in all its places."""
    return Condition(f"({sql})", (value,) * sql.count("?"))


def all_of(conditions: list[Condition]) -> Condition:
    """All of them hold."""
    return joined(conditions, " AND ")


def any_of(conditions: list[Condition]) -> Condition:
    """One of them holds."""
    either = joined(conditions, " OR ")
    return replace(either, sql=f"({either.sql})")


def joined(conditions: list[Condition], word: str) -> Condition:
    """Pieces of SQL with a word between them."""
    return Condition(
        word.join(condition.sql for condition in conditions),
        tuple(value for condition in conditions for value in condition.values),
    )
