"""Spans of a document as Rich text."""

from __future__ import annotations

from collections.abc import Iterable

from rich.text import Text

from parsers.document import Span
from store.harmless import visible_lines

_STYLES = {
    (bold, italic, underline): " ".join(
        name for name, on in (("bold", bold), ("italic", italic), ("underline", underline)) if on
    )
    for bold in (False, True)
    for italic in (False, True)
    for underline in (False, True)
}


def styled(spans: Iterable[Span]) -> Text:
    """The text of spans as they look, line breaks kept, nothing in it taken for markup."""
    shown = Text()
    for span in spans:
        shown.append(visible_lines(span.text), _STYLES[span.bold, span.italic, span.underline])
    return shown
