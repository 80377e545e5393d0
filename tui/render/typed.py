"""Typed lines, whose blanks set columns: squeezed where the screen is narrower than they are.

Blanks and leaders that all lines have at the same place give way first. A table still too
wide is set in parts, its labels repeated; where there are no columns a line runs on in the
next. Nothing is cut off.
"""

from __future__ import annotations

import re
import textwrap
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment

from store.harmless import visible_lines

_RULE = re.compile(r"[-=_~.\s]*")
_LEADERS = re.compile(r"\.{2,}|-{4,}|(?:\. ){2,}\.?")
_WORD = re.compile(r"\S+")
_TITLE_INDENT = 12  # from which on a line is no row but a head or a title
_LABELS_SHARE = 0.6  # of the width
_NARROWEST_LABELS = 24
_END_OF_LABEL = re.compile(r"[.\s]*\Z")
_FEWEST_BLANKS = 2  # that keep two columns apart
_MOST_LINES = 5000  # in which common blanks are looked for
_INDENT = 4  # of what runs on in the next line


class TypedLines:
    """Draws typed lines in the width it is given."""

    def __init__(self, text: str) -> None:
        self._lines = [line.rstrip() for line in visible_lines(text).expandtabs().split("\n")]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in fitted(self._lines, options.max_width):
            yield Segment(line)
            yield Segment.line()


def fitted(lines: Sequence[str], width: int) -> Iterator[str]:
    """The lines, none wider than ``width`` cells."""
    excess = max(map(len, lines), default=0) - width
    if excess > 0 and len(lines) <= _MOST_LINES:
        lines = _squeezed(lines, excess)
        if parts := _parts(lines, width):
            lines = list(_in_parts(lines, parts))
        elif labels := _wide_labels(lines, width):
            lines = list(_with_narrow_labels(lines, labels, width))
    for line in lines:
        if cell_len(line) <= width:
            yield line
        else:
            yield from _run_on(line, width)


def _squeezed(lines: Sequence[str], excess: int) -> list[str]:
    """The lines without some of the blanks that stand in all of them."""
    rows = [line for line in lines if not _is_title(line)]
    gone = sorted(_removable(_blank_columns(rows), excess))
    kept = [(start, end) for start, end in _stretches(max(map(len, lines)), gone) if start < end]
    return [
        _moved(line, gone)
        if _is_title(line)
        else "".join([line[start:end] for start, end in kept]).rstrip()
        for line in lines
    ]


def _is_title(line: str) -> bool:
    """Is it set over the table, with no columns of its own?"""
    text = line.lstrip()
    is_deep = len(line) - len(text) >= _TITLE_INDENT
    return is_deep and "  " not in text and not _RULE.fullmatch(text)


