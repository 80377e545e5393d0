"""The explorer as a process: signals, a terminal that goes away, and the collection of garbage.

Only the real program comes here; an explorer within a test has no process of its own.
"""

from __future__ import annotations

import asyncio
import gc
import os
import select
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.explorer.app import Explorer

_ENDING = (signal.SIGTERM, signal.SIGHUP) if hasattr(signal, "SIGHUP") else (signal.SIGTERM,)
_KEYBOARD = 0
"""The file that keys are read from."""
_GONE = getattr(select, "POLLHUP", 0) | getattr(select, "POLLERR", 0)
"""Some systems cannot watch a terminal, and tell something else, and that at once."""
_HANGUP = 1
"""The number of the signal for a terminal that is gone, by POSIX."""
_BY_SIGNAL = 128
"""A shell's exit status of what a signal ended, less the signal's number."""
_PATIENCE = 3.0
"""Seconds that an explorer without a terminal may take to end by itself."""
_SETTLED = 1.0
"""Seconds after which the first screen is up, on a slow machine too."""
_THRESHOLDS = (50_000, 20, 100)
"""Objects made between two young collections, young ones between two middle ones, and so on."""


def run(app: Explorer) -> int:
    """Run until the user leaves, or is made to; the exit status."""
    # Collecting while everything is imported and the first screen is made finds next to
    # nothing and takes a tenth of the start.
    gc.disable()
    try:
        asyncio.run(_run(app))
    finally:
        gc.enable()
    return app.return_code or 0


async def _run(app: Explorer) -> None:
    asyncio.get_running_loop().call_later(_SETTLED, settle_garbage)
    with _ended_by_signals(app), _ended_without_terminal(app):
        await app.run_async()


def settle_garbage() -> None:
    """Collect from now on, but never again look at what the start has made.

    Code, styles and widgets stay as long as the program does. With them among what is
    looked at, a full collection holds up the keys for 130 to 180 ms; without, for 16 to 40.
    """
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
    gc.enable()


@contextmanager
def _ended_by_signals(app: Explorer) -> Iterator[None]:
    """What asks a program to end ends this one as its user would, its place remembered."""
    loop = asyncio.get_running_loop()
    added = []
    for number in _ENDING:
        if signal.getsignal(number) is signal.SIG_IGN:  # nohup, say
            continue
        with suppress(NotImplementedError, RuntimeError):  # not on every system, or thread
            loop.add_signal_handler(number, _end, app, number)
            added.append(number)
    try:
        yield
    finally:
        for number in added:
            loop.remove_signal_handler(number)


def _end(app: Explorer, number: int) -> None:
    app.exit(return_code=_BY_SIGNAL + number)


@contextmanager
def _ended_without_terminal(app: Explorer) -> Iterator[None]:
    """End when the terminal is gone, also where nobody sends a signal to tell so.

    Textual reads an ended terminal again and again, and waits for ever to write to it.
    """
    if not hasattr(select, "poll"):
        yield
        return
    loop, over = asyncio.get_running_loop(), os.pipe()

    def watch() -> None:
        """In a thread: asleep until the other end hangs up, or all is over."""
        poll = select.poll()
        poll.register(_KEYBOARD, 0)  # a hang-up is told unasked
        poll.register(over[0], select.POLLIN)
        happened = dict(poll.poll())
        if over[0] in happened or not happened[_KEYBOARD] & _GONE:
            return
        _turn_to_nothing()
        with suppress(RuntimeError):  # the loop is closed
            loop.call_soon_threadsafe(_end, app, _HANGUP)
        poll.unregister(_KEYBOARD)
        if not poll.poll(_PATIENCE * 1000):
            # It waits for the terminal somewhere. What it would still have done is this.
            app.remembered.write()
            os._exit(_BY_SIGNAL + _HANGUP)

    thread = threading.Thread(target=watch, name="section16-terminal", daemon=True)
    thread.start()
    try:
        yield
    finally:
        os.write(over[1], b".")
        thread.join(_PATIENCE)
        for end in over:
            os.close(end)


def _turn_to_nothing() -> None:
    """Let what is still read and written be nothing, rather than an error each time."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        poll = select.poll()
        poll.register(number, 0)
        if poll.poll(0):
            os.dup2(nothing, number)
