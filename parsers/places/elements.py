"""The elements of an XML document, each with the place of its tags.

The reader's own tree says what the elements are and how they lie in each other, mended
where the XML is broken. Their start tags stand in the source in the tree's order, so the
two are laid side by side; where their names are not the same, nothing is placed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape

from parsers import values, xml_tree
from parsers.places.kept import Kept, aligned
from parsers.places.spans import Extent
from parsers.xml_tree import Element

_NAME = r"[^\s<>/=!?\"'&;]++"
_WELL_FORMED = re.compile(
    rf"""<(?:(!--)|(!\[CDATA\[)|(\?)|(/?)({_NAME})((?:[^<>"']|"[^"<]*+"|'[^'<]*+')*+)>)"""
)
_AS_THEY_COME = re.compile(rf"<(?:(!--)|(!\[CDATA\[)|(\0)|(/?)({_NAME})([^<>]*+)>)")
_ENDS = {"!--": "-->", "![CDATA[": "]]>", "?": "?>"}
_BEFORE = re.compile(r"(?:\s+|<!--(?:(?!-->).)*+-->|<\?(?:(?!\?>).)*+\?>|<!\[CDATA\[)*+", re.DOTALL)
_REFERENCE = re.compile(r"&(?:#x([0-9A-Fa-f]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot|apos));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_CONTROLS = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))
_MOST_ENDS = 1000
"""End tags looked at for one element; well-formed XML needs one."""
_MOST_COMMENTS = 20
"""Behind the words of one element."""


@dataclass(slots=True)
class _Tags:
    """The tags of a text, in order."""

    names: list[str] = field(default_factory=list)
    starts: list[Extent] = field(default_factory=list)
    """Of the start tags."""
    ends: list[Extent] = field(default_factory=list)
    end_names: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Elements:
    """The elements of a tree, in its order, with their tags."""

    text: str
    every: Sequence[Element]
    """All of them: while they are held, each is one object and can be looked up."""
    tags: _Tags
    end_places: list[int]
    kept: Kept | None
    """What :attr:`text` is of the source, if not the same."""
    base: int
    """Where it begins in the source, or in what ``kept`` is counted from."""
    number: dict[Element, int]
    following: list[int]
    """The number of the first element that is not inside of each."""

    def whole(self, element: Element) -> Extent:
        """From an element's start tag to the end of its end tag."""
        number = self.number[element]
        return self._outside((self.tags.starts[number][0], self._end(number)[1]))

    def value(self, element: Element) -> Extent | None:
        """The text of an element up to the first one in it, blanks and comments aside."""
        number = self.number[element]
        start = self.tags.starts[number][1]
        stop = self._next_tag(number)
        return self._trimmed(start, stop, element.text or "")

    def words(self, element: Element) -> Extent | None:
        """The text of an element and of all in it."""
        number = self.number[element]
        start, stop = self.tags.starts[number][1], self._end(number)[0]
        if not len(element):
            return self._trimmed(start, stop, element.text or "")
        inner = self.text[start:stop]
        start += len(inner) - len(inner.lstrip())
        stop -= len(inner) - len(inner.rstrip())
        return self._outside((start, stop)) if start < stop else None

    def _next_tag(self, number: int) -> int:
        starts, ends = self.tags.starts, self.tags.ends
        place = starts[number][1]
        end = bisect_left(self.end_places, place)
        return min(
            starts[number + 1][0] if number + 1 < len(starts) else len(self.text),
            ends[end][0] if end < len(ends) else len(self.text),
        )

    def _end(self, number: int) -> Extent:
        """An element's own end tag; where it has none, the place where it is closed."""
        starts, following = self.tags.starts, self.following[number]
        begin = starts[following - 1][1]
        stop = starts[following][0] if following < len(starts) else len(self.text)
        first = bisect_left(self.end_places, begin)
        name = self.tags.names[number]
        for at in range(first, min(bisect_left(self.end_places, stop), first + _MOST_ENDS)):
            if self.tags.end_names[at] == name:
                return self.tags.ends[at]
        if first < len(self.end_places):
            stop = min(stop, self.end_places[first])
        return max(stop, begin), max(stop, begin)

    def _trimmed(self, start: int, stop: int, stated: str) -> Extent | None:
        """A stretch without what is around its words; ``None`` unless those are as stated."""
        if stop - start == len(stated) and self.text.startswith(stated, start):  # nearly all
            inner = stated.strip()
            if not inner:
                return None
            start += stated.index(inner)
            return self._outside((start, start + len(inner)))
        lead = _BEFORE.match(self.text, start, stop)
        begin = lead.end() if lead else start
        inner = _without_tail(self.text[begin:stop])
        if not inner or values.squash(stated) not in _readings(self.text[start:stop]):
            return None
        return self._outside((begin, begin + len(inner)))

    def _outside(self, extent: Extent) -> Extent:
        start, end = extent
        if self.kept is not None:
            return self.kept.extent((start + self.base, end + self.base))
        return start + self.base, end + self.base


def elements_of(text: str, tree: Element, root: str) -> Elements | None:
    """The elements of a tree in the text it was read from; ``None`` if they do not agree.

    :param root: the name of the tree's first element
    """
    every = list(tree.iter())
    names = [xml_tree.bare_name(str(element.tag)) for element in every]
    for body, kept, base in _bodies(text, root):
        for markup in (_WELL_FORMED, _AS_THEY_COME):
            tags = _tags(body, markup)
            if tags.names[: len(names)] == names:
                number = {element: n for n, element in enumerate(every)}
                end_places = [start for start, _ in tags.ends]
                following = _following(every, number)
                return Elements(body, every, tags, end_places, kept, base, number, following)
    return None


def _bodies(text: str, root: str) -> Iterator[tuple[str, Kept | None, int]]:
    """The texts that the tree may have been read from, each as a part of the source.

    With each comes what it was left of, and where it begins: in that, or in the source.
    """
    begin = 0
    kept: Kept | None = None
    first: str | None = None
    for body, start in xml_tree.texts_read(text, root):
        if first is None:
            first, begin = body, text.find(body)
        elif kept is None and body != first:
            kept = aligned(body, text, begin)
            if kept is None:
                return
        yield body[start:], kept, start + (0 if kept else begin)


def _tags(text: str, markup: re.Pattern[str]) -> _Tags:
    tags = _Tags()
    place = 0
    while match := markup.search(text, place):
        place = match.end()
        comment, cdata, instruction, slash, name, _ = match.groups()
        if name is None:
            end = _ENDS[comment or cdata or instruction]
            found = text.find(end, place)
            place = found + len(end) if found >= 0 else len(text)
        elif slash:
            tags.end_names.append(xml_tree.bare_name(name))
            tags.ends.append(match.span())
        else:
            tags.names.append(xml_tree.bare_name(name))
            tags.starts.append(match.span())
    return tags


def _following(every: Sequence[Element], number: dict[Element, int]) -> list[int]:
    following = [n + 1 for n in range(len(every))]
    for n in range(len(every) - 1, 0, -1):
        parent = every[n].getparent()
        if parent is not None:
            above = number[parent]
            following[above] = max(following[above], following[n])
    return following


def _without_tail(inner: str) -> str:
    """A text without blanks, comments and the end of CDATA behind its words."""
    for _ in range(_MOST_COMMENTS):
        inner = inner.rstrip()
        opening = next((o for o, end in _ENDS.items() if inner.endswith(end)), None)
        begin = inner.rfind(f"<{opening}") if opening else -1
        if opening == "![CDATA[":
            inner = inner[:-3]
        elif begin >= 0:
            inner = inner[:begin]
        else:
            return inner
    return ""


def _readings(source: str) -> Iterator[str | None]:
    """What XML may make of a stretch of the source, well-formed or mended."""
    parts = list(_parts(source))
    strict = (part if is_data else _REFERENCE.sub(_character, part) for is_data, part in parts)
    yield values.squash("".join(strict))
    mended = "".join(part if is_data else unescape(part) for is_data, part in parts)
    yield values.squash(mended)
    yield values.squash(mended.translate(_CONTROLS))


def _parts(source: str) -> Iterator[tuple[bool, str]]:
    """A stretch in parts, comments left out, and whether each is CDATA."""
    place = begin = 0
    while (place := source.find("<", place)) >= 0:
        opening = next((o for o in _ENDS if source.startswith(o, place + 1)), None)
        if opening is None:
            place += 1
            continue
        yield False, source[begin:place]
        place += 1 + len(opening)
        end = source.find(_ENDS[opening], place)
        end = len(source) if end < 0 else end
        if opening == "![CDATA[":
            yield True, source[place:end]
        begin = place = min(end + len(_ENDS[opening]), len(source))
    yield False, source[begin:]


def _character(match: re.Match[str]) -> str:
    if match[3]:
        return _NAMED[match[3]]
    code = int(match[1], 16) if match[1] else int(match[2])
    return chr(code) if code < 0x110000 else ""
