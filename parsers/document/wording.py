"""Elements in words: captions from names, values on one line, and what is never shown."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from parsers.xml_tree import bare_attributes

_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|\d+(?:[A-Z](?![a-z]))?|[A-Z]+|[^\W\d_]+")
_SMALL = frozenset("a an and as at by for from in of on or per the to with".split())
_ACRONYMS = {
    word.lower(): word
    for word in "ATS BD CCO CIK CRD CUSIP DBA EIN ID IRS ISIN LEI NMS OMB PCAOB SEC SIC URL".split()
}
# The access code, password, passphrase and password modification code of EDGAR's filers.
_SECRET = re.compile(r"ccc$|passw(?:or)?d|passphrase|pmac$", re.IGNORECASE)

ADDRESS_PARTS = frozenset(
    {
        *("street1", "street2", "city", "zipCode", "zip"),
        *("state", "stateOrCountry", "stateOrCountryDescription", "country"),
    }
)
"""Elements of an address."""
NAME_PARTS = ("prefix", "firstName", "middleName", "lastName", "suffix")
"""Elements of a person's name, in the order in which they are written on one line."""


def element_words(name: str) -> str:
    """An element's name as words: ``reportingPersonName`` is "Reporting Person Name"."""
    words = _WORD.findall(name)
    told = [_cased(word, is_first=not place) for place, word in enumerate(words)]
    return " ".join(told) or name


@dataclass(frozen=True, slots=True)
class Wording:
    """How the elements of one kind of document are told."""

    caption: Callable[[str], str] = element_words
    """An element's or attribute's name in words."""
    left_out: frozenset[str] = frozenset()
    """Names of elements that say nothing of what is filed."""
    unheaded: frozenset[str] = frozenset()
    """Names of groups that only hold others together, and have no heading."""
    headed: frozenset[str] = frozenset()
    """Names of groups that have a heading however little they hold."""


def is_secret(name: str) -> bool:
    """Does an element of this name open its filer's account at EDGAR? It is never shown."""
    return _SECRET.search(name) is not None


def leaf_texts(element: ET.Element) -> Iterator[str]:
    """The values an element holds, in order, each on one line."""
    for part in element.iter():
        if is_secret(part.tag):
            continue
        tail = part.tail if part is not element else None
        for text in (part.text, *attributes(part).values(), tail):
            if line := one_line(text):
                yield line


def address_line(parts: Mapping[str, str]) -> str:
    """An address on one line.

    :param parts: what the elements of :data:`ADDRESS_PARTS` state
    """
    described = parts.get("stateOrCountryDescription")
    place = [
        parts.get("state") or parts.get("stateOrCountry"),
        f"({described})" if described else None,
        parts.get("zipCode") or parts.get("zip"),
    ]
    streets = [parts.get(tag) for tag in ("street1", "street2", "city")]
    lines = [*streets, " ".join(filter(None, place)), parts.get("country")]
    return ", ".join(filter(None, lines))


def attributes(element: ET.Element) -> dict[str, str]:
    """What an element states in its attributes, by their names."""
    return {
        name: line
        for name, value in bare_attributes(element).items()
        if not is_secret(name) and (line := one_line(value))
    }


def one_line(text: str | None) -> str:
    """Text with its white space collapsed; nothing where there is none."""
    return " ".join(text.split()) if text else ""


def _cased(word: str, is_first: bool) -> str:
    if known := _ACRONYMS.get(word.lower()):
        return known
    if word.lower() in _SMALL and not is_first:
        return word.lower()
    return word[:1].upper() + word[1:]
