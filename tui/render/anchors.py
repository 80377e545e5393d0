"""Which drawn line is which row of the form: told by the lines themselves.

A row begins with a segment of no width that names it, so that it goes wherever its line
goes, through paddings and groups; terminals and files never see it. The cells of a row
name their fields the same way. Who needs to find them again reads them off the lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.segment import Segment
from rich.style import Style

RowKey = tuple[bool, int]
"""A row by :attr:`Row.is_derivative` and :attr:`Row.line`."""

_ROW, _FIELDS = "row", "fields"


def row_begins(key: RowKey) -> Segment:
    """To be put at the start of a row's first line."""
    return Segment("", Style(meta={_ROW: key}))


def row_ends() -> Segment:
    """To be put at the start of the first line that is no longer the row's."""
    return Segment("", Style(meta={_ROW: None}))


def of_fields(fields: Sequence[str]) -> Style:
    """The style of text that shows these fields of a row, by their names in the model."""
    return Style(meta={_FIELDS: tuple(fields)})


def row_of(segment: Segment) -> tuple[bool, RowKey | None]:
    """Does a row begin here, or end; and which one begins."""
    if segment.text or segment.style is None:
        return False, None
    meta: Mapping[str, Any] = segment.style.meta
    return _ROW in meta, meta.get(_ROW)


def fields_of(segment: Segment) -> tuple[str, ...]:
    """The fields that a segment shows."""
    return segment.style.meta.get(_FIELDS, ()) if segment.style is not None else ()
