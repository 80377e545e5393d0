"""An extract of the data sets to a filing.

The tables give no order of a form's lines but their surrogate keys, whose numbers run on
within a filing: rows are taken in the order of these. Transactions and holdings have tables,
and keys, of their own, so that how they alternated on the form is lost: here the transactions
of a table come first, and its lines are counted in that order.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from parsers import values
from parsers.bulk.cells import NO_DOUBT, may_be_rounded, read_marks
from parsers.bulk.columns import (
    FILE_NUMBER,
    FOOTNOTES,
    KEY,
    OWNERS,
    RELATIONSHIP,
    ROLES,
    ROW_TABLES,
    SIGNATURES,
    SUBMISSION,
    TABLES,
)
from parsers.bulk.extract import Section, split_extract
from parsers.bulk.layout import Cell, Layout, layout_of
from parsers.errors import NotAFiling
from parsers.filing import Address, Filing, Issuer, Problem, ReportingOwner, Row, Signature
from parsers.ownership.checks import check_filing, place, words

_ROUNDED = Problem("note", "numbers", "rounded to two decimals in the SEC's data sets")
_Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """The rows of one table, each as wide as its header."""

    layout: Layout
    rows: tuple[_Cells, ...]

    def text(self, row: _Cells, column: str) -> str:
        """A cell; empty where there is no such column."""
        at = self.layout.places.get(column)
        return "" if at is None else row[at]


@dataclass(frozen=True, slots=True)
class _Log:
    """What is to be told besides the facts."""

    problems: list[Problem] = field(default_factory=list)

    def doubt(self, where: str, message: str) -> None:
        self.problems.append(Problem("warning", where, message))

    def facts(self, cells: Iterable[Cell], row: _Cells, where: str) -> dict[str, Any]:
        """What a row's cells state, by field; a blank one states nothing."""
        found: dict[str, Any] = {}
        for cell in cells:
            if text := row[cell.place]:
                value = cell.read(text)
                if value is not None:
                    found[cell.field] = value
                elif cell.kind not in NO_DOUBT and not text.isspace():
                    message = f"no {cell.kind} can be read in {text.strip()[:60]!r}"
                    self.doubt(f"{where}{words(cell.field)}", message)
        return found


def read_extract(content: bytes, source: str = "") -> Filing:
    """The filing that an extract states.

    :raises NotAFiling: there is no row in it
    """
    log = _Log()
    tables: dict[str, _Table] = {}
    for section in split_extract(content):
        if section.header is None:
            about = TABLES[section.table].about
            log.problems.append(Problem("error", _file(section.table), f"missing: {about}"))
        else:
            tables.setdefault(section.table, _table(section, section.header, log))
    accession = _accession(tables)
    owners = tables.get(OWNERS)
    transactions, holdings = _rows(tables, log)
    filing = Filing(
        source=source,
        source_format="bulk-tsv",
        accession_number=accession,
        reporting_owners=tuple(_owner(owners, row, log) for row in owners.rows) if owners else (),
        transactions=tuple(transactions),
        holdings=tuple(holdings),
        footnotes=_footnotes(tables.get(FOOTNOTES), log),
        signatures=_signatures(tables.get(SIGNATURES), log),
        **_head(tables.get(SUBMISSION), _file_number(owners), log),
    )
    return check_filing(filing, log.problems)


def _file(table: str) -> str:
    return TABLES[table].file


def _table(section: Section, header: str, log: _Log) -> _Table:
    layout = layout_of(section.table, header)
    where = _file(section.table)
    if layout.missing:
        log.doubt(where, f"no column {', '.join(layout.missing)}")
    rows = section.rows
    if any(len(row) != layout.width for row in rows):
        rows = tuple(_as_wide(row, layout.width, where, log) for row in rows)
    for at, name in layout.unknown:
        if any(row[at].strip() for row in rows):
            message = f"column {name} is not known here and passed over"
            log.problems.append(Problem("note", where, message))
    return _Table(layout, rows)


def _as_wide(row: _Cells, width: int, where: str, log: _Log) -> _Cells:
    """A row cut or filled to the columns there are, and a word on it."""
    if len(row) == width:
        return row
    log.doubt(where, f"{len(row)} cells in a row, not {width}: {' | '.join(row)[:80]!r}")
    return (*row[:width], *[""] * (width - len(row)))


def _accession(tables: dict[str, _Table]) -> str:
    for table in tables.values():
        for row in table.rows:
            if number := values.read_accession(table.text(row, KEY).strip('" ')):
                return number
    raise NotAFiling("tables of the SEC's data sets without a row of a filing")


