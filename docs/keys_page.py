"""The keys of the explorer as tables, from the one registry of its actions."""

from __future__ import annotations

from collections.abc import Iterator

from tui.explorer.actions import Action, Where, actions

_HEAD = """\
# Keys

Every key of the explorer, by where it holds. In the explorer `?` shows those of the pane in
focus, and `ctrl+p` finds any of them by its words. This page is made from the program by
`make docs`.
"""
_SEPARATOR = {"|": "\\|", "`": "`` ` ``"}


def page() -> str:
    """All keys, a table a place."""
    return "\n".join((_HEAD, *_tables()))


def _tables() -> Iterator[str]:
    for where in Where:
        if rows := [_row(action) for action in actions(where)]:
            yield "\n".join((f"## {where.value}\n", "| key | does |", "|---|---|", *rows, ""))


def main_keys() -> str:
    """The keys that the bar of keys shows, for the README."""
    seen: dict[str, Action] = {}
    for where in (Where.BROWSE, Where.TABLE):
        for action in actions(where):
            if action.shown:
                seen.setdefault(action.keys, action)
    return "\n".join(("| key | does |", "|---|---|", *map(_row, seen.values()), ""))


def _row(action: Action) -> str:
    keys = " ".join(_SEPARATOR.get(key, f"`{key}`") for key in action.key_display.split())
    return f"| {keys} | {action.doc.replace('|', _SEPARATOR['|'])} |"
