"""The words around the panes: which keys hold, and where the user is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from store.harmless import visible
from store.reader import RowView
from store.views import View
from tui.explorer.actions import Action, Where, actions
from tui.explorer.threads import Thread


def keys_of(where: Where, thread: Thread | None) -> Iterator[Action]:
    """What the bar of keys tells of a pane in focus.

    :param thread: where Enter leads from the cell under the cursor, if it stands for something
    """
    for action in (*actions(where), *actions(Where.BROWSE)):
        if action.shown:
            leads = thread if action.id == "deeper" else None
            yield replace(action, label=leads.words) if leads else action


def crumbs_of(
    within: str, issuer: RowView | None, insider: RowView | None, view: View
) -> list[str]:
    """The line at the top: whose rows the lists show.

    :param within: what else the lists are narrowed to, in words
    """
    places = ["section16", within] if within else ["section16"]
    places.append(_name(issuer) if issuer else "All issuers")
    places.append(_name(insider) if insider else "All insiders")
    places.append(view.name.capitalize())
    return places


def _name(row: RowView) -> str:
    """An issuer's or insider's name from its row."""
    texts = [value for value in row.cells[:2] if isinstance(value, str)]
    return visible(" ".join(texts) if row.keys.get("issuer_id") else texts[0] if texts else "")
