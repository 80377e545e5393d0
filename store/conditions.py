"""A query and a scope as SQL: conditions with bound values, for each view.

Conditions are written so that SQLite can begin with whatever is rarest: sets of ids that
full-text search finds once, not questions asked of every row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from store.fields import INDEXED, OF_ROWS, Field, Of, Takes
from store.places import PLACES, Key, Place
from store.query import FieldIs, Interval, Query, Term, Words
from store.views import (
    FILINGS,
    FOOTNOTES,
    HOLDINGS,
    INSIDERS,
    ISSUERS,
    PROBLEMS,
    TRANSACTIONS,
    View,
)

Value = str | int | float


@dataclass(frozen=True, slots=True)
class Scope:
    """What the rows are narrowed to besides the query: an issuer, an insider, a filing."""

    issuer_id: int | None = None
    reporting_owner_id: int | None = None
    filing_id: int | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of SQL with its values."""

    sql: str
    values: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Extent:
    """How much a query may match."""

    frequent: frozenset[int] = frozenset()
    """Where terms start that hold of very much, so that going through the rows in their order
    finds some sooner than collecting all that match."""
    titles: frozenset[int] = frozenset()
    """Of these, those whose words stand in the titles of so many securities' rows."""
    is_rare: bool = True
    """Some term holds of little, so that all that matches is little and is best collected."""


@dataclass(frozen=True, slots=True)
class _Names:
    """How a view calls what conditions speak of."""

    filing: str
    issuer: str
    one: str = ""
    """``transaction`` or ``holding`` where its rows are the rows of a table of the form."""


@dataclass(frozen=True, slots=True)
class _Signs:
    """How much one term holds of, see :class:`Extent`."""

    is_frequent: bool = False
    in_titles: bool = False


_ROW_VIEWS = (TRANSACTIONS, HOLDINGS)
_FILINGS = _Names("f.id", "f.issuer_id")
_ROW = _Names("t.filing_id", "t.issuer_id", TRANSACTIONS.one)
_PARTS = {
    # rows that are part of a filing and that no term of a query speaks of
    FOOTNOTES.name: _Names("n.filing_id", "f.issuer_id"),
    PROBLEMS.name: _Names("p.filing_id", "f.issuer_id"),
}
_NAMES = {
    **_PARTS,
    **{view.name: _Names("t.filing_id", "t.issuer_id", view.one) for view in _ROW_VIEWS},
}

_BY_INSIDER = (
    "{filing} IN (SELECT w.filing_id FROM filing_owners AS w WHERE w.reporting_owner_id = ?"
    " UNION ALL SELECT s.filing_id FROM signatures AS s WHERE s.reporting_owner_id = ?)"
)
EVERYTHING = Condition("1")
MANY = 5000
"""So much that matches is too much to collect and sort for a first screen."""


def where(view: View, query: Query, scope: Scope = Scope(), extent: Extent = Extent()) -> Condition:
    """The condition under which a row of the view is shown, in the view's aliases.

    An issuer or an insider is shown if any of its filings is; a filing if it matches
    and, where the query speaks of rows, if one of its rows matches.
    """
    names = _NAMES.get(view.name, _FILINGS)
    if view.name in _PARTS and extent.is_rare and query.terms:
        # Asked of filings alone, each part of a condition has an index that finds the few.
        of_filing = where(FILINGS, query, scope, extent)
        sql = f"{names.filing} IN (SELECT f.id FROM filings AS f WHERE {of_filing.sql})"
        return Condition(sql, of_filing.values)
    conditions = [] if scope == Scope() else [_in_scope(scope, names)]
    is_broad = scope == Scope() and not extent.is_rare
    of_rows = []
    for term in query.terms:
        if not names.one and _speaks_of(term) is Of.ROW:
            of_rows.append(term)
        else:
            conditions.append(_condition(term, names, extent))
    if of_rows:
        conditions.append(_with_rows(of_rows, names, extent, is_broad))
    if not conditions:
        return EVERYTHING
    if view in (ISSUERS, INSIDERS):
        return _of_party(view, _all(conditions), is_broad)
    return _all(conditions)


def _with_rows(terms: list[Term], names: _Names, extent: Extent, is_broad: bool) -> Condition:
    """Filings with a row that all these terms hold of.

    :param is_broad: ask each filing for such a row, rather than collect all such rows
    """
    found = []
    for view in _ROW_VIEWS:
        matching = _all([_condition(term, _NAMES[view.name], extent) for term in terms])
        if is_broad:
            found.append(_with_a_row(view, matching, names))
            continue
        source = view.source_for(matching.sql)
        found.append(
            Condition(f"SELECT t.filing_id FROM {source} WHERE {matching.sql}", matching.values)
        )
    if is_broad:
        return _any(found)
    either = _joined(found, " UNION ALL ")
    return Condition(f"{names.filing} IN ({either.sql})", either.values)


def _with_a_row(view: View, matching: Condition, names: _Names) -> Condition:
    """Asked of one filing. A plus sign, for no index is better than that of its rows."""
    return Condition(
        f"EXISTS (SELECT 1 FROM {view.base} WHERE t.filing_id = {names.filing}"
        f" AND +({matching.sql}))",
        matching.values,
    )


def _with_a_filing(view: View, found: Condition) -> Condition:
    """Asked of one issuer or insider."""
    own = "f.issuer_id = i.id" if view is ISSUERS else _OWN_OR_SIGNED
    return Condition(
        f"EXISTS (SELECT 1 FROM filings AS f WHERE {own} AND +({found.sql}))", found.values
    )


_OWN_OR_SIGNED = (
    "f.id IN (SELECT w.filing_id FROM filing_owners AS w WHERE w.reporting_owner_id = r.id"
    " UNION ALL SELECT s.filing_id FROM signatures AS s WHERE s.reporting_owner_id = r.id)"
)


