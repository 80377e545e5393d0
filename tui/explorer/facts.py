"""What was read of a filing as the lines of its JSON, to be folded and unfolded.

The lines are those of :func:`parsers.serial.to_json`, indented. Only what is unfolded is
laid out: ten thousands of rows cost a line each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from itertools import islice
from typing import Any

import msgspec
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from parsers.filing import Filing
from parsers.serial import escape_controls
from store.harmless import visible
from tui.explorer.lines import Extent, Marked

_INDENT = 2
_FOLDED, _UNFOLDED = "\u25b8", "\u25be"
_LEAST_ROOM = 16
_LONGEST_PREVIEW = 200
_MOST = 5000
"""Objects and lists that are folded or unfolded at once."""
_MANY = 100
"""A list of more is folded at first, element by element."""
_ROWS = ("transactions", "holdings")
_ENCODER = msgspec.json.Encoder(decimal_format="number")
_KEY, _SIGN, _DIM = Style(color="cyan"), Style(dim=True), Style(dim=True)

Path = tuple[str, ...]
"""The way to a value from the filing: names of fields, keys, and numbers in lists."""


@dataclass(slots=True)
class FactLine:
    """One line, or the first of several where a text is long."""

    path: Path
    name: str | None
    """The key before the value; ``None`` within a list, and where a line goes on."""
    value: Any
    text: str
    """The value of what cannot be folded, or a part of it; else the bracket."""
    is_last: bool
    """Without a comma behind it."""
    is_folded: bool | None = None
    """``None``: there is nothing to fold here."""
    is_close: bool = False
    inside: list[FactLine] | None = None
    """The lines that were folded away, as they were; ``None``: they were not laid out yet."""

    @property
    def depth(self) -> int:
        return len(self.path)


def json_of(value: Any) -> str:
    """A value as JSON, harmless to a terminal."""
    return escape_controls(_ENCODER.encode(value).decode())


def _children(value: Any) -> list[tuple[str | None, str, Any]]:
    """What a value holds: the key shown, the step of the path, the value."""
    if is_dataclass(value):
        return [(f.name, f.name, getattr(value, f.name)) for f in fields(value)]
    if isinstance(value, Mapping):
        return [(str(key), str(key), each) for key, each in value.items()]
    if isinstance(value, tuple | list):
        return [(None, str(n), each) for n, each in enumerate(value)]
    return []


def _has_children(value: Any) -> bool:
    if isinstance(value, Mapping | tuple | list):
        return bool(value)
    return is_dataclass(value)


def _brackets(value: Any) -> str:
    return "[]" if isinstance(value, tuple | list) else "{}"


class FactTree:
    """The facts of a filing, some of them folded; see :class:`tui.explorer.lines.Lines`."""

    is_complete = True

    def __init__(self, filing: Filing, width: int, turned: frozenset[Path] = frozenset()) -> None:
        """:param turned: what is folded though it is not at first, or the other way round"""
        self.filing = filing
        self.width = width
        self._turned = set(turned)
        self.lines: list[FactLine] = list(self._lines((), None, filing, is_last=True))

    @property
    def turned(self) -> frozenset[Path]:
        """What the user folded or unfolded."""
        return frozenset(self._turned)

    def is_folded(self, path: Path, siblings: int) -> bool:
        """Is what stands at a path folded, one of so many?"""
        return _is_folded_at_first(path, siblings) != (path in self._turned)

    def _lines(
        self, path: Path, name: str | None, value: Any, is_last: bool, siblings: int = 0
    ) -> Iterator[FactLine]:
        if not _has_children(value):
            text = _brackets(value) if isinstance(value, tuple | list | Mapping) else json_of(value)
            yield from self._wrapped(FactLine(path, name, value, text, is_last))
            return
        is_folded = self.is_folded(path, siblings)
        line = FactLine(path, name, value, _brackets(value)[0], is_last, is_folded)
        yield line
        if not is_folded:
            yield from self._inside(line)
        elif path in self._turned:  # it can be long, and unfolding it is not to take long
            line.inside = list(self._inside(line))

    def _inside(self, line: FactLine) -> Iterator[FactLine]:
        """What comes and goes as a line is unfolded and folded, its end included."""
        path, children = line.path, _children(line.value)
        last = len(children) - 1
        for n, (key, step, child) in enumerate(children):
            yield from self._lines((*path, step), key, child, n == last, len(children))
        closing = _brackets(line.value)[1]
        yield FactLine(path, None, line.value, closing, line.is_last, is_close=True)

    def _wrapped(self, line: FactLine) -> Iterator[FactLine]:
        """A value that is too long for its line, in parts."""
        room = max(self.width - len(_head(line)) - 2, _LEAST_ROOM)
        text = line.text
        if len(text) <= room and cell_len(text) <= room:
            yield line
            return
        parts = list(_broken(text, room))
        for n, part in enumerate(parts):
            is_last = line.is_last if n == len(parts) - 1 else True
            name = line.name if n == 0 else None
            yield FactLine(line.path, name, line.value, part, is_last)

    # Folding

    def turn(self, number: int) -> None:
        """Fold what is unfolded on a line, or unfold what is folded; at its end as well."""
        line = self.lines[number]
        if line.is_close:
            number = self.opening(number)
            line = self.lines[number]
        if line.is_folded is None:
            return
        self._turned ^= {line.path}
        if line.is_folded:
            inside = line.inside if line.inside is not None else list(self._inside(line))
            self.lines[number + 1 : number + 1] = inside
            line.inside = None
        else:
            end = self.closing(number) + 1
            line.inside = self.lines[number + 1 : end]
            del self.lines[number + 1 : end]
        line.is_folded = not line.is_folded

    def opening(self, number: int) -> int:
        """The line that opens what a line is in, or closes; that line itself if none does."""
        line = self.lines[number]
        path = line.path if line.is_close else line.path[:-1]
        while number > 0 and not (
            self.lines[number].path == path and self.lines[number].is_folded is not None
        ):
            number -= 1
        return number

    def closing(self, number: int) -> int:
        """The line that closes what an unfolded line opens."""
        path = self.lines[number].path
        number += 1
        while not (self.lines[number].is_close and self.lines[number].path == path):
            number += 1
        return number

    def unfold_to(self, path: Path) -> int:
        """Unfold what a fact stands in, the fact included if it is a row; its line."""
        number = 0
        for depth in range(1, len(path) + 1):
            if self.lines[number].is_folded:
                self.turn(number)
            found = self._below(number, path[:depth])
            if found is None:
                return number
            number = found
        if self.lines[number].is_folded:
            self.turn(number)
        return number

    def _below(self, number: int, path: Path) -> int | None:
        depth = len(path)
        for place in range(number + 1, len(self.lines)):
            line = self.lines[place]
            if len(line.path) < depth:
                return None
            if line.path == path:
                return place
        return None

    def unfold_all(self) -> None:
        """Unfold everything."""
        number = 0
        while number < len(self.lines):
            if self.lines[number].is_folded:
                self.turn(number)
            number += 1

    # Lines

    @property
    def count(self) -> int:
        return len(self.lines)

    def segments(self, number: int) -> list[Segment]:
        line = self.lines[number]
        indent = " " * (_INDENT * line.depth)
        sign = {True: _FOLDED, False: _UNFOLDED, None: " "}[line.is_folded]
        out = [Segment(f"{sign} ", _SIGN), Segment(indent)]
        if line.name is not None:
            out += [Segment(visible(json_of(line.name)), _KEY), Segment(": ")]
        elif line.is_folded is None and not line.is_close and _is_continued(line):
            out.append(Segment(" " * (len(_head(line)) - len(indent) - 2)))
        out.append(Segment(visible(line.text)))
        if line.is_folded:
            out.append(Segment(self._preview(line), _DIM))
            out.append(Segment(_brackets(line.value)[1]))
        is_open = line.is_folded is False
        return out if line.is_last or is_open else [*out, Segment(",")]

    def _preview(self, line: FactLine) -> str:
        """What is folded, as far as there is room: what it states, and how much it is."""
        children = _children(line.value)
        what = "key" if _brackets(line.value) == "{}" else "element"
        count = f"{len(children):,} {what}{'s' * (len(children) != 1)}"
        room = self.width - len(_head(line)) - len(count) - 8
        told: list[str] = []
        for key, _, value in children:
            if value is None or _has_children(value):
                continue
            text = f"{json_of(key)}: {json_of(value)}" if key is not None else json_of(value)
            text = visible(text)
            room -= cell_len(text) + 2
            if room < 0:
                break
            told.append(text)
        return ", ".join([*told, f"\u2026 {count}"])

    def searched(self, first: int, last: int) -> tuple[str, list[int]]:
        starts, place, texts = [], 0, []
        for number in range(first, last):
            text = "".join(segment.text for segment in self.segments(number))
            starts.append(place)
            texts.append(text)
            place += len(text) + 1
        return "\n".join(texts), starts

    def drawn(self, number: int, extent: Extent) -> Extent:
        return extent

    @property
    def marked_lines(self) -> range | None:
        return None

    def marked(self, number: int) -> Marked | None:
        return None

    def place(self, number: int) -> object:
        return self.lines[number].path if number < self.count else ()

    def line_of(self, place: object) -> int | None:
        return next((n for n, line in enumerate(self.lines) if line.path == place), 0)


def all_turned(
    filing: Filing, path: Path, turned: frozenset[Path], fold: bool
) -> frozenset[Path] | None:
    """What is turned once all in a fact is folded, or it and all in it unfolded.

    ``None`` if that is more than anybody reads: it would take seconds to lay out.
    """
    value: Any = filing
    siblings = 0
    for step in path:
        children = _children(value)
        siblings = len(children)
        value = next(child for _, name, child in children if name == step)
    found = list(islice(_foldable(path, value, siblings), _MOST + 1))
    if len(found) > _MOST:
        return None
    new = set(turned)
    for each, count in found[1:] if fold else found:
        is_turned = _is_folded_at_first(each, count) != fold
        (new.add if is_turned else new.discard)(each)
    return frozenset(new)


def _foldable(path: Path, value: Any, siblings: int) -> Iterator[tuple[Path, int]]:
    """A fact and all in it that can be folded, each with how many stand beside it."""
    if _has_children(value):
        yield path, siblings
        children = _children(value)
        for _, step, child in children:
            yield from _foldable((*path, step), child, len(children))


def _is_folded_at_first(path: Path, siblings: int) -> bool:
    """Rows are, and the elements of a long list."""
    return len(path) == 2 and (path[0] in _ROWS or siblings > _MANY)


def _is_continued(line: FactLine) -> bool:
    return bool(line.path) and not line.path[-1].isdecimal()


def _head(line: FactLine) -> str:
    """What stands before a value, as wide as it is drawn."""
    name = line.path[-1] if line.path and not line.path[-1].isdecimal() else ""
    return " " * (_INDENT * line.depth + 2) + (f"{visible(json_of(name))}: " if name else "")


def _broken(text: str, room: int) -> Iterator[str]:
    """Parts of a text that fit, broken behind blanks where there are some."""
    place = 0
    while place < len(text):
        fits = len(text[place : place + room])
        while cell_len(text[place : place + fits]) > room:
            fits -= 1
        end = place + max(fits, 1)
        if end < len(text) and (blank := text.rfind(" ", place + room // 2, end)) >= 0:
            end = blank + 1
        yield text[place:end]
        place = end
