"""The footnotes of a filing, those of one cell and one row first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from parsers.filing import Filing
from store.harmless import visible
from tui.render import styles
from tui.render.values import marks_text


def footnotes(
    filing: Filing, marks: Mapping[str, tuple[str, ...]], column: str, labels: Mapping[str, str]
) -> Iterator[RenderableType]:
    """Footnotes with the cells they are marked on; the rest of the filing's below, dimmed.

    :param marks: footnotes marked on the row under the cursor, by column
    :param column: the column under the cursor
    :param labels: columns to the words they are headed with
    """
    of_row: dict[str, list[str]] = {}
    for name in sorted(marks, key=lambda name: name != column):
        for key in marks[name]:
            of_row.setdefault(key, []).append(labels.get(name, name.replace("_", " ")))
    for key, cells in of_row.items():
        here = key in marks.get(column, ())
        yield _note(key, filing.footnotes.get(key), ", ".join(cells), styles.VALUE if here else "")
    others = [key for key in filing.footnotes if key not in of_row]
    if others and of_row:
        yield Text("on other lines of the form", styles.CAPTION)
    for key in others:
        yield _note(key, filing.footnotes[key], "", styles.CAPTION)
    if not of_row and not others:
        yield Text("This filing has no footnotes.", styles.CAPTION)


def _note(key: str, note: str | None, cells: str, style: str) -> RenderableType:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True, style=styles.MARK)
    grid.add_column()
    head = Text(f"{visible(cells)}: ", styles.CAPTION) if cells else Text("")
    body = (
        Text(visible(note), style)
        if note is not None
        else Text("marked, but not given", styles.WARNING)
    )
    grid.add_row(Text(marks_text((key,))), Text.assemble(head, body))
    return Padding(grid, (0, 0, 1, 0))
