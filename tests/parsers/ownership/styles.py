"""The conventions in which scraped text of Forms 3, 4 and 5 differs, drawn at random.

Each convention is independent of the others, as it is in the wild: a scraper escapes or
does not, whatever it makes of boxes. Nothing here knows what the reader accepts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

_SUPERSCRIPTS = str.maketrans("0123456789()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾")


def _each(spelling: Callable[[int], str], between: str = "") -> Callable[[Sequence[int]], str]:
    return lambda numbers: between.join(map(spelling, numbers))


def _listed(before: str, after: str) -> Callable[[Sequence[int]], str]:
    return lambda numbers: before + ", ".join(map(str, numbers)) + after


MARKS: dict[str, Callable[[Sequence[int]], str]] = {
    # how the footnotes of one cell are marked on it
    "tag": _each(lambda n: f"<sup>({n})</sup>"),
    "one tag": lambda numbers: "<sup>" + "".join(f"({n})" for n in numbers) + "</sup>",
    "tag, listed": _listed("<sup>(", ")</sup>"),
    "tag, brackets": _each(lambda n: f"<sup>[{n}]</sup>"),
    "tag, bare": _each(lambda n: f"<sup>{n}</sup>", " "),
    "superscripts, listed": lambda numbers: ("(" + ", ".join(map(str, numbers)) + ")").translate(
        _SUPERSCRIPTS
    ),
    "superscripts": _each(lambda n: f"({n})".translate(_SUPERSCRIPTS)),
    "parentheses": _each(lambda n: f"({n})"),
    "parentheses, apart": _each(lambda n: f"({n})", " "),
    "parentheses, listed": _listed("(", ")"),
    "carets": _each(lambda n: f"^({n})^"),
    "carets, listed": lambda numbers: "^" + "".join(f"({n})" for n in numbers) + "^",
}
IN_LINE = frozenset(name for name in MARKS if name.startswith("parentheses"))
"""Marks that look like any other number in parentheses."""

BOXES: dict[str, tuple[str, str]] = {
    # ticked, and not ticked
    "input": ('<input checked="" type="checkbox"/>', '<input type="checkbox"/>'),
    "input, other order": ('<input type="checkbox" disabled checked>', '<input type="checkbox">'),
    "brackets": ("[X]", "[ ]"),
    "small brackets": ("[x]", "[ ]"),
    "ballot boxes": ("\u2612", "\u2610"),
    "ticks": ("\u2611", "\u2610"),
    "underscores": ("__X__", "_____"),
    "input or underscores": ('<input checked="" type="checkbox"/>', "_____"),
}

_TAGS = {
    "none": ("", ""),
    "b": ("<b>", "</b>"),
    "strong": ("<strong>", "</strong>"),
    "underscores": ("__", "__"),
    "u": ("<u>", "</u>"),
    "small": ("<small>", "</small>"),
    "stars": ("**", "**"),
}


@dataclass(frozen=True, slots=True)
class Style:
    """One scraper's habits, and one printed view's."""

    reduced: bool
    """The reduced view, with its table of owners and its shorter captions."""
    escapes: str
    """Characters that are escaped with a backslash."""
    entities: bool
    heading: str
    value: str
    caption: str
    """Names of the tags around headings, the values of boxes 1 to 6, and small captions."""
    rules: bool
    marks: str
    mark_gap: str
    boxes: str
    blanks_printed: bool
    """Boxes that are not ticked are printed."""
    stray_blank: bool
    """A blank stands before the officer's title, as in views that print it on a line."""
    head_boxes: str
    """``lost``, or where the mark stands: ``beside`` its sentence or ``above`` it."""
    pipes: bool
    pipe_rule: bool
    blank: str
    """What stands in a blank cell."""
    trimmed: bool
    """Blank cells at the end of a row are lost."""
    headers: str
    """``right``, ``misplaced``, ``repeated`` or ``none``."""
    titles_in_tables: bool
    form_heading: str
    identity_in_lines: bool
    """Boxes 1 to 6 stand one below the other, not side by side."""
    ticker_gap: str
    street_join: str
    city_comma: bool
    box_3_column: int
    box_4: bool
    box_6: bool
    notes: str
    """``(1)``, ``1.``, ``[1]``, or ``-`` where notes are only listed."""
    note_bullets: bool
    notes_wrapped: bool
    remarks_beside: bool
    signature_gap: str
    signature_caption: str
    """``none``, ``once`` under all, ``each`` under every one."""
    reminder: bool

    def spelled(self, text: str) -> str:
        """A value as this scraper writes it."""
        if self.entities or "<" in text:
            text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        if not self.escapes:
            return text
        return re.sub(f"([{re.escape(self.escapes)}])", r"\\\1", text)

    def tagged(self, text: str, tag: str) -> str:
        """Text between a pair of tags; nothing stays nothing."""
        before, after = _TAGS[tag]
        return f"{before}{text}{after}" if text else ""

    def title(self, text: str) -> str:
        """A heading of a part of the form."""
        return self.tagged(text, self.heading)

    def box(self, ticked: bool) -> str:
        """A check box."""
        mark = BOXES[self.boxes][0 if ticked else 1]
        return mark if ticked or self.blanks_printed else ""

    def marked(self, value: str, numbers: Sequence[int]) -> str:
        """A cell's value with its footnotes marked on it."""
        if not numbers:
            return value
        marks = MARKS[self.marks](numbers)
        if "<" not in marks:
            marks = (
                re.sub(f"([{re.escape(self.escapes)}])", r"\\\1", marks) if self.escapes else marks
            )
        return f"{value}{self.mark_gap if value else ''}{marks}"

    def row(self, cells: Sequence[str]) -> str:
        """One line of a table."""
        if self.trimmed:
            return "\t".join(cells).rstrip("\t")
        cells = [cell or self.blank for cell in cells]
        if not self.pipes:
            return "\t".join(cells)
        return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"

    def rule(self, columns: int) -> list[str]:
        """The rule under a table's head, where the scraper draws one."""
        return ["|" + "---|" * columns] if self.pipes and self.pipe_rule else []


