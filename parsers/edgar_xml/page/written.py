"""Values as a form prints them: numbers with separators, codes with their meaning, boxes."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Mapping, Sequence

from parsers.boxes import CHECKED, EMPTY
from parsers.document.wording import ADDRESS_PARTS, address_line, leaf_texts, one_line
from parsers.edgar_xml.page.parts import Kind
from parsers.edgar_xml.places import PLACES
from parsers.edgar_xml.tables import FUNDS, PERSON_TYPES

YES = frozenset({"Y", "y", "true", "1"})
"""Values that tick a box."""
_NO = frozenset({"N", "n", "false", "0"})
_NUMBER = re.compile(r"(-?)(\d+)(\.\d*)?", re.ASCII)
_PERCENT = re.compile(r"\d*\.?\d+", re.ASCII)
_GROUP = ("a", "b")


def written(elements: Sequence[ET.Element], kind: Kind) -> str:
    """The values of a row's elements, as the form prints them."""
    return _WAYS[kind](elements)


def texts(elements: Sequence[ET.Element]) -> list[str]:
    """Each element's values on one line; those that state nothing are left out."""
    return [text for element in elements if (text := ", ".join(leaf_texts(element)))]


def box(elements: Sequence[ET.Element]) -> str:
    """A box; a value that is neither yes nor no stands beside it."""
    stated = texts(elements)
    drawn = CHECKED if any(text in YES for text in stated) else EMPTY
    return " ".join([drawn, *(text for text in stated if text not in YES | _NO)])


def number(text: str) -> str:
    """With thousands separators; what is no number stays as it is."""
    match = _NUMBER.fullmatch(text)
    return f"{match[1]}{int(match[2]):,}{match[3] or ''}" if match else text


def _one_by_one(write: Callable[[str], str]) -> Callable[[Sequence[ET.Element]], str]:
    return lambda elements: ", ".join(map(write, texts(elements)))


def _coded(words: Mapping[str, str]) -> Callable[[str], str]:
    return lambda text: f"{text} ({words[text]})" if text in words else text


def _percent(text: str) -> str:
    return f"{text}%" if _PERCENT.fullmatch(text) else text


def _group_boxes(elements: Sequence[ET.Element]) -> str:
    stated = [text.lower() for text in texts(elements)]
    boxes = [f"{CHECKED if letter in stated else EMPTY} ({letter})" for letter in _GROUP]
    return "  ".join([*boxes, *(text for text in stated if text not in _GROUP)])


def _addresses(elements: Sequence[ET.Element]) -> str:
    return "; ".join(filter(None, map(_address, elements)))


def _address(element: ET.Element) -> str:
    """Whatever stands before an address, such as a name, then the address."""
    parts: dict[str, str] = {}
    others: list[str] = []
    for part in element.iter():
        if text := one_line(part.text):
            if part.tag not in ADDRESS_PARTS:
                others.append(text)
            else:
                parts[part.tag] = _place(text)
    return ", ".join(filter(None, [*others, address_line(parts)]))


def _place(code: str) -> str:
    """A foreign code with its name; everybody knows the postal codes of the states."""
    return code if code.isalpha() else _coded(PLACES)(code)


_WAYS: dict[Kind, Callable[[Sequence[ET.Element]], str]] = {
    Kind.TEXT: _one_by_one(str),
    Kind.PROSE: _one_by_one(str),
    Kind.NUMBER: _one_by_one(number),
    Kind.PERCENT: _one_by_one(_percent),
    Kind.ADDRESS: _addresses,
    Kind.PLACE: _one_by_one(_coded(PLACES)),
    Kind.FUNDS: _one_by_one(_coded(FUNDS)),
    Kind.PERSON_TYPES: _one_by_one(_coded(PERSON_TYPES)),
    Kind.BOX: box,
    Kind.GROUP_BOXES: _group_boxes,
}
