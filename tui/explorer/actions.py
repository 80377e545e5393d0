"""Every action of the explorer, once: its key, its words and where it holds.

The key bindings, the bar of keys, the help and the palette are all made from this
table, so that they cannot drift apart. What an action does is the method
``action_<id>`` of the widget or screen it holds in. Nothing here imports them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from textual.binding import Binding, BindingType


class Where(Enum):
    """Where an action holds, in the words of the help."""

    BROWSE = "Everywhere"
    TABLE = "In a list"
    TEXT = "In a text"
    FILING = "On the whole filing"
    FACTS = "In its facts"
    SEARCH = "In the search box"
    MARKS = "On the parts of a search"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the user can do."""

    id: str
    keys: str
    """As Textual names them, apart by commas."""
    label: str
    """One or two words, for the bar of keys."""
    doc: str
    where: Where
    shown: bool = False
    """In the bar of keys."""
    parameter: str = ""
    """What the method is called with, as Textual writes it."""

    @property
    def call(self) -> str:
        return f"{self.id}({self.parameter})" if self.parameter else self.id

    @property
    def key_display(self) -> str:
        return " ".join(_DISPLAY.get(key, key) for key in self.keys.split(","))


_DISPLAY = {
    "slash": "/", "question_mark": "?", "full_stop": ".", "comma": ",",
    "greater_than_sign": ">", "less_than_sign": "<", "left_square_bracket": "[",
    "right_square_bracket": "]",
    "enter": "Enter", "escape": "Esc", "tab": "Tab", "shift+tab": "Shift+Tab", "up": "\u2191",
    "down": "\u2193", "left": "\u2190", "right": "\u2192", "pagedown": "PgDn", "pageup": "PgUp",
    "home": "Home", "end": "End", "space": "Space", "delete": "Del", "backspace": "Backspace",
}  # fmt: skip


def _a(
    where: Where, id: str, keys: str, label: str, doc: str, shown: bool = False, parameter: str = ""
) -> Action:
    return Action(id, keys, label, doc, where, shown, parameter)


_B, _T, _X, _F = Where.BROWSE, Where.TABLE, Where.TEXT, Where.FILING
_S, _M, _C = Where.SEARCH, Where.MARKS, Where.FACTS

