"""The query language: text to terms, with every mistake told in words and its place.

::

    query  = term*
    term   = ["-"] (words | quoted | field)
    field  = name sign value ("," [comparison] value)*
    sign   = ":" | [":"] comparison
    value  = text | quoted

Terms are joined by *and*, the values of one field by *or*. What a field means is a row of
:data:`store.fields.FIELDS`; what becomes of a query in SQL is :mod:`store.conditions`.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass, replace

from store.errors import QueryError
from store.fields import FIELDS, MEANT, Field, Takes
from store.query_values import Interval, interval
from store.tokens import Is, Token, tokens

__all__ = ["FieldIs", "Interval", "Query", "Term", "Words", "parse"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words looked for in names, titles, footnotes and texts."""

    text: str
    exact: bool
    """A quoted phrase; without quotes the last word may be the start of a longer one."""


@dataclass(frozen=True, slots=True)
class FieldIs:
    """A field with one of several values."""

    field: Field
    values: tuple[str | Interval | Words, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a query: words, or a field with its values."""

    meaning: Words | FieldIs
    negated: bool
    start: int
    """Where it begins and ends in the query's text."""
    end: int


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for. An empty query asks for everything."""

    text: str = ""
    terms: tuple[Term, ...] = ()


_LONGEST = 2000
_MOST_TERMS = 40
"""Far more than anyone types, far fewer than SQLite takes for a condition."""
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""Characters that no SQLite text can hold, so that nothing matches them."""


def parse(text: str) -> Query:
    """The terms of a query.

    :raises QueryError: with the place of the mistake and what to write instead
    """
    if len(text) > _LONGEST:
        raise QueryError(f"A query can have {_LONGEST} characters at most.", _LONGEST, len(text))
    text = _UNSTORABLE.sub("\ufffd", text)
    return Query(text, tuple(_Parser(text).terms()))


class _Parser:
    """Reads the tokens of one query from left to right, one of them ahead."""

    def __init__(self, text: str) -> None:
        self._tokens = list(tokens(text))
        self._place = 0
        self._alternatives = 0

    @property
    def _next(self) -> Token:
        return self._tokens[self._place]

    def _take(self) -> Token:
        token = self._next
        if token.kind is not Is.END:
            self._place += 1
        return token

    def terms(self) -> list[Term]:
        """All terms."""
        found = []
        while self._next.kind is not Is.END:
            if term := self._term():
                found.append(term)
        return found

    def _term(self) -> Term | None:
        """The next term; ``None`` for what has nothing in it to look for."""
        token = self._take()
        start, negated = token.start, False
        if token.kind is Is.TEXT and token.text.startswith("-"):
            negated = True
            token = _without_minus(token)
            if not token.text:
                if self._next.spaced or self._next.kind not in (Is.QUOTED, Is.UNCLOSED):
                    return None
                token = self._take()
        if token.kind is Is.TEXT:
            meaning = self._words_or_field(token)
        elif token.kind is Is.COMMA:
            return None
        else:
            meaning = self._phrase(token)
        if meaning is None:
            return None
        self._count(meaning, token)
        return Term(meaning, negated, start, self._tokens[self._place - 1].end)

    def _count(self, meaning: Words | FieldIs, token: Token) -> None:
        self._alternatives += 1 if isinstance(meaning, Words) else len(meaning.values)
        if self._alternatives > _MOST_TERMS:
            raise QueryError(
                f"A query can have {_MOST_TERMS} terms and values at most.",
                token.start,
                self._tokens[-1].end,
            )

    def _phrase(self, token: Token) -> Words | None:
        if token.kind is Is.SIGN:
            raise QueryError(
                f"Before {token.text} stands a field, as in value:>100k.", token.start, token.end
            )
        return Words(_closed(token), exact=True) if _has_words(token.text) else None

    def _words_or_field(self, token: Token) -> Words | FieldIs | None:
        while not self._next.spaced and (
            self._next.kind in (Is.TEXT, Is.COMMA)
            or (self._next.kind is Is.SIGN and not _is_name(token.text))
        ):
            token = _joined(token, self._take())
        if self._next.kind is Is.SIGN and _is_name(token.text):
            return self._field(token)
        return Words(token.text, exact=False) if _has_words(token.text) else None

    def _field(self, name: Token) -> FieldIs:
        field = FIELDS.get(name.text.lower())
        if field is None:
            raise QueryError(_unknown_field(name.text.lower()), name.start, name.end)
        sign = self._take()
        comparison = sign.text.removeprefix(":") or "="
        if comparison == "=" and self._next.kind is Is.SIGN:  # value: >5
            sign = self._take()
            comparison = sign.text.removeprefix(":") or "="
        values = [self._value(field, name, sign, comparison)]
        while self._next.kind is Is.COMMA and not self._next.spaced:
            values.append(self._another_value(field, name, self._take(), comparison))
        return FieldIs(field, tuple(values))

    def _another_value(
        self, field: Field, name: Token, comma: Token, comparison: str
    ) -> str | Interval | Words:
        if self._next.kind is Is.SIGN:
            sign = self._take()
            return self._value(field, name, sign, sign.text.removeprefix(":") or "=")
        if comparison != "=":
            # Else price:>1,000 would silently mean more than 1, or more than 0.
            raise QueryError(
                f"A comma parts values; write the number without it: {field.example}.",
                comma.start,
                comma.end,
            )
        return self._value(field, name, comma, "=")

    def _value(
        self, field: Field, name: Token, before: Token, comparison: str
    ) -> str | Interval | Words:
        token = self._next
        if token.kind not in (Is.TEXT, Is.QUOTED, Is.UNCLOSED) or self._is_next_field():
            sign = ":" if comparison == "=" else comparison
            raise QueryError(
                f"After {field.name}{sign} comes a value: {field.example}.", name.start, before.end
            )
        self._take()
        while (
            token.kind is Is.TEXT
            and not self._next.spaced
            and self._next.kind in (Is.TEXT, Is.SIGN)
        ):
            token = _joined(token, self._take())
        return _value(field, token, comparison)

    def _is_next_field(self) -> bool:
        """Do the next two tokens begin another field, as in ``code: form:4``?"""
        name, sign = self._tokens[self._place : self._place + 2]
        is_field = name.kind is Is.TEXT and name.text.lstrip("-").lower() in FIELDS
        return is_field and name.spaced and sign.kind is Is.SIGN and not sign.spaced


def _is_name(text: str) -> bool:
    """Could it be a field's name? What has brackets or dots in it is a word with a sign."""
    return re.fullmatch(r"\w+", text) is not None


def _without_minus(token: Token) -> Token:
    text = token.text.lstrip("-")
    return replace(token, text=text, start=token.end - len(text))


def _joined(token: Token, more: Token) -> Token:
    return replace(token, text=token.text + more.text, end=more.end)


def _closed(token: Token) -> str:
    if token.kind is Is.UNCLOSED:
        raise QueryError("A quotation mark is missing at the end.", token.start, token.end)
    return token.text


def _has_words(text: str) -> bool:
    """Is there anything that full-text search keeps: a letter, a digit, a private character?"""
    return any(unicodedata.category(char)[0] in "LN" or char >= "\ue000" for char in text)


def _value(field: Field, token: Token, comparison: str) -> str | Interval | Words:
    text = _closed(token)
    where = (token.start, token.end)
    if field.takes in (Takes.NUMBER, Takes.DATE):
        return interval(field, text, comparison, where)
    if comparison != "=":
        raise QueryError(f"{field.name} takes a colon: {field.example}.", *where)
    if field.takes is Takes.CHOICE:
        return _choice(field, text, where)
    if field.takes is Takes.WORDS:
        if not _has_words(text):
            raise QueryError(f"{text!r} has no letter or digit to look for.", *where)
        return Words(text, exact=token.kind is Is.QUOTED)
    if field.pattern and not re.fullmatch(field.pattern, text):
        raise QueryError(f"{text!r} is not {field.pattern_doc}; write {field.example}.", *where)
    return text


def _choice(field: Field, text: str, where: tuple[int, int]) -> str:
    choice = field.aliases.get(text.lower(), text.lower())
    if choice in field.choices:
        return choice
    close = difflib.get_close_matches(choice, [*field.choices, *field.aliases], n=1)
    meant = f"; {close[0]!r} is meant, perhaps" if close else ""
    raise QueryError(
        f"{field.name} can be {_listed(list(field.choices))}, not {text!r}{meant}.", *where
    )


def _unknown_field(name: str) -> str:
    close = [MEANT[name]] if name in MEANT else difflib.get_close_matches(name, FIELDS, n=1)
    if close:
        return f"There is no field {name!r}; {close[0]!r} is meant, perhaps."
    return f"There is no field {name!r}; to look for these words put them in quotes."


def _listed(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}" if len(words) > 1 else words[0]
