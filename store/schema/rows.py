"""The rows of Table I and Table II, and the footnotes on their cells."""

from __future__ import annotations

from store.schema.model import (
    ID,
    OF_FILING,
    POSITION,
    Column,
    Index,
    Table,
    besides,
    filled,
    index,
    key,
)
from store.schema.words import IN_OPEN_MARKET, SIGNED_SHARES

ROW = (
    ID,
    OF_FILING,
    key("issuers", "The issuer of the form, never an owner's CIK.", False),
    Column(
        "line",
        "INTEGER",
        "Place in its table of the form, from 1, over all its rows.",
        required=True,
    ),
    Column("is_derivative", "INTEGER", "0 in Table I, 1 in Table II.", required=True),
    Column("security_title", "TEXT", "Title of the security."),
    Column("conversion_or_exercise_price", "REAL", "Dollars a share."),
    Column("transaction_date", "TEXT", "Day of the transaction."),
    Column("deemed_execution_date", "TEXT", "Day it is deemed executed, where that differs."),
    Column("transaction_form_type", "TEXT", "Form the row belongs to: 4, 5 (early), 3."),
    Column("transaction_code", "TEXT", "One letter: P purchase, S sale, ..."),
    Column("equity_swap_involved", "INTEGER", "1 if an equity swap is involved."),
    Column("transaction_timeliness", "TEXT", "E early, L late, as the filer declares."),
    Column("shares", "REAL", "Shares, or derivative securities in Table II."),
    Column("total_value", "REAL", "Dollars, in Table II instead of shares."),
    Column("price_per_share", "REAL", "Dollars; NULL is unknown, 0 is nothing paid."),
    Column("acquired_disposed_code", "TEXT", "A acquired, D disposed of."),
    Column("exercise_date", "TEXT", "First day on which a derivative can be exercised."),
    Column("expiration_date", "TEXT", "Day a derivative expires."),
    Column("underlying_security_title", "TEXT", "What a derivative turns into."),
    Column("underlying_security_shares", "REAL", "Shares underlying a derivative."),
    Column("underlying_security_value", "REAL", "Dollars underlying a derivative."),
    Column("shares_owned_following", "REAL", "Beneficially owned afterwards, on this line."),
    Column("value_owned_following", "REAL", "Dollars owned afterwards, where not in shares."),
    Column("direct_or_indirect", "TEXT", "D direct, I indirect ownership."),
    Column("nature_of_ownership", "TEXT", "How it is indirectly owned."),
    Column("value", "REAL", "Shares times price, where that is what was paid."),
    Column(
        "is_late",
        "INTEGER",
        "1 if filed after it was due, 0 if in time, NULL where that cannot be told.",
    ),
    Column(
        "days_to_file",
        "INTEGER",
        "Business days from the trade, or from its deemed execution, to the day of filing;"
        " NULL where that day is unknown or the trade is dated after it.",
    ),
    Column(
        "superseded_by",
        "INTEGER",
        "Number of the row, in this same table, by which an amendment replaces this one.",
    ),
    Column(
        "as_filed",
        "TEXT",
        "JSON of the numbers whose filed digits say more than the number: 12.50, not 12.5.",
    ),
)

_SORTED = (
    filled("security_title"),  # security:, words
    filled("underlying_security_title"),  # the same; else one OR spoils the other indexes
    filled("shares_owned_following"),
    filled("value_owned_following"),
    filled("nature_of_ownership"),
    filled("conversion_or_exercise_price"),
    filled("exercise_date"),
    filled("expiration_date"),
    filled("underlying_security_shares"),
    filled("underlying_security_value"),
    filled("superseded_by"),  # is:superseded
    besides("direct_or_indirect", "D", "I"),
)
"""Indexes of both tables of rows: every column that a list can be sorted by has one."""

ROWS: tuple[Table, ...] = (
    Table(
        "transactions",
        "Rows of Table I and Table II with a date or a code.",
        ROW,
        unique=(("filing_id", "is_derivative", "line"),),
        indexes=(
            index("issuer_id"),  # an issuer's rows; ticker:, issuer:, words
            index("transaction_date", "filing_id"),  # the order of the list; date:
            index("transaction_code", "transaction_date", "filing_id"),  # code:, in that order
            filled("value"),  # value:>50m, and sorting
            filled("shares"),
            filled(SIGNED_SHARES.format(t=""), called="signed_shares"),
            filled("price_per_share"),
            filled("total_value"),
            filled("deemed_execution_date"),
            filled("transaction_timeliness"),
            filled("days_to_file"),
            besides("acquired_disposed_code", "A", "D"),
            besides("transaction_form_type", "4"),
            besides("equity_swap_involved", 0),
            besides("is_late", 0),
            # Dollars bought and sold by issuer, without a look at the rows.
            Index(
                (
                    "issuer_id",
                    "transaction_code",
                    "value",
                    "acquired_disposed_code",
                    "is_derivative",
                    "superseded_by",
                ),
                IN_OPEN_MARKET.format(t=""),
                called="open_market",
            ),
            *_SORTED,
        ),
    ),
    Table(
        "holdings",
        "Rows of Table I and Table II with neither a date nor a code.",
        ROW,
        unique=(("filing_id", "is_derivative", "line"),),
        indexes=(
            index("issuer_id"),
            *_SORTED,
        ),
    ),
    Table(
        "security_titles",
        "Every title of a security that rows bear, once, for searching.",
        (ID, Column("title", "TEXT", "As filed.", required=True)),
        unique=(("title",),),
        full_text=("title",),
    ),
    Table(
        "footnotes",
        "Footnotes in full.",
        (
            ID,
            OF_FILING,
            POSITION,
            Column("key", "TEXT", "F1, F2, ... as marked in the tables.", required=True),
            Column("text", "TEXT", "The footnote.", required=True),
        ),
        unique=(("filing_id", "key"),),
        full_text=("text",),
    ),
    Table(
        "footnote_marks",
        "Which footnote is marked on which cell of which row.",
        (
            ID,
            OF_FILING,
            key("transactions", "The row, if it is a transaction.", False),
            key("holdings", "The row, if it is a holding.", False),
            POSITION,
            Column("column_name", "TEXT", "The cell's column.", required=True),
            Column(
                "key",
                "TEXT",
                "The footnote's key, even if no such footnote is given.",
                required=True,
            ),
            key("footnotes", "The footnote, if it is given.", False),
        ),
        indexes=(
            index("filing_id"),
            filled("transaction_id"),
            filled("holding_id"),
            filled("footnote_id"),
        ),
    ),
)
