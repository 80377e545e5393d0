"""Notices when another process writes to the store, or takes it away, or brings it back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any

from textual import on
from textual.message import Message
from textual.widget import Widget
from textual.worker import WorkerState

from store.errors import StoreError
from store.reader import Reader
from tui.explorer.asking import file_at
from tui.explorer.messages import StoreChanged

_EVERY = 2.0
"""Seconds between two looks."""


class StoreWatch(Widget):
    """Not seen; posts :class:`StoreChanged`."""

    @dataclass
    class Looked(Message):
        """What the store is like now: anything that differs once it has changed."""

        state: tuple[object, object]
        """Its file, and what changes when it is written to."""

    def __init__(self, path: Path, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._path = path
        self._lock = Lock()
        self._is_over = False
        self._reader: Reader | None = None
        self._file: tuple[int, int] | None = None
        self._state: tuple[object, object] | None = None
        self.display = False

    def on_mount(self) -> None:
        self._look()
        self.set_interval(_EVERY, self._look)

    def _look(self) -> None:
        if not any(
            worker.node is self and worker.state in (WorkerState.PENDING, WorkerState.RUNNING)
            for worker in self.workers
        ):
            self.run_worker(self._ask, thread=True, group="watch", exit_on_error=False)

    def on_unmount(self) -> None:
        with self._lock:  # closed under a question, SQLite takes the whole process along
            self._is_over = True
            if self._reader is not None:
                self._reader.close()

    def _ask(self) -> None:
        """In a worker thread; never in two at once."""
        with self._lock:
            if not self._is_over:
                self._look_at_store()

    def _look_at_store(self) -> None:
        file = file_at(self._path)
        try:
            if self._reader is not None and file != self._file:
                self._reader.close()
                self._reader = None
            if self._reader is None:
                self._reader = Reader(self._path)
                self._file = file
            state: tuple[object, object] = (file, self._reader.version())
        except StoreError as error:
            if self._reader is not None:
                self._reader.close()
                self._reader = None
            state = (file, str(error))
        self.post_message(self.Looked(state))

    @on(Looked)
    def _take(self, message: Looked) -> None:
        message.stop()
        before, self._state = self._state, message.state
        if before is not None and before != message.state:
            self.post_message(StoreChanged(is_other=before[0] != message.state[0]))
