"""A query and a scope as SQL: conditions with bound values, for each view.

What one term says is :mod:`store.terms`; here is what all of them say of a row together,
and whether all that match are collected or each row is asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from store.fields import INDEXED, Of
from store.places import Place
from store.query import FieldIs, Query, Term
from store.terms import (
    EVERYTHING,
    ROW_VIEWS,
    Condition,
    Names,
    Signs,
    all_of,
    any_of,
    holds,
    joined,
    match_text,
    speaks_of,
    with_a_row,
    words_of,
)
from store.views import (
    FILINGS,
    FOOTNOTES,
    INSIDERS,
    ISSUERS,
    PROBLEMS,
    TRANSACTIONS,
    View,
)


@dataclass(frozen=True, slots=True)
class Scope:
    """What the rows are narrowed to besides the query: an issuer, an insider, a filing."""

    issuer_id: int | None = None
    reporting_owner_id: int | None = None
    filing_id: int | None = None


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


_FILINGS = Names("f.id", "f.issuer_id")
_ROW = Names("t.filing_id", "t.issuer_id", TRANSACTIONS.one)
_PARTS = {
    # rows that are part of a filing and that no term of a query speaks of
    FOOTNOTES.name: Names("n.filing_id", "f.issuer_id"),
    PROBLEMS.name: Names("p.filing_id", "f.issuer_id"),
}
_NAMES = {
    **_PARTS,
    **{view.name: Names("t.filing_id", "t.issuer_id", view.one) for view in ROW_VIEWS},
}

_BY_INSIDER = (
    "{filing} IN (SELECT w.filing_id FROM filing_owners AS w WHERE w.reporting_owner_id = ?"
    " UNION ALL SELECT s.filing_id FROM signatures AS s WHERE s.reporting_owner_id = ?)"
)
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
        if not names.one and speaks_of(term) is Of.ROW:
            of_rows.append(term)
        else:
            conditions.append(_condition(term, names, extent))
    if of_rows:
        conditions.append(_with_rows(of_rows, names, extent, is_broad))
    if not conditions:
        return EVERYTHING
    if view in (ISSUERS, INSIDERS):
        return _of_party(view, all_of(conditions), is_broad)
    return all_of(conditions)


def _with_rows(terms: list[Term], names: Names, extent: Extent, is_broad: bool) -> Condition:
    """Filings with a row that all these terms hold of.

    :param is_broad: ask each filing for such a row, rather than collect all such rows
    """
    found = []
    for view in ROW_VIEWS:
        matching = all_of([_condition(term, _NAMES[view.name], extent) for term in terms])
        if is_broad:
            found.append(with_a_row(view, matching, names))
            continue
        source = view.source_for(matching.sql)
        found.append(
            Condition(f"SELECT t.filing_id FROM {source} WHERE {matching.sql}", matching.values)
        )
    if is_broad:
        return any_of(found)
    either = joined(found, " UNION ALL ")
    return Condition(f"{names.filing} IN ({either.sql})", either.values)


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


def _in_scope(scope: Scope, names: Names) -> Condition:
    conditions = []
    if scope.issuer_id is not None:
        conditions.append(Condition(f"{names.issuer} = ?", (scope.issuer_id,)))
    if scope.reporting_owner_id is not None:
        owner = scope.reporting_owner_id
        conditions.append(Condition(_BY_INSIDER.format(filing=names.filing), (owner, owner)))
    if scope.filing_id is not None:
        conditions.append(Condition(f"{names.filing} = ?", (scope.filing_id,)))
    return all_of(conditions)


def _condition(term: Term, names: Names, extent: Extent) -> Condition:
    is_frequent = term.negated or term.start in extent.frequent
    found = holds(term.meaning, names, Signs(is_frequent, term.start in extent.titles))
    # IS NOT TRUE keeps what is unknown: a row without a price is not one of price:>5.
    return Condition(f"({found.sql}) IS NOT TRUE", found.values) if term.negated else found


def probes(term: Term) -> Iterator[tuple[Condition, Place | None]]:
    """SELECTs that find the more, the more a term holds of, but no more than some thousands.

    Each with the place where it looks for words, if it does.
    """
    meaning = term.meaning
    if isinstance(meaning, FieldIs) and _is_indexed(meaning):
        is_of_row = speaks_of(term) is Of.ROW
        view, names = (TRANSACTIONS, _ROW) if is_of_row else (FILINGS, _FILINGS)
        found = holds(meaning, names)
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
    return view in ROW_VIEWS


def asks_others(view: View, query: Query) -> bool:
    """Is each row of the view asked of what belongs to it: a party of its filings, those of rows?

    That takes its time where what it is asked for is seldom found.
    """
    of_rows = any(speaks_of(term) is Of.ROW for term in query.terms)
    return view in (ISSUERS, INSIDERS) or (of_rows and not is_of_rows(view))