def draw_style(rng: Random) -> Style:
    """A style with every convention chosen independently."""
    reduced = rng.random() < 0.4
    pipes = rng.random() < 0.4
    return Style(
        reduced=reduced,
        escapes=rng.choice(("", "$", "$*", "$*_[]#", "$*_[]()#.-")),
        entities=rng.random() < 0.3,
        heading=rng.choice(("none", "b", "strong", "stars", "stars")),
        value=rng.choice(("none", "b", "u", "stars", "underscores")),
        caption=rng.choice(("none", "none", "small")),
        rules=rng.random() < 0.3,
        marks=rng.choice(tuple(MARKS)),
        mark_gap=rng.choice(("", " ")),
        boxes=rng.choice(tuple(BOXES)),
        blanks_printed=rng.random() < 0.6,
        stray_blank=rng.random() < 0.3,
        head_boxes=rng.choice(("lost", "beside", "above")),
        pipes=pipes,
        pipe_rule=rng.random() < 0.6,
        blank=rng.choice(("", "", " ", "&nbsp;", "\u00a0")),
        trimmed=not pipes and rng.random() < 0.3,
        headers=rng.choice(("right", "misplaced", "repeated", "none")),
        titles_in_tables=rng.random() < 0.2,
        form_heading=rng.choice(("", "FORM {}", "# FORM {}", "**FORM {}**")),
        identity_in_lines=rng.random() < 0.25,
        ticker_gap=rng.choice(("", " ")),
        street_join=rng.choice((" ", ", ")),
        city_comma=rng.random() < 0.5,
        box_3_column=rng.choice((0, 1)),
        box_4=rng.random() < 0.8,
        box_6=rng.random() < 0.5,
        notes=rng.choice(("(1)", "(1)", "1.", "[1]", "-")),
        note_bullets=rng.random() < 0.6,
        notes_wrapped=rng.random() < 0.2,
        remarks_beside=rng.random() < 0.5,
        signature_gap=rng.choice(("", " ", "\t", "\n")),
        signature_caption=rng.choice(("none", "once", "each")),
        reminder=rng.random() < 0.5,
    )
