"""The list under the search box: what the word at the cursor may go on with.

What the language offers is there at once. Names from the store come from a worker, which
the next key interrupts; typing never waits for them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.message import Message

from store.completion import Option, Slot, options, slot_at
from store.errors import StoreError
from tui.explorer.asking import Asker, Superseded
from tui.explorer.messages import Token
from tui.explorer.widgets.choices import Choice, Choices
from tui.explorer.working import in_worker

_LINES = 8


@dataclass
class OptionsRead(Message):
    """What the store offers has been read."""

    token: Token
    options: tuple[Option, ...]


class Completion(Choices):
    """Open while there is something to offer."""

    DEFAULT_CLASSES: ClassVar[str] = "choices"

    def __init__(self, path: Path | None) -> None:
        """:param path: the store; without one only the language is offered"""
        super().__init__(_LINES, hint="Tab")
        self._asker = Asker(path) if path else None
        self._token: Token = object()
        self._slot: Slot | None = None
        self._options: tuple[Option, ...] = ()
        self.was_moved = False
        """Has the user chosen, so that Enter means the chosen line?"""

    def on_mount(self) -> None:
        self.display = False

    def on_unmount(self) -> None:
        if self._asker:
            self._asker.close()

    @property
    def is_open(self) -> bool:
        return bool(self.display)

    def offer(self, text: str, cursor: int) -> None:
        """Offer what the query may go on with at the cursor."""
        self._token = token = object()
        self.was_moved = False
        self._slot = slot_at(text, cursor)
        self._put(options(self._slot) if self._slot else ())
        if self._asker is None:
            return
        self._asker.supersede(token)
        if self._slot is not None:
            question = partial(self._read, self._asker, token, self._slot)
            in_worker(self, question, "names")

    def close(self) -> None:
        """Offer nothing more until the next key."""
        self._token = object()
        if self._asker:
            self._asker.supersede(self._token)
        self._put(())

    def choose(self, step: int) -> None:
        """Move to another line."""
        self.was_moved = True
        self.move(step)

    def taken(self, text: str) -> tuple[str, int] | None:
        """The query with the chosen line in it, and where the cursor then stands."""
        if self._slot is None or not self._options:
            return None
        chosen = self._options[self.chosen].text
        place = self._slot.start + len(chosen)
        return text[: self._slot.start] + chosen + text[self._slot.end :], place

    def _read(self, asker: Asker, token: Token, slot: Slot) -> None:
        """In a worker thread."""
        try:
            found = asker.ask(token, lambda reader: reader.completions(slot))
        except (Superseded, StoreError):  # what is wrong with a store its lists tell
            return
        self.post_message(OptionsRead(token, found))

    @on(OptionsRead)
    def _take(self, message: OptionsRead) -> None:
        message.stop()
        if message.token is self._token and message.options:
            self._put((*self._options, *message.options), self.chosen)

    def _put(self, found: tuple[Option, ...], chosen: int = 0) -> None:
        self._options = found
        self.show([Choice(option.text, option.doc) for option in found], chosen)
        self.display = bool(found)
