"""Filings, the bytes they came as, and who filed them."""

from __future__ import annotations

from store.schema.model import (
    ADDRESS,
    ID,
    OF_FILING,
    POSITION,
    Column,
    Index,
    OfFiling,
    Table,
    besides,
    filled,
    index,
    key,
)
from store.schema.words import DAY, ROLES

DAY_OF_FILING = OfFiling(("filed_date", "signed_date"))
"""What :data:`store.schema.words.DAY` is in SQL."""

FILINGS: tuple[Table, ...] = (
    Table(
        "filings",
        "One row a filing, of whatever form.",
        (
            ID,
            Column("accession_number", "TEXT", "EDGAR's key; NULL where the source has none."),
            Column("document_key", "TEXT", "Digest of the words of its document.", required=True),
            Column("fact_key", "TEXT", "Digest of what a Form 3, 4 or 5 states."),
            key("issuers", "The issuer; NULL where the filing names none.", False),
            Column(
                "amends_filing_id",
                "INTEGER",
                "The filing it amends, if that is here and can be told.",
                references="filings",
            ),
            Column("source", "TEXT", "Path it was read from.", required=True),
            Column(
                "source_format",
                "TEXT",
                "How it came: ownership-xml, submission, ...",
                required=True,
            ),
            Column("form_type", "TEXT", "As EDGAR writes it: 4, 4/A, NT 10-Q."),
            Column("schema_version", "TEXT", "Version of the ownership XML schema."),
            Column("filed_date", "TEXT", "Official day of filing."),
            Column("accepted_at", "TEXT", "When EDGAR accepted it, Eastern time."),
            Column("signed_date", "TEXT", "Latest date beside a signature."),
            Column("period_of_report", "TEXT", "Form 4: day of the earliest transaction."),
            Column("date_of_original_submission", "TEXT", "Filing day of what it amends."),
            Column("no_securities_owned", "INTEGER", "Form 3: nothing is owned."),
            Column("not_subject_to_section16", "INTEGER", "The exit box."),
            Column("form3_holdings_reported", "INTEGER", "The first box of Form 5."),
            Column("form4_transactions_reported", "INTEGER", "The second box of Form 5."),
            Column("aff10b5_one", "INTEGER", "The Rule 10b5-1 box; NULL is unknown."),
            Column("remarks", "TEXT", "Remarks under the tables."),
            Column("issuer_cik", "TEXT", "The issuer's CIK as this filing gives it."),
            Column("issuer_name", "TEXT", "The issuer's name as this filing gives it."),
            Column("issuer_ticker", "TEXT", "The symbol as this filing gives it."),
            Column("issuer_details", "TEXT", "JSON: what else this filing says of the issuer."),
            Column("owner_count", "INTEGER", "Reporting owners of the form."),
            Column("transaction_count", "INTEGER", "Transactions on the form."),
            Column("holding_count", "INTEGER", "Holdings on the form."),
        ),
        unique=(("accession_number",),),
        indexes=(
            index("document_key"),
            filled("fact_key"),
            filled("amends_filing_id"),
            Index(
                ("issuer_id", "date_of_original_submission"),
                "date_of_original_submission IS NOT NULL",
            ),
            index("issuer_id", "filed_date"),
            index("issuer_id", DAY.format(f=""), called="issuer_id_day"),  # an issuer's last filing
            index(DAY.format(f=""), called="day"),  # the order of filings and of footnotes
            index("filed_date"),  # filed:
            filled("signed_date"),
            index("form_type"),  # form:, is:amendment
            index("period_of_report"),  # the order of holdings
            filled("issuer_ticker"),
            Index(("issuer_id",), "issuer_ticker IS NULL", called="without_ticker"),
            besides("owner_count", 1),
            # filings whose signatures may tell an insider: late notices and the like
            Index(("issuer_id",), "owner_count = 0", called="without_owners"),
            index("transaction_count"),
            besides("holding_count", 0),
            besides("aff10b5_one", 0),
            index("source_format"),
            index("source"),
        ),
    ),
    Table(
        "sources",
        "The bytes that were received, compressed by zlib; several for one filing.",
        (
            ID,
            OF_FILING,
            Column("source", "TEXT", "Path it was read from.", required=True),
            Column("source_format", "TEXT", "How it came.", required=True),
            Column("sha256", "TEXT", "Digest of the bytes.", required=True),
            Column("added_at", "TEXT", "When it was added, UTC.", required=True),
            Column("content", "BLOB", "The bytes, compressed.", required=True),
        ),
        unique=(("sha256",),),
        indexes=(index("filing_id"),),
    ),
    Table(
        "filing_texts",
        "The words of a filing for searching: its remarks, or its whole primary document.",
        (
            Column("id", "INTEGER", "The filing's id.", references="filings"),
            Column("text", "TEXT", "Plain text.", required=True),
        ),
        full_text=("text",),
    ),
    Table(
        "filing_owners",
        "Who filed: the owners of a form with their roles at the time.",
        (
            ID,
            OF_FILING,
            key("reporting_owners", "The insider."),
            POSITION,
            Column("cik", "TEXT", "As this filing gives it."),
            Column("name", "TEXT", "As this filing gives it."),
            Column("is_director", "INTEGER", "Director."),
            Column("is_officer", "INTEGER", "Officer."),
            Column("is_ten_percent_owner", "INTEGER", "Owner of more than ten per cent."),
            Column("is_other", "INTEGER", "Some other relationship."),
            Column("officer_title", "TEXT", "Title of an officer."),
            Column("other_text", "TEXT", "What the other relationship is."),
            *ADDRESS,
            Column(
                "day",
                "TEXT",
                "Day of filing of the form, or of its signing where there is no other.",
                of_filing=DAY_OF_FILING,
            ),
        ),
        unique=(("filing_id", "position"),),
        indexes=(
            # an insider's filings, without their rows, and which of them is the latest
            index("reporting_owner_id", "day", "filing_id"),
            index("officer_title", "filing_id"),  # role:ceo, by the titles there are
            Index(("name",), "position = 1"),  # rows by their first owner
            Index((ROLES.format(o=""),), "position = 1", called="role"),
        ),
    ),
)
