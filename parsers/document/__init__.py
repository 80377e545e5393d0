"""Documents to neutral blocks: headings, paragraphs, lists, tables, rules, check boxes.

In goes the text of one document, HTML, XML or plain, as EDGAR or a scraper left it; out
come blocks that know nothing of fonts, nested tables or escapes. The preview, the
full-text index and the readers of Form 12b-25 and Schedule TO all feed on them.
What a block *means* on a particular form does not belong here.
"""

from parsers.document.blocks import (
    Align,
    Block,
    Cell,
    CheckBox,
    Heading,
    ListItem,
    PageBreak,
    Paragraph,
    Preformatted,
    Rule,
    Span,
    Table,
    block_text,
    lines,
    plain,
)
from parsers.document.html import html_blocks
from parsers.document.text import text_blocks
from parsers.document.xml import xml_blocks

__all__ = [
    "Align",
    "Block",
    "Cell",
    "CheckBox",
    "Heading",
    "ListItem",
    "PageBreak",
    "Paragraph",
    "Preformatted",
    "Rule",
    "Span",
    "Table",
    "block_text",
    "html_blocks",
    "lines",
    "plain",
    "text_blocks",
    "xml_blocks",
]
