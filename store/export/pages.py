"""Markdown and HTML: tables for people, everything of a filing escaped."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from html import escape
from typing import TextIO

from store.export.listing import Listing, Rows, plain
from store.harmless import visible
from store.reader import CellValue, RowView
from store.views import NUMERIC, Column, Kind

# Markdown


def write_markdown(listing: Listing, rows: Rows, stream: TextIO) -> int:
    """A table of GitHub's Markdown; how many rows."""
    columns, places = listing.chosen, listing.places
    stream.write(_markdown_row(column.label for column in columns))
    stream.write(_markdown_row("---:" if c.kind in NUMERIC else "---" for c in columns))
    count = 0
    for row in rows:
        stream.write(_markdown_row(_markdown_text(row.cells[place]) for place in places))
        count += 1
    return count


def _markdown_row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"


_MARKDOWN = str.maketrans({char: f"\\{char}" for char in "\\`*_[]<>|"})


def _markdown_text(value: CellValue) -> str:
    return visible(value).translate(_MARKDOWN) if isinstance(value, str) else plain(value)


# HTML

# The policy forbids the page to load or run anything, whatever a filing may hold.
_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
:root {{ color-scheme: light dark; font: 15px/1.4 system-ui, sans-serif; }}
body {{ margin: 1rem; }}
.scroll {{ overflow: auto; max-height: 85vh; }}
table {{ border-collapse: collapse; }}
caption {{ text-align: left; font-weight: bold; padding: .3rem 0; }}
th, td {{ padding: .2rem .6rem; border-bottom: 1px solid #8886; text-align: left; }}
th {{ position: sticky; top: 0; background: Canvas; white-space: nowrap; vertical-align: bottom; }}
td {{ vertical-align: top; min-width: 3ch; }}
.n {{ text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }}
.d {{ white-space: nowrap; }}
@media print {{ .scroll {{ overflow: visible; max-height: none; }} th {{ position: static; }} }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
"""
_CLASSES = dict.fromkeys(NUMERIC, ' class="n"') | {Kind.DATE: ' class="d"'}
_FLAGS = {1: "yes", 0: "no"}


def write_html(listing: Listing, rows: Rows, stream: TextIO) -> int:
    """A page that needs nothing but itself; how many rows."""
    title = listing.view.name.capitalize()
    stream.write(_HEAD.format(title=escape(title)))
    if listing.query.text:
        stream.write(f"<p>Searched for: <code>{_html(listing.query.text)}</code></p>\n")
    stream.write('<div class="scroll" tabindex="0" role="region" aria-label="Rows">\n<table>\n')
    stream.write(f"<caption>{escape(title)} in insider filings</caption>\n<thead>\n<tr>")
    for column in listing.chosen:
        stream.write(f'<th scope="col"{_CLASSES.get(column.kind, "")}>{_html(column.label)}</th>')
    stream.write("</tr>\n</thead>\n<tbody>\n")
    count = 0
    cells = [
        (column, f"<td{_CLASSES.get(column.kind, '')}>", place)
        for column, place in zip(listing.chosen, listing.places, strict=True)
    ]
    for row in rows:
        stream.write(_html_row(cells, row))
        count += 1
    noun = listing.view.one if count == 1 else listing.view.name
    stream.write(f"</tbody>\n</table>\n</div>\n<p>{count:,} {escape(noun)}</p>\n")
    stream.write(_legend(listing.chosen))
    stream.write("</main>\n</body>\n</html>\n")
    return count


def _html_row(cells: Iterable[tuple[Column, str, int]], row: RowView) -> str:
    """:param cells: columns with their opening tags and their places in the row"""
    texts = []
    for column, tag, place in cells:
        texts.append(tag + _html_text(column, row.cells[place]))
        if keys := row.marks.get(column.name):
            texts.append(" ".join(f"<sup>{_html(key)}</sup>" for key in keys))
        texts.append("</td>")
    return f"<tr>{''.join(texts)}</tr>\n"


def _html_text(column: Column, value: CellValue) -> str:
    if value is None:
        return ""
    if column.kind is Kind.FLAG and isinstance(value, int):
        return _FLAGS.get(value, str(value))
    if isinstance(value, Decimal):
        return format(value, ",f")
    return _html(value) if isinstance(value, str) else plain(value)


def _html(text: str) -> str:
    return escape(visible(text))


def _legend(columns: Iterable[Column]) -> str:
    lines = (f"<dt>{_html(c.label)}</dt><dd>{_html(c.doc)}</dd>\n" for c in columns)
    return (
        "<details>\n<summary>What the columns hold</summary>\n<dl>\n"
        f"{''.join(lines)}</dl>\n</details>\n"
    )
