"""Runs the commands of the README and the notebook, draws screens, writes the pages made from code.

A block of the README between ``<!-- run: COMMAND -->`` and ``<!-- end -->`` is replaced
by the command and what it prints on a store of the sample filings, one after
``<!-- keys -->`` by the main keys. ``--check`` changes
nothing and fails where something has grown old; ``--schema`` writes only the pages that
come from the schema.
"""

from __future__ import annotations

import asyncio
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import datasette_file
import keys_page
import meaning_page
import schema_page
from notebook_page import NOTEBOOK, make_store, ran

from tui.cli.terminal import own_store

if TYPE_CHECKING:
    from tui.explorer.app import Explorer

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGES: dict[Path, Callable[[], str]] = {
    ROOT / "docs" / "schema.md": schema_page.page,
    ROOT / "docs" / "meaning.md": meaning_page.page,
    ROOT / "docs" / "keys.md": keys_page.page,
    ROOT / "docs" / "datasette.json": datasette_file.metadata,
}
"""What is written from the code alone."""
SCREENS = ROOT / "docs" / "screens"
_BLOCK = re.compile(r"(<!-- run: (?P<command>.+?) -->\n).*?(<!-- end -->)", re.DOTALL)
_KEYS = re.compile(r"(<!-- keys -->\n).*?(<!-- end -->)", re.DOTALL)
_WIDTH = 100

SHOTS: dict[str, tuple[tuple[int, int], tuple[str, ...], str]] = {
    # name: size, keys, theme
    "browse": ((120, 40), ("j", "l", "l", "l", "l", "l", "l"), "section16-dark"),
    "wide": ((200, 60), ("1", "j", "enter"), "section16-dark"),
    "narrow": ((80, 24), ("j", "j", "j", "j", "j", "l", "l", "l", "l", "l"), "section16-dark"),
    "form-4": ((120, 40), ("j", "j", "j", "j", "j", "o"), "section16-light"),
    "nt-10-q": ((120, 40), ("t", "t", "o"), "section16-light"),
    "beside": (
        (170, 44),
        ("j", *("l",) * 7, "o"),
        "section16-dark",
    ),
    "jump": ((120, 40), ("ctrl+k", *"okaffro"), "section16-dark"),
    "export": ((120, 40), ("e",), "section16-dark"),
    "search": (
        (120, 40),
        ("slash", *"tidewater", "space", *"code", "colon", "S"),
        "section16-dark",
    ),
}


def main() -> int:
    """Bring README, pages and notebook up to date, or check that they are; the exit status."""
    check = "--check" in sys.argv
    is_old = False
    for path, made in PAGES.items():
        is_old |= _write(path, made(), check)
    if "--schema" in sys.argv:
        return 0
    with tempfile.TemporaryDirectory() as folder:
        # It is the user's own, so that no command that a picture shows has to name it.
        os.environ["XDG_DATA_HOME"] = folder
        os.environ.pop("SECTION16_DB", None)
        store = own_store()
        _run("section16 add sample_filings", store)
        old = README.read_text(encoding="utf-8")
        new = _BLOCK.sub(lambda match: _block(match, store), old)
        new = _KEYS.sub(lambda match: f"{match[1]}{keys_page.main_keys()}{match[2]}", new)
        is_old |= _write(README, new, check)
        is_old |= _run_notebook(Path(folder) / "notebook.db", check)
        if not check:
            asyncio.run(_draw_all(store))
    return int(check and is_old)


def _write(path: Path, text: str, check: bool) -> bool:
    """Bring a file up to date, or say that it has grown old; was it?"""
    is_old = not path.exists() or path.read_text(encoding="utf-8") != text
    if is_old and check:
        print(f"{path.relative_to(ROOT)} has grown old; run: make docs")
    elif is_old:
        path.write_text(text, encoding="utf-8")
    return is_old


def _run_notebook(store: Path, check: bool) -> bool:
    make_store(store)
    try:
        made, _ = ran(NOTEBOOK.read_text(encoding="utf-8"), store)
    except ImportError as error:
        print(f"{NOTEBOOK.relative_to(ROOT)} is left as it is: {error}")
        return False
    return _write(NOTEBOOK, made, check)


def _block(match: re.Match[str], store: Path) -> str:
    command = match["command"]
    with tempfile.TemporaryDirectory() as folder:  # a copy, for a command may change the store
        printed = _run(command, Path(shutil.copy(store, folder)))
    return f"{match[1]}```console\n$ {command}\n{printed}```\n{match[3]}"


def _run(command: str, store: Path) -> str:
    """What a command prints, run from the project's folder on the store.

    :raises SystemExit: it broke off, which no documentation is to show
    """
    words = shlex.split(command)
    environment = os.environ | {"SECTION16_DB": str(store), "COLUMNS": str(_WIDTH), "NO_COLOR": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "tui.commands", *words[1:]],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if "Traceback (most recent call last)" in done.stderr:
        raise SystemExit(f"{command}\n{done.stderr}")
    lines = (done.stdout + done.stderr).replace(str(store), "section16.db").splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


async def _draw_all(store: Path) -> None:
    for name, (size, keys, theme) in SHOTS.items():
        with tempfile.TemporaryDirectory() as state:  # of a user who was here, but left no place
            os.environ["SECTION16_STATE"] = state
            Path(state, "explorer.json").write_text('{"version": 1, "hint_seen": true}')
            await _draw(store, name, size, keys, theme)


async def _draw(
    store: Path, name: str, size: tuple[int, int], keys: tuple[str, ...], theme: str
) -> None:
    from tui.explorer.app import Explorer

    drawing = await _drawing(Explorer(store), size, keys, theme)
    (SCREENS / f"{name}.svg").write_text(drawing, encoding="utf-8")


async def _drawing(app: Explorer, size: tuple[int, int], keys: tuple[str, ...], theme: str) -> str:
    from textual.widgets import Input
    from textual.worker import WorkerCancelled

    async with app.run_test(size=size) as pilot:
        app.theme = theme
        for key in (*keys, None):
            for _ in range(5):  # until workers have answered and the panes have followed
                await pilot.pause(0.1)
                with suppress(WorkerCancelled):
                    await app.workers.wait_for_complete()
            if key:
                await pilot.press(key)
        for box in app.screen.query(Input):
            box.cursor_blink = False  # else a picture has the cursor or not, as it happens
        await pilot.pause()
        return app.export_screenshot(title="section16")


if __name__ == "__main__":
    sys.exit(main())
