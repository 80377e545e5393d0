"""Where words are looked for: each full-text index, and what a hit in it leads to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Key(Enum):
    """What the hits of a place are told by."""

    ISSUER = "issuer"
    FILING = "filing"
    TITLE = "title"
    """The title of a security, which rows bear."""


@dataclass(frozen=True, slots=True)
class Place:
    """One full-text index of the store."""

    name: str
    index: str
    """Its FTS5 table; the table that it indexes bears the name without ``_fts``."""
    key: Key
    keys: tuple[str, ...]
    """SELECTs of the keys that hits lead to, each with one ``?`` for the words."""
    bearers: str = ""
    """SELECT of the parties whose names or tickers these are, with one ``?`` for the words."""

    @property
    def hits(self) -> str:
        """SELECT of as many rows as hits concern, about; to be read up to a limit."""
        keys = self.keys[0]
        if self.key is Key.ISSUER:
            return f"SELECT 1 FROM filings AS f WHERE f.issuer_id IN ({keys})"
        if self.key is Key.TITLE:
            return f"SELECT 1 FROM transactions AS t WHERE t.security_title IN ({keys})"
        return keys


def _selecting(index: str, column: str, joins: str = "") -> str:
    table = index.removesuffix("_fts")
    return (
        f"SELECT {column} FROM {index} AS x JOIN {table} AS n ON n.id = x.rowid{joins}"
        f" WHERE {index} MATCH ?"
    )


_OWNERS = "reporting_owner_names_fts"
_NAMED, _QUOTED = (
    _selecting(index, "n.issuer_id") for index in ("issuer_names_fts", "issuer_tickers_fts")
)
ISSUER_NAMES = Place("issuer", "issuer_names_fts", Key.ISSUER, (_NAMED,), _NAMED)
TICKERS = Place("ticker", "issuer_tickers_fts", Key.ISSUER, (_QUOTED,), _QUOTED)
INSIDERS = Place(
    "insider",
    _OWNERS,
    Key.FILING,
    (
        _selecting(
            _OWNERS,
            "w.filing_id",
            " JOIN filing_owners AS w ON w.reporting_owner_id = n.reporting_owner_id",
        ),
        _selecting(
            _OWNERS,
            "s.filing_id",
            " JOIN signatures AS s ON s.reporting_owner_id = n.reporting_owner_id",
        )
        # Who signs a form that has owners is one of them, if anybody who is known.
        + " AND +s.filing_id IN (SELECT z.id FROM filings AS z WHERE z.owner_count = 0)",
    ),
    _selecting(_OWNERS, "n.reporting_owner_id"),
)
FOOTNOTES = Place(
    "footnote", "footnotes_fts", Key.FILING, (_selecting("footnotes_fts", "n.filing_id"),)
)
TEXTS = Place(
    "text",
    "filing_texts_fts",
    Key.FILING,
    ("SELECT x.rowid FROM filing_texts_fts AS x WHERE filing_texts_fts MATCH ?",),
)
TITLES = Place(
    "security",
    "security_titles_fts",
    Key.TITLE,
    (_selecting("security_titles_fts", "n.title"),),
)

PLACES = (ISSUER_NAMES, TICKERS, INSIDERS, TITLES, FOOTNOTES, TEXTS)
"""Where words without a field are looked for; the first ones tell most of a row."""
