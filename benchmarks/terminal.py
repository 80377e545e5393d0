"""A program in a pseudo-terminal, as its user has it: keys go in, frames come out.

Nothing here knows which program it is. The terminal answers what terminals are asked, so
that a program that can marks the end of each frame (synchronised output); of others a
frame ends where they fall silent.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

COLUMNS, LINES = 120, 40
FRAME_END = b"\x1b[?2026l"
SILENCE = 0.03
"""Seconds without a byte after which a frame has ended that has no mark at its end."""
_ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",  # synchronised output: known, and not switched on
    b"\x1b[6n": b"\x1b[1;1R",
    b"\x1b[c": b"\x1b[?62;22c",
}
_UNDRAWN = re.compile(rb"\x1b(?:P.*?\x1b\\|\[[<>=?][0-9;]*[a-zA-Z](?<![hl])|\[\?[0-9;]*\$p)", re.S)
"""Sequences that pyte would take for text."""
_UNFINISHED = re.compile(rb"\x1b(?:\[[^a-zA-Z]*|P[^\x1b]*\x1b?)?\Z")
_STEERING = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[PX^_\]][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-Z\\-~])"
)
_ENDING = 5.0
"""Seconds that a program has to end."""


def plain(output: bytes) -> str:
    """What was written, without the sequences that steer the terminal."""
    return _STEERING.sub(b"", output).decode(errors="replace")


class TooLong(Exception):
    """Something did not come within its time; says what, and shows the screen."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some bytes the program wrote, and when they were here (``time.perf_counter``)."""

    at: float
    data: bytes


@contextmanager
def _hang_ups_heard() -> Iterator[None]:
    """What is started meanwhile hears a hang-up, as in a terminal, though nohup started this."""
    before = signal.getsignal(signal.SIGHUP)
    if before is signal.SIG_IGN:
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
    try:
        yield
    finally:
        if before is signal.SIG_IGN:
            signal.signal(signal.SIGHUP, before)


