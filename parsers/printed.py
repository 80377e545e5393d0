"""A printed form as one text, in which its captions and boxes can be looked for.

Lines are apart by ``"\\n"``, cells by ``"\\t"``; blanks are single. Rules, drawn or typed,
are gone, the bars of scraped tables have become cells, and a box is always one of the
characters :data:`~parsers.boxes.CHECKED` and :data:`~parsers.boxes.EMPTY`, wherever it
was a letter of a symbol font whose font was lost on the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from parsers import boxes
from parsers.boxes import CHECKED, EMPTY
from parsers.document import Block, Preformatted, block_text

BOX = re.compile(f"[{CHECKED}{EMPTY}]")

_GLYPHS = {
    **dict.fromkeys("xX\u00fd\u00feRSTV\u00fb\u00fc\u221an\u25a0", CHECKED),
    **dict.fromkeys("oqr\u00a8\u00a3\u0413\u0393", EMPTY),
}
"""Letters of the Wingdings fonts, and of scans, that draw a box before a known caption."""
_GLYPH = "[" + "".join(_GLYPHS) + "]"
_ALWAYS = str.maketrans({"\u00fd": CHECKED, "\u00fe": CHECKED, "\u00a8": EMPTY})
_LONE_GLYPH = re.compile("(?<!\\w)[\u00fd\u00fe\u00a8](?!\\w)")
"""Single tokens that no English text has: a box, whatever stands near."""

_GAP = r"[\s|]{0,12}"
_RULE = re.compile(r"(?:(?<!\S)- ?)?[-=_*~\u2014]{5,}|(?<!\S)[-=]{3,4}(?!\S)")
_PAGE = re.compile(r"<PAGE>(?:[ \t]+\d{1,3}\b)?", re.IGNORECASE)
_LONE_BULLET = re.compile(rf"^[ \t]*{boxes.BULLET}[ \t]*$", re.MULTILINE)
"""What is left of a rule that was typed as ``- -----``."""
_BAR = re.compile(r"(?<![-(])\|")  # after a hyphen it is a one: 14d-|
_WIDE = re.compile(r" {3,}")
_BLANKS = re.compile(r" {2,}")
_CELLS = re.compile(r" ?\t[ \t]*")
_LINES = re.compile(r"[ \t]*\n[\s]*")
_UNDERLINES = re.compile(r"[-_]+")
_LONGEST_BOX = 7
"""Dashes under a tick; more are the rule below a value."""
_ANSWERED = re.compile(r"\b(Yes|YES|yes|No|NO|no)[ :]{0,9}(_+(?![\w/])|[xXoqR\u00a3](?=[\s|]|$))")
"""A box that follows its word: a blank, or a letter of Wingdings."""


_CELL_BEFORE = re.compile(rf"(?:^|[\n\t]) ?{BOX.pattern}")
_CELL_BEHIND = re.compile(rf"{BOX.pattern} ?(?:[\n\t]|$)")


def printed_text(blocks: Iterable[Block], captions: str) -> str:
    """The text of a form's blocks.

    :param captions: a pattern of the captions that stand right of their boxes on this form
    """
    text = "\n".join(_lines(blocks, re.compile(captions, re.IGNORECASE)))
    text = re.sub(rf"(?<![\w$])_{{2,}}(?={_GAP}(?i:{captions}))", EMPTY, text)
    text = _ANSWERED.sub(lambda m: f"{m[1]} {_GLYPHS.get(m[2], EMPTY)}", text)
    text = _PAGE.sub("\n", _RULE.sub("\n", text))
    text = re.sub(
        rf"(?<![\w$'\u2019])({_GLYPH})(?={_GAP}(?i:{captions}))", lambda m: _GLYPHS[m[1]], text
    )
    text = _LONE_GLYPH.sub(lambda match: match[0].translate(_ALWAYS), text)
    text = _BAR.sub("\t", _LONE_BULLET.sub("", text))
    return _LINES.sub("\n", _CELLS.sub("\t", _BLANKS.sub(" ", text))).strip()


def boxes_of(
    text: str, captions: Sequence[re.Match[str]], offset: int = 0
) -> list[str | None] | None:
    """The box of each caption in a text where they follow each other.

    Boxes stand before their captions or after them, in a row of their own or not at all
    where they are empty. ``None`` in the list: no box is drawn there. ``None`` for all:
    it cannot be told which box belongs to which caption.

    :param offset: where the text begins in the one that the captions were found in
    """
    found = [(match.start(), match[0]) for match in BOX.finditer(text)]
    if not found:
        return [None] * len(captions)
    tokens = sorted([*found, *((match.start() - offset, "") for match in captions)])
    drawn = [box for _, box in tokens]
    if len(found) == len(captions) and _is_regular(drawn):
        return [box for _, box in found]
    on_the_left = drawn[0] or (not drawn[-1] and _edge(text, found, _CELL_BEFORE, _CELL_BEHIND))
    on_the_right = drawn[-1] or _edge(text, found, _CELL_BEHIND, _CELL_BEFORE)
    if not on_the_left and not on_the_right:
        return None
    beside = ["", *drawn[:-1]] if on_the_left else [*drawn[1:], ""]
    return [box or None for box, token in zip(beside, drawn, strict=True) if not token]


def _edge(
    text: str, found: Sequence[tuple[int, str]], at: re.Pattern[str], other: re.Pattern[str]
) -> bool:
    """Do all boxes stand at one edge of their cells, and none at the other?"""
    around = [text[max(place - 2, 0) : place + 3] for place, _ in found]
    return all(at.search(near) and not other.search(near) for near in around)


def without(text: str, printed: Iterable[re.Pattern[str]]) -> str:
    """A text without the sentences that the form itself prints in it."""
    for sentence in printed:
        text = sentence.sub("\n", text)
    return text


def _is_regular(drawn: Sequence[str]) -> bool:
    """Do boxes and captions alternate, or stand in two rows?"""
    kinds = [bool(box) for box in drawn]
    half = len(kinds) // 2
    alternate = all(kind != kinds[0] for kind in kinds[1::2]) and len(set(kinds[::2])) == 1
    return alternate or (len(set(kinds[:half])) == 1 and len(set(kinds[half:])) == 1)


def _lines(blocks: Iterable[Block], captions: re.Pattern[str]) -> Iterator[str]:
    for block in blocks:
        lines = block_text(block).split("\n")
        if isinstance(block, Preformatted):
            lines = list(map(boxes.draw_in_place, lines))
            lines = [_WIDE.sub("\t", line.strip()) for line in _boxed(lines, captions)]
        for line in lines:
            yield "\t".join(boxes.alone(cell) or cell for cell in line.split("\t"))


def _boxed(lines: Sequence[str], captions: re.Pattern[str]) -> Iterator[str]:
    """Lines of typed columns, with the ticks that are underlined in the line below as boxes.

    ``Yes  X   No`` over ``---      ---`` shows which of the two the tick stands at.
    """
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        marks = list(_UNDERLINES.finditer(below))
        if below.strip(" -_") or not marks or not captions.search(line):
            yield line
            continue
        for mark in reversed(marks):
            start, end = mark.span()
            over = line[start:end].strip()
            if end - start <= _LONGEST_BOX and over in ("", "x", "X"):
                box = CHECKED if over else EMPTY
                line = f"{line[:start]:<{start}}{box:^{end - start}}{line[end:]}"
        yield line
