"""A page cut into its parts, by the words that the printed form begins them with."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum

from parsers.ownership.grid import Cell, Line


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
    (Section.SIGNATURES, re.compile(r"signatures?(?=\s*$|\s*:|/s/)\s*:?", re.IGNORECASE)),
    (
        Section.END,
        re.compile(r"\*{0,2}\s*signature\s+of\s+reporting\s+person|reminder\s*:", re.IGNORECASE),
    ),
)
_DECORATION = re.compile(r"^[#*\s]+")
_DATED = re.compile(r"\d{1,2}/\d{1,2}/\d{4}\s*$", re.ASCII)
_SIGNED = re.compile(r"/s/", re.IGNORECASE)


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
    for section, opening in _OPENINGS:
        if section <= current:
            continue
        if match := opening.match(text):
            rest = text[match.end() :].strip(" *:")
            if section in (Section.TABLE_I, Section.TABLE_II, Section.END):
                return section, None
            return section, Line(line.number, (Cell(rest),)) if rest else None
    return None


def _with_signatures(parts: dict[Section, list[Line]]) -> dict[Section, list[Line]]:
    """Signatures stand under the remarks without a heading, until their caption ends the page."""
    for section in (Section.EXPLANATION, Section.REMARKS):
        lines = parts[section]
        if parts[Section.SIGNATURES] or not lines:
            continue
        first = next((n for n, line in enumerate(lines) if _SIGNED.search(line.text)), None)
        if first is None:
            filled = [n for n, line in enumerate(lines) if not line.is_blank]
            last = filled[-1] if filled and parts[Section.END] else None
            first = last if last is not None and _DATED.search(lines[last].text) else None
        if first is not None:
            parts[section], parts[Section.SIGNATURES] = lines[:first], lines[first:]
    return parts
