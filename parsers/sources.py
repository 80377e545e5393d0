"""Opening what the user names: files, folders, archives, standard input.

Every filing-to-be comes out as a :class:`Source`. Archives are read as streams and no file
in them is ever written under its own name, so the names inside them are only names. The
tables of one of the SEC's data sets, in a folder or an archive, come out as the filings they
are of.
"""

from __future__ import annotations

import gzip
import io
import os
import shutil
import stat
import sys
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from parsers.bulk import DataSet, Part, TooLarge, Waiting, is_table, tables_among
from parsers.errors import NotAFiling, Unreadable
from parsers.formats import HEAD, tell

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

LARGEST = 256 * 1024 * 1024
"""Bytes; a single filing beyond this is refused."""

_TOO_LARGE = f"larger than {LARGEST // 2**20} MB, which no filing is"
_ZIP, _GZIP, _TAR, _TAR_AT = b"PK\x03\x04", b"\x1f\x8b", b"ustar", 257
_ARCHIVES_IN_ARCHIVES = 2
_MOST_EXPANDED, _EXPANDED_ANYWAY = 200, 64 * 1024 * 1024
"""Filings shrink to a tenth or a thirtieth. What grows beyond so many times its packed size,
and beyond so many bytes, was packed to do harm."""
_KEPT_IN_MEMORY = 32 * 1024 * 1024
"""Bytes of a zip archive from standard input; the rest of it waits in a temporary file."""


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one file or archive member."""

    name: str
    """As in :attr:`parsers.filing.Filing.source`."""
    content: bytes
    """Whole; only the head of a file in a folder that is plainly no filing."""
    named: bool
    """The user named it, rather than a folder or an archive that holds it."""


@dataclass(frozen=True, slots=True)
class Unopened:
    """A file that could not be read, and why."""

    name: str
    named: bool
    error: Unreadable


Opened = Source | Unopened


@dataclass(slots=True)
class Meter:
    """How far a long reading has come."""

    bytes_read: int = 0
    """Read from disk so far: packed bytes, where they are packed."""


def size_on_disk(paths: Iterable[str]) -> int | None:
    """The bytes that a :class:`Meter` will have counted at the end; ``None``: nobody knows."""
    total = 0
    for path in paths:
        if path == "-":
            return None
        files = _walked(path) if os.path.isdir(path) else (path,)  # noqa: PTH112
        for file in files:
            try:
                total += os.path.getsize(file)  # noqa: PTH202 - half a million of them
            except OSError:
                continue  # opening it will say why
    return total


def open_sources(path: str, meter: Meter | None = None) -> Iterator[Opened]:
    """Everything that one path given by the user holds, in a fixed order.

    ``-`` is standard input. A folder is walked by name, hidden files left out.
    """
    meter = meter or Meter()
    if path == "-":
        yield from _opened("-", sys.stdin.buffer, True, meter)
    elif os.path.isdir(path):  # noqa: PTH112 - the path is kept as it was given
        for folder, files in _folders(path):
            tables = tables_among(files)
            if tables:
                yield from _data_set_in_folder(folder, tables, meter)
            for name in files:
                if name not in tables.values():
                    yield from _file(os.path.join(folder, name), False, meter)  # noqa: PTH118
    else:
        yield from _file(path, True, meter)


def _walked(path: str) -> Iterator[str]:
    for folder, files in _folders(path):
        for name in files:
            yield os.path.join(folder, name)  # noqa: PTH118


def _folders(path: str) -> Iterator[tuple[str, list[str]]]:
    """Folders with the names of their files, both sorted and without hidden ones."""
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield folder, sorted(name for name in files if not name.startswith("."))


def _data_set_in_folder(folder: str, tables: dict[str, str], meter: Meter) -> Iterator[Opened]:
    def part(file: str) -> Part:
        return Part(file, partial(_opened_table, os.path.join(folder, file), meter))  # noqa: PTH118

    parts = {table: part(file) for table, file in tables.items()}
    yield from _data_set(folder.rstrip(os.sep) or folder, parts, meter, os.sep)


def _data_set_in_archive(
    name: str, folder: str, parts: dict[str, Part], meter: Meter
) -> Iterator[Opened]:
    where, apart = (f"{name}!{folder}", "/") if folder else (name, "!")
    yield from _data_set(where, parts, meter, apart)


def _opened_table(path: str, meter: Meter) -> IO[bytes]:
    if not Path(path).is_file():
        raise Unreadable("not a file")
    return io.BufferedReader(_Metered(path, meter))


def _data_set(name: str, parts: dict[str, Part], meter: Meter, apart: str) -> Iterator[Opened]:
    """The filings of a data set, and what is wrong with it.

    All of it is read before the first one comes. What the meter counts of that is spread
    over the filings.

    :param apart: what stands between the data set's name and a file's
    """
    data_set = DataSet(parts)
    start = meter.bytes_read
    data_set.read()
    counted = meter.bytes_read - start
    for file, message in data_set.failures:
        yield Unopened(f"{name}{apart}{file}", False, Unreadable(message))
    count = len(data_set.accessions)
    for place, (accession, extract) in enumerate(data_set.extracts(), 1):
        meter.bytes_read = start + counted * place // count
        if len(extract) > LARGEST:
            yield Unopened(f"{name}!{accession}", False, Unreadable(_TOO_LARGE))
        else:
            yield Source(f"{name}!{accession}", extract, False)


def _file(path: str, named: bool, meter: Meter) -> Iterator[Opened]:
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - half a million of them
            raise Unreadable("not a file or a folder")
        with open(path, "rb") as stream:  # noqa: PTH123
            head = stream.read(HEAD)
            if not _is_archive(head):
                content = _plain(head, stream, named)
                meter.bytes_read += len(content)
                yield Source(path, content, named)
                return
        with io.BufferedReader(_Metered(path, meter)) as packed:
            yield from _opened(path, packed, named, meter)
    except FileNotFoundError:
        yield Unopened(path, named, Unreadable("no such file or folder"))
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        yield Unopened(path, named, Unreadable(f"cannot be read: {reason}"))
    except Unreadable as error:
        yield Unopened(path, named, error)


def _is_archive(head: bytes) -> bool:
    return head.startswith((_ZIP, _GZIP)) or head[_TAR_AT : _TAR_AT + len(_TAR)] == _TAR


def _plain(head: bytes, stream: IO[bytes], named: bool) -> bytes:
    """All of a file that is no archive, or its head where nobody named it and it is no filing."""
    if len(head) < HEAD or not (named or _is_promising(head)):
        return head
    content = head + stream.read(LARGEST + 1 - len(head))
    if len(content) > LARGEST:
        raise Unreadable(_TOO_LARGE)
    return content


def _opened(
    name: str, stream: IO[bytes], named: bool, meter: Meter, depth: int = 0
) -> Iterator[Opened]:
    """The sources in a stream: one, or those of the archive it turns out to be."""
    try:
        head = stream.read(HEAD)
        if depth < _ARCHIVES_IN_ARCHIVES:
            if head.startswith(_ZIP):
                yield from _zip(name, _Rewound(head, stream), meter, depth)
                return
            if head.startswith(_GZIP):
                yield from _gzip(name, _Rewound(head, stream), named, meter, depth)
                return
            if _is_archive(head):
                yield from _tar(name, _Rewound(head, stream), meter, depth)
                return
        yield Source(name, _plain(head, stream, named), named)
    except Unreadable as error:
        yield Unopened(name, named, error)
    except (EOFError, zlib.error, gzip.BadGzipFile, tarfile.TarError, zipfile.BadZipFile) as error:
        yield Unopened(name, named, Unreadable(f"a broken archive: {error}"))


def _is_promising(head: bytes) -> bool:
    try:
        tell(head)
    except NotAFiling:
        return False
    return True


def _zip(name: str, stream: _Rewound, meter: Meter, depth: int) -> Iterator[Opened]:
    if stream.seekable():
        yield from _zip_members(name, stream.file(), meter, depth)
        return
    with tempfile.SpooledTemporaryFile(max_size=_KEPT_IN_MEMORY) as whole:
        shutil.copyfileobj(stream, whole)  # a zip's directory stands at its end
        whole.seek(0)
        yield from _zip_members(name, cast("IO[bytes]", whole), meter, depth)


def _zip_members(name: str, stream: IO[bytes], meter: Meter, depth: int) -> Iterator[Opened]:
    with zipfile.ZipFile(stream) as archive:
        folders: dict[str, dict[str, zipfile.ZipInfo]] = {}
        for info in archive.infolist():
            folder, _, file = info.filename.rpartition("/")
            folders.setdefault(folder, {})[file] = info
        read_already: set[str] = set()
        for folder, members in folders.items():
            if tables := tables_among(members):
                parts = {
                    table: Part(file, partial(_member, archive, members[file]))
                    for table, file in tables.items()
                }
                read_already |= {members[file].filename for file in tables.values()}
                yield from _data_set_in_archive(name, folder, parts, meter)
        for info in archive.infolist():
            if info.is_dir() or info.filename in read_already:
                continue
            member = f"{name}!{info.filename}"
            try:
                with _member(archive, info) as content:
                    yield from _opened(member, content, False, meter, depth + 1)
            except Unreadable as error:
                yield Unopened(member, False, error)
            except (zipfile.BadZipFile, NotImplementedError, OSError) as error:
                yield Unopened(member, False, Unreadable(f"cannot be unpacked: {error}"))


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    """:raises Unreadable: it is not to be unpacked"""
    if info.flag_bits & 0x1:
        raise Unreadable("encrypted")
    if _is_bomb(info.file_size, info.compress_size):
        raise Unreadable(_BOMB)
    return archive.open(info)


def _gzip(name: str, stream: _Rewound, named: bool, meter: Meter, depth: int) -> Iterator[Opened]:
    with gzip.GzipFile(fileobj=stream, mode="rb") as content:  # type: ignore[call-overload]
        # A gzipped tar is an archive; any other gzipped file is the one file.
        bounded = cast("IO[bytes]", _Bounded(content, stream))
        yield from _opened(name, bounded, named, meter, depth)


def _tar(name: str, stream: _Rewound, meter: Meter, depth: int) -> Iterator[Opened]:
    """The members as they come, and then, once all names are known, the data sets."""
    broken: Exception | None = None
    with Waiting() as waiting:
        try:
            yield from _tar_members(name, stream, waiting, meter, depth)
        except (Unreadable, EOFError, zlib.error, tarfile.TarError) as error:
            broken = error  # what came before is whole
        for folder, parts in waiting.data_sets():
            yield from _data_set_in_archive(name, folder, parts, meter)
        for member, content in waiting.others():
            yield from _opened(f"{name}!{member}", content, False, meter, depth + 1)
    if broken is not None:
        raise broken


def _tar_members(
    name: str, stream: _Rewound, waiting: Waiting, meter: Meter, depth: int
) -> Iterator[Opened]:
    with tarfile.open(fileobj=stream, mode="r|") as archive:  # type: ignore[call-overload]
        for info in archive:
            content = archive.extractfile(info) if info.isfile() else None
            if content is None:
                continue
            member = f"{name}!{info.name}"
            if not is_table(info.name.rpartition("/")[2]):
                yield from _opened(member, content, False, meter, depth + 1)
                continue
            try:
                waiting.keep(info.name, content)
            except TooLarge as error:
                yield Unopened(member, False, error)


_BOMB = f"it grows more than {_MOST_EXPANDED} times when unpacked, which no filing does"


def _is_bomb(unpacked: int, packed: int) -> bool:
    return unpacked > _EXPANDED_ANYWAY and unpacked > packed * _MOST_EXPANDED


class _Metered(io.FileIO):
    """A file whose bytes are counted as they are read from disk."""

    def __init__(self, path: str, meter: Meter) -> None:
        super().__init__(path, "rb")
        self._meter = meter

    def readinto(self, buffer: WriteableBuffer) -> int:
        count = super().readinto(buffer)
        self._meter.bytes_read += count
        return count

    def readall(self) -> bytes:
        data = super().readall()
        self._meter.bytes_read += len(data)
        return data


class _Bounded:
    """A stream being unpacked, given up once it has grown out of all proportion."""

    def __init__(self, unpacked: gzip.GzipFile, packed: _Rewound) -> None:
        self._unpacked = unpacked
        self._packed = packed
        self._count = 0

    def read(self, size: int = -1) -> bytes:
        data = self._unpacked.read(LARGEST + 1 if size < 0 else size)
        self._count += len(data)
        if _is_bomb(self._count, self._packed.count):
            raise Unreadable(_BOMB)
        return data

    def seekable(self) -> bool:
        return False


class _Rewound:
    """A stream whose first bytes were read, given back before the rest."""

    def __init__(self, head: bytes, stream: IO[bytes]) -> None:
        self._head = head
        self._stream = stream
        self.count = 0
        """Bytes given out so far."""

    def read(self, size: int = -1) -> bytes:
        if size is None or size < 0:
            data, self._head = self._head + self._stream.read(), b""
        elif self._head:
            data, self._head = self._head[:size], self._head[size:]
        else:
            data = self._stream.read(size)
        self.count += len(data)
        return data

    def seekable(self) -> bool:
        return self._stream.seekable()

    def file(self) -> IO[bytes]:
        """The stream itself, from its start."""
        self._stream.seek(0)
        return self._stream
