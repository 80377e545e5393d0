"""Which issuer, which insider: one row for one company or person, however named.

EDGAR names everyone by CIK; a scraped page names nobody so. An issuer is known by its
CIK if any of its filings gave one, else by its name (former names count) and its
ticker. An insider without a CIK is known by name, and only among the insiders of one
issuer. When a later filing brings the CIK, the two become one. Where two answers are
possible neither is taken: a new row is made and the filing's problems say so.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable
from datetime import date

from parsers.filing import Issuer, Problem, ReportingOwner
from parsers.names import company_key, owner_key
from store.merging import merge_issuers, merge_owners
from store.records import columns_of
from store.remembered import Remembered

_ISSUER_FACTS = (
    "foreign_ticker", "sic", "irs_number", "state_of_incorporation", "fiscal_year_end",
    "file_number",
)  # fmt: skip
_ADDRESS = ("street1", "street2", "city", "state", "zip_code", "country",
            "non_us_state_territory", "state_description")  # fmt: skip
_SYMBOLS = re.compile(r"[\s,;/|]+")


class Identity:
    """Finds or makes the rows of issuers and reporting owners, inside the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection, before_merge: Callable[[], None]) -> None:
        """:param before_merge: called before rows change owner, to write what is still held back"""
        self._db = connection
        self._before_merge = before_merge
        self._issuers = Remembered(connection, "issuers", "name_as_of", "ticker_as_of")
        self._owners = Remembered(connection, "reporting_owners", "name_as_of")

    def settle(self) -> None:
        """Write what is held back; to be called before the transaction ends."""
        self._issuers.settle()
        self._owners.settle()

    def forget(self) -> None:
        """Look everybody up again: another process wrote, or something was taken back."""
        self._issuers.forget()
        self._owners.forget()

    # Issuers

    def issuer(self, issuer: Issuer, as_of: date | None, problems: list[Problem]) -> int | None:
        """The id of the issuer that a filing names; ``None`` where it names none.

        :param as_of: the filing's date, to tell which of two names is the later one
        """
        if issuer.cik is None and issuer.name is None and issuer.ticker is None:
            return None
        known = self._issuers.find(issuer, as_of.isoformat() if as_of else "")
        if known is not None:
            return known
        self.settle()
        found = (
            self._issuer_by_cik(issuer, problems)
            if issuer.cik
            else self._issuer_by_name(issuer, problems)
        )
        if found is None:
            cursor = self._db.execute("INSERT INTO issuers (cik) VALUES (?)", (issuer.cik,))
            found = int(cursor.lastrowid or 0)
        self.learn_issuer(found, issuer, as_of)
        if issuer.cik and issuer.name and issuer.ticker:
            self._issuers.keep(issuer, found)
        else:  # who is known by less may yet become one with another
            self.forget()
        return found

    def _issuer_by_cik(self, issuer: Issuer, problems: list[Problem]) -> int | None:
        """By CIK; rows that were known by name alone become one with it."""
        found = self._id("SELECT id FROM issuers WHERE cik = ?", issuer.cik)
        keys = [company_key(name) for name in _names(issuer)]
        nameless = [
            other
            for key in keys
            for other in self._ids(
                "SELECT DISTINCT i.id FROM issuer_names AS n"
                " JOIN issuers AS i ON i.id = n.issuer_id"
                " WHERE n.name_key = ? AND i.cik IS NULL",
                key,
            )
            if other != found
        ]
        for other in dict.fromkeys(nameless):
            if not self._tickers_agree(other, issuer) and not _is_former(issuer, self._name(other)):
                _doubt(problems, issuer, "bears the same name under another ticker")
                continue
            if self._is_contested(other, found) and not self._has_ticker(other, issuer.ticker):
                continue  # another company has the name too; the doubt was told when it came
            if found is None:
                self._db.execute("UPDATE issuers SET cik = ? WHERE id = ?", (issuer.cik, other))
                found = other
            else:
                self._before_merge()
                merge_issuers(self._db, other, found)
        return found

    def _issuer_by_name(self, issuer: Issuer, problems: list[Problem]) -> int | None:
        """By name and ticker, where both leave one answer."""
        key = company_key(issuer.name) if issuer.name else ""
        bearers = self._ids("SELECT DISTINCT issuer_id FROM issuer_names WHERE name_key = ?", key)
        agreeing = [other for other in bearers if self._tickers_agree(other, issuer, key)]
        if len(agreeing) == 1:
            return agreeing[0]
        if len(agreeing) > 1:
            with_ticker = [other for other in agreeing if self._has_ticker(other, issuer.ticker)]
            if len(with_ticker) == 1:
                return with_ticker[0]
            _doubt(problems, issuer, f"is the name of {len(agreeing)} issuers here")
            return self._nameless(agreeing)
        if bearers:
            _doubt(problems, issuer, "bears the same name under another ticker")
            return None
        return self._issuer_by_ticker(issuer, key, problems)

    def _issuer_by_ticker(self, issuer: Issuer, key: str, problems: list[Problem]) -> int | None:
        """A ticker alone proves nothing: companies inherit them. A like name must go with it."""
        if issuer.ticker is None:
            return None
        holders = self._ids(
            "SELECT DISTINCT issuer_id FROM issuer_tickers WHERE ticker = ?", issuer.ticker
        )
        first = key.split(" ", maxsplit=1)[0]
        alike = [
            h for h in holders if not key or company_key(self._name(h) or "").split(" ")[0] == first
        ]
        if len(alike) == 1:
            return alike[0]
        if holders:
            _doubt(problems, issuer, f"has the ticker {issuer.ticker}, as another name here does")
        return None

    def _nameless(self, issuers: Iterable[int]) -> int | None:
        """The one without a CIK, where an earlier doubt already made it."""
        rows = [
            i for i in issuers if self._id("SELECT id FROM issuers WHERE id = ? AND cik IS NULL", i)
        ]
        return rows[0] if len(rows) == 1 else None

    def _is_contested(self, nameless: int, found: int | None) -> bool:
        """Does a further issuer with a CIK bear a name of the one without?"""
        return bool(
            self._ids(
                "SELECT i.id FROM issuer_names AS mine"
                " JOIN issuer_names AS theirs ON theirs.name_key = mine.name_key"
                " JOIN issuers AS i ON i.id = theirs.issuer_id"
                " WHERE mine.issuer_id = ? AND i.cik IS NOT NULL AND i.id IS NOT ? LIMIT 1",
                nameless,
                found,
            )
        )

    def learn_issuer(self, found: int, issuer: Issuer, as_of: date | None) -> None:
        """Take up names, tickers and facts; the latest filing's are shown."""
        for name, changed in ((issuer.name, None), *issuer.former_names):
            if name:
                self._db.execute(
                    "INSERT INTO issuer_names (issuer_id, name, name_key, changed_date)"
                    " VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                    " changed_date = coalesce(changed_date, excluded.changed_date)",
                    (found, name, company_key(name), changed.isoformat() if changed else None),
                )
        if issuer.ticker:
            self._db.execute(
                "INSERT OR IGNORE INTO issuer_tickers (issuer_id, ticker) VALUES (?, ?)",
                (found, issuer.ticker),
            )
        day = as_of.isoformat() if as_of else ""
        current = self._db.execute(
            "SELECT name_as_of, ticker_as_of FROM issuers WHERE id = ?", (found,)
        ).fetchone()
        changes: dict[str, object] = {}
        if issuer.name and day >= (current[0] or ""):
            changes |= {
                "name": issuer.name,
                "name_key": company_key(issuer.name),
                "name_as_of": day,
            }
        if issuer.ticker and day >= (current[1] or ""):
            changes |= {"ticker": issuer.ticker, "ticker_as_of": day}
        changes |= dict(zip(_ISSUER_FACTS, columns_of(issuer, _ISSUER_FACTS), strict=True))
        if issuer.business_address:
            changes |= dict(
                zip(_ADDRESS, columns_of(issuer.business_address, _ADDRESS), strict=True)
            )
        changes = {column: value for column, value in changes.items() if value is not None}
        if changes:
            assignments = ", ".join(f"{column} = ?" for column in changes)
            self._db.execute(
                f"UPDATE issuers SET {assignments} WHERE id = ?",
                (*changes.values(), found),
            )

    def _tickers_agree(self, other: int, issuer: Issuer, key: str | None = None) -> bool:
        """Do the tickers not speak against it? A former name may have had any ticker."""
        if issuer.ticker is None:
            return True
        known = self._tickers(other)
        if not known or known & _symbols(issuer.ticker):
            return True
        return key is not None and bool(
            self._id(
                "SELECT id FROM issuer_names WHERE issuer_id = ? AND name_key = ?"
                " AND changed_date IS NOT NULL",
                other,
                key,
            )
        )

    def _has_ticker(self, issuer: int, ticker: str | None) -> bool:
        return ticker is not None and bool(self._tickers(issuer) & _symbols(ticker))

    def _tickers(self, issuer: int) -> set[str]:
        rows = self._db.execute("SELECT ticker FROM issuer_tickers WHERE issuer_id = ?", (issuer,))
        return {symbol for (ticker,) in rows for symbol in _symbols(ticker)}

    def _name(self, issuer: int) -> str | None:
        row = self._db.execute("SELECT name FROM issuers WHERE id = ?", (issuer,)).fetchone()
        return row[0] if row else None

    # Reporting owners

    def owner(
        self, owner: ReportingOwner, issuer: int | None, as_of: date | None, problems: list[Problem]
    ) -> int:
        """The id of a reporting owner of a form on this issuer."""
        words = (owner.cik, owner.name, issuer)
        known = self._owners.find(words, as_of.isoformat() if as_of else "")
        if known is not None:
            return known
        self.settle()
        key = owner_key(owner.name or "")
        namesakes = self._namesakes(key, issuer)
        found = None
        if owner.cik:
            found = self._id("SELECT id FROM reporting_owners WHERE cik = ?", owner.cik)
            for other in (id for id, cik in namesakes if cik is None and id != found):
                if found is None:
                    self._db.execute(
                        "UPDATE reporting_owners SET cik = ?, issuer_id = NULL WHERE id = ?",
                        (owner.cik, other),
                    )
                    found = other
                else:
                    self._merge(merge_owners, other, found)
        elif len(namesakes) == 1:
            found = namesakes[0][0]
        elif namesakes:
            message = f"{owner.name!r} is the name of {len(namesakes)} insiders of this issuer"
            problems.append(Problem("warning", "reporting owner", f"{message}; kept apart"))
            found = next((id for id, cik in namesakes if cik is None), None)
        if found is None:
            cursor = self._db.execute(
                "INSERT INTO reporting_owners (cik, issuer_id) VALUES (?, ?)",
                (owner.cik, None if owner.cik else issuer),
            )
            found = int(cursor.lastrowid or 0)
        if issuer is not None:
            self._db.execute(
                "INSERT OR IGNORE INTO issuer_owners (issuer_id, reporting_owner_id) VALUES (?, ?)",
                (issuer, found),
            )
        self.learn_owner(found, owner, key, as_of)
        if owner.cik and owner.name:
            self._owners.keep(words, found)
        else:
            self.forget()
        return found

    def _namesakes(self, key: str, issuer: int | None) -> list[tuple[int, str | None]]:
        """Insiders of one issuer with this name: ids and CIKs."""
        if not key or issuer is None:
            return []
        return self._db.execute(
            "SELECT DISTINCT r.id, r.cik FROM reporting_owner_names AS n"
            " JOIN reporting_owners AS r ON r.id = n.reporting_owner_id"
            " JOIN issuer_owners AS x ON x.reporting_owner_id = r.id"
            " WHERE n.name_key = ? AND x.issuer_id = ?",
            (key, issuer),
        ).fetchall()

    def learn_owner(self, found: int, owner: ReportingOwner, key: str, as_of: date | None) -> None:
        """Take up a name; the latest filing's is shown."""
        if not owner.name:
            return
        self._db.execute(
            "INSERT OR IGNORE INTO reporting_owner_names (reporting_owner_id, name, name_key)"
            " VALUES (?, ?, ?)",
            (found, owner.name, key),
        )
        day = as_of.isoformat() if as_of else ""
        self._db.execute(
            "UPDATE reporting_owners SET name = ?, name_key = ?, name_as_of = ?"
            " WHERE id = ? AND coalesce(name_as_of, '') <= ?",
            (owner.name, key, day, found, day),
        )

    def _merge(
        self, merge: Callable[[sqlite3.Connection, int, int], None], gone: int, kept: int
    ) -> None:
        self._before_merge()
        self.settle()
        merge(self._db, gone, kept)
        self.forget()

    # SQL

    def _id(self, sql: str, *values: object) -> int | None:
        row = self._db.execute(sql, values).fetchone()
        return int(row[0]) if row else None

    def _ids(self, sql: str, *values: object) -> list[int]:
        return [int(row[0]) for row in self._db.execute(sql, values)]


def _names(issuer: Issuer) -> list[str]:
    return [
        name for name in (issuer.name, *(former.name for former in issuer.former_names)) if name
    ]


def _is_former(issuer: Issuer, name: str | None) -> bool:
    key = company_key(name or "")
    return any(company_key(former.name) == key for former in issuer.former_names)


def _symbols(ticker: str) -> set[str]:
    """``NYSE: KRC`` and ``BFA, BFB`` as the symbols they hold."""
    return {symbol for symbol in _SYMBOLS.split(ticker.upper().split(":")[-1].strip()) if symbol}


def _doubt(problems: list[Problem], issuer: Issuer, reason: str) -> None:
    name = issuer.name or issuer.ticker or ""
    problems.append(Problem("warning", "issuer", f"{name!r} {reason}; kept apart"))
