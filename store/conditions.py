"""A query and a scope as SQL: conditions with bound values, for each view."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from store.fields import (
    IN_FOOTNOTE,
    IN_INSIDER,
    IN_ISSUER,
    IN_SECURITY,
    IN_TEXT,
    Field,
    Of,
    Takes,
)
from store.query import FieldIs, Interval, Query, Term, Words
from store.views import FILINGS, FOOTNOTES, HOLDINGS, INSIDERS, ISSUERS, TRANSACTIONS, View

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


_ROW_VIEWS = (TRANSACTIONS, HOLDINGS)
_ANY_ROW = "SELECT 1 FROM {table} AS t WHERE t.filing_id = f.id AND "
_BY_INSIDER = (
    "f.id IN (SELECT o.filing_id FROM filing_owners AS o WHERE o.reporting_owner_id = ?"
    " UNION SELECT s.filing_id FROM signatures AS s WHERE s.reporting_owner_id = ?)"
)


def where(view: View, query: Query, scope: Scope = Scope()) -> Condition:
    """The condition under which a row of the view is shown, in the view's aliases.

    An issuer or an insider is shown if any of its filings is; a filing if it matches
    and, where the query speaks of rows, if one of its rows matches.
    """
    filing = [_in_scope(scope)] if scope != Scope() else []
    rows = []
    for term in query.terms:
        if _speaks_of(term) is Of.ROW:
            rows.append(_condition(term))
        else:
            filing.append(_condition(term, with_rows=view in _ROW_VIEWS))
    if view in _ROW_VIEWS:
        return _all([*filing, *rows])
    if rows:
        matching = _all(rows)
        found = " OR ".join(
            f"EXISTS ({_ANY_ROW.format(table=table)}{matching.sql})"
            for table in ("transactions", "holdings")
        )
        filing.append(Condition(f"({found})", matching.values * 2))
    if view in (FILINGS, FOOTNOTES):
        return _all(filing)
    return _of_party(view, scope, filing)


def _of_party(view: View, scope: Scope, filing: list[Condition]) -> Condition:
    """Issuers and insiders, by their filings."""
    if view is ISSUERS:
        if not filing:
            return Condition("1")
        found = _all(filing)
        return Condition(
            f"i.id IN (SELECT f.issuer_id FROM filings AS f WHERE {found.sql})", found.values
        )
    assert view is INSIDERS
    if not filing:
        return Condition("1")
    found = _all(filing)
    return Condition(
        "r.id IN (SELECT o.reporting_owner_id FROM filings AS f"
        f" JOIN filing_owners AS o ON o.filing_id = f.id WHERE {found.sql}"
        " UNION SELECT s.reporting_owner_id FROM filings AS f"
        f" JOIN signatures AS s ON s.filing_id = f.id WHERE {found.sql})",
        found.values * 2,
    )


def _in_scope(scope: Scope) -> Condition:
    conditions = []
    if scope.issuer_id is not None:
        conditions.append(Condition("f.issuer_id = ?", (scope.issuer_id,)))
    if scope.reporting_owner_id is not None:
        owner = scope.reporting_owner_id
        conditions.append(Condition(_BY_INSIDER, (owner, owner)))
    if scope.filing_id is not None:
        conditions.append(Condition("f.id = ?", (scope.filing_id,)))
    return _all(conditions)


def _speaks_of(term: Term) -> Of:
    return term.meaning.field.of if isinstance(term.meaning, FieldIs) else Of.FILING


def _condition(term: Term, with_rows: bool = False) -> Condition:
    meaning = term.meaning
    if isinstance(meaning, Words):
        found = _words(meaning, with_rows)
    else:
        found = _any([_field_value(meaning.field, value) for value in meaning.values])
    # IS NOT TRUE keeps what is unknown: a row without a price is not one of price:>5.
    return Condition(f"({found.sql}) IS NOT TRUE", found.values) if term.negated else found


def _words(words: Words, with_rows: bool) -> Condition:
    """Words anywhere: names, tickers, securities, footnotes, texts."""
    places = [IN_ISSUER, IN_INSIDER, IN_FOOTNOTE, IN_TEXT]
    if with_rows:
        places.append(IN_SECURITY)
    else:
        places += [
            f"EXISTS ({_ANY_ROW.format(table=table)}{IN_SECURITY})"
            for table in ("transactions", "holdings")
        ]
    return _any([_filled(sql, match_text(words)) for sql in places])


def match_text(words: Words) -> str:
    """An FTS5 query for these words, whatever characters they hold."""
    quoted = '"' + words.text.replace('"', '""') + '"'
    return quoted if words.exact else f"{quoted}*"


def _field_value(field: Field, value: str | Interval | Words) -> Condition:
    match value:
        case Words():
            return _filled(field.sql, match_text(value))
        case Interval():
            return _between(field, value)
        case _ if field.takes is Takes.CHOICE:
            return Condition(field.choices[value])
        case _:
            return _filled(field.sql, value)


def _between(field: Field, interval: Interval) -> Condition:
    conditions = []
    for bound, sign, included in (
        (interval.low, ">", interval.low_included),
        (interval.high, "<", interval.high_included),
    ):
        if bound is not None:
            value = float(bound) if isinstance(bound, Decimal) else bound
            comparison = f"{sign}=" if included else sign
            conditions.append(Condition(f"{field.sql} {comparison} ?", (value,)))
    return _all(conditions)


def _filled(sql: str, value: str) -> Condition:
    """A field's condition with the one value in all its places."""
    return Condition(f"({sql})", (value,) * sql.count("?"))


def _all(conditions: list[Condition]) -> Condition:
    return _joined(conditions, " AND ") if conditions else Condition("1")


def _any(conditions: list[Condition]) -> Condition:
    joined = _joined(conditions, " OR ")
    return Condition(f"({joined.sql})", joined.values)


def _joined(conditions: list[Condition], word: str) -> Condition:
    return Condition(
        word.join(condition.sql for condition in conditions),
        tuple(value for condition in conditions for value in condition.values),
    )
