"""The rows of a laid-out filing numbered, tied to each other, and held for writing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from store.batch import Batch
from store.identity import Identity
from store.laying_out import FACTS, LaidOut, Mark, SqlRow, problem_facts
from store.schema.filings import DAY_OF_FILING

_KEYS = 3  # accession_number, document_key and fact_key stand before the parties' ids
_DAYS = tuple(map(FACTS["filings"].index, DAY_OF_FILING.columns))
"""Where the day of a filing stands: the second one where there is no first."""


class Numbering:
    """Gives rows their ids, and those of the issuer and the owners they belong to."""

    def __init__(self, batch: Batch, identity: Identity, known_titles: set[str]) -> None:
        """:param known_titles: titles of securities that the store has; new ones are added"""
        self._batch = batch
        self._identity = identity
        self._titles = known_titles

    def hold(self, filing: LaidOut, filing_id: int) -> int | None:
        """Hold back every row of a filing; the id of its issuer, if it names one."""
        batch = self._batch
        problems = list(filing.problems)
        issuer_id = self._identity.issuer(filing.issuer, filing.as_of, problems)
        keys, rest = filing.filing[:_KEYS], filing.filing[_KEYS:]
        batch.hold("filings", (filing_id, *keys, issuer_id, None, *rest))
        self.hold_source(filing, filing_id)
        if filing.text:
            batch.hold("filing_texts", (filing_id, filing.text))
        owners = [
            self._identity.owner(owner, issuer_id, filing.as_of, problems)
            for owner in filing.owners
        ]
        self._hold_owners(filing, filing_id, owners)
        self._hold_signatures(filing, filing_id, owners)
        self._hold_tables(filing, filing_id, issuer_id)
        for table in ("documents", "tender_offer_items", "exhibits"):
            self._hold_parts(table, filing_id, filing.parts[table])
        for table, facts in filing.forms.items():
            batch.hold(table, (filing_id, *facts))
        self._hold_parts("problems", filing_id, [problem_facts(problem) for problem in problems])
        return issuer_id

    def hold_source(self, filing: LaidOut, filing_id: int) -> None:
        """Hold back the bytes that a filing came as."""
        self._batch.hold("sources", (self._batch.new_id("sources"), filing_id, *filing.source))

    def _hold_parts(self, table: str, filing_id: int, parts: Sequence[SqlRow]) -> None:
        """Rows that have nothing but their place in the filing beside what they say."""
        if parts:
            first = self._batch.new_id(table, len(parts))
            rows = [(first + n, filing_id, n + 1, *facts) for n, facts in enumerate(parts)]
            self._batch.hold(table, *rows)

    def _hold_owners(self, filing: LaidOut, filing_id: int, owners: Sequence[int]) -> None:
        parts = filing.parts["filing_owners"]
        day = next((filing.filing[place] for place in _DAYS if filing.filing[place]), None)
        first = self._batch.new_id("filing_owners", len(parts))
        rows = [
            (first + n, filing_id, owner, n + 1, *facts, day)
            for n, (owner, facts) in enumerate(zip(owners, parts, strict=True))
        ]
        self._batch.hold("filing_owners", *rows)

    def _hold_signatures(self, filing: LaidOut, filing_id: int, owners: Sequence[int]) -> None:
        parts = filing.parts["signatures"]
        first = self._batch.new_id("signatures", len(parts))
        for n, (places, facts) in enumerate(zip(filing.signers, parts, strict=True)):
            signers = {owners[place] for place in places}
            tie = (signers.pop(), "name") if len(signers) == 1 else (None, None)
            self._batch.hold("signatures", (first + n, filing_id, n + 1, *facts[:-1], *tie))

    def _hold_tables(self, filing: LaidOut, filing_id: int, issuer_id: int | None) -> None:
        """The rows of Tables I and II, with the footnotes and the marks on their cells."""
        batch = self._batch
        first = batch.new_id("footnotes", len(filing.footnotes))
        notes = {key: first + n for n, (key, _) in enumerate(filing.footnotes)}
        listed = [(first + n, filing_id, n + 1, *note) for n, note in enumerate(filing.footnotes)]
        batch.hold("footnotes", *listed)
        for table, rows in filing.rows.items():
            if rows:
                first = batch.new_id(table, len(rows))
                batch.hold(
                    table,
                    *[(first + n, filing_id, issuer_id, *facts) for n, facts in enumerate(rows)],
                )
                self._hold_marks(table, first, filing.marks[table], filing_id, notes)
        for title in filing.titles:
            if title not in self._titles:
                self._titles.add(title)
                batch.hold("security_titles", (batch.new_id("security_titles"), title))

    def _hold_marks(
        self,
        table: str,
        first: int,
        marks: Sequence[Mark],
        filing_id: int,
        notes: Mapping[str, int],
    ) -> None:
        """The marks on a table's rows, which are numbered from ``first``."""
        number = self._batch.new_id("footnote_marks", len(marks))
        is_of_transactions = table == "transactions"
        rows = [
            (
                id,
                filing_id,
                first + place if is_of_transactions else None,
                None if is_of_transactions else first + place,
                position,
                column,
                key,
                notes.get(key),
            )
            for id, (place, position, column, key) in enumerate(marks, number)
        ]
        self._batch.hold("footnote_marks", *rows)
