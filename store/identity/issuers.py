"""Issuers: by CIK, else by name and ticker."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Mapping

from parsers.filing import Issuer, Problem
from parsers.names import company_key
from store.batch import Batch
from store.identity.parties import Parties
from store.records import SqlValue, columns_of

_FACTS = (
    "foreign_ticker", "sic", "irs_number", "state_of_incorporation", "fiscal_year_end",
    "file_number",
)  # fmt: skip
_ADDRESS = ("street1", "street2", "city", "state", "zip_code", "country",
            "non_us_state_territory", "state_description")  # fmt: skip
_SHOWN = ("name", "name_key", "name_as_of", "ticker", "ticker_as_of", *_FACTS, *_ADDRESS)
_SELECT_SHOWN = f"SELECT {', '.join(_SHOWN)} FROM issuers WHERE id = ?"
_SYMBOLS = re.compile(r"[\s,;/|]+")


class Issuers(Parties):
    """Finds or makes the rows of issuers."""

    def __init__(
        self, connection: sqlite3.Connection, held: Batch, merge: Callable[[int, int], None]
    ) -> None:
        super().__init__(connection, "issuers", held, merge)

    def find(self, issuer: Issuer, day: str, problems: list[Problem]) -> int | None:
        """The id of the issuer that a filing names, made if need be; ``None`` for no name."""
        if issuer.cik is None and issuer.name is None and issuer.ticker is None:
            return None
        known = self.remembered.find(issuer, issuer, day)
        if known is not None:
            return known
        found = self._by_cik(issuer, problems) if issuer.cik else self._by_name(issuer, problems)
        is_shown = True
        if found is None:
            found = self._make(issuer, day)
        else:
            is_shown = self.learn(found, issuer, day)
        if not (issuer.cik and issuer.name):  # who is known by less may yet become another's
            self._look_up_again()
        elif not is_shown:
            self.remembered.lose(found)
        else:
            days = ("name_as_of", "ticker_as_of") if issuer.ticker else ("name_as_of",)
            self.remembered.keep(issuer, issuer, found, days)
        return found

    def _by_cik(self, issuer: Issuer, problems: list[Problem]) -> int | None:
        """By CIK; rows that were known by name alone become one with it."""
        found = self._id("SELECT id FROM issuers WHERE cik = ?", issuer.cik)
        if not self._are_there_nameless():
            return found
        self._held.write()
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
                self._merge(other, found)
        return found

    def _by_name(self, issuer: Issuer, problems: list[Problem]) -> int | None:
        """By name and ticker, where both leave one answer."""
        self._held.write()
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
        return self._by_ticker(issuer, key, problems)

    def _by_ticker(self, issuer: Issuer, key: str, problems: list[Problem]) -> int | None:
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

    def _make(self, issuer: Issuer, day: str) -> int:
        facts = {"cik": issuer.cik, **_changes(issuer, day, {})}
        cursor = self._db.execute(
            f"INSERT INTO issuers ({', '.join(facts)}) VALUES ({', '.join('?' * len(facts))})",
            tuple(facts.values()),
        )
        made = int(cursor.lastrowid or 0)
        for name, changed in _dated_names(issuer).items():
            row_id = self._held.new_id("issuer_names")
            self._held.hold("issuer_names", (row_id, made, name, company_key(name), changed))
        if issuer.ticker:
            row_id = self._held.new_id("issuer_tickers")
            self._held.hold("issuer_tickers", (row_id, made, issuer.ticker))
        return made

    def learn(self, found: int, issuer: Issuer, day: str) -> bool:
        """Take up names, tickers and facts; the latest filing's are shown. Are these?"""
        row = self._db.execute(_SELECT_SHOWN, (found,)).fetchone()
        shown = dict(zip(_SHOWN, row, strict=True))
        for name, changed in _dated_names(issuer).items():
            if name != shown["name"] or changed:
                self._learn_name(found, name, changed)
        if issuer.ticker and issuer.ticker != shown["ticker"]:
            self._insert("issuer_tickers", issuer.ticker, (found, issuer.ticker))
        for column in ("name_as_of", "ticker_as_of"):
            shown[column] = self.remembered.latest(found, column, shown[column])
        changes = _changes(issuer, day, shown)
        if changes:
            assignments = ", ".join(f"{column} = ?" for column in changes)
            self._db.execute(
                f"UPDATE issuers SET {assignments} WHERE id = ?", (*changes.values(), found)
            )
        shown |= changes
        return shown["name"] == issuer.name and issuer.ticker in (None, shown["ticker"])

    def _learn_name(self, found: int, name: str, changed: str | None) -> None:
        is_new = self._insert("issuer_names", name, (found, name, company_key(name), changed))
        if changed and not is_new:
            self._db.execute(
                "UPDATE issuer_names SET changed_date = ?"
                " WHERE issuer_id = ? AND name = ? AND changed_date IS NULL",
                (changed, found, name),
            )

    def _insert(self, table: str, words: str, values: tuple[SqlValue, ...]) -> bool:
        """Add a row that may be there; was it not?"""
        self._held.write()
        row_id = self._held.new_id(table)
        places = ", ".join("?" * (len(values) + 1))
        cursor = self._db.execute(
            f"INSERT OR IGNORE INTO {table} VALUES ({places})", (row_id, *values)
        )
        if cursor.rowcount:
            self._held.hold_words(table, row_id, words)
        return bool(cursor.rowcount)

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

    # SQL

    def _id(self, sql: str, *values: object) -> int | None:
        row = self._db.execute(sql, values).fetchone()
        return int(row[0]) if row else None

    def _ids(self, sql: str, *values: object) -> list[int]:
        return [int(row[0]) for row in self._db.execute(sql, values)]


def _changes(issuer: Issuer, day: str, shown: Mapping[str, SqlValue]) -> dict[str, SqlValue]:
    """What of an issuer's row a filing of this day changes."""
    facts: dict[str, SqlValue] = {}
    if issuer.name and day >= str(shown.get("name_as_of") or ""):
        facts |= {"name": issuer.name, "name_key": company_key(issuer.name), "name_as_of": day}
    if issuer.ticker and day >= str(shown.get("ticker_as_of") or ""):
        facts |= {"ticker": issuer.ticker, "ticker_as_of": day}
    facts |= dict(zip(_FACTS, columns_of(issuer, _FACTS), strict=True))
    if issuer.business_address:
        facts |= dict(zip(_ADDRESS, columns_of(issuer.business_address, _ADDRESS), strict=True))
    return {
        column: value
        for column, value in facts.items()
        if value is not None and value != shown.get(column)
    }


def _dated_names(issuer: Issuer) -> dict[str, str | None]:
    """Its names, with the day on which each was given up."""
    names: dict[str, str | None] = {}
    for name, changed in ((issuer.name, None), *issuer.former_names):
        if name:
            names[name] = names.get(name) or (changed.isoformat() if changed else None)
    return names


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
