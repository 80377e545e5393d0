"""Where a query's words stand: for each row of a window the places, with a few words around.

Only rows that are shown are asked about. For each full-text index the few entries that
these rows lead to are collected first, and words are looked for among those alone.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from store.harmless import visible
from store.places import TEXTS, TITLES, Place
from store.query import Query, Words
from store.terms import match_text, words_of

Ask = Callable[[str, Sequence[str | int]], Iterable[Any]]
"""A SELECT and its values to the rows found."""

_WORDS_AROUND = 12
_BEGIN, _END = "\x02", "\x03"  # no text of a filing has them
_MARK = re.compile(f"[{_BEGIN}{_END}]")


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where words of a query stand."""

    where: str
    """``issuer``, ``former name``, ``ticker``, ``insider``, ``security``, ``footnote F2``
    or ``text``."""
    text: str
    """The words with some around them, on one line, harmless to show."""
    spans: tuple[tuple[int, int], ...]
    """Which characters of it were looked for."""

    @property
    def snippet(self) -> str:
        """The text with what was looked for in brackets."""
        parts, last = [], 0
        for start, end in self.spans:
            parts += [self.text[last:start], "[", self.text[start:end], "]"]
            last = end
        return "".join((*parts, self.text[last:]))


_OF = "IN (SELECT value FROM json_each(?1))"
_SIGNERS = (
    " UNION SELECT s.filing_id, n.id, 'insider' FROM signatures AS s"
    " JOIN reporting_owner_names AS n ON n.reporting_owner_id = s.reporting_owner_id"
    f" WHERE s.filing_id {_OF}"
)
_TITLES = (
    "SELECT t.{column}, n.id, 'security' FROM {table} AS t JOIN security_titles AS n"
    f" ON n.title IN (t.security_title, t.underlying_security_title) WHERE t.{{column}} {_OF}"
)
_ENTRIES: dict[str, dict[str, str]] = {
    # place: what rows know of: SELECT of that thing's id, its entry in the index, in words
    "issuer": {
        "issuer": "SELECT n.issuer_id, n.id, CASE WHEN n.changed_date IS NULL"
        " AND n.name_key IS i.name_key THEN 'issuer' ELSE 'former name' END"
        " FROM issuer_names AS n JOIN issuers AS i ON i.id = n.issuer_id"
        f" WHERE n.issuer_id {_OF} ORDER BY n.changed_date IS NOT NULL, n.id",
    },
    "ticker": {
        "issuer": "SELECT n.issuer_id, n.id, 'ticker' FROM issuer_tickers AS n"
        f" WHERE n.issuer_id {_OF}",
    },
    "insider": {
        "insider": "SELECT n.reporting_owner_id, n.id, 'insider' FROM reporting_owner_names AS n"
        f" WHERE n.reporting_owner_id {_OF}",
        "filing": "SELECT w.filing_id, n.id, 'insider' FROM filing_owners AS w"
        " JOIN reporting_owner_names AS n ON n.reporting_owner_id = w.reporting_owner_id"
        f" WHERE w.filing_id {_OF}{_SIGNERS}",
    },
    "security": {
        "transaction": _TITLES.format(column="id", table="transactions"),
        "holding": _TITLES.format(column="id", table="holdings"),
        "filing": _TITLES.format(column="filing_id", table="transactions")
        + " UNION "
        + _TITLES.format(column="filing_id", table="holdings"),
    },
    "footnote": {
        "footnote": f"SELECT n.id, n.id, 'footnote ' || n.key FROM footnotes AS n WHERE n.id {_OF}",
        "filing": "SELECT n.filing_id, n.id, 'footnote ' || n.key FROM footnotes AS n"
        f" WHERE n.filing_id {_OF} ORDER BY n.filing_id, n.position",
    },
    "text": {"filing": f"SELECT n.id, n.id, 'text' FROM filing_texts AS n WHERE n.id {_OF}"},
}

_ROWS = ("transaction", "holding")
Known = Mapping[int, Mapping[str, int]]
"""By row: the ids of what it knows of: ``{"transaction": 5, "filing": 2, "issuer": 1}``."""


def find_hits(ask: Ask, query: Query, rows: Known) -> dict[int, tuple[Hit, ...]]:
    """The hits of these rows; rows without any are left out.

    A row may well have none: an issuer is also listed for what its filings say.
    """
    found: dict[int, list[Hit]] = defaultdict(list)
    for term in query.terms:
        if term.negated:
            continue
        for words, places in words_of(term):
            told: set[int] = set()
            for place in places:
                # Whole documents are slow to look through, and tell the least.
                asked = {
                    id: row for id, row in rows.items() if place is not TEXTS or id not in told
                }
                for row_id, hits in _in_place(ask, words, place, asked).items():
                    told.add(row_id)
                    found[row_id] += hits
    return {row_id: _each_once(hits) for row_id, hits in found.items()}


def _each_once(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """An issuer is named in capitals by one filing and in small letters by the next."""
    return tuple({(hit.where, hit.snippet.casefold()): hit for hit in hits}.values())


def _in_place(ask: Ask, words: Words, place: Place, rows: Known) -> dict[int, list[Hit]]:
    found: dict[int, list[Hit]] = {}
    for thing, entries_sql in _ENTRIES[place.name].items():
        asked = {id: row for id, row in rows.items() if thing in row and id not in found}
        if place is TITLES and thing not in _ROWS:  # a row is not of its neighbour's security
            asked = {id: row for id, row in asked.items() if not any(k in row for k in _ROWS)}
        ids = {row[thing] for row in asked.values()}
        if not ids:
            continue
        entries = list(ask(entries_sql, (json.dumps(sorted(ids)),)))
        snippets = _snippets(ask, words, place, {entry for _, entry, _ in entries})
        hits: dict[int, list[Hit]] = defaultdict(list)
        for thing_id, entry, where in entries:
            if entry in snippets:
                hits[thing_id].append(_hit(where, snippets[entry]))
        found.update((id, hits[row[thing]]) for id, row in asked.items() if row[thing] in hits)
    return found


def _snippets(ask: Ask, words: Words, place: Place, entries: set[int]) -> dict[int, str]:
    if not entries:
        return {}
    # The plus sign: else the words would be looked up anew for every entry.
    sql = (
        f"SELECT rowid, snippet({place.index}, 0, ?2, ?3, '\u2026', {_WORDS_AROUND})"
        f" FROM {place.index} WHERE {place.index} MATCH ?1 AND rowid BETWEEN ?5 AND ?6"
        " AND +rowid IN (SELECT value FROM json_each(?4))"
    )
    return dict(
        ask(
            sql,
            (
                match_text(words), _BEGIN, _END, json.dumps(sorted(entries)),
                min(entries), max(entries),
            ),
        )
    )  # fmt: skip


def _hit(where: str, marked: str) -> Hit:
    text, spans = "", []
    for place, part in enumerate(_MARK.split(marked)):
        start = len(text)
        text += visible(part)
        if place % 2:
            spans.append((start, len(text)))
    return Hit(visible(where), text, tuple(spans))
