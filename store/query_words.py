"""The terms of a query in words, for those who see them as marks."""

from __future__ import annotations

from decimal import Decimal

from parsers.codes import CODES
from store.completion import CHOICE_DOCS
from store.fields import Takes
from store.query import FieldIs, Interval, Query, Term, Words
from store.query_values import Bound


def term_text(query: Query, term: Term) -> str:
    """A term as it stands in the query."""
    return query.text[term.start : term.end]


def without(query: Query, term: Term) -> str:
    """The query's text without one of its terms."""
    rest = f"{query.text[: term.start].rstrip()} {query.text[term.end :].lstrip()}"
    return rest.strip()


def in_words(query: Query, term: Term) -> str:
    """What a term asks for, in a line: ``code P: Purchase``."""
    meaning = term.meaning
    if isinstance(meaning, Words):
        told = f"{_spelt(meaning)} in names, securities, footnotes or texts"
    else:
        told = _field_in_words(meaning, term_text(query, term))
    return f"all but {told}" if term.negated else told


def _field_in_words(meaning: FieldIs, text: str) -> str:
    field = meaning.field
    if field.takes is Takes.DATE:  # as typed, for every span of days ends on a 31st inside
        return f"{text.lstrip('-')}: {field.doc}"
    values = " or ".join(_value_in_words(value) for value in meaning.values)
    docs = [_doc(field.name, value) for value in meaning.values if isinstance(value, str)]
    return f"{field.name} {values}: {', '.join(filter(None, docs)) or field.doc}"


def _doc(field: str, value: str) -> str:
    if field == "code" and value.upper() in CODES:
        return CODES[value.upper()].label
    return CHOICE_DOCS.get((field, value), "")


def _value_in_words(value: str | Interval | Words) -> str:
    if isinstance(value, str):
        return value
    return _spelt(value) if isinstance(value, Words) else _interval_in_words(value)


def _interval_in_words(span: Interval) -> str:
    low, high = _bound(span.low), _bound(span.high)
    if span.low == span.high:
        return low
    if span.high is None:
        return f"{'from' if span.low_included else 'over'} {low}"
    if span.low is None:
        return f"{'up to' if span.high_included else 'under'} {high}"
    return f"{low} to {high}"


def _bound(bound: Bound | None) -> str:
    return f"{bound:,f}" if isinstance(bound, Decimal) else str(bound)


def _spelt(words: Words) -> str:
    return f"\u201c{words.text}\u201d" if words.exact else words.text


def words_sought(query: Query) -> list[str]:
    """The words that a query looks for, to be marked in texts."""
    found = []
    for term in query.terms:
        meanings = (term.meaning,) if isinstance(term.meaning, Words) else term.meaning.values
        if not term.negated:
            found += [words.text for words in meanings if isinstance(words, Words)]
    return found