ACTIONS: tuple[Action, ...] = (
    _a(
        _B,
        "search",
        "slash",
        "search",
        "Search as you type; Enter keeps it, Escape leaves it",
        True,
    ),
    _a(_B, "jump", "ctrl+k", "jump", "Jump to an issuer or insider by a few letters", True),
    _a(_B, "searches", "w", "searches", "Searches kept by name: go to one, keep this one"),
    _a(_B, "marks", "x", "take off", "Take parts off the search that is in force"),
    _a(
        _B, "open_filing", "o", "open", "The whole filing: rendered, source, facts, documents", True
    ),
    _a(
        _B,
        "next_tab",
        "t",
        "tab",
        "The next list: transactions, holdings, filings, footnotes, problems",
        True,
    ),
    _a(_B, "previous_tab", "T", "prev. tab", "The list before it"),
    _a(_B, "related", "r", "related", "What this row leads to: amendment, owners, weeks", True),
    _a(_B, "footnotes", "f", "footnotes", "To the footnotes of this cell, and back", True),
    _a(_B, "zoom", "z", "zoom", "Give this pane the whole screen, and back", True),
    _a(_B, "export", "e", "export", "Export what is shown to a file", True),
    _a(_B, "add", "a", "add", "Add filings to the store, and see how far that has come", True),
    _a(
        _B,
        "back",
        "escape",
        "back",
        "Back to the pane that leads here; at the first, end the search",
    ),
    _a(_B, "go_back", "b,backspace", "go back", "Back to where you were before a jump or a search"),
    _a(_B, "go_forward", "B", "forward", "Forward again"),
    _a(
        _B,
        "previous_filing",
        "left_square_bracket",
        "prev. filing",
        "The row of the previous filing",
    ),
    _a(_B, "next_filing", "right_square_bracket", "next filing", "The row of the next filing"),
    _a(_B, "next_match", "n", "next match", "The next place in the filing that was searched for"),
    _a(_B, "previous_match", "N", "prev. match", "The previous such place"),
    _a(_B, "next_pane", "tab", "next pane", "To the next pane"),
    _a(_B, "previous_pane", "shift+tab", "prev. pane", "To the previous pane"),
    _a(_B, "pane", "1", "issuers", "To the issuers", parameter="1"),
    _a(_B, "pane", "2", "insiders", "To the insiders", parameter="2"),
    _a(_B, "pane", "3", "rows", "To the rows", parameter="3"),
    _a(_B, "pane", "4", "footnotes", "To the footnotes", parameter="4"),
    _a(_B, "pane", "5", "filing", "To the filing", parameter="5"),
    _a(_B, "help", "question_mark", "help", "The keys that hold here, and how to search", True),
    _a(_B, "palette", "ctrl+p", "commands", "Everything that can be done, by name"),
    _a(_B, "quit", "q,ctrl+q", "quit", "Leave section16", True),
    _a(_T, "deeper", "enter", "deeper", "Deeper: to the pane that this row leads to", True),
    _a(_T, "move(1)", "j,down", "down", "Down a row"),
    _a(_T, "move(-1)", "k,up", "up", "Up a row"),
    _a(_T, "top", "g,home", "first", "First row"),
    _a(_T, "bottom", "G,end", "last", "Last row"),
    _a(_T, "page(0.5)", "ctrl+d", "half down", "Down half a page"),
    _a(_T, "page(-0.5)", "ctrl+u", "half up", "Up half a page"),
    _a(_T, "page(1)", "pagedown,space", "page down", "Down a page"),
    _a(_T, "page(-1)", "pageup", "page up", "Up a page"),
    _a(_T, "column(-1)", "h,left", "left", "One column to the left"),
    _a(_T, "column(1)", "l,right", "right", "One column to the right"),
    _a(_T, "sort", "s", "sort", "Sort by this column", True),
    _a(_T, "reverse", "S", "reverse", "Sort the other way round"),
    _a(_T, "choose_columns", "c", "columns", "Choose the columns and their order", True),
    _a(_T, "mark", "v", "mark", "Mark the row, or take its mark away, and go down"),
    _a(_T, "clear_marks", "V", "unmark", "Take all marks away"),
    _a(_T, "copy_cell", "y", "copy", "Copy the cell, in full"),
    _a(_T, "copy_row", "Y", "copy row", "Copy the row, or the marked rows, cells apart by tabs"),
    _a(_X, "scroll_lines(1)", "j,down", "down", "Down a line"),
    _a(_X, "scroll_lines(-1)", "k,up", "up", "Up a line"),
    _a(_X, "scroll_pages(0.5)", "ctrl+d", "half down", "Down half a page"),
    _a(_X, "scroll_pages(-0.5)", "ctrl+u", "half up", "Up half a page"),
    _a(_X, "scroll_pages(1)", "pagedown,space", "page down", "Down a page"),
    _a(_X, "scroll_pages(-1)", "pageup", "page up", "Up a page"),
    _a(_X, "deeper", "enter", "open", "The whole filing"),
    _a(_X, "text_top", "g,home", "start", "To the start"),
    _a(_X, "text_bottom", "G,end", "end", "To the end"),
    _a(_F, "face", "1", "rendered", "As the form looks", parameter="'rendered'"),
    _a(_F, "face", "2", "source", "As it was received", parameter="'source'"),
    _a(_F, "face", "3", "facts", "What was read of it, as JSON", parameter="'facts'"),
    _a(_F, "face", "4", "documents", "The documents it came with", parameter="'documents'"),
    _a(_F, "next_face", "tab", "next", "The next of the four"),
    _a(_F, "beside", "b", "beside", "Two of them side by side, or one", True),
    _a(_F, "cell_step(1)", "full_stop", "next cell", "To the next cell of the form", True),
    _a(_F, "cell_step(-1)", "comma", "prev. cell", "To the cell before"),
    _a(_F, "row_step(1)", "greater_than_sign", "next row", "To the same cell of the next row"),
    _a(_F, "row_step(-1)", "less_than_sign", "prev. row", "To the same cell of the row before"),
    _a(_F, "find", "slash", "find", "Find words in it", True),
    _a(_F, "next_match", "n", "next", "The next place found", True),
    _a(_F, "previous_match", "N", "previous", "The previous place found"),
    _a(
        _F,
        "neighbour(-1)",
        "left_square_bracket",
        "prev. filing",
        "The previous filing of the list",
        True,
    ),
    _a(
        _F,
        "neighbour(1)",
        "right_square_bracket",
        "next filing",
        "The next filing of the list",
        True,
    ),
    _a(_F, "close", "escape,o", "back", "Back to the lists", True),
    _a(_F, "help", "question_mark", "help", "The keys that hold here, and how to search", True),
    _a(_F, "palette", "ctrl+p", "commands", "Everything that can be done, by name"),
    _a(_F, "quit", "q,ctrl+q", "quit", "Leave section16", True),
    _a(_C, "turn", "enter,space", "fold/unfold", "Fold or unfold what stands here", True),
    _a(_C, "unfold_all", "L", "unfold all", "Unfold all that is in what stands here"),
    _a(_C, "fold_all", "H", "fold all", "Fold all that is in what stands here"),
    _a(_C, "unfold", "right,l", "unfold", "Unfold what stands here; go in"),
    _a(_C, "fold", "left,h", "fold", "Fold what stands here; go out"),
    _a(_S, "keep", "enter", "keep", "Keep the search, and go to what it found", True),
    _a(_S, "take", "tab", "take", "Put the chosen line in; Right at the end does too", True),
    _a(_S, "older", "up", "older", "Up in the list; without one the search before", True),
    _a(_S, "newer", "down", "newer", "Down in the list; without one the search after", True),
    _a(_S, "leave", "escape", "leave", "Close the list; without one leave and undo", True),
    _a(_M, "mark(-1)", "left,h", "left", "The part before, as does Left in the box"),
    _a(_M, "mark(1)", "right,l", "right", "The part after it, or the box"),
    _a(_M, "take_off", "x,delete,backspace", "take off", "Take it off the search", True),
    _a(_M, "edit_mark", "enter", "edit", "Edit the search at this part", True),
    _a(_M, "leave_marks", "escape,down", "back", "Back to the lists", True),
)


def bindings(*where: Where) -> list[BindingType]:
    """Key bindings of the actions that hold in these places."""
    return [
        Binding(action.keys, action.call, action.label, show=False, key_display=action.key_display)
        for action in actions(*where)
    ]


def actions(*where: Where) -> Iterable[Action]:
    """The actions that hold in these places, in the order of the table."""
    return (action for action in ACTIONS if action.where in where)
