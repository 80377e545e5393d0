"""Issuers and insiders as a choice of names: who begins so, who bears a word, who they are."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from store.schema.words import ROLES

Execute = Callable[..., sqlite3.Cursor]
"""How SQL is asked of a store, with its errors told in words."""


class PartyKind(Enum):
    """What somebody is."""

    ISSUER = "issuer"
    INSIDER = "insider"


@dataclass(frozen=True, slots=True)
class Party:
    """An issuer or an insider, to be chosen from a list."""

    kind: PartyKind
    id: int
    """Of :class:`store.conditions.Scope`: the issuer's or the reporting owner's."""
    name: str
    beside: str
    """An issuer's ticker; an insider's roles and the ticker of the latest form."""
    filings: int


@dataclass(frozen=True, slots=True)
class Source:
    """The SQL of one kind."""

    kind: PartyKind
    index: str
    """The full-text table of the names."""
    starting: str
    """Ids of names that begin with a text; bound: the text, its end, how many at most."""
    matching: str
    """Ids and names that match; bound: a full-text expression, how many at most."""
    counting: str
    """Ids with their filings; ``{places}`` for the ids."""
    naming: str
    """Id, name and ticker, if any; ``{places}`` for the ids."""
    showing: str
    """Id, name, what stands beside it; ``{places}`` for the ids."""


def _starting(table: str) -> str:
    return (
        f"SELECT id FROM {table} WHERE name COLLATE NOCASE >= ? AND name COLLATE NOCASE < ?"
        " ORDER BY name COLLATE NOCASE LIMIT ?"
    )


def _matching(table: str, key: str) -> str:
    return (
        f"SELECT n.{key}, n.name FROM {table}_fts AS x JOIN {table} AS n ON n.id = x.rowid"
        f" WHERE {table}_fts MATCH ? LIMIT ?"
    )


BY_KIND: dict[PartyKind, Source] = {
    source.kind: source
    for source in (
        Source(
            PartyKind.ISSUER,
            "issuer_names_fts",
            _starting("issuers"),
            _matching("issuer_names", "issuer_id"),
            "SELECT i.id, (SELECT count(*) FROM filings AS f WHERE f.issuer_id = i.id)"
            " FROM issuers AS i WHERE i.id IN ({places})",
            "SELECT i.id, i.name, i.ticker FROM issuers AS i WHERE i.id IN ({places})",
            "SELECT i.id, i.name, i.ticker FROM issuers AS i WHERE i.id IN ({places})",
        ),
        Source(
            PartyKind.INSIDER,
            "reporting_owner_names_fts",
            _starting("reporting_owners"),
            _matching("reporting_owner_names", "reporting_owner_id"),
            "SELECT o.id, (SELECT count(*) FROM filing_owners AS w"
            " WHERE w.reporting_owner_id = o.id)"
            " FROM reporting_owners AS o WHERE o.id IN ({places})",
            "SELECT o.id, o.name, NULL FROM reporting_owners AS o WHERE o.id IN ({places})",
            "SELECT o.id, o.name, (SELECT words FROM"
            f" (SELECT coalesce({ROLES.format(o='w.')}, '')"
            " || coalesce(' of ' || coalesce(i.ticker, i.name), '') AS words"
            " FROM filing_owners AS w JOIN filings AS f ON f.id = w.filing_id"
            " LEFT JOIN issuers AS i ON i.id = f.issuer_id"
            " WHERE w.reporting_owner_id = o.id"
            " ORDER BY w.day DESC, w.filing_id DESC LIMIT 1))"
            " FROM reporting_owners AS o WHERE o.id IN ({places})",
        ),
    )
}


def parties(
    execute: Execute, keys: Iterable[tuple[PartyKind, int]]
) -> dict[tuple[PartyKind, int], Party]:
    """Who they are, with their filings; those that are gone are left out."""
    wanted = list(keys)
    found: dict[tuple[PartyKind, int], Party] = {}
    for source in BY_KIND.values():
        ids = [id for kind, id in wanted if kind is source.kind]
        if not ids:
            continue
        counts: dict[int, int] = dict(_asked(execute, source.counting, ids))
        for id, name, beside in _asked(execute, source.showing, ids):
            words = (beside or "").removeprefix(" of ")
            found[source.kind, id] = Party(source.kind, id, name or "", words, counts.get(id, 0))
    return found


def _asked(execute: Execute, sql: str, ids: Sequence[int]) -> list[Any]:
    places = ", ".join("?" * len(ids))
    return execute(sql.format(places=places), ids).fetchall()
