"""What the user is told when the explorer itself goes wrong."""

from __future__ import annotations

import platform
import traceback
from datetime import datetime
from importlib.metadata import version

from rich.text import Text

from store.harmless import visible, visible_lines
from tui import __version__
from tui.explorer.remembered import state_folder

_NAME = "crash.txt"
_ASKED = "If it happens again, please send that text to those who make section16."


def told(error: BaseException) -> Text:
    """A few lines on what happened. How it came about is written to a file in the state folder.

    Where that cannot be written, it stands below the lines. Values of variables are in
    neither, for they may be somebody's filings.
    """
    what = traceback.format_exception_only(error)[-1].strip()
    lines = [f"section16 went wrong and had to stop: {visible(what)}", "The store is as it was."]
    report = _report(error)
    path = state_folder() / _NAME
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(report, encoding="utf-8")
        lines.append(f"How it came about is written in {visible(str(path))}. {_ASKED}")
    except OSError:
        lines += [_ASKED, "", visible_lines(report)]
    return Text("\n".join(lines))


def _report(error: BaseException) -> str:
    programs = ", ".join(f"{name} {version(name)}" for name in ("textual", "rich"))
    return (
        f"section16 {__version__}, Python {platform.python_version()}, {programs},"
        f" {platform.platform()}, {datetime.now():%Y-%m-%d %H:%M}\n\n"
        + "".join(traceback.format_exception(error))
    )
