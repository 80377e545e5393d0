"""The neutral form of a page: lines of cells, whatever they were drawn with.

Cell text has its white space collapsed. Boxes are the characters of
:mod:`parsers.boxes`; superscript footnote marks have the canonical spelling
of :mod:`parsers.scraped`; parenthesised ones are left as printed, since only the kind
of the cell tells whether ``(1)`` is a mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.scraped import plain_line


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a page: a table's, or a whole line where there is no table."""

    text: str
    ciks: tuple[str, ...] = ()
    """CIKs that links inside the cell point to."""
    lines: tuple[str, ...] = ()
    """The text as the page breaks it into lines, where it says how."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: the cells that stand side by side."""

    number: int
    """Line of the source, counting from 1."""
    cells: tuple[Cell, ...]
    last: int = 0
    """The last line of the source, where it stands on several."""

    @property
    def text(self) -> str:
        """All cells as one text."""
        return " ".join(cell.text for cell in self.cells if cell.text)

    @property
    def is_blank(self) -> bool:
        """Is there no text in any cell?"""
        return not any(cell.text for cell in self.cells)


_TABS = re.compile(r"\t")
_PIPES = re.compile(r"(?<!\\)\|")
_PIPE_RULE = re.compile(r"[\s|:+-]+")
_PROSE_BEGINS = re.compile(
    r"\W*(?:<[^<>]*>\W*)*(?:explanation\s+of\s+responses|remarks\s*:)", re.IGNORECASE
)


def text_grid(text: str) -> list[Line]:
    """The grid of scraped text: a line a line, cells apart by tabs or by pipes."""
    grid = []
    in_prose = False
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and "|" in line and _PIPE_RULE.fullmatch(line):
            continue  # the rule that Markdown draws under a table's head
        # Below the tables stand sentences, where "(x)" is a clause's letter and no box.
        in_prose = in_prose or _PROSE_BEGINS.match(line) is not None
        texts = (plain_line(cell, draw_boxes=not in_prose) for cell in _cells(line))
        grid.append(Line(number, tuple(Cell(" ".join(text.split())) for text in texts)))
    return grid


def _cells(line: str) -> list[str]:
    if "\t" in line:
        return line.split("\t")
    stripped = line.strip()
    if stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 1:
        return _PIPES.split(stripped)[1:-1]
    return [line]


def cell_extents(line: str) -> list[tuple[int, int]]:
    """Where each cell of a line of :func:`text_grid` begins and ends in it."""
    apart = _TABS
    start, end = 0, len(line)
    if "\t" not in line:
        stripped = line.strip()
        if not (stripped.startswith("|") and stripped.endswith("|") and len(stripped) > 1):
            return [(start, end)]
        apart = _PIPES
        start = line.index("|") + 1
        end = line.rindex("|")
    cuts = [match.start() for match in apart.finditer(line, start, end)]
    return list(zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True))