def _moved(title: str, gone: Sequence[int]) -> str:
    """A title as much further left as columns before its middle are gone."""
    text = title.lstrip()
    indent = len(title) - len(text)
    return " " * (indent - bisect_left(gone, indent + len(text) // 2)) + text


def _parts(lines: Sequence[str], width: int) -> list[tuple[int, int]]:
    """Columns of characters to be set below each other, the labels first; none if it fits."""
    widest = max(map(len, lines))
    starts = _starts(lines)
    if widest <= width or not starts or starts[0] > width * _LABELS_SHARE:
        return []
    if _wide_labels(lines, width) and widest - starts[0] <= width * (1 - _LABELS_SHARE):
        return []  # rather break the labels
    labels = starts[0]
    parts = [(0, labels)]
    begin, room = labels, width - labels
    while widest - begin > room:
        end = max((start for start in starts if begin < start <= begin + room), default=0)
        if not end:
            return []
        parts.append((begin, end))
        begin = end
    return [*parts, (begin, widest)]


def _starts(lines: Sequence[str]) -> list[int]:
    """Where columns begin, but for the first: a blank before their figures and signs."""
    # A sign stays with its figure; heads and titles may stand across columns.
    bare = [line.replace("$", " ") for line in lines if line[:_TITLE_INDENT].strip()]
    blanks = _blank_columns(bare, with_leaders=False)
    gaps = [gap for gap in _gaps(blanks) if len(gap) > 1 and gap[0]]
    return [gap[0] + 1 for gap in gaps if gap[-1] + 1 < max(map(len, lines))]


def _wide_labels(lines: Sequence[str], width: int) -> int:
    """How wide the labels are, if the table fits once they are broken; 0 if not."""
    widest = max(map(len, lines))
    labels = next(iter(_starts(lines)), 0)
    room = width - (widest - labels)
    return labels if widest > width and labels and room >= _NARROWEST_LABELS else 0


def _with_narrow_labels(lines: Sequence[str], labels: int, width: int) -> Iterator[str]:
    room = width - (max(map(len, lines)) - labels)
    for line in lines:
        cut = _word_start(line, labels)
        label, text = line[:cut], line[cut:]
        if _is_title(line):
            yield f"{line.strip():^{width}}".rstrip()
            continue
        bare = _END_OF_LABEL.sub("", label)
        filler = "." if label.rstrip().endswith("..") else " "
        indent = " " * min(len(label) - len(label.lstrip()), room // 2)
        *above, last = textwrap.wrap(
            bare.strip(), room - 1, initial_indent=indent, subsequent_indent=f"{indent}  "
        ) or [""]
        yield from above
        before = max(room - 1 - (labels - cut), len(last))
        yield f"{last.ljust(before, filler if last else ' ')} {text}".rstrip()


def _in_parts(lines: Sequence[str], parts: Sequence[tuple[int, int]]) -> Iterator[str]:
    (_, labels), *others = parts
    for number, (start, end) in enumerate(others):
        if number:
            yield ""
        for line in lines:
            label = line[: _word_start(line, labels)]
            text = line[_word_start(line, start) : _word_start(line, end)]
            if text.strip() or not number:
                yield f"{label:<{labels}}{text}".rstrip()


def _word_start(line: str, column: int) -> int:
    """The column, or where the word begins that stands across it."""
    if column >= len(line) or " " in line[column - 1 : column + 1] or line[column] == ".":
        return column
    return line.rfind(" ", 0, column) + 1


def _blank_columns(lines: Sequence[str], with_leaders: bool = True) -> list[int]:
    """The columns in which no line has more than a blank or a part of a leader or rule."""
    taken = bytearray(max(map(len, lines), default=0))
    for line in lines:
        if _RULE.fullmatch(line):
            continue
        bare = _LEADERS.sub(lambda match: " " * len(match[0]), line) if with_leaders else line
        for match in _WORD.finditer(bare):
            taken[match.start() : match.end()] = b"\x01" * len(match[0])
    return [column for column, is_taken in enumerate(taken) if not is_taken]


def _gaps(blanks: Iterable[int]) -> list[list[int]]:
    gaps: list[list[int]] = []
    for column in blanks:
        if gaps and gaps[-1][-1] == column - 1:
            gaps[-1].append(column)
        else:
            gaps.append([column])
    return gaps


def _removable(blanks: Sequence[int], excess: int) -> list[int]:
    """As many of the blank columns as are too many, the widest gaps first."""
    gaps = _gaps(blanks)
    spare = [gap[: len(gap) - (_FEWEST_BLANKS if gap[0] else 0)] for gap in gaps]
    removed: list[int] = []
    while excess > 0 and (widest := max(spare, key=len, default=[])):
        removed.append(widest.pop())
        excess -= 1
    return removed


def _stretches(width: int, gone: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for column in gone:
        yield start, column
        start = column + 1
    yield start, width


def _run_on(line: str, width: int) -> Iterator[str]:
    deep = len(line) - len(line.lstrip())
    if deep > width // 2:  # set at the right of a wider page
        deep = width // 4
        line = " " * deep + line.lstrip()
    indent = " " * min(deep + _INDENT, width // 2)
    first = ""
    while cell_len(first + line) > width:
        room = width - len(first)
        while cell_len(line[:room]) > width - len(first):
            room -= 1
        end = line.rfind(" ", len(line) - len(line.lstrip()) + 1, room + 1)
        end = end if end > 0 else max(room, 1)
        yield (first + line[:end]).rstrip()
        first, line = indent, line[end:].lstrip()
    if line:
        yield first + line
