"""The dialog that adds filings: what to add, how far it has come, what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from store.harmless import visible
from tui.explorer.adding import State
from tui.explorer.path_completion import paths_in
from tui.explorer.widgets.adding_line import AddingLine
from tui.explorer.widgets.path_input import PathInput
from tui.render import styles

_ASKING = "Enter adds \u00b7 Tab completes \u00b7 Esc closes"
_RUNNING = "s stops it and keeps what was added \u00b7 Esc lets it go on"
_OVER = "a adds more \u00b7 Esc closes"
_PROBLEMS = "p shows the filings with problems \u00b7 "
_BAR = 40
"""Cells."""
_MOST_TOLD = 8
"""Lines of problems and of files not read."""


class AddingScreen(ModalScreen[tuple[int, ...] | None]):
    """Dismisses with the ids of filings whose problems are to be looked at, or with ``None``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", "Close", show=False),
        Binding("s", "stop", "Stop", show=False),
        Binding("a", "more", "Add more", show=False),
        Binding("p", "problems", "Problems", show=False),
    ]

    AUTO_FOCUS = ""  # what is in focus depends on what is shown

    def __init__(self, line: AddingLine) -> None:
        """:param line: what adds, and goes on adding when this dialog is closed"""
        super().__init__()
        self._line = line

    def compose(self) -> ComposeResult:
        with Vertical(id="adding", classes="dialog"):
            words = "Files, folders, .zip or .tar.gz; several with blanks between them."
            yield Static(Text(words, "dim"), id="what", markup=False)
            yield PathInput(many=True, id="paths")
            yield Static("", id="progress", markup=False)
            yield Static("", id="said", markup=False)
            yield Static("", id="dialog-keys", markup=False)

    def on_mount(self) -> None:
        self.query_one("#adding").border_title = "Add filings"
        self.watch(self._line, "state", self._show)

    @property
    def _paths(self) -> PathInput:
        return self.query_one(PathInput)

    @on(Input.Submitted)
    def _add(self, event: Input.Submitted) -> None:
        event.stop()
        paths = paths_in(event.value)
        if not paths or "-" in paths:
            self._say(Text("Name files or folders."))
            return
        self._line.begin(paths)

    @on(Input.Changed)
    def _typed(self) -> None:
        self._say(Text(""))

    def action_leave(self) -> None:
        self._line.forget()
        self.dismiss(None)

    def action_stop(self) -> None:
        self._line.stop()

    def action_more(self) -> None:
        if self._line.state is not None and self._line.state.is_over:
            self._paths.value = ""
            self._line.forget()

    def action_problems(self) -> None:
        state = self._line.state
        if state is not None and state.summary is not None and state.summary.problems:
            self._line.forget()
            self.dismiss(state.summary.doubted)

    # What is shown

    def _show(self, state: State | None) -> None:
        is_asking = state is None
        for id in ("#what", "#paths"):
            self.query_one(id).display = is_asking
        progress = self.query_one("#progress", Static)
        progress.display = not is_asking
        if state is None:
            self._paths.enter()
            self._say(Text(""))
            self._keys(_ASKING)
            return
        self.set_focus(None)
        progress.update(_progress(state))
        self._say(_told(state))
        if not state.is_over:
            self._keys(_RUNNING)
        else:
            has_problems = state.summary is not None and state.summary.problems
            self._keys((_PROBLEMS if has_problems else "") + _OVER)

    def _say(self, words: Text) -> None:
        self.query_one("#said", Static).update(words)

    def _keys(self, words: str) -> None:
        self.query_one("#dialog-keys", Static).update(Text(words, "dim"))


def _progress(state: State) -> Text:
    """A bar and words while it goes on, the totals when it is over."""
    if state.summary is not None:
        ended = "Stopped: " if state.summary.was_stopped else ""
        return Text(visible(f"{ended}{state.summary.totals}"), "bold")
    if state.error:
        return Text(visible(state.error), "bold")
    full = round(_BAR * state.share)
    bar = Text("\u2588" * full + "\u2591" * (_BAR - full))
    words = "stopping \u2026" if state.is_stopping else state.words()
    return Text("\n").join([bar, Text(words)])


def _told(state: State) -> Text:
    """Files that could not be read, then what could not be read of filings; the first of each."""
    lines = [Text(f"not read: {visible(Path(name).name)}: {visible(why)}", no_wrap=True)
             for name, why in state.failures]  # fmt: skip
    count = len(lines)
    if state.summary is not None:
        count += state.summary.problems
        for problem in state.summary.told:
            sign, style = styles.SEVERITIES[problem.severity]
            words = (Path(problem.source).name, problem.where, problem.message)
            line = Text.assemble((sign, style), " ", visible("  ".join(words)))
            lines.append(line)
    for line in lines:
        line.no_wrap, line.overflow = True, "ellipsis"
    shown = lines[:_MOST_TOLD]
    if count > len(shown):
        shown.append(Text(f"and {count - len(shown):,} more", "dim"))
    return Text("\n").join(shown)
