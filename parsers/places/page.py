"""Places on a printed page: the SEC's HTML, and text that was scraped out of it.

The page is read as its reader reads it, to the grid of lines and cells. A cell's value is
looked for in its own cell of the source, a footnote or a fact in its own part of the page,
and counts only where it stands there once.
"""

from __future__ import annotations

from parsers.filing import SourceFormat
from parsers.ownership.grid import text_grid
from parsers.ownership.html_grid import grid_of
from parsers.ownership.page import read_page
from parsers.ownership.sections import cut
from parsers.ownership.typed import is_typed
from parsers.places.printed import Drawn, Page, Scraped
from parsers.places.spans import Found
from parsers.places.squeezed import squeezed_text
from parsers.places.table_rows import place_rows
from parsers.places.typed import typed_html_places, typed_text_places
from parsers.places.visible import visible
from parsers.places.wording import place_footnotes, state_facts

_LONGEST = 400_000
_LONGEST_TYPED = 150_000
"""Characters of a page that is placed. Real ones have up to 60,000; what is longer was made to
do harm, and to read it alone may take longer than anyone waits for a key."""


def page_places(text: str, source_format: SourceFormat) -> Found:
    """Where everything stands on a page.

    :param source_format: ``ownership-html`` or ``ownership-text``
    """
    typed = is_typed(text)
    if len(text) > (_LONGEST_TYPED if typed else _LONGEST):
        return Found()
    if typed:
        is_text = source_format == "ownership-text"
        return typed_text_places(text) if is_text else typed_html_places(text)
    page: Page
    if source_format == "ownership-html":
        seen = visible(text)
        page, grid = Drawn(seen), grid_of(seen.page)
    else:
        page, grid = Scraped(squeezed_text(text)), text_grid(text)
    filing = read_page(grid, source_format)
    parts = cut(grid)
    found = Found()
    place_rows(page, filing, parts, found)
    place_footnotes(page, filing, parts, found)
    state_facts(page, filing, parts, found)
    return found
