"""Issuers and insiders by words of their own names, which is found sooner than by their filings."""

from __future__ import annotations

from store.places import INSIDERS, ISSUER_NAMES, TICKERS, Place
from store.query import Query, Words
from store.terms import Condition, match_text, words_of
from store.views import View

_OWN_NAMES: dict[str, tuple[Place, ...]] = {
    "issuers": (ISSUER_NAMES, TICKERS),
    "insiders": (INSIDERS,),
}


def by_own_name(view: View, query: Query) -> Condition | None:
    """The issuers or insiders that bear all the words of a query in names or tickers.

    Each of them matches the query, for all its filings do. ``None`` where the query asks for
    anything but words, or the view lists something else.
    """
    places = _OWN_NAMES.get(view.name, ())
    found = []
    for term in query.terms if places else ():
        words = [words for words, among in words_of(term) if not set(among).isdisjoint(places)]
        is_words = isinstance(term.meaning, Words) or len(words) == len(term.meaning.values)
        if term.negated or not is_words:
            return None
        selects = " UNION ALL ".join(place.bearers for place in places for _ in words)
        values = tuple(match_text(word) for _ in places for word in words)
        found.append(Condition(f"{view.id_sql} IN ({selects})", values))
    if not found:
        return None
    return Condition(
        " AND ".join(condition.sql for condition in found),
        tuple(value for condition in found for value in condition.values),
    )
