"""No visible word of a real document is lost, doubled, glued to another or out of order.

The other reading is a tree of the whole page by lxml, walked for its text: it knows
nothing of blocks, cells or columns, only which tags stand apart and which are hidden.
What blocks may rightly change is set aside on both sides: signs and punctuation (a
dollar sign joins its figure), boxes and bullets, and capitals set by style.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path

import pytest
from lxml import etree

from parsers.decoding import decode
from parsers.document import Block, PageBreak, block_text, html_blocks, text_blocks
from parsers.formats import is_html
from parsers.submission import read_submission
from tests.conftest import SHARED

CORPUS = SHARED / "corpus"
SUBMISSIONS = sorted((CORPUS / "submission_txt").rglob("*.*")) if CORPUS.is_dir() else []
PAGES = sorted([*CORPUS.glob("other_html/*"), *CORPUS.glob("ownership_html/**/*.html")])

pytestmark = pytest.mark.skipif(not SUBMISSIONS, reason=f"the corpus is not here ({CORPUS})")

HIDDEN = {"head", "title", "style", "script", "noscript", "template", "ix:header", "svg", "object"}
INLINE = {
    "a", "abbr", "acronym", "b", "big", "cite", "code", "em", "font", "i", "img", "ins", "kbd", "s",
    "small", "span", "strike", "strong", "sub", "sup", "tt", "u", "nobr", "del", "dfn", "label",
}  # fmt: skip
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
FAMILY = re.compile(r"font-family\s*:\s*([^;]*)", re.IGNORECASE)
SYMBOLS = re.compile(r"wingdings|symbol", re.IGNORECASE)
BOX_OR_BULLET = {"x", "o"}
# A box drawn with letters, also across tags: what is in it is no word.
DRAWN = re.compile(r"[\[|/(_]\s*_*[xX]_*\s*[\]|/)_]")
TYPED_TAG = re.compile(r"</?(?:PAGE|TABLE|S|C|CAPTION|FN|F\d+|sup|sub|[biu]|br|span[^>]*)>", re.I)


def page_text(page: str) -> Iterator[str]:
    """What a browser would show of a page, a blank wherever text stands apart."""
    parser = etree.HTMLParser(huge_tree=True, recover=True, encoding="utf-8")
    root = etree.HTML(page.encode(), parser)
    hidden, in_symbols = [False], [False]
    events = (
        etree.iterwalk(root, events=("start", "end", "comment", "pi")) if root is not None else ()
    )
    for event, element in events:
        if event == "start":
            hidden.append(hidden[-1] or is_hidden(element))
            in_symbols.append(is_in_symbols(element, in_symbols[-1]))
            text = element.text
        else:
            if event == "end":
                hidden.pop()
                in_symbols.pop()
            text = element.tail
        if not hidden[-1]:
            yield "" if isinstance(element.tag, str) and is_inline(element) else " "
            yield "" if in_symbols[-1] or not text else text


def is_hidden(element: etree._Element) -> bool:
    return element.tag in HIDDEN or HIDDEN_STYLE.search(element.get("style", "")) is not None


def is_inline(element: etree._Element) -> bool:
    return element.tag in INLINE or ":" in str(element.tag)


def is_in_symbols(element: etree._Element, around: bool) -> bool:
    """Are its letters boxes and bullets?"""
    named = FAMILY.search(element.get("style", ""))
    font = named[1] if named else element.get("face")
    return SYMBOLS.match(font.strip(" '\"")) is not None if font else around


def block_words(blocks: Iterable[Block]) -> list[str]:
    return words(
        "\n".join(
            f"{block.number or ''} {block.running}"
            if isinstance(block, PageBreak)
            else block_text(block)
            for block in blocks
        )
    )


def words(text: str) -> list[str]:
    """Letters and digits only, in the order they are read."""
    found = re.findall(r"[^\W_]+", DRAWN.sub(" ", text).casefold())
    return [word for word in found if word not in BOX_OR_BULLET]


def documents(path: Path) -> Iterator[str]:
    """The documents of a file that are read as text."""
    content = path.read_bytes()
    if path in PAGES:
        yield decode(content)
        return
    for document in read_submission(content).documents:
        text = decode(document.text)
        if text and "<edgarSubmission" not in text and not text.startswith(("<?xml", "{")):
            yield text


def assert_same(found: list[str], expected: list[str]) -> None:
    for place, (have, want) in enumerate(zip_longest(found, expected)):
        around = slice(max(place - 6, 0), place + 6)
        assert have == want, f"{' '.join(found[around])!r} for {' '.join(expected[around])!r}"


@pytest.mark.parametrize("path", [*SUBMISSIONS, *PAGES], ids=lambda path: path.name)
def test_every_word_of_a_page_is_in_its_blocks(path: Path) -> None:
    for text in filter(is_html, documents(path)):
        assert_same(block_words(html_blocks(text)), words("".join(page_text(text))))


@pytest.mark.parametrize("path", SUBMISSIONS, ids=lambda path: path.name)
def test_every_word_of_a_typed_document_is_in_its_blocks(path: Path) -> None:
    for text in documents(path):
        if not is_html(text):
            expected = words(html.unescape(TYPED_TAG.sub(" ", text)))
            assert_same(block_words(text_blocks(text)), expected)
