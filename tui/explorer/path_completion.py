"""Paths as they are typed: split into words, and completed by what lies on the disk."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

_MOST_LOOKED_AT = 50_000
"""Entries of a folder that are looked at; nobody completes a name among more."""
_ESCAPES = "" if os.sep == "\\" else "\\"
"""What takes the meaning of the next character away, where it is no part of paths."""


@dataclass(frozen=True, slots=True)
class Completed:
    """A text of paths, completed as far as is certain."""

    text: str
    names: tuple[str, ...]
    """How the last path may go on: names of files, and of folders with a separator behind them."""


def complete(text: str, many: bool = False) -> Completed:
    """Complete the last path of a text. Looks at the disk: not for the event loop.

    :param many: there may be several paths, as in a shell: apart by blanks, quoted if need be
    """
    start, word = _last_word(text) if many else (0, text)
    folder, stem = os.path.split(word)
    if word == "~":
        folder, stem = "~", ""
    names = sorted(_names(folder, stem))
    if not names:
        return Completed(text, ())
    grown = os.path.commonprefix(names)  # noqa: RUF071 - letter by letter is what is wanted
    path = os.path.join(folder, grown) if folder else grown  # noqa: PTH118 - as it was typed
    return Completed(text[:start] + (_quoted(path) if many else path), tuple(names))


def paths_in(text: str) -> list[str]:
    """The paths that are typed, apart by blanks and quoted as in a shell; ``~`` is one's home.

    A text that as a whole is the path of something is that path, blanks or not.
    """
    text = text.strip()
    if not text:
        return []
    words = [text] if Path(text).expanduser().exists() else [w for _, w in _words(text)]
    return [str(Path(word).expanduser()) for word in words if word]


def _names(folder: str, stem: str) -> Iterator[str]:
    """What a folder has whose name begins so; hidden files only if they are asked for."""
    place = Path(folder).expanduser() if folder else Path()
    try:
        with os.scandir(place) as entries:
            for entry in islice(entries, _MOST_LOOKED_AT):
                name = entry.name
                is_meant = name.startswith(stem) and name.startswith(".") <= stem.startswith(".")
                if is_meant and name.isprintable():
                    yield name + os.sep if entry.is_dir() else name
    except OSError:
        return


def _quoted(path: str) -> str:
    """As a word of a shell; a ``~`` at its start keeps its meaning here though it is quoted."""
    home, rest = (path[:1], path[1:]) if path.startswith("~") else ("", path)
    return home + shlex.quote(rest) if rest else home


def _last_word(text: str) -> tuple[int, str]:
    """Where the word begins that is being typed, and what it says."""
    words = list(_words(text))
    return words[-1] if words else (len(text), "")


def _words(text: str) -> Iterator[tuple[int, str]]:
    """Each word with where it begins; a quote that is not closed yet ends with the text."""
    word, start, quote = "", -1, ""
    chars = iter(enumerate(text))
    for place, char in chars:
        if start < 0 and not char.isspace():
            start = place
        if char == quote:
            quote = ""
        elif not quote and char in "'\"":
            quote = char
        elif char in _ESCAPES and quote != "'":
            word += next(chars, (0, ""))[1]
        elif not quote and char.isspace():
            if start >= 0:
                yield start, word
            word, start = "", -1
        else:
            word += char
    if start >= 0:
        yield start, word
    else:
        yield len(text), ""
