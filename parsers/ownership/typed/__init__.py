"""Forms 3, 4 and 5 as filed before 30 June 2003: typed text, and the HTML of filers' own making.

Nobody prescribed how the form was to be drawn. What holds is the order of its parts, of
its boxes and of its columns, and the words printed over them; so a page is taken apart by
those and put down again as the neutral grid that every other reader of this package feeds.
What cannot be placed with certainty is a problem that quotes it, and no value.
"""

from parsers.ownership.typed.page import (
    is_typed,
    typed_between_tags,
    typed_html_grid,
    typed_page_grid,
    typed_text_grid,
)

__all__ = [
    "is_typed",
    "typed_between_tags",
    "typed_html_grid",
    "typed_page_grid",
    "typed_text_grid",
]
