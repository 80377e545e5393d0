"""Jumping to an issuer or an insider by a few letters, misspelt ones too."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from store.errors import StoreError
from store.harmless import visible
from store.jumping import Lookalikes
from store.parties import Party, PartyKind
from tui.explorer.asking import Asker, Superseded
from tui.explorer.messages import AskFailed, Token
from tui.explorer.widgets.choices import Choice, Choices
from tui.explorer.working import in_worker

_MOST = 40
_LINES = 20
_AROUND = 9
"""Lines of the dialog that are no names."""
STEPS = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10}


@dataclass
class PartiesRead(Message):
    """Who the letters may mean has been read."""

    token: Token
    parties: tuple[Party, ...]


@dataclass
class LettersRead(Message):
    """The words of all names are there, so that misspelt ones are found."""


class Letters:
    """The words of a store's names, read once and again when the store has changed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._stamp: tuple[tuple[int, int], ...] = ()
        self.read: Lookalikes | None = None

    def refresh(self) -> bool:
        """Read them if need be; to be called in a worker thread. Were they read?

        :raises StoreError: the store cannot be read
        """
        with self._lock:
            stamp = self._stamped()
            if self.read is not None and stamp == self._stamp:
                return False
            self.read, self._stamp = Lookalikes(self._path), stamp
            return True

    def _stamped(self) -> tuple[tuple[int, int], ...]:
        """When the store's files were last written, and their sizes."""
        files = (self._path, self._path.with_name(f"{self._path.name}-wal"))
        stats = [file.stat() for file in files if file.exists()]
        return tuple((stat.st_mtime_ns, stat.st_size) for stat in stats)


class JumpScreen(ModalScreen[tuple[PartyKind, int] | None]):
    """A box and the names that it may mean; dismissed with who was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+k", "dismiss", "Close", show=False, priority=True)
    ]

    def __init__(self, path: Path, letters: Letters) -> None:
        super().__init__()
        self._asker = Asker(path)
        self._letters = letters
        self._token: Token = object()
        self._parties: tuple[Party, ...] = ()
        self._is_answered = True
        self._is_entered = False
        """Enter was pressed before the answer came."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="chooser"):
            yield Input(placeholder="a few letters of a name, or a ticker", compact=True)
            yield Choices(_LINES, hint="Enter")
            yield Static("", classes="said", markup=False)

    def on_mount(self) -> None:
        self.query_one(".chooser").border_title = "Jump to an issuer or insider"
        self.query_one(Input).focus()
        self._say("Misspelt names are found too. Esc closes.")
        in_worker(self, self._read_letters, "letters")

    def on_unmount(self) -> None:
        self._asker.close()

    def on_resize(self, event: events.Resize) -> None:
        self.query_one(Choices).set_most(max(3, min(_LINES, event.size.height - _AROUND)))

    # Questions

    def _read_letters(self) -> None:
        """In a worker thread."""
        try:
            was_read = self._letters.refresh()
        except (StoreError, OSError):  # the names that are spelt as typed are found without
            return
        if was_read:
            self.post_message(LettersRead())

    @on(LettersRead)
    @on(Input.Changed)
    def _ask(self, event: Message) -> None:
        event.stop()
        self._token = token = object()
        self._asker.supersede(token)
        text = self.query_one(Input).value.strip()
        if not text:
            self._take(PartiesRead(token, ()))
            self._say("Misspelt names are found too. Esc closes.")
            return
        self._is_answered = False
        question = partial(self._read, token, text)
        in_worker(self, question, "names")

    def _read(self, token: Token, text: str) -> None:
        """In a worker thread."""
        try:
            found = self._asker.ask(
                token, lambda reader: reader.find_parties(text, _MOST, self._letters.read)
            )
        except Superseded:
            return
        except StoreError as error:
            self.post_message(AskFailed(token, str(error)))
            return
        self.post_message(PartiesRead(token, found))

    @on(PartiesRead)
    def _take(self, message: PartiesRead) -> None:
        message.stop()
        if message.token is not self._token:
            return
        self._parties, self._is_answered = message.parties, True
        self.query_one(Choices).show([_choice(party) for party in message.parties])
        self._say("" if message.parties else "Nobody of such a name is in this store.")
        if self._is_entered:
            self._is_entered = False
            self._choose()

    @on(AskFailed)
    def _fail(self, message: AskFailed) -> None:
        message.stop()
        if message.token is self._token:
            self._is_answered, self._is_entered = True, False
            self._say(message.message)

    # Choosing

    def on_key(self, event: events.Key) -> None:
        if event.key in STEPS:
            event.stop()
            event.prevent_default()
            self.query_one(Choices).move(STEPS[event.key])

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._is_answered:
            self._choose()
        else:
            self._is_entered = True

    @on(Choices.Picked)
    def _picked(self, event: Choices.Picked) -> None:
        event.stop()
        self._choose()

    def _choose(self) -> None:
        if self._parties:
            party = self._parties[self.query_one(Choices).chosen]
            self.dismiss((party.kind, party.id))

    def _say(self, words: str) -> None:
        said = self.query_one(".said", Static)
        said.update(Text(visible(words)))
        said.display = bool(words)


def _choice(party: Party) -> Choice:
    filings = f"{party.filings:,} filing{'' if party.filings == 1 else 's'}"
    told = [party.kind.value, party.beside, filings]
    return Choice(party.name or "without a name", " \u00b7 ".join(filter(None, told)))
