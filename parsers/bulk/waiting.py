"""Tables in an archive that can only be read forward, until its end tells what they make.

They wait in one temporary file, of which no more than a little is held in memory.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import IO, TYPE_CHECKING, cast

from parsers.bulk.data_set import MOST_IN_ALL, Part, TooLarge, tables_among

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from _typeshed import WriteableBuffer

_BLOCK = 1024 * 1024
_IN_MEMORY = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a file stands in the temporary one."""

    member: str
    """Its name in the archive."""
    start: int
    size: int


class Waiting:
    """Files of an archive that have the names of tables, by the folders they lie in."""

    def __init__(self) -> None:
        self._held = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        self._folders: dict[str, dict[str, _Place]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._held.close()

    def keep(self, member: str, stream: IO[bytes]) -> None:
        """Hold a file of the archive; of two with the same name, the later one.

        :raises TooLarge: with it, they are more than any quarter
        """
        start = self._held.seek(0, io.SEEK_END)
        size = 0
        while block := stream.read(_BLOCK):
            size += len(block)
            if start + size > MOST_IN_ALL:
                self._held.truncate(start)
                raise TooLarge("larger than any table that was published")
            self._held.write(block)
        folder, _, file = member.rpartition("/")
        folder = "" if folder == "." else folder
        self._folders.setdefault(folder, {})[file] = _Place(member, start, size)

    def data_sets(self) -> Iterator[tuple[str, dict[str, Part]]]:
        """Folders that hold a data set, with its parts by the names of the tables."""
        for folder, files in self._folders.items():
            if tables := tables_among(files):
                yield (
                    folder,
                    {
                        table: Part(file, partial(self._open, files[file]))
                        for table, file in tables.items()
                    },
                )

    def others(self) -> Iterator[tuple[str, IO[bytes]]]:
        """Files that are of no data set in spite of their names, by their names."""
        for files in self._folders.values():
            tables = tables_among(files).values()
            for file, place in files.items():
                if file not in tables:
                    yield place.member, self._open(place)

    def _open(self, place: _Place) -> IO[bytes]:
        held = cast("IO[bytes]", self._held)
        return io.BufferedReader(_Window(held, place.start, place.size), _BLOCK)


class _Window(io.RawIOBase):
    """A part of a file, as a file."""

    def __init__(self, file: IO[bytes], start: int, size: int) -> None:
        self._file = file
        self._at, self._end = start, start + size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        self._file.seek(self._at)
        data = self._file.read(min(len(view), self._end - self._at))
        view[: len(data)] = data
        self._at += len(data)
        return len(data)
