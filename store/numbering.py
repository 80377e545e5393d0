"""The rows of a laid-out filing numbered, tied to each other, and held for writing."""

from __future__ import annotations

from store.batch import Batch
from store.identity import Identity
from store.laying_out import LaidOut, LaidOutRow, problem_facts, titles
from store.signers import tied_owner

_KEYS = 3  # accession_number, document_key and fact_key stand before the parties' ids


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
        batch.hold("filings", filing_id, *keys, issuer_id, None, *rest)
        self.hold_source(filing, filing_id)
        if filing.text:
            batch.hold("filing_texts", filing_id, filing.text)
        owner_ids = [
            self._identity.owner(owner, issuer_id, filing.as_of, problems)
            for owner in filing.owners
        ]
        self._hold_parties(filing, filing_id, owner_ids)
        self._hold_rows(filing, filing_id, issuer_id)
        for table in ("documents", "tender_offer_items", "exhibits"):
            for position, facts in enumerate(filing.parts[table], 1):
                batch.hold(table, batch.new_id(table), filing_id, position, *facts)
        for table, facts in filing.forms.items():
            batch.hold(table, filing_id, *facts)
        for position, problem in enumerate(problems, 1):
            number = batch.new_id("problems")
            batch.hold("problems", number, filing_id, position, *problem_facts(problem))
        return issuer_id

    def hold_source(self, filing: LaidOut, filing_id: int) -> None:
        """Hold back the bytes that a filing came as."""
        self._batch.hold("sources", self._batch.new_id("sources"), filing_id, *filing.source)

    def _hold_parties(self, filing: LaidOut, filing_id: int, owner_ids: list[int]) -> None:
        batch = self._batch
        for position, (owner_id, facts) in enumerate(
            zip(owner_ids, filing.parts["filing_owners"], strict=True), 1
        ):
            number = batch.new_id("filing_owners")
            batch.hold("filing_owners", number, filing_id, owner_id, position, *facts)
        names = [owner.name or "" for owner in filing.owners]
        for position, (name, facts) in enumerate(
            zip(filing.signatures, filing.parts["signatures"], strict=True), 1
        ):
            owner = tied_owner(name, list(zip(owner_ids, names, strict=True)))
            number = batch.new_id("signatures")
            tie = (owner, "name" if owner else None)
            batch.hold("signatures", number, filing_id, position, *facts[:-1], *tie)

    def _hold_rows(self, filing: LaidOut, filing_id: int, issuer_id: int | None) -> None:
        batch = self._batch
        footnotes: dict[str, int] = {}
        for position, (key, text) in enumerate(filing.footnotes, 1):
            footnotes[key] = number = batch.new_id("footnotes")
            batch.hold("footnotes", number, filing_id, position, key, text)
        for table, rows in filing.rows.items():
            for row in rows:
                row_id = batch.new_id(table)
                batch.hold(table, row_id, filing_id, issuer_id, *row.facts)
                of_row = (row_id, None) if table == "transactions" else (None, row_id)
                self._hold_marks(row, filing_id, of_row, footnotes)
        for title in titles(filing):
            if title not in self._titles:
                self._titles.add(title)
                batch.hold("security_titles", batch.new_id("security_titles"), title)

    def _hold_marks(
        self,
        row: LaidOutRow,
        filing_id: int,
        of_row: tuple[int | None, int | None],
        footnotes: dict[str, int],
    ) -> None:
        batch = self._batch
        for position, column, key in row.marks:
            number = batch.new_id("footnote_marks")
            note = footnotes.get(key)
            batch.hold("footnote_marks", number, filing_id, *of_row, position, column, key, note)
