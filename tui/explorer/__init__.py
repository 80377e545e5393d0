"""The explorer: a Textual application over one store.

Actions and messages lie on the ground floor and know no widget; widgets know no store;
panes ask the store in worker threads; screens put panes together.
"""

from pathlib import Path


def run(path: Path) -> int:
    """Open the explorer on the store at ``path``; returns when the user leaves.

    :return: the exit status: 0, or 1 after a crash, of which the user was told, or as shells
        have it 128 and the number of the signal that ended it
    """
    from tui.explorer import process  # noqa: PLC0415 - Textual is loaded only here
    from tui.explorer.app import Explorer  # noqa: PLC0415

    return process.run(Explorer(path))
