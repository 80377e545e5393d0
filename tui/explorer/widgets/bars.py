"""One-line bars: where one is, and which keys do what."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.text import Text
from textual.widgets import Static

from tui.explorer.actions import Action

_ARROW = " \u203a "


class Crumbs(Static):
    """Where one is, from the whole store down to the list."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(markup=False, **kwargs)
        self._places: tuple[str, ...] = ()

    def show(self, places: Iterable[str]) -> None:
        """:param places: plain text, fit to be shown"""
        if (found := tuple(places)) == self._places:
            return  # a frame for nothing puts off the next one
        self._places = found
        shown = Text(no_wrap=True, overflow="ellipsis")
        for number, place in enumerate(found):
            shown.append(_ARROW if number else "", "dim")
            shown.append(place, "" if number else "bold")
        self.update(shown, layout=False)


class KeyBar(Static):
    """The keys of what is in focus, as many as fit; help and quit always."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(markup=False, **kwargs)
        self._shown: tuple[Action, ...] = ()

    def show(self, actions: Iterable[Action]) -> None:
        chosen = tuple(actions)
        if chosen != self._shown:
            self._shown = chosen
            self._write()

    def on_resize(self) -> None:
        self._write()

    def _write(self) -> None:
        last = Text("").join(_key(action) for action in self._shown if action.id in _ALWAYS)
        line = Text(no_wrap=True)
        for action in self._shown:
            key = _key(action)
            if (
                action.id in _ALWAYS
                or line.cell_len + key.cell_len + last.cell_len > self.size.width
            ):
                continue
            line.append_text(key)
        line.append(" " * max(self.size.width - line.cell_len - last.cell_len, 0))
        self.update(line.append_text(last), layout=False)


_ALWAYS = frozenset({"help", "quit"})


def _key(action: Action) -> Text:
    return Text.assemble(
        (f" {action.key_display.split()[0]}", "bold"), (f" {action.label} ", "dim")
    )
