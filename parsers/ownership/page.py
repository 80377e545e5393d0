"""A page's grid to a filing: the same for the SEC's HTML and for text made of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parsers.filing import Filing, Problem, SourceFormat
from parsers.ownership.checks import check_filing
from parsers.ownership.grid import Line
from parsers.ownership.identity import read_identity
from parsers.ownership.notes import read_footnotes, read_remarks, split_nothing_owned
from parsers.ownership.owners import read_owners
from parsers.ownership.rows import is_holding, read_rows
from parsers.ownership.sections import Section, cut
from parsers.ownership.signatures import read_signatures


def read_page(
    grid: Sequence[Line],
    source_format: SourceFormat,
    source: str = "",
    unplaced: Iterable[Problem] = (),
) -> Filing:
    """What a printed Form 3, 4 or 5 states.

    Everything that cannot be placed is among the filing's problems.

    :param unplaced: what could not be placed when the grid was made
    """
    problems = list(unplaced)
    parts = cut(grid)
    identity = read_identity(parts[Section.HEAD], problems)
    explanation, nothing_owned = split_nothing_owned(parts[Section.EXPLANATION])
    notes = read_footnotes(explanation, problems)
    rows = [
        row
        for section, is_derivative in ((Section.TABLE_I, False), (Section.TABLE_II, True))
        for row in read_rows(parts[section], identity.form, is_derivative, notes.keys(), problems)
    ]
    for section, name in ((Section.TABLE_I, "Table I"), (Section.TABLE_II, "Table II")):
        if not parts[section]:
            problems.append(Problem("warning", name, "not found on the page"))
    signatures = read_signatures(parts[Section.SIGNATURES], problems)
    if not signatures:
        problems.append(Problem("warning", "signature", "not found on the page"))
    filing = Filing(
        source=source,
        source_format=source_format,
        form_type=identity.form + ("/A" if identity.is_amendment else ""),
        period_of_report=identity.period_of_report,
        date_of_original_submission=identity.date_of_original_submission,
        no_securities_owned=nothing_owned or None,
        **identity.flags,  # type: ignore[arg-type]
        issuer=identity.issuer,
        reporting_owners=read_owners(parts[Section.OWNERS], identity.owner, problems),
        transactions=tuple(row for row in rows if not is_holding(row)),
        holdings=tuple(row for row in rows if is_holding(row)),
        footnotes={f"F{number}": text for number, text in sorted(notes.items())},
        remarks=read_remarks(parts[Section.REMARKS]),
        signatures=signatures,
    )
    return check_filing(filing, problems)
