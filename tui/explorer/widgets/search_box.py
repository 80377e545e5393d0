"""The box for a query: live, with mistakes told under it and what is shown left alone.

While one types, a list drops down of what the word may become; Up and Down bring back
earlier queries when it is closed. Out of the box, the query's terms stand as marks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from rich.text import Text
from textual import events, on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static

from store.errors import QueryError
from store.harmless import visible
from store.query import Query, parse
from tui.explorer.actions import Where, bindings
from tui.explorer.widgets.choices import Choices
from tui.explorer.widgets.completion import Completion
from tui.explorer.widgets.marks import Marks

_PAUSE = 0.12
"""Seconds without a key after which a query is asked."""


class SearchBox(Vertical):
    """Asks as one types. Enter keeps the query, Escape brings back the one before."""

    DEFAULT_CLASSES: ClassVar[str] = "search-box"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.SEARCH)

    @dataclass
    class Asked(Message):
        """A query to be answered."""

        query: Query

    @dataclass
    class Kept(Message):
        """A query worth coming back to."""

        text: str

    @dataclass
    class Left(Message):
        """The box is no longer typed in."""

    def __init__(
        self,
        path: Path | None = None,
        history: Callable[[], Sequence[str]] = tuple,
        **kwargs: Any,
    ) -> None:
        """
        :param path: the store whose names are offered
        :param history: earlier queries, newest first
        """
        super().__init__(**kwargs)
        self._path = path
        self._history = history
        self._recalled = -1
        self._draft = ""
        self._before = ""
        self._asked = ""
        self._put_in: str | None = None
        """The text that was last put in the box by other means than typing."""
        self._timer: Timer | None = None

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static("/", classes="search-sign", markup=False)
            yield Input(
                compact=True,
                select_on_focus=False,
                placeholder="words, issuer:, insider:, code:P, form:4",
            )
            yield Marks()
        yield Static("", classes="search-error", markup=False)
        yield Static("", classes="search-said", markup=False)
        yield Completion(self._path)  # below a mistake, which it would cover

    @property
    def input(self) -> Input:
        return self.query_one(Input)

    @property
    def marks(self) -> Marks:
        return self.query_one(Marks)

    @property
    def completion(self) -> Completion:
        return self.query_one(Completion)

    @property
    def keys(self) -> Where | None:
        """Which keys hold in it now; ``None``: it is not in focus."""
        if self.input.has_focus:
            return Where.SEARCH
        return Where.MARKS if self.marks.has_focus else None

    @property
    def text(self) -> str:
        return self.input.value

    def enter(self) -> None:
        """Begin to type."""
        self._before = self.text
        self._edit(len(self.text))

    def enter_marks(self) -> bool:
        """Begin to walk on the marks; ``False`` where there are none."""
        self._before = self.text
        return self._go_to_marks(last=False)

    def set_query(self, text: str) -> None:
        """Put a query in and ask it."""
        self._put(text)
        self._ask()

    def put(self, text: str) -> None:
        """Put a query in that has been asked already."""
        self._asked = text
        self._put(text)
        self._write_error(None)
        self._show_marks()

    # Typing

    def _put(self, text: str) -> None:
        self._put_in = text
        self.input.value = text
        self.input.cursor_position = len(text)
        self.completion.close()

    def _edit(self, place: int) -> None:
        self.add_class("-editing")
        self._recalled = -1
        self.screen.set_focus(self.input)  # at once, for the next key is on its way
        self.input.cursor_position = place

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._timer:
            self._timer.stop()
        self._timer = self.set_timer(_PAUSE, self._ask_typed)
        if event.value == self._put_in:
            return
        self._put_in, self._recalled = None, -1
        if self.input.has_focus:
            self.completion.offer(self.text, self.input.cursor_position)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_keep()

    def action_keep(self) -> None:
        if self._ask():
            self._leave()

    def _leave(self) -> None:
        self.completion.close()
        if self._asked.strip():
            self.post_message(self.Kept(self._asked.strip()))
        self.post_message(self.Left())

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        if event.widget is self.input:
            self.completion.close()
            self.remove_class("-editing")
            self._show_marks()

    def on_key(self, event: events.Key) -> None:
        """Keys that mean something else here than in an ordinary box."""
        if not self.input.has_focus:
            return
        completion, place = self.completion, self.input.cursor_position
        takes = {"right": place == len(self.text), "enter": completion.was_moved}
        if completion.is_open and takes.get(event.key):
            self._take()
        elif completion.is_open and event.key in _PAGES:
            completion.choose(_PAGES[event.key])
        elif not (event.key == "left" and place == 0 and self._ask() and self._go_to_marks(True)):
            return
        event.stop()
        event.prevent_default()

    def action_take(self) -> None:
        if not self.completion.is_open:
            raise SkipAction
        self._take()

    def action_older(self) -> None:
        self._up_or_down(-1)

    def action_newer(self) -> None:
        self._up_or_down(1)

    def _up_or_down(self, step: int) -> None:
        if not self.input.has_focus:
            raise SkipAction
        if self.completion.is_open:
            self.completion.choose(step)
        else:
            self._recall(-step)

    def action_leave(self) -> None:
        if self.completion.is_open:
            self.completion.close()
            return
        self.set_query(self._before)
        self.post_message(self.Left())

    @on(Choices.Picked)
    def _picked(self, event: Choices.Picked) -> None:
        event.stop()
        self._take()
        self.input.focus()

    def _take(self) -> None:
        taken = self.completion.taken(self.text)
        if taken is None:
            return
        text, place = taken
        self._put_in = text
        self.input.value = text
        self.input.cursor_position = place
        self.completion.offer(text, place)  # a field goes on with its values

    def _recall(self, step: int) -> None:
        """Bring back an earlier query, or a later one; the newest is what was being typed."""
        if self._recalled == -1:
            self._draft = self.text
        history = [text for text in self._history() if text != self._draft]
        goal = self._recalled + step
        if -1 <= goal < len(history):
            self._recalled = goal
            self._put(self._draft if goal == -1 else history[goal])

    # Marks

    def _go_to_marks(self, last: bool) -> bool:
        if not self.marks.count:
            return False
        self.remove_class("-editing")
        self.completion.close()
        self.marks.enter(last)
        return True

    def _show_marks(self) -> None:
        try:
            query = parse(self._asked)
        except QueryError:
            query = Query()
        self.marks.show(query)
        self.set_class(bool(query.terms), "-marked")

    @on(Marks.Changed)
    def _take_off(self, event: Marks.Changed) -> None:
        event.stop()
        self.set_query(event.text)
        if self.marks.count:
            if self.marks.has_focus:
                self.marks.tell()
        else:
            self.post_message(self.Left())

    @on(Marks.EditWanted)
    def _edit_again(self, event: Marks.EditWanted) -> None:
        event.stop()
        if not self.has_focus_within:
            self._before = self.text
        self._edit(event.place)

    @on(Marks.Left)
    def _leave_marks(self, event: Marks.Left) -> None:
        event.stop()
        self._leave()

    @on(Marks.Told)
    def _tell(self, event: Marks.Told) -> None:
        event.stop()
        said = self.query_one(".search-said", Static)
        said.update(
            Text.assemble(
                f"  {visible(event.words)}", ("   x takes it off, Enter edits", "dim"),
                no_wrap=True, overflow="ellipsis",
            )
        )  # fmt: skip
        said.display = bool(event.words)

    # Asking

    def _ask_typed(self) -> None:
        if self._ask_only() and not self.has_class("-editing"):  # which hides the marks
            self._show_marks()

    def _ask(self) -> bool:
        """Ask what stands in the box; a mistake is told and asks nothing."""
        is_asked = self._ask_only()
        if is_asked:
            self._show_marks()
        return is_asked

    def _ask_only(self) -> bool:
        """Ask, and leave the marks as they are."""
        if self._timer:
            self._timer.stop()
            self._timer = None
        try:
            query = parse(self.text)
        except QueryError as mistake:
            self._write_error(mistake)
            return False
        self._write_error(None)
        if self.text != self._asked:
            self._asked = self.text
            self.post_message(self.Asked(query))
        return True

    def _write_error(self, mistake: QueryError | None) -> None:
        error = self.query_one(".search-error", Static)
        error.display = mistake is not None
        if mistake is not None:
            error.update(_pointer(mistake))


_PAGES = {"pageup": -8, "pagedown": 8}


def _pointer(mistake: QueryError) -> Text:
    """The mistake in words, under the place where it stands."""
    return Text(f"{' ' * (mistake.start + 2)}^ {visible(mistake.message)}")
