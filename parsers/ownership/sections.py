"""A page cut into its parts, by the words that the printed form begins them with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum

from parsers.ownership.grid import Cell, Line
from parsers.ownership.signatures import signatures_begin


class Section(IntEnum):
    """The parts of a page, in the order in which they stand on it."""

    HEAD = 0
    TABLE_I = 1
    TABLE_II = 2
    EXPLANATION = 3
    REMARKS = 4
    OWNERS = 5
    SIGNATURES = 6
    END = 7


_OPENINGS: tuple[tuple[Section, re.Pattern[str]], ...] = (
    (Section.TABLE_II, re.compile(r"table\s+ii\b(?=.*(?:derivat|owned|acquired))", re.IGNORECASE)),
    (Section.TABLE_I, re.compile(r"table\s+i\b(?=.*(?:derivat|owned|acquired))", re.IGNORECASE)),
    (Section.EXPLANATION, re.compile(r"explanation\s+of\s+responses\s*:?", re.IGNORECASE)),
    (Section.REMARKS, re.compile(r"remarks\s*:\s*", re.IGNORECASE)),
    (Section.OWNERS, re.compile(r"reporting\s+owners?(?=\s*$|\s*:)\s*:?", re.IGNORECASE)),
    (
        # A scraper may glue the heading to the name under it.
        Section.SIGNATURES,
        re.compile(
            r"signatures?(?=\s*$|\s*:|\s*/s/|(?-i:(?<=ignatures)[A-Z])|(?<=s).*\d{4}\s*$)\s*:?",
            re.IGNORECASE,
        ),
    ),
    (
        Section.END,
        re.compile(
            r"reminder\s*:|\*{0,2}\s*(?:if\s+the\s+form\s+is\s+filed\s+by\s+more|intentional\s+misstate)"
            r"|note:\s+file\s+three|persons\s+who\s+respond",
            re.IGNORECASE,
        ),
    ),
)
_DECORATION = re.compile(r"^[#*\s]+")


def opening(line: Line) -> tuple[Section, bool] | None:
    """The part that a line opens, wherever it stands, and whether nothing else is on it."""
    opened = _opened(line, Section.HEAD)
    return None if opened is None else (opened[0], opened[1] is None)


def cut(grid: Iterable[Line]) -> dict[Section, list[Line]]:
    """The lines of each part; what follows an opening on its own line belongs to the part."""
    parts: dict[Section, list[Line]] = {section: [] for section in Section}
    section = Section.HEAD
    for line in grid:
        opened = _opened(line, section)
        if opened is not None:
            section, rest = opened
            if rest:
                parts[section].append(rest)
        else:
            parts[section].append(line)
    return _with_signatures(parts)


def _opened(line: Line, current: Section) -> tuple[Section, Line | None] | None:
    """The part that a line opens, and what else stands on it; only a later part can open."""
    cell = next((cell for cell in line.cells if cell.text), None)
    if cell is None:
        return None
    text = _DECORATION.sub("", cell.text) if not cell.text.startswith("**S") else cell.text
    for section, words in _OPENINGS:
        if section <= current:
            continue
        if match := words.match(text):
            rest = text[match.end() :].strip(" *:")
            if section in (Section.TABLE_I, Section.TABLE_II, Section.END):
                return section, None
            others = line.cells[line.cells.index(cell) + 1 :]
            left = Line(line.number, (Cell(rest), *others))
            return section, None if left.is_blank else left
    return None


def _with_signatures(parts: dict[Section, list[Line]]) -> dict[Section, list[Line]]:
    """Signatures stand under the remarks, or the notes, without a heading of their own."""
    for section in (Section.EXPLANATION, Section.REMARKS):
        lines = parts[section]
        if not parts[Section.SIGNATURES]:
            begin = signatures_begin(lines)
            parts[section], parts[Section.SIGNATURES] = lines[:begin], lines[begin:]
    return parts
