"""Adding filings while one browses: a process of its own reads and writes.

The explorer tells it what to do and listens to how it goes on. The process has no terminal,
and when the explorer is gone it stops, with everything kept that was taken until then.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from time import monotonic
from typing import IO, Any

from tui.explorer.exporting import minutes

_MOST_FAILURES = 100
"""Files that could not be read and are named; the others are counted."""
_CHILD = (
    # The same program wherever it was started from: nothing is found by the working folder.
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]);"
    " from tui.cli.add_lines import main; main()"
)


@dataclass(frozen=True, slots=True)
class Problem:
    """What a reader could not read of a filing, or had to guess."""

    source: str
    severity: str
    where: str
    message: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What came of it."""

    totals: str
    """In words: filings added, there already, not read."""
    was_stopped: bool = False
    problems: int = 0
    """All problems of the filings that were added."""
    told: tuple[Problem, ...] = ()
    """The first few of them."""
    doubted: tuple[int, ...] = ()
    """Ids of the filings that have them."""


@dataclass(frozen=True, slots=True)
class State:
    """How an adding stands."""

    paths: tuple[str, ...]
    total: int | None = None
    """Bytes to be read; ``None`` while nobody knows."""
    done: int = 0
    files: int = 0
    seconds: float = 0
    failures: tuple[tuple[str, str], ...] = ()
    """Names of files that could not be read, and why; the first ones."""
    is_stopping: bool = False
    summary: Summary | None = None
    error: str = ""
    """Why it could not be done."""

    @property
    def is_over(self) -> bool:
        return self.summary is not None or bool(self.error)

    @property
    def share(self) -> float:
        """How much of it is done, from 0 to 1."""
        return min(self.done / self.total, 1.0) if self.total else 0.0

    def words(self) -> str:
        """``1,234 files · 480/s · 56% · 1:20 left``"""
        if self.total is None:
            return "looking what is there \u2026"
        parts = [f"{self.files:,} file{'' if self.files == 1 else 's'}"]
        if self.seconds > 1 and self.files:
            parts.append(f"{self.files / self.seconds:,.0f}/s")
        parts.append(f"{self.share:.0%}")
        if self.seconds > 1 and 0 < self.share < 1:
            parts.append(f"{minutes(self.seconds / self.share - self.seconds)} left")
        return " \u00b7 ".join(parts)


@dataclass(slots=True)
class Adding:
    """One adding. Made on the event loop, run in a worker thread."""

    store: Path
    paths: Sequence[str]
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    _is_stopped: bool = field(default=False, init=False)

    def stop(self) -> None:
        """Let it end soon; from any thread. What was taken until then is kept."""
        self._is_stopped = True
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()

    def run(self, tell: Callable[[State], None]) -> None:
        """Do it, and tell each state that it comes to; the last one is over."""
        state = State(tuple(self.paths))
        with tempfile.TemporaryFile() as errors:
            try:
                lines = self._start(errors)
            except OSError as error:
                tell(replace(state, error=f"Python cannot be started: {error.strerror}"))
                return
            began = monotonic()
            for line in lines:
                state = replace(_after(state, json.loads(line)), seconds=monotonic() - began)
                tell(state)
                if state.is_over:
                    break
            self._close()
            if not state.is_over:
                tell(replace(state, error=_why(errors)))

    def _start(self, errors: IO[bytes]) -> IO[bytes]:
        command = [sys.executable, "-P", "-c", _CHILD, json.dumps(sys.path)]
        # A session of its own: what the terminal sends to its programs is not for this one.
        self._process = process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors,
            start_new_session=True,
        )  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        asked = {"db": str(self.store.absolute()), "paths": list(self.paths)}
        process.stdin.write(json.dumps(asked).encode() + b"\n")
        process.stdin.flush()
        if self._is_stopped:
            process.stdin.close()
        return process.stdout

    def _close(self) -> None:
        process = self._process
        if process is not None:
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()
            process.wait()


def _after(state: State, fact: dict[str, Any]) -> State:
    """The state when the process has said something more."""
    match fact:
        case {"total": total}:
            return replace(state, total=total)
        case {"done": done, "files": files}:
            return replace(state, done=done, files=files)
        case {"failed": [name, why]}:
            failures = (*state.failures, (name, why))[:_MOST_FAILURES]
            return replace(state, failures=failures)
        case {"error": words}:
            return replace(state, error=words)
        case {"ended": ended}:
            summary = Summary(
                ended["totals"], ended["was_stopped"], ended["problems"],
                tuple(Problem(*told) for told in ended["doubts"]), tuple(ended["doubted"]),
            )  # fmt: skip
            return replace(state, files=ended["files"], done=state.total or 0, summary=summary)
        case _:
            return state


def _why(errors: IO[bytes]) -> str:
    """What a process that ended in the midst of its work had to say."""
    errors.seek(0, os.SEEK_END)
    errors.seek(max(errors.tell() - 2000, 0))
    said = errors.read().decode(errors="replace").strip().splitlines()
    why = said[-1] if said else "it was killed"
    return f"The reading ended early: {why}. What was added until then is kept."
