"""A Schedule TO for reading: its cover as the Commission prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from difflib import SequenceMatcher

from parsers.boxes import CHECKED, EMPTY
from parsers.document import Block, CheckBox, Heading, Paragraph, Span, plain
from parsers.tender_offer.items import item

_COVER_SENTENCES = (
    "Check the box if the filing relates solely to preliminary communications made before the"
    " commencement of a tender offer.",
    "Check the appropriate boxes below to designate any transactions to which the statement"
    " relates:",
    "third-party tender offer subject to Rule 14d-1.",
    "issuer tender offer subject to Rule 13e-4.",
    "going-private transaction subject to Rule 13e-3.",
    "amendment to Schedule 13D under Rule 13d-2.",
    "Check the following box if the filing is a final amendment reporting the results of the"
    " tender offer:",
    "Rule 13e-4(i) (Cross-Border Issuer Tender Offer)",
    "Rule 14d-1(d) (Cross-Border Third-Party Tender Offer)",
)
"""The sentences beside the boxes, as 17 CFR 240.14d-100 prescribes them."""
_ALIKE = 0.9


def tidy_cover(blocks: Iterable[Block]) -> Iterator[Block]:
    """The document for reading: the cover centred, its prescribed sentences mended.

    A scan's ``Check the e approp oriate boxes`` is shown as the sentence it can only be;
    everything that the filer wrote stays as it is.
    """
    on_cover = True
    for block in blocks:
        if on_cover and isinstance(block, Heading | Paragraph | CheckBox):
            text = plain(block.spans)
            on_cover = not item(text) and len(text) < 400
            if on_cover:
                block = _mended(block, text)
        yield block


def _mended(block: Heading | Paragraph | CheckBox, text: str) -> Block:
    """The block with the prescribed sentence its text stands for; paragraphs centred."""
    words = _squeezed(text)
    for sentence in _COVER_SENTENCES:
        wanted = _squeezed(sentence)
        # Cheap bound first: alike texts are about equally long.
        if abs(len(words) - len(wanted)) < len(wanted) / 5 and (
            SequenceMatcher(None, words, wanted, autojunk=False).ratio() >= _ALIKE
        ):
            box = next((f" {c}" for c in text if c in (CHECKED, EMPTY)), "")
            return replace(block, spans=(Span(sentence + box),))
    return replace(block, align="center") if isinstance(block, Paragraph) else block


def _squeezed(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())
