"""What an amendment amends, and which rows it replaces.

A Form 4/A names nothing but the day on which the original was filed. It may restate the
whole form, mend one line, repeat a line that was right, or add one. So nothing is ever
erased: a row is marked as superseded only by a row of a later amendment that speaks of
the same thing, and what the amendment leaves out stands as it was.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from store.schema.words import DAY

_DAY = DAY.format(f="")
_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class _Filing:
    id: int
    form: str
    """Without ``/A``."""
    is_amendment: bool
    filed: str | None
    original_filed: str | None
    """The day on which what it amends was filed, as it says."""
    amends: int | None
    """The original, where it is tied to one."""


@dataclass(frozen=True, slots=True)
class _Row:
    id: int
    subject: tuple[object, ...]
    """What the row speaks of: the same in an original and its amendment."""
    shares: float | None
    price: float | None
    following: float | None


def tie_amendments(connection: sqlite3.Connection, filings: Iterable[int]) -> None:
    """Tie these filings, newly written, to what they amend or are amended by."""
    pending = list(filings)
    while pending:
        part, pending = pending[:_AT_ONCE], pending[_AT_ONCE:]
        for amendment in _amendments(connection, part):
            original = _original(connection, amendment)
            if original != amendment.amends:
                connection.execute(
                    "UPDATE filings SET amends_filing_id = ? WHERE id = ?",
                    (original, amendment.id),
                )
                pending.append(amendment.id)  # what amends the amendment can be told now
            for head in {original, amendment.amends, amendment.id if original is None else None}:
                if head is not None:
                    _supersede(connection, head)


_AT_ONCE = 500
_COLUMNS = "f.id, f.form_type, f.filed_date, f.date_of_original_submission, f.amends_filing_id"
# Plus signs and CROSS JOIN: by the issuer's filings of a day, never by all of a form or a period.
_IS_AMENDMENT = (
    "+f.form_type IN ('3/A', '4/A', '5/A') AND f.date_of_original_submission IS NOT NULL"
)


def _amendments(connection: sqlite3.Connection, ids: Sequence[int]) -> Iterator[_Filing]:
    """The amendments among these filings, and those that may amend one of them."""
    places = ", ".join("?" * len(ids))
    rows = connection.execute(
        f"SELECT {_COLUMNS} FROM filings AS f WHERE f.id IN ({places}) AND {_IS_AMENDMENT}"
        f" UNION SELECT {_COLUMNS} FROM filings AS o"
        " CROSS JOIN filings AS f ON f.issuer_id = o.issuer_id"
        f" AND f.date_of_original_submission = {DAY.format(f='o.')}"
        f" WHERE o.id IN ({places}) AND {_IS_AMENDMENT} ORDER BY 3, 1",
        (*ids, *ids),
    ).fetchall()
    return map(_filing, rows)


def _filing(row: tuple[int, str, str | None, str | None, int | None]) -> _Filing:
    form = row[1].removesuffix("/A")
    return _Filing(row[0], form, form != row[1], *row[2:])


def _original(connection: sqlite3.Connection, amendment: _Filing) -> int | None:
    """The first form that an amendment amends, if one filing alone can be meant.

    The day may be that of the original or of an earlier amendment of it. Where the day on
    which a form was filed is not known, the one on which it was signed stands for it, if
    the period is the same too.
    """
    rows = connection.execute(_CANDIDATES, asdict(amendment)).fetchall()
    found = map(_filing, rows)
    originals = {f.amends or f.id for f in found if f.amends or not f.is_amendment}
    if len(originals) > 1:
        own = _subjects(connection, amendment.id)
        shared = {o: len(own & _subjects(connection, o)) for o in originals}
        most = max(shared.values())
        originals = {o for o, count in shared.items() if count == most and most > 0}
    return originals.pop() if len(originals) == 1 else None


def _of_the_day(condition: str) -> str:
    return (
        f"SELECT {_COLUMNS} FROM filings AS a"
        f" CROSS JOIN filings AS f ON f.issuer_id = a.issuer_id AND {condition}"
        " WHERE a.id = :id AND f.id <> a.id AND +f.form_type IN (:form, :form || '/A')"
        " AND EXISTS (SELECT 1 FROM filing_owners AS mine JOIN filing_owners AS theirs"
        "  ON theirs.reporting_owner_id = mine.reporting_owner_id"
        "  WHERE mine.filing_id = a.id AND theirs.filing_id = f.id)"
    )


_CANDIDATES = " UNION ALL ".join(
    (
        _of_the_day("f.filed_date = :original_filed"),
        _of_the_day(
            "f.filed_date IS NULL AND +f.signed_date = :original_filed"
            " AND +f.period_of_report = a.period_of_report"
        ),
    )
)


def _subjects(connection: sqlite3.Connection, filing: int) -> set[tuple[object, ...]]:
    return {row.subject for table in _TABLES for row in _rows(connection, table, filing)}


_TABLES = ("transactions", "holdings")


def _supersede(connection: sqlite3.Connection, original: int) -> None:
    """Mark the rows of a form and of its amendments that a later one replaces."""
    chain = [
        original,
        *(
            row[0]
            for row in connection.execute(
                f"SELECT id FROM filings WHERE amends_filing_id = ? ORDER BY {_DAY}, id",
                (original,),
            )
        ),
    ]
    for table in _TABLES:
        versions = [_rows(connection, table, filing) for filing in chain]
        replaced: dict[int, int | None] = {row.id: None for rows in versions for row in rows}
        for place, rows in enumerate(versions):
            open_rows = list(rows)
            for later in versions[place + 1 :]:
                for gone, kept in _corresponding(open_rows, later):
                    replaced[gone.id] = kept.id
                open_rows = [row for row in open_rows if replaced[row.id] is None]
        connection.executemany(
            f"UPDATE {table} SET superseded_by = ? WHERE id = ? AND superseded_by IS NOT ?",
            [(kept, gone, kept) for gone, kept in replaced.items()],
        )


def _corresponding(older: Sequence[_Row], newer: Sequence[_Row]) -> Iterator[tuple[_Row, _Row]]:
    """Which row replaces which, among those that speak of the same thing.

    Rows of the same shares belong together. What is left is paired in order if the
    amendment has as many rows as there were, or more; if it has fewer, nobody can tell
    which of the old ones it leaves out.
    """
    subjects: dict[tuple[object, ...], tuple[list[_Row], list[_Row]]] = defaultdict(
        lambda: ([], [])
    )
    for side, rows in enumerate((older, newer)):
        for row in rows:
            subjects[row.subject][side].append(row)
    for old, new in subjects.values():
        if not old or not new:
            continue
        for alike in (_same_amounts, _same_shares):
            for row in list(old):
                match = next((other for other in new if alike(row, other)), None)
                if match is not None:
                    yield row, match
                    old.remove(row)
                    new.remove(match)
        if len(new) >= len(old):
            yield from zip(old, new, strict=False)


def _same_amounts(one: _Row, other: _Row) -> bool:
    return (one.shares, one.price, one.following) == (other.shares, other.price, other.following)


def _same_shares(one: _Row, other: _Row) -> bool:
    # Prices are no sign: those of all grants are alike.
    return (one.shares is not None and one.shares == other.shares) or (
        one.following is not None and one.following == other.following
    )


def _rows(connection: sqlite3.Connection, table: str, filing: int) -> list[_Row]:
    found = connection.execute(
        "SELECT id, is_derivative, security_title, transaction_date, transaction_code,"
        " direct_or_indirect, nature_of_ownership, conversion_or_exercise_price,"
        " shares, price_per_share, shares_owned_following"
        f" FROM {table} WHERE filing_id = ? ORDER BY is_derivative, line",
        (filing,),
    )
    return [
        _Row(row[0], (row[1], _plain(row[2]), *row[3:6], _plain(row[6]), row[7]), *row[8:])
        for row in found
    ]


def _plain(text: str | None) -> str:
    """Words alone: filers change case, stops and marks when they amend."""
    return " ".join(_WORD.findall((text or "").lower()))