class Terminal:
    """A program at its terminal, started by making one."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str] | None = None,
        size: tuple[int, int] = (COLUMNS, LINES),
        folder: Path | None = None,
    ) -> None:
        """:raises OSError: no pseudo-terminal is to be had"""
        self.size = size
        self.chunks: list[Chunk] = []
        """All that it wrote."""
        self._screen: Any = None
        self._drawn = 0
        self._undrawn = b""
        self._marks_frames = False
        self.peak = 0
        """The most bytes of memory it held when it was last looked at, where that is told."""
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.started = time.perf_counter()
        with _hang_ups_heard():
            self.process = subprocess.Popen(
                command, stdin=slave, stdout=slave, stderr=slave, env=environment, cwd=folder,
                start_new_session=True, close_fds=True,
            )  # fmt: skip
        os.close(slave)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    # Keys in

    def send(self, keys: str) -> float:
        """Type; returns when, as ``time.perf_counter`` tells it."""
        at = time.perf_counter()
        os.write(self.master, keys.encode())
        return at

    def end(self, by: signal.Signals) -> int:
        """Send a signal and read until it has ended; its exit status."""
        self.process.send_signal(by)
        return self.ended()

    def ended(self, within: float = _ENDING) -> int:
        """Read until the program has ended; its exit status.

        :raises TooLong: it has not
        """
        until = time.perf_counter() + within
        while self.process.poll() is None or self._ready(0):
            if not self.read(0.05) and self.process.poll() is not None:
                break
            if time.perf_counter() > until:
                raise TooLong(f"it did not end\n{plain(self.output[-5000:])}")
        return self.process.returncode

    def close(self) -> None:
        """End the program, whatever it does, and give the terminal back."""
        if self.master < 0:
            return
        self.look_at_memory()
        self.process.kill()
        self.process.wait()
        os.close(self.master)
        self.master = -1

    # Frames out

    def read(self, within: float) -> bytes:
        """What it writes next; nothing, if that takes longer or it has ended."""
        if not self._ready(within):
            return b""
        try:
            data = os.read(self.master, 1 << 16)
        except OSError:  # the other end is closed
            return b""
        self.chunks.append(Chunk(time.perf_counter(), data))
        self._marks_frames = self._marks_frames or FRAME_END in data
        for question, answer in _ANSWERS.items():
            if question in data:
                os.write(self.master, answer)
        return data

    def _ready(self, within: float) -> bool:
        return bool(select.select([self.master], [], [], max(within, 0))[0])

    def quiet(self, gap: float, within: float = 60.0) -> float:
        """Read until it has been silent for ``gap`` seconds; when its last byte came.

        :raises TooLong: it is never silent for so long
        """
        until = time.perf_counter() + within
        while self.read(gap):
            if time.perf_counter() > until:
                raise TooLong(f"not silent for {gap} s within {within:g} s\n{self.text}")
        return self.chunks[-1].at if self.chunks else self.started

    def frame(self, within: float = 5.0) -> float:
        """Read until the end of the next frame; when its last byte came.

        :raises TooLong: none comes
        """
        until, tail = time.perf_counter() + within, b""
        while not (self._marks_frames and FRAME_END in tail):
            # A frame whose end is marked is waited for; else silence is its end.
            waits = self._marks_frames or not tail
            data = self.read(until - time.perf_counter() if waits else SILENCE)
            if not data and not tail:
                raise TooLong(f"no frame within {within:g} s\n{self.text}")
            if not data:
                break
            tail += data
        return self.chunks[-1].at

    def until(self, is_there: Callable[[str], object], what: str, within: float = 30.0) -> float:
        """Read until the screen shows it; when the last byte came of the frame that did.

        :raises TooLong: it does not come within so many seconds
        """
        until = time.perf_counter() + within
        while not is_there(self.text):
            if time.perf_counter() > until:
                raise TooLong(f"{what}: not within {within:g} s\n{self.text}")
            if not self.read(until - time.perf_counter()) and self.process.poll() is not None:
                raise TooLong(f"{what}: the program has ended\n{self.text}")
            while self._ready(0.002):  # the rest of this frame
                if not self.read(0):
                    break
        return self.chunks[-1].at if self.chunks else self.started

    def until_written(
        self, is_there: Callable[[str], object], what: str, within: float = 15.0
    ) -> float:
        """Read until what it wrote shows it; when the last byte came that was needed.

        Looks at the words in the order of writing, which takes less time than to picture the
        screen, and so does not come between the bytes and the clock.

        :raises TooLong: it is not written within so many seconds
        """
        until = time.perf_counter() + within
        while not is_there(plain(self.output)):
            if not self.read(until - time.perf_counter()):
                raise TooLong(f"{what}: not within {within:g} s\n{plain(self.output)}")
        return self.chunks[-1].at

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return self._drawn_to(len(self.chunks))

    def pictures_since(self, chunk: int) -> Iterator[tuple[float, str]]:
        """What stood on the screen after each chunk from one on, and when that came.

        Drawn afterwards: a program whose output nobody reads, for its picture is being
        drawn, waits.
        """
        self._drawn_to(chunk)
        for number in range(chunk, len(self.chunks)):
            yield self.chunks[number].at, self._drawn_to(number + 1)

    def _drawn_to(self, chunk: int) -> str:
        import pyte  # noqa: PLC0415 - it is there for measuring only

        if self._screen is None:
            self._screen = pyte.Screen(*self.size)
            self._stream = pyte.ByteStream(self._screen)
        fresh = self._undrawn + b"".join(one.data for one in self.chunks[self._drawn : chunk])
        self._drawn = chunk
        cut = _UNFINISHED.search(fresh)
        fresh, self._undrawn = (fresh[: cut.start()], cut[0]) if cut else (fresh, b"")
        self._stream.feed(_UNDRAWN.sub(b"", fresh))
        return "\n".join(line.rstrip() for line in self._screen.display)

    @property
    def output(self) -> bytes:
        """All that it wrote."""
        return self.output_since(0)

    def output_since(self, chunk: int) -> bytes:
        """All that it wrote from a chunk on."""
        return b"".join(one.data for one in self.chunks[chunk:])

    def look_at_memory(self) -> int:
        """The most bytes that its process held at once; 0 where the system does not tell."""
        try:
            status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        except OSError:
            return self.peak
        peaks = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
        self.peak = max([self.peak, *(int(peak) * 1024 for peak in peaks)])
        return self.peak
