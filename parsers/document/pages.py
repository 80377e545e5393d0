"""What is printed at the edges of pages: numbers, running titles and rules.

On paper they frame a page; read from one end to the other they are noise between two
halves of a sentence. Here they become part of the page break that they stand at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from parsers.document.blocks import Block, Heading, PageBreak, Paragraph, Rule, plain

_NUMBER = re.compile(
    r"[\s\u2013\u2014-]*(?:page\s*)?"
    r"((?:(?:[a-z]{1,2}|[ivx]{1,5})-){0,2}(?:\d{1,4}|[ivxl]{1,6}))[\s\u2013\u2014-]*",
    re.IGNORECASE,
)
_RUNNING = frozenset({"table of contents", "back to contents", "index to financial statements"})
"""Links that filing agents print at the head of every page."""
_EDGES = (Rule, PageBreak)
_TITLED = (Paragraph, Heading)
APART = " \u00b7 "


def paged(blocks: Iterable[Block]) -> Iterator[Block]:
    """The same blocks, each page break with what is printed there; each as soon as possible."""
    before: Block | None = None
    edge: list[Block] = []  # the rules and page breaks that follow it
    for block in blocks:
        if isinstance(block, _EDGES):
            if not edge or block != edge[-1]:
                edge.append(block)
            continue
        if any(isinstance(b, PageBreak) for b in edge) and (title := _running_title(block)):
            edge.append(PageBreak(running=title))
            continue
        yield from _edged(before, edge)
        before, edge = block, []
    yield from _edged(before, edge, at_end=True)


def page_number(text: str) -> str | None:
    """The number of a page, if that is all the text says."""
    match = _NUMBER.fullmatch(text)
    return match[1] if match else None


def _edged(before: Block | None, edge: list[Block], at_end: bool = False) -> Iterator[Block]:
    """A block and what follows it up to the next: one page break, or one rule."""
    if not edge and not at_end:
        if before is not None:
            yield before
        return
    breaks = [block for block in edge if isinstance(block, PageBreak)]
    numbers = [page.number for page in breaks if page.number]
    if (breaks or at_end) and isinstance(before, Paragraph):
        if number := page_number(plain(before.spans)):
            before = None
            numbers.insert(0, number)
    if before is not None:
        yield before
    running = [page.running for page in breaks if page.running]
    if numbers or running or (breaks and before is not None and not at_end):
        yield PageBreak(APART.join(numbers) or None, APART.join(running))
    elif not breaks:
        yield from edge[:1]


def _running_title(block: Block) -> str | None:
    if not isinstance(block, _TITLED) or block.align == "center" or len(block.spans) > 1:
        return None
    title = plain(block.spans)
    return title if title.casefold() in _RUNNING else None
