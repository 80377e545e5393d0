"""Names of companies and people, compared as a careful clerk would.

Filings write one name many ways: ``AULT ALLIANCE, INC.`` and ``Ault Alliance Inc``,
``CRAGUN KENNETH S`` and ``Kenneth S. Cragun``. Keys made here put case, punctuation,
legal suffixes and the order of a person's names aside; what still differs differs.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LEGAL_SUFFIXES = frozenset(
    "inc incorporated corp corporation co company companies ltd limited llc lp llp plc sa nv ag se"
    " trust the new de md nj va fi adv".split()
)
_ENTITY_WORDS = frozenset(
    "inc corp corporation company co ltd limited llc lp llp plc sa nv ag trust fund funds partners"
    " partnership capital holdings group management advisors associates ventures investments"
    " foundation bank estate family gp".split()
)
_GENERATIONS = frozenset(["jr", "sr", "i", "ii", "iii", "iv", "v"])
_TITLES = frozenset(["mr", "mrs", "ms", "dr", "esq", "md", "phd", "cpa", "hon", "prof"])
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile("['\u2019]")
_STOP = re.compile(r"\b([a-z])\.\s?(?=[a-z]\b\.?)")
_STATE_SUFFIX = re.compile(r"/[A-Z]{2,4}/?\s*$")
_DOTTED = re.compile(r"\b([A-Za-z])\.(?=[A-Za-z]\b)")
_CONFORMED_SIGNATURE = re.compile(r"^\s*/s/\s*", re.IGNORECASE)

_KEPT = 10_000  # keys; the same names come again and again


@lru_cache(_KEPT)
def company_key(name: str) -> str:
    """What is left of a company's name without case, punctuation and legal suffixes."""
    words = _words(_STATE_SUFFIX.sub("", name))
    while len(words) > 1 and words[-1] in _LEGAL_SUFFIXES:
        words.pop()
    if len(words) > 1 and words[0] == "the":
        words.pop(0)
    return " ".join(words)


@lru_cache(_KEPT)
def is_entity(name: str) -> bool:
    """Does the name read like a company, fund or trust rather than a person?"""
    return any(word in _ENTITY_WORDS for word in _words(name))


def person_key(name: str) -> str:
    """A person's names in alphabetical order, without titles; generations stay.

    ``CRAGUN KENNETH S`` and ``/s/ Kenneth S. Cragun`` give one key.
    """
    words = _words(_CONFORMED_SIGNATURE.sub("", name))
    return " ".join(sorted(word for word in words if word not in _TITLES))


@lru_cache(_KEPT)
def owner_key(name: str) -> str:
    """The key of a reporting owner, who may be a person or an entity."""
    return company_key(name) if is_entity(name) else person_key(name)


def same_name(one: str, other: str) -> bool:
    """Are two spellings of an owner's name the same to the letter of their keys?"""
    return owner_key(one) == owner_key(other)


def same_person(one: str, other: str) -> bool:
    """Could two names be one person's: the same surname and given name, no initial at odds?

    ``Nisser Henry Carl`` and ``Henry C.W. Nisser`` can, ``John A Doe`` and ``John B Doe``
    cannot, nor can ``Milton C Ault III`` and ``Milton C Ault Jr``.
    """
    mine, theirs = _split_person(one), _split_person(other)
    if mine.generation != theirs.generation and mine.generation and theirs.generation:
        return False
    shared = mine.full & theirs.full
    if len(shared) < 2:
        return False
    return _initials_agree(mine.words - shared, theirs.words - shared)


class _Person:
    """A person's names: those written out, the initials, the generation."""

    def __init__(self, words: list[str]) -> None:
        self.generation = next((w for w in words if w in _GENERATIONS and len(w) > 1), "")
        self.words = {w for w in words if w not in _TITLES and w not in _GENERATIONS - {"i", "v"}}
        self.full = {w for w in self.words if len(w) > 1}


@lru_cache(_KEPT)
def _split_person(name: str) -> _Person:
    # Initials run together, C.W., are two
    spaced = _DOTTED.sub(r"\1 ", _CONFORMED_SIGNATURE.sub("", name))
    return _Person(_words(spaced))


def _initials_agree(mine: set[str], theirs: set[str]) -> bool:
    """Do the names beyond the shared ones not contradict each other?

    A name agrees with an initial it begins with; a side that has nothing left agrees.
    """
    if not mine or not theirs:
        return True
    return {word[0] for word in mine} & {word[0] for word in theirs} != set()


def _words(name: str) -> list[str]:
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name)
        name = "".join(c for c in decomposed if not unicodedata.combining(c))
    # An apostrophe joins (O'Brien), a full stop in an abbreviation too (L.P.)
    joined = _APOSTROPHE.sub("", name.casefold())
    return _WORD.findall(_STOP.sub(r"\1", joined))
