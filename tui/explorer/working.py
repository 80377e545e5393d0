"""Work beside the event loop: one thread worker a group, the latest one counting."""

from __future__ import annotations

from collections.abc import Callable

from textual.dom import DOMNode


def in_worker(node: DOMNode, work: Callable[[], None], group: str) -> None:
    """Do a piece of work in a thread; what the node's group still does nobody waits for.

    The work never touches a widget: it posts messages.
    """
    # Without a description Textual spells out the work, with the filing that it may bear:
    # half a second on the event loop.
    node.run_worker(
        work, group=group, description=group, thread=True, exclusive=True, exit_on_error=False
    )
