"""Issuers and insiders, under every name they have borne."""

from __future__ import annotations

from store.schema.model import ADDRESS, ID, Column, Table, filled, index, key

PARTIES: tuple[Table, ...] = (
    Table(
        "issuers",
        "Companies whose securities are reported on; one row a company, however named.",
        (
            ID,
            Column("cik", "TEXT", "Ten digits; NULL while no filing has given one."),
            Column("name", "TEXT", "Its name in the latest filing."),
            Column("name_key", "TEXT", "The name without case, punctuation and legal suffixes."),
            Column("name_as_of", "TEXT", "Date of that filing."),
            Column("ticker", "TEXT", "Trading symbol in the latest filing that states one."),
            Column("ticker_as_of", "TEXT", "Date of that filing."),
            Column("foreign_ticker", "TEXT", "Symbol on a foreign exchange; since March 2026."),
            Column("sic", "TEXT", "Standard Industrial Classification."),
            Column("irs_number", "TEXT", "IRS number."),
            Column("state_of_incorporation", "TEXT", "EDGAR's code of the state."),
            Column("fiscal_year_end", "TEXT", "Month and day, MMDD."),
            Column("file_number", "TEXT", "SEC file number."),
            *ADDRESS,
        ),
        unique=(("cik",),),
        indexes=(
            index("name_key"),
            index("name"),  # rows by issuer
            index("name COLLATE NOCASE", called="name_nocase"),  # the order of the list
            filled("ticker"),
        ),
    ),
    Table(
        "issuer_names",
        "Every name an issuer has borne in a filing, former names included.",
        (
            ID,
            key("issuers", "Who bore it."),
            Column("name", "TEXT", "The name as filed.", required=True),
            Column("name_key", "TEXT", "The name as it is compared.", required=True),
            Column("changed_date", "TEXT", "Day it was given up; NULL for a name in use."),
        ),
        unique=(("issuer_id", "name"),),
        indexes=(index("name_key"),),
        full_text=("name",),
    ),
    Table(
        "issuer_tickers",
        "Every trading symbol an issuer has had; different companies may have had one.",
        (ID, key("issuers", "Who had it."), Column("ticker", "TEXT", "As filed.", required=True)),
        unique=(("issuer_id", "ticker"),),
        indexes=(index("ticker"),),
        full_text=("ticker",),
    ),
    Table(
        "reporting_owners",
        "Insiders: persons and entities that Forms 3, 4 and 5 are filed for.",
        (
            ID,
            Column("cik", "TEXT", "Ten digits; NULL while no filing has given one."),
            Column("name", "TEXT", "Name in the latest filing, surname first for persons."),
            Column("name_as_of", "TEXT", "Date of that filing."),
            Column("name_key", "TEXT", "The name as it is compared."),
            key("issuers", "Set while there is no CIK: the name is known only there.", False),
        ),
        unique=(("cik",),),
        indexes=(
            index("name_key"),
            index("name"),  # sorting
            index("name COLLATE NOCASE", called="name_nocase"),  # the order of the list
        ),
    ),
    Table(
        "reporting_owner_names",
        "Every name an insider has borne in a filing.",
        (
            ID,
            key("reporting_owners", "Who bore it."),
            Column("name", "TEXT", "The name as filed.", required=True),
            Column("name_key", "TEXT", "The name as it is compared.", required=True),
        ),
        unique=(("reporting_owner_id", "name"),),
        indexes=(index("name_key"),),
        full_text=("name",),
    ),
    Table(
        "issuer_owners",
        "Which insiders have filed on which issuer.",
        (
            ID,
            key("issuers", "The issuer."),
            key("reporting_owners", "The insider."),
        ),
        unique=(("issuer_id", "reporting_owner_id"),),
        indexes=(index("reporting_owner_id"),),
    ),
)
