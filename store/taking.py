"""What came of one file, laid out by whichever process read it."""

from __future__ import annotations

from dataclasses import dataclass

from parsers import Reading
from parsers.filing import Problem
from store.laying_out import LaidOut, lay_out


@dataclass(frozen=True, slots=True)
class Taken:
    """A filing ready for the writer, or why there is none."""

    name: str
    filing: LaidOut | None = None
    failure: str | None = None
    """What is wrong with the file, in words."""
    is_passed_over: bool = False
    """No filing, among others in a folder or an archive."""

    @property
    def doubts(self) -> tuple[Problem, ...]:
        """What the reader could not read or had to guess; its notes are left out."""
        problems = self.filing.problems if self.filing else ()
        return tuple(problem for problem in problems if problem.severity != "note")


def take(reading: Reading) -> Taken:
    """Lay out what was read; a function of its own, so that other processes can be sent it."""
    if reading.filing is not None:
        return Taken(reading.name, lay_out(reading.filing, reading.content))
    return Taken(reading.name, failure=str(reading.failure), is_passed_over=reading.is_passed_over)
