"""What the explorer knows of earlier sessions: one small JSON file.

It lies in the user's state folder, or in the folder that ``SECTION16_STATE`` names. Every
writing reads the file again and changes only what this session changed, so two explorers
at once keep each other's. Nothing here is worth an error: what cannot be read is set aside
with a word, what cannot be written is lost.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from time import time
from typing import Any

from tui.explorer.place import Place
from tui.explorer.remembered_places import place_of, spelt

VARIABLE = "SECTION16_STATE"
_NAME = "explorer.json"
_VERSION = 1
_MOST_STORES = 50
_MOST_QUERIES = 200
_LARGEST = 4_000_000
"""Bytes; ours has some ten thousand, and a file that is larger is none of ours."""

Json = dict[str, Any]


def state_folder() -> Path:
    """Where it is kept: ``$SECTION16_STATE``, else the user's state folder."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    from platformdirs import user_state_path  # noqa: PLC0415

    return user_state_path("section16", appauthor=False)


class Remembered:
    """What is remembered of one store, and of the user. May be written from any thread."""

    def __init__(self, store: Path, folder: Path | None = None) -> None:
        """Read what there is. Never raises; :attr:`trouble` tells what was wrong."""
        self._store = str(store.absolute())
        self._path = (folder or state_folder()) / _NAME
        self._lock = Lock()
        self._changes: dict[tuple[str, ...], Any] = {}
        self._queries: list[str] = []
        self.trouble: str | None = None
        """What the user should know, in words."""
        self._is_kept = True
        """``False`` where the file is a newer program's, which is left alone."""
        self._data = self._read()

    # The user's

    @property
    def theme(self) -> str | None:
        """The name of the theme."""
        return _text(self._at("theme"))

    @theme.setter
    def theme(self, name: str) -> None:
        self._change(("theme",), name)

    @property
    def is_hint_seen(self) -> bool:
        """Was the hint of the first start shown?"""
        return self._at("hint_seen") is True

    @is_hint_seen.setter
    def is_hint_seen(self, seen: bool) -> None:
        self._change(("hint_seen",), seen)

    def columns(self, view: str) -> tuple[str, ...] | None:
        """The columns chosen for a view, if any were."""
        found = self._at("columns", view)
        return tuple(filter(_text, found)) or None if isinstance(found, list) else None

    def keep_columns(self, view: str, columns: Sequence[str] | None) -> None:
        """Remember the columns of a view; ``None`` for those it has by itself."""
        self._change(("columns", view), list(columns) if columns else None)

    @property
    def searches(self) -> dict[str, str | None]:
        """Queries by name; ``None`` for a shipped one that was deleted."""
        found = self._at("searches")
        kept = found.items() if isinstance(found, dict) else ()
        return {name: query for name, query in kept if query is None or _text(query)}

    def keep_search(self, name: str, query: str | None) -> None:
        """Keep a query under a name; ``None`` deletes it, a shipped one until it is restored."""
        self._change(("searches", name), query)

    def forget_search(self, name: str) -> None:
        """As if nothing had ever been kept under this name."""
        self._change(("searches", name), _GONE)

    # The store's

    @property
    def place(self) -> Place | None:
        """Where the user was when the store was last open."""
        return place_of(self._at("stores", self._store, "place"))

    @place.setter
    def place(self, place: Place) -> None:
        self._change(("stores", self._store, "place"), spelt(place))

    @property
    def queries(self) -> tuple[str, ...]:
        """Earlier queries, newest first."""
        found = self._at("stores", self._store, "queries")
        return tuple(filter(_text, found)) if isinstance(found, list) else ()

    def add_query(self, text: str) -> None:
        """Remember a query as the newest; an earlier one like it is forgotten."""
        with self._lock:
            self._queries = _added(self._queries, [text])
            _put(self._data, self._queries_key, _added(list(self.queries), [text]))

    @property
    def _queries_key(self) -> tuple[str, ...]:
        return ("stores", self._store, "queries")

    # Changing and writing

    @property
    def is_changed(self) -> bool:
        """Is there something to write?"""
        return bool(self._changes or self._queries)

    def _at(self, *key: str) -> Any:
        found: Any = self._data
        for part in key:
            found = found.get(part) if isinstance(found, dict) else None
        return found

    def _change(self, key: tuple[str, ...], value: Any) -> None:
        with self._lock:
            if value is None or self._at(*key) != value:  # None is a value, and no value as well
                self._changes[key] = value
                _put(self._data, key, value)

    def write(self) -> None:
        """Write what has changed. Never raises; what cannot be written is lost."""
        with self._lock:
            if not self.is_changed or not self._is_kept:
                return
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                with _alone(self._path):
                    data = self._read()
                    if not self._is_kept:
                        return
                    self._apply(data)
                    _write_whole(self._path, data)
            except (OSError, ValueError) as error:
                self.trouble = f"What is open cannot be remembered: {error}"
                return
            self._changes.clear()
            self._queries.clear()
            self._data = data

    def _apply(self, data: Json) -> None:
        """This session's changes on what others have written meanwhile."""
        for key, value in self._changes.items():
            _put(data, key, value)
        _put(data, ("stores", self._store, "used"), int(time()))
        theirs = data["stores"][self._store].get("queries")
        kept = list(filter(_text, theirs)) if isinstance(theirs, list) else []
        _put(data, self._queries_key, _added(kept, self._queries))
        stores = data["stores"]
        for path in sorted(stores, key=lambda path: _used(stores[path]))[:-_MOST_STORES]:
            del stores[path]
        data["version"] = _VERSION

    def _read(self) -> Json:
        try:
            if self._path.stat().st_size > _LARGEST:
                raise ValueError("it is too large")
            data = json.loads(self._path.read_bytes())
            if not isinstance(data, dict):
                raise ValueError("it is no JSON object")
        except FileNotFoundError:
            return {}
        except OSError as error:
            self._is_kept = False
            self.trouble = f"{self._path} cannot be read: {error.strerror}"
            return {}
        except (ValueError, RecursionError) as error:
            self._set_aside(error)
            return {}
        version = data.get("version", _VERSION)
        if not isinstance(version, int) or version > _VERSION:
            self._is_kept = False
            self.trouble = (
                f"{self._path} was written by a newer section16; nothing is remembered"
                " until this one is as new."
            )
            return {}
        return data

    def _set_aside(self, error: Exception) -> None:
        aside = self._path.with_suffix(".damaged.json")
        with suppress(OSError):
            self._path.replace(aside)
        self.trouble = (
            f"What earlier sessions left could not be read ({error}); it was put aside as {aside}."
        )


_GONE = object()
"""The value of what is to be taken out."""


def _put(data: Json, key: tuple[str, ...], value: Any) -> None:
    """Set a value in nested objects; what is no object in between is replaced by one."""
    for part in key[:-1]:
        if not isinstance(data.get(part), dict):
            data[part] = {}
        data = data[part]
    if value is _GONE:
        data.pop(key[-1], None)
    else:
        data[key[-1]] = value


def _added(queries: list[str], newer: list[str]) -> list[str]:
    """Queries with newer ones before them, each once, the newest first."""
    return list(dict.fromkeys([*newer, *queries]))[:_MOST_QUERIES]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _used(entry: object) -> float:
    used = entry.get("used") if isinstance(entry, dict) else None
    return used if isinstance(used, int | float) else 0


def _write_whole(path: Path, data: Json) -> None:
    """All of the file or nothing: written beside it, then put in its place."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".new")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(data, file, indent=1)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """No other explorer reads and writes the file meanwhile, where the system can tell."""
    try:
        import fcntl  # noqa: PLC0415 - not on every system
    except ImportError:
        yield
        return
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