# The parts of the form


def _head(table: _Table | None, file_number: str | None, log: _Log) -> dict[str, Any]:
    """What stands on top: the filing's own facts, and its issuer."""
    if table is None or not table.rows:
        log.problems.append(Problem("error", _file(SUBMISSION), "no row for this filing"))
        return {"issuer": Issuer(file_number=file_number)}
    row, *others = table.rows
    if any(other != row for other in others):
        log.doubt(_file(SUBMISSION), f"{len(table.rows)} rows for this filing; the first counts")
    issuer = log.facts(table.layout.others, row, "issuer, ")
    facts = log.facts(table.layout.cells, row, "")
    facts["issuer"] = Issuer(**issuer, file_number=file_number)
    return facts


def _owner(table: _Table, row: _Cells, log: _Log) -> ReportingOwner:
    facts = log.facts(table.layout.cells, row, "reporting owner, ")
    address = log.facts(table.layout.others, row, "reporting owner, ")
    return ReportingOwner(
        **facts,
        **_roles(table.text(row, RELATIONSHIP), log),
        address=Address(**address) if address else None,
    )


def _roles(text: str, log: _Log) -> dict[str, Any]:
    """The ticked boxes, ``Director,Officer``; where none is named, nothing is known of any."""
    said = [word for word in ("".join(part.split()) for part in text.split(",")) if word]
    if not said:
        return {}
    ticked = {ROLES.get(word.lower()) for word in said}
    if None in ticked:
        log.doubt("reporting owner, relationship", f"{text.strip()[:60]!r} is not all known here")
    return {role: role in ticked for role in ROLES.values()}


def _file_number(owners: _Table | None) -> str | None:
    numbers = (owners.text(row, FILE_NUMBER) for row in owners.rows) if owners else ()
    return next(filter(None, map(values.squash, numbers)), None)


def _footnotes(table: _Table | None, log: _Log) -> dict[str, str]:
    """Texts by key, F2 before F10; the table has them in any order."""
    notes: dict[str, str] = {}
    if table is None:
        return notes
    for row in table.rows:
        facts = log.facts(table.layout.cells, row, "")
        key, text = facts.get("key") or f"F{len(notes) + 1}", facts.get("text") or ""
        if notes.setdefault(key, text) != text:
            log.doubt(f"footnote {key}", "given twice, with two texts")
    return dict(sorted(notes.items(), key=lambda note: (len(note[0]), note[0])))


def _signatures(table: _Table | None, log: _Log) -> tuple[Signature, ...]:
    if table is None:
        return ()
    signed = (log.facts(table.layout.cells, row, "signature ") for row in table.rows)
    return tuple(Signature(facts.get("name"), facts.get("date")) for facts in signed)


# Rows


def _rows(tables: dict[str, _Table], log: _Log) -> tuple[list[Row], list[Row]]:
    """Transactions and holdings, Table I first."""
    transactions: list[Row] = []
    holdings: list[Row] = []
    lines = [0, 0]
    is_rounded = False
    for kind in ROW_TABLES:
        table = tables.get(kind.table)
        if table is None:
            continue
        found = holdings if kind.is_holding else transactions
        for row in _in_order(table):
            lines[kind.is_derivative] += 1
            found.append(_row(table, row, kind.is_derivative, lines[kind.is_derivative], log))
            is_rounded = is_rounded or _may_be_rounded(table.layout.numbers, row)
    if is_rounded:
        log.problems.append(_ROUNDED)
    return transactions, holdings


def _in_order(table: _Table) -> Sequence[_Cells]:
    if len(table.rows) < 2:
        return table.rows
    at = table.layout.key
    if at is None:
        return table.rows
    return sorted(table.rows, key=lambda row: int(row[at]) if _is_key(row[at]) else 0)


def _is_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 40


def _row(table: _Table, row: _Cells, is_derivative: bool, line: int, log: _Log) -> Row:
    where = f"{place(is_derivative, line)}, "
    footnotes: dict[str, tuple[str, ...]] = {}
    for at, name in table.layout.marks:
        if text := row[at]:
            if marks := read_marks(text):
                footnotes[name] = marks
    facts = log.facts(table.layout.cells, row, where)
    return Row(line=line, is_derivative=is_derivative, **facts, footnotes=footnotes)


def _may_be_rounded(numbers: Iterable[int], row: _Cells) -> bool:
    return any(may_be_rounded(row[at]) for at in numbers)
