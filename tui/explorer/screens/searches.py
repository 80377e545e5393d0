"""Searches kept by name: going to one, keeping the one in force, renaming, deleting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from store.harmless import visible
from tui.explorer.remembered import Remembered
from tui.explorer.screens.jump import STEPS
from tui.explorer.shipped_searches import SHIPPED, all_searches, hidden_searches
from tui.explorer.widgets.choices import Choice, Choices

_LINES = 14
_AROUND = 10
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the list, and what Enter does on it."""

    choice: Choice
    do: Callable[[], None]
    name: str | None = None
    """The search it stands for, if it is one."""


class SearchesScreen(ModalScreen[str | None]):
    """Dismissed with the query to go to, or with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Close", show=False, priority=True),
        Binding("ctrl+r", "rename", "Rename", show=False, priority=True),
        Binding("ctrl+d", "delete", "Delete", show=False, priority=True),
    ]

    def __init__(self, remembered: Remembered, query: str) -> None:
        """:param query: the query in force, to be kept under a name"""
        super().__init__()
        self._remembered = remembered
        self._query = query.strip()
        self._lines: tuple[_Line, ...] = ()
        self._listed_for = ""
        self._renamed: str | None = None
        """The search that is getting another name."""
        self._doomed: str | None = None
        """The search that another ctrl+d deletes."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="chooser"):
            yield Input(max_length=_LONGEST, compact=True)
            yield Choices(_LINES, hint="Enter")
            yield Static("", classes="said", markup=False)

    def on_mount(self) -> None:
        self.query_one(".chooser").border_title = "Searches"
        self.query_one(Input).focus()
        self._begin()

    def on_resize(self, event: events.Resize) -> None:
        self.query_one(Choices).set_most(max(3, min(_LINES, event.size.height - _AROUND)))

    def _begin(self, said: str = "") -> None:
        """All searches, and what can be done."""
        self._renamed = self._doomed = None
        entry = self.query_one(Input)
        entry.placeholder = "part of a name, or a new name"
        entry.value = ""
        self._list()
        self._say(said)

    # The list

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._renamed is None and event.value.strip() != self._listed_for:
            self._doomed = None
            self._list()
            self._say()

    def _list(self) -> None:
        typed = self._listed_for = self.query_one(Input).value.strip()
        searches = all_searches(self._remembered.searches)
        lines = [
            _Line(Choice(name, query), partial(self._go, query), name)
            for name, query in searches.items()
            if typed.casefold() in name.casefold()
        ]
        if typed and self._query and searches.get(typed) != self._query:
            verb = "Change" if typed in searches else "Keep"
            choice = Choice(f"{verb} \u201c{typed}\u201d: the search in force", self._query)
            lines.append(_Line(choice, lambda: self._keep(typed)))
        if not typed and hidden_searches(self._remembered.searches):
            choice = Choice("Restore", "the searches that came with section16")
            lines.append(_Line(choice, self._restore))
        self._lines = tuple(lines)
        self.query_one(Choices).show([line.choice for line in lines])

    @property
    def _line(self) -> _Line | None:
        return self._lines[self.query_one(Choices).chosen] if self._lines else None

    def on_key(self, event: events.Key) -> None:
        if event.key in STEPS:
            event.stop()
            event.prevent_default()
            self._doomed = None
            self.query_one(Choices).move(STEPS[event.key])

    @on(Choices.Picked)
    @on(Input.Submitted)
    def _entered(self, event: Choices.Picked | Input.Submitted) -> None:
        event.stop()
        if self._renamed is not None:
            self._finish_renaming(self._renamed, self.query_one(Input).value.strip())
        elif self._line is not None:
            self._line.do()

    # What can be done

    def _go(self, query: str) -> None:
        self.dismiss(query)

    def _keep(self, name: str) -> None:
        self._remembered.keep_search(name, self._query)
        self._begin(f"Kept as \u201c{name}\u201d.")

    def _restore(self) -> None:
        for name in hidden_searches(self._remembered.searches):
            self._remembered.forget_search(name)
        self._begin("Restored.")

    def action_rename(self) -> None:
        if self._renamed is None and self._line is not None and self._line.name:
            self._renamed = self._line.name
            entry = self.query_one(Input)
            entry.value = self._renamed
            entry.cursor_position = len(entry.value)
            self._say(f"A new name for \u201c{self._renamed}\u201d; Enter keeps it, Esc does not.")

    def _finish_renaming(self, old: str, new: str) -> None:
        searches = all_searches(self._remembered.searches)
        if not new or (new != old and new in searches):
            self._say("Give it a name." if not new else f"There is a \u201c{new}\u201d already.")
            return
        if new != old:
            self._remembered.keep_search(new, searches[old])
            self._delete(old)
        self._begin(f"\u201c{old}\u201d is called \u201c{new}\u201d now." if new != old else "")

    def action_delete(self) -> None:
        line = self._line
        if self._renamed is not None or line is None or line.name is None:
            return
        if self._doomed != line.name:
            self._doomed = line.name
            self._say(f"Press ctrl+d again to delete \u201c{line.name}\u201d.")
            return
        self._delete(line.name)
        self._begin(f"\u201c{line.name}\u201d is deleted.")

    def _delete(self, name: str) -> None:
        """One of the user's own is forgotten, a shipped one is hidden until it is restored."""
        if name in SHIPPED:
            self._remembered.keep_search(name, None)
        else:
            self._remembered.forget_search(name)

    def action_leave(self) -> None:
        if self._renamed is not None:
            self._begin()
        else:
            self.dismiss(None)

    def _say(self, words: str = "") -> None:
        keys = "Enter goes to it, ctrl+r renames, ctrl+d deletes, Esc closes."
        new = f"Type a new name to keep the search in force: {self._query}" if self._query else ""
        said = "\n".join(filter(None, (words, keys, new)))
        self.query_one(".said", Static).update(Text("\n".join(map(visible, said.split("\n")))))
