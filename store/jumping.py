"""Finding an issuer or an insider by a few letters, misspelt ones too.

Names that begin as typed come first, then those whose words do, and where these are few
those whose words are alike. Likeness is told of words, not of names: the distinct words of
all names are far fewer than the names, and the store's own full-text tables lead from a
word to who bears it.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from threading import Lock

from store.database import in_words
from store.errors import StoreError
from store.parties import BY_KIND, Execute, Party, PartyKind, Source, parties

_ENOUGH = 12
"""Names found as they were typed, beside which no alike ones are looked for."""
_CANDIDATES = 150
"""Most ids that one look-up hands on: more than any screen shows, few enough to count."""
_ALIKE = 40
"""Words that stand in for one that was misspelt."""
_SHORT = 5
"""Letters of a word that has too few threes of them in common with a misspelt one."""
_LOOKED_AT = 80
"""Words with most letters in common, of which the nearest are told."""
_SLIP = 10
"""What a slip counts, where a letter that is not typed yet counts one, and at most nine."""
_FAR = 99
_WORD = re.compile(r"[^\W_]+")


class _Rank(IntEnum):
    """How well somebody is what was typed."""

    TICKER = 0
    NAME = 1
    TICKER_START = 2
    WORDS = 3
    ALIKE = 4


@dataclass(frozen=True, slots=True)
class _Match:
    rank: int
    distance: int


def find_parties(
    execute: Execute, text: str, limit: int, lookalikes: Lookalikes | None = None
) -> tuple[Party, ...]:
    """Issuers and insiders that ``text`` may mean, the likeliest first.

    :param lookalikes: without them only names that are spelt as typed are found
    """
    words = words_of(text)
    if not words:
        return ()
    found: dict[tuple[PartyKind, int], _Match] = {}
    for kind, id, match in _as_typed(execute, text.strip(), words):
        found.setdefault((kind, id), match)
    if len(found) < _ENOUGH and lookalikes is not None:
        for kind, id, match in _alike(execute, [lookalikes.like(word) for word in words]):
            found.setdefault((kind, id), match)
    return _in_order(execute, found, limit)


def words_of(text: str) -> list[str]:
    """The words of a text as the full-text tables have them: lower case, without accents."""
    plain = unicodedata.normalize("NFKD", text)
    return _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)).lower())


Candidates = Iterable[tuple[PartyKind, int, _Match]]


def _as_typed(execute: Execute, text: str, words: Sequence[str]) -> Candidates:
    start = " ".join(f'"{word}"' for word in words)
    tickers = execute(
        "SELECT n.issuer_id, n.ticker FROM issuer_tickers_fts AS x"
        " JOIN issuer_tickers AS n ON n.id = x.rowid WHERE issuer_tickers_fts MATCH ? LIMIT ?",
        (f"{start} *", _CANDIDATES),
    )
    for id, ticker in tickers.fetchall():
        is_whole = str(ticker).casefold() == text.casefold()
        yield (
            PartyKind.ISSUER,
            id,
            _Match(_Rank.TICKER if is_whole else _Rank.TICKER_START, len(str(ticker))),
        )
    for source in BY_KIND.values():
        for (id,) in execute(source.starting, (text, f"{text}\U0010ffff", _CANDIDATES)).fetchall():
            yield source.kind, id, _Match(_Rank.NAME, 0)
    match = " AND ".join(f'"{word}"*' for word in words)
    for source in BY_KIND.values():
        for id, _ in execute(source.matching, (match, _CANDIDATES)).fetchall():
            yield source.kind, id, _Match(_Rank.WORDS, 0)


def _alike(execute: Execute, alike: Sequence[Mapping[str, int]]) -> Candidates:
    """Those who bear, for each word typed, one of the words that are like it."""
    if not all(alike):
        return
    match = " AND ".join(
        f"({' OR '.join(f'{chr(34)}{word}{chr(34)}' for word in words)})" for words in alike
    )
    for source in BY_KIND.values():
        for id, name in execute(source.matching, (match, _CANDIDATES)).fetchall():
            borne = words_of(name)
            distance = sum(
                min((words[word] for word in borne if word in words), default=_FAR)
                for words in alike
            )
            yield source.kind, id, _Match(_Rank.ALIKE, distance)


def _in_order(
    execute: Execute, found: Mapping[tuple[PartyKind, int], _Match], limit: int
) -> tuple[Party, ...]:
    """The first of them, best match first, and among equals who has most filings."""
    counts: dict[tuple[PartyKind, int], int] = {}
    for source in BY_KIND.values():
        ids = [id for kind, id in found if kind is source.kind]
        counts.update(_counts(execute, source, ids))
    chosen = sorted(
        counts, key=lambda key: (found[key].rank, found[key].distance, -counts[key], key[1])
    )[:limit]
    known = parties(execute, chosen)
    return tuple(known[key] for key in chosen if key in known)


def _counts(
    execute: Execute, source: Source, ids: Sequence[int]
) -> dict[tuple[PartyKind, int], int]:
    places = ", ".join("?" * len(ids))
    rows = execute(source.counting.format(places=places), ids).fetchall() if ids else []
    return {(source.kind, id): count for id, count in rows}


class Lookalikes:
    """The words of all names in a store, to be found by their letters.

    Kept in memory: about as much as the words take ten times over, 10 MB for the names of
    50,000 issuers and 200,000 insiders. May be asked from any thread.
    """

    def __init__(self, path: Path) -> None:
        """Read them; takes about a second for that many, nearly all of it outside Python.

        :raises StoreError: the store cannot be read
        """
        self._lock = Lock()
        try:
            self._db = sqlite3.connect(":memory:", uri=True, check_same_thread=False)
            self._db.execute("ATTACH ? AS store", (f"{path.absolute().as_uri()}?mode=ro",))
            self._read()
            self._db.execute("DETACH store")
        except sqlite3.Error as error:
            raise StoreError(f"{path}: {in_words(error)}") from error

    def close(self) -> None:
        """Let go of the memory."""
        with self._lock:
            self._db.close()

    def like(self, word: str) -> dict[str, int]:
        """Words that ``word`` may stand for or begin, each with how far it is, 0 for itself."""
        with self._lock:
            others = self._sharing(word)
            if len(word) <= _SHORT:
                others += self._one_off(word)
            return _near(word, others)

    def _read(self) -> None:
        self._db.execute(
            "CREATE VIRTUAL TABLE letters USING fts5(word, tokenize = 'trigram', detail = none)"
        )
        selects = []
        for source in BY_KIND.values():
            table = f"words_of_{source.kind.value}s"
            self._db.execute(
                f"CREATE VIRTUAL TABLE temp.{table} USING fts5vocab(store, {source.index}, row)"
            )
            selects.append(f"SELECT term FROM temp.{table} WHERE length(term) > 2")
        # A blank before each word makes its first two letters count as three.
        self._db.execute(
            f"INSERT INTO letters (word) SELECT ' ' || term FROM ({' UNION '.join(selects)})"
        )
        self._db.execute("CREATE TABLE words (word TEXT PRIMARY KEY) WITHOUT ROWID")
        self._db.execute(f"INSERT INTO words {' UNION '.join(selects)}")
        self._db.commit()
        for source in BY_KIND.values():
            self._db.execute(f"DROP TABLE temp.words_of_{source.kind.value}s")

    def _sharing(self, word: str) -> list[str]:
        """Words with most letters in common."""
        padded = f" {word}"
        threes = {padded[place : place + 3] for place in range(len(padded) - 2)}
        for place in range(1, len(word) - 1):  # as if two neighbours had changed places
            swapped = f" {word[:place]}{word[place + 1]}{word[place]}{word[place + 2 :]}"
            threes |= {swapped[place : place + 3], swapped[place + 1 : place + 4]}
        match = " OR ".join(f'"{three}"' for three in sorted(threes) if len(three) == 3)
        if not match:
            return []
        rows = self._db.execute(
            "SELECT word FROM letters WHERE letters MATCH ? ORDER BY rank LIMIT ?",
            (match, _LOOKED_AT),
        )
        return [str(row[0])[1:] for row in rows]

    def _one_off(self, word: str) -> list[str]:
        """Words that begin with ``word`` but for one letter after the first, shortest first."""
        found: list[str] = []
        for first, patterns in _patterns(word).items():
            alike = " OR ".join(["word GLOB ?"] * len(patterns))
            rows = self._db.execute(
                f"SELECT word FROM words WHERE word >= ? AND word < ? AND ({alike})"
                " ORDER BY length(word), word LIMIT ?",
                (first, f"{first}\U0010ffff", *patterns, _LOOKED_AT),
            )
            found += [str(row[0]) for row in rows]
        return found


def _patterns(word: str) -> dict[str, list[str]]:
    """By first letter: what one wrong, missing, needless or swapped letter may have been."""
    found: dict[str, list[str]] = {}
    for place in range(1, len(word)):
        before, letter, after = word[:place], word[place], word[place + 1 :]
        alike = found.setdefault(word[0], [])
        alike += [f"{before}?{letter}{after}*", f"{before}?{after}*"]
        if len(word) > 3:
            alike.append(f"{before}{after}*")
        swapped = f"{before[:-1]}{letter}{before[-1]}{after}*"
        found.setdefault(swapped[0], []).append(swapped)
    return found


def _near(word: str, others: Iterable[str]) -> dict[str, int]:
    """The nearest of ``others`` with their distances, and the word itself."""
    most = 1 if len(word) <= _SHORT else 2 if len(word) < 10 else 3
    near = sorted(
        (distance(word, other, most), not _has_all(other, word), abs(len(other) - len(word)), other)
        for other in set(others)
    )
    return {word: 0} | {
        other: _SLIP * far + min(rest, _SLIP - 1)
        for far, _, rest, other in near[:_ALIKE]
        if far <= most
    }


def _has_all(word: str, letters: str) -> bool:
    """Are these its letters in order, but for some left out? The commonest slip by far."""
    rest = iter(word)
    return all(letter in rest for letter in letters)


def distance(typed: str, word: str, most: int) -> int:
    """How many letters are wrong, missing, too many or swapped, up to one more than ``most``.

    What ``word`` has beyond what was typed is not counted, for one may not be done typing.
    """
    if typed[:1] != word[:1] and typed[1:2] != word[:1] and typed[:1] != word[1:2]:
        return most + 1
    word = word[: len(typed) + most]
    before: list[int] = []
    last = list(range(len(word) + 1))
    for row, char in enumerate(typed, 1):
        line = [row]
        for column, other in enumerate(word, 1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (char != other))
            if row > 1 < column and char == word[column - 2] and typed[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) > most:
            return most + 1
        before, last = last, line
    return min(last)
