"""The facts of a filing with a cursor, folded and unfolded by keys and clicks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from tui.explorer.actions import Where, bindings
from tui.explorer.facts import FactTree, Path
from tui.explorer.messages import SpotChosen
from tui.explorer.spots import CELLS, Spot
from tui.explorer.widgets.cursor_view import CursorView


class FactsView(CursorView):
    """Shows a :class:`~tui.explorer.facts.FactTree`."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.FACTS), *bindings(Where.TEXT)]

    @dataclass
    class AllWanted(Message):
        """All that is in a fact is to be folded, or unfolded."""

        path: Path
        fold: bool
        for_find: bool = False
        """Is it wanted because words may stand in what is folded?"""

    @property
    def tree_shown(self) -> FactTree | None:
        lines = self.lines
        return lines if isinstance(lines, FactTree) else None

    def show_other_width(self, tree: FactTree) -> None:
        """The same facts at another width, the cursor on the same one, as far down the screen."""
        before = self.tree_shown
        assert before is not None
        below_top = self._cursor - self.top
        self._cursor = tree.line_of(before.lines[self._cursor].path) or 0
        self.show_anew(tree, self._cursor - below_top)

    def unfold_to(self, path: Path) -> None:
        """Unfold a fact, with what it stands in, and put the cursor on it."""
        tree = self.tree_shown
        if tree is None or not tree.count:
            return
        number = tree.unfold_to(path)
        self.changed()
        self._cursor = number
        is_open = tree.lines[number].is_folded is False
        self._reveal(range(number, (tree.closing(number) if is_open else number) + 1))
        self.refresh()

    def find(self, words: Sequence[str]) -> None:
        """Mark these words; what is folded is unfolded, for they may stand in it."""
        is_other = tuple(words) != tuple(self._words)
        super().find(words)
        if is_other:
            self.unfold_to_find()

    def unfold_to_find(self) -> None:
        """Have all unfolded where there are words to be found and something is folded."""
        tree = self.tree_shown
        if self.is_finding and tree is not None and any(line.is_folded for line in tree.lines):
            self.post_message(self.AllWanted((), fold=False, for_find=True))

    def changed(self) -> None:
        """Lines were folded or unfolded."""
        self._search_anew()
        self.grown()

    def cursor_moved(self) -> None:
        if (spot := self.spot) is not None:
            self.post_message(SpotChosen(spot))

    @property
    def spot(self) -> Spot | None:
        """What stands under the cursor, as a spot of the filing."""
        tree = self.tree_shown
        if tree is None or not tree.count:
            return None
        return spot_at(tree, tree.lines[self.cursor].path)

    def chosen(self) -> None:
        self.action_turn()

    def action_turn(self) -> None:
        """Fold what stands here, or unfold it."""
        tree = self.tree_shown
        if tree is not None and tree.count:
            line = tree.lines[self.cursor]
            if line.is_close:
                self.move_to(tree.opening(self.cursor))
            tree.turn(self.cursor)
            self.changed()

    def action_unfold_all(self) -> None:
        """Unfold what stands here and all that is in it."""
        self._want_all(fold=False)

    def action_fold_all(self) -> None:
        """Fold all that is in what stands here; without anything in it, beside it."""
        self._want_all(fold=True)

    def _want_all(self, fold: bool) -> None:
        tree = self.tree_shown
        if tree is None or not tree.count:
            return
        line = tree.lines[self.cursor]
        if line.is_folded is None and not line.is_close:
            self.move_to(tree.opening(self.cursor))
            line = tree.lines[self.cursor]
        self.post_message(self.AllWanted(line.path, fold))

    def action_unfold(self) -> None:
        """Unfold what stands here; if it is unfolded, go in."""
        tree = self.tree_shown
        if tree is None or not tree.count:
            return
        if tree.lines[self.cursor].is_folded:
            self.action_turn()
        elif tree.lines[self.cursor].is_folded is False:
            self.move_to(self.cursor + 1)

    def action_fold(self) -> None:
        """Fold what stands here; if there is nothing to fold, go to what it is in."""
        tree = self.tree_shown
        if tree is None or not tree.count:
            return
        line = tree.lines[self.cursor]
        if line.is_folded is False:
            self.action_turn()
        else:
            self.move_to(tree.opening(self.cursor))


def spot_at(tree: FactTree, path: Path) -> Spot:
    """The spot of a filing that a fact is."""
    filing = tree.filing
    if len(path) > 1 and path[0] in ("transactions", "holdings"):
        row = getattr(filing, path[0])[int(path[1])]
        field = path[2] if len(path) > 2 and path[2] in CELLS else ""
        return Spot((row.is_derivative, row.line), field)
    return Spot(fact=".".join(path))


def path_of(tree: FactTree, spot: Spot) -> Path | None:
    """Where a spot stands among the facts."""
    if spot.row is None:
        return tuple(spot.fact.split(".")) if spot.fact else None
    for name in ("transactions", "holdings"):
        for n, row in enumerate(getattr(tree.filing, name)):
            if (row.is_derivative, row.line) == spot.row:
                return (name, str(n), spot.field) if spot.field else (name, str(n))
    return None
