"""The explorer: a Textual application over one store.

Actions and messages lie on the ground floor and know no widget; widgets know no store;
panes ask the store in worker threads; screens put panes together.
"""

from pathlib import Path


def run(path: Path) -> None:
    """Open the explorer on the store at ``path``; returns when the user leaves."""
    from tui.explorer.app import Explorer  # noqa: PLC0415 - Textual is loaded only here

    Explorer(path).run()
