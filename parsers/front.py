"""From what a user names to filings: every file a path holds, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from parsers.errors import NotAFiling, SourceError
from parsers.filing import Filing
from parsers.formats import tell
from parsers.reading import read_as
from parsers.sources import Source, Unopened, open_sources
from parsers.submission import split


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one source: a filing with its bytes, or the reason why there is none."""

    name: str
    """As in :attr:`Filing.source`."""
    named: bool
    """The user named it, so that finding no filing in it is an error."""
    filing: Filing | None = None
    content: bytes = b""
    """The filing as received."""
    failure: SourceError | None = None

    @property
    def is_passed_over(self) -> bool:
        """Is it no filing, among others in a folder or an archive?"""
        return isinstance(self.failure, NotAFiling) and not self.named


def read(source: str) -> Iterator[Filing]:
    """The filings that a path holds, in order.

    :param source: a file, a folder, a .zip, a .tar.gz, a .gz, or ``-`` for standard input;
        a folder or a .zip may be one of the SEC's quarterly data sets
    :raises SourceError: the path itself cannot be read or is no filing. Inside a folder
        or an archive, what is no filing is passed over.
    """
    for reading in readings(source):
        if reading.filing is not None:
            yield reading.filing
        elif reading.named and reading.failure is not None:
            raise reading.failure


def readings(source: str) -> Iterator[Reading]:
    """Every file that a path holds, whether or not a filing came of it.

    A folder or an archive in which there is none at all is itself a failure, told last.
    """
    looked_at, has_news = 0, False
    for opened in open_sources(source):
        looked_at += 1
        for reading in readings_of(opened):
            has_news = has_news or not reading.is_passed_over
            yield reading
    if not has_news:
        yield nothing_found(source, looked_at)


def nothing_found(source: str, looked_at: int) -> Reading:
    """What is said of a folder or an archive of so many files, none of them a filing."""
    files = "1 file" if looked_at == 1 else f"{looked_at:,} files"
    return Reading(source, True, failure=NotAFiling(f"no filings in it, of {files}"))


def readings_of(source: Source | Unopened) -> Iterator[Reading]:
    """The filings in the bytes of one file; a file may hold several submissions."""
    if isinstance(source, Unopened):
        yield Reading(source.name, source.named, failure=source.error)
        return
    try:
        source_format = tell(source.content)
        parts = split(source.content) if source_format == "submission" else [source.content]
        for part in parts:
            filing = read_as(source_format, part, source.name)
            yield Reading(source.name, source.named, filing, part)
    except NotAFiling as error:
        yield Reading(source.name, source.named, failure=error)
