"""Filings, the bytes they came as, and who filed them."""

from __future__ import annotations

from store.schema.model import ADDRESS, ID, OF_FILING, POSITION, Column, Table, key

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
        ),
        unique=(("accession_number",),),
        indexes=(
            ("document_key",),
            ("fact_key",),
            ("amends_filing_id",),
            ("issuer_id", "date_of_original_submission"),
            ("issuer_id", "filed_date"),
            ("filed_date",),  # filed:
            ("form_type",),  # form:, is:amendment
            ("period_of_report",),  # the order of holdings
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
        indexes=(("filing_id",),),
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
        ),
        unique=(("filing_id", "position"),),
        indexes=(
            ("reporting_owner_id", "filing_id"),  # an insider's filings, without reading the rows
            ("officer_title", "filing_id"),  # role:ceo, by the titles there are
        ),
    ),
)