def _of_party(view: View, found: Condition, is_broad: bool) -> Condition:
    """Issuers and insiders, by their filings.

    :param is_broad: ask each of them for a filing, rather than collect all filings
    """
    if is_broad:
        return _with_a_filing(view, found)
    if view is ISSUERS:
        return Condition(
            f"i.id IN (SELECT f.issuer_id FROM filings AS f WHERE {found.sql})", found.values
        )
    # The filings are found once; what is found twice would cost twice.
    return Condition(
        f"r.id IN (WITH found AS MATERIALIZED (SELECT f.id FROM filings AS f WHERE {found.sql})"
        " SELECT w.reporting_owner_id FROM found"
        " JOIN filing_owners AS w ON w.filing_id = found.id"
        " UNION SELECT s.reporting_owner_id FROM found"
        " JOIN signatures AS s ON s.filing_id = found.id)",
        found.values,
    )


def _in_scope(scope: Scope, names: _Names) -> Condition:
    conditions = []
    if scope.issuer_id is not None:
        conditions.append(Condition(f"{names.issuer} = ?", (scope.issuer_id,)))
    if scope.reporting_owner_id is not None:
        owner = scope.reporting_owner_id
        conditions.append(Condition(_BY_INSIDER.format(filing=names.filing), (owner, owner)))
    if scope.filing_id is not None:
        conditions.append(Condition(f"{names.filing} = ?", (scope.filing_id,)))
    return _all(conditions)


def _speaks_of(term: Term) -> Of:
    if isinstance(term.meaning, Words):
        return Of.FILING
    field = term.meaning.field
    if any((field.name, value) in OF_ROWS for value in term.meaning.values):
        return Of.ROW
    return field.of


def _condition(term: Term, names: _Names, extent: Extent) -> Condition:
    meaning = term.meaning
    is_frequent = term.negated or term.start in extent.frequent
    signs = _Signs(is_frequent, term.start in extent.titles)
    if isinstance(meaning, Words):
        found = _words(meaning, PLACES, names, signs)
    else:
        found = _field(meaning, names, signs)
    # IS NOT TRUE keeps what is unknown: a row without a price is not one of price:>5.
    return Condition(f"({found.sql}) IS NOT TRUE", found.values) if term.negated else found


def _field(meaning: FieldIs, names: _Names, signs: _Signs) -> Condition:
    field = meaning.field
    # The index of one code is in the order of days; several codes would have to be sorted.
    is_in_order = field.of is Of.ROW and field.takes is Takes.TEXT and len(meaning.values) == 1
    has_plus = signs.is_frequent and not is_in_order
    found = _any(
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


def _words(words: Words, places: tuple[Place, ...], names: _Names, signs: _Signs) -> Condition:
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
    return _any(found)


def _with_titles(titles: Condition, names: _Names, is_broad: bool) -> Condition:
    """Filings with a row of a security whose title is one of these."""
    if is_broad:
        either = Condition(
            f"t.security_title IN ({titles.sql}) OR t.underlying_security_title IN ({titles.sql})",
            titles.values * 2,
        )
        return _any([_with_a_row(view, either, names) for view in _ROW_VIEWS])
    selects = " UNION ALL ".join(
        f"SELECT t.filing_id FROM {view.base} WHERE t.{column} IN ({titles.sql})"
        for view in _ROW_VIEWS
        for column in ("security_title", "underlying_security_title")
    )
    return Condition(f"{names.filing} IN ({selects})", titles.values * 4)


def probes(term: Term) -> Iterator[tuple[Condition, Place | None]]:
    """SELECTs that find the more, the more a term holds of, but no more than some thousands.

    Each with the place where it looks for words, if it does.
    """
    meaning = term.meaning
    if isinstance(meaning, FieldIs) and _is_indexed(meaning):
        is_of_row = _speaks_of(term) is Of.ROW
        view, names = (TRANSACTIONS, _ROW) if is_of_row else (FILINGS, _FILINGS)
        found = _field(meaning, names, _Signs())
        sql = f"SELECT 1 FROM {view.base} WHERE {found.sql} LIMIT {MANY}"
        yield Condition(sql, found.values), None
    for words, places in words_of(term):
        for place in places:
            yield Condition(f"{place.hits} LIMIT {MANY}", (match_text(words),)), place


def _is_indexed(meaning: FieldIs) -> bool:
    name = meaning.field.name
    return meaning.field.is_indexed or all((name, value) in INDEXED for value in meaning.values)


def is_of_rows(view: View) -> bool:
    """Does it list rows of Table I and Table II?"""
    return view in _ROW_VIEWS


def asks_others(view: View, query: Query) -> bool:
    """Is each row of the view asked of what belongs to it: a party of its filings, those of rows?

    That takes its time where what it is asked for is seldom found.
    """
    of_rows = any(_speaks_of(term) is Of.ROW for term in query.terms)
    return view in (ISSUERS, INSIDERS) or (of_rows and not is_of_rows(view))


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


def _field_value(field: Field, value: str | Interval, names: _Names, plus: str) -> Condition:
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
    return _all(conditions)


def _filled(sql: str, value: str) -> Condition:
    """A field's condition with the one value in all its places."""
    return Condition(f"({sql})", (value,) * sql.count("?"))


def _all(conditions: list[Condition]) -> Condition:
    return _joined(conditions, " AND ")


def _any(conditions: list[Condition]) -> Condition:
    joined = _joined(conditions, " OR ")
    return replace(joined, sql=f"({joined.sql})")


def _joined(conditions: list[Condition], word: str) -> Condition:
    return Condition(
        word.join(condition.sql for condition in conditions),
        tuple(value for condition in conditions for value in condition.values),
    )
