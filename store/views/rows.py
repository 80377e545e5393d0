"""Transactions and holdings."""

from __future__ import annotations

from store.views.model import Column, Kind, View
from store.views.shared import (
    ACCESSION,
    DERIVATIVE,
    DIRECT,
    FORM,
    INSIDER,
    ISSUER,
    NATURE,
    OWNED,
    OWNERS,
    PERIOD,
    ROLES,
    SECURITY,
    TABLE,
    TICKER,
    filed,
    of_filing,
)

_ROW_KEYS = (
    ("id", "t.id"),
    ("filing_id", "t.filing_id"),
    ("issuer_id", "t.issuer_id"),
    ("is_derivative", "t.is_derivative"),
    ("line", "t.line"),
    ("as_filed", "t.as_filed"),
)

TRANSACTIONS = View(
    name="transactions",
    sql_name="transaction_rows",
    one="transaction",
    base="transactions AS t",
    joins=of_filing("t", issuer="t.issuer_id"),
    keys=_ROW_KEYS,
    columns=(
        Column(
            "transaction_date", "Date", Kind.DATE, "t.transaction_date",
            "Day of the transaction.", 10,
        ),
        TICKER,
        ISSUER,
        INSIDER,
        Column(
            "role", "Role", Kind.TEXT, ROLES.format(o="o"), "The first owner's roles.", 14, False
        ),
        OWNERS,
        Column("transaction_code", "Code", Kind.CODE, "t.transaction_code", "Transaction code.", 4),
        Column(
            "acquired_disposed_code", "A/D", Kind.DIRECTION, "t.acquired_disposed_code",
            "Acquired or disposed of.", 3,
        ),
        Column("shares", "Shares", Kind.SHARES, "t.shares", "Shares, or derivatives.", 11),
        Column("price_per_share", "Price", Kind.PRICE, "t.price_per_share", "Dollars a share.", 9),
        Column(
            "value", "Value", Kind.MONEY, "t.value",
            "Shares times price, for codes where that is what was paid.", 12,
        ),
        OWNED,
        DIRECT,
        SECURITY,
        NATURE,
        TABLE,
        *DERIVATIVE,
        Column(
            "total_value", "Total $", Kind.MONEY, "t.total_value",
            "Table II, instead of shares.", 10, False,
        ),
        Column(
            "deemed_execution_date", "Deemed", Kind.DATE, "t.deemed_execution_date",
            "Day it is deemed executed.", 10, False,
        ),
        Column(
            "transaction_form_type", "Row form", Kind.TEXT, "t.transaction_form_type",
            "Form the row belongs to.", 8, False,
        ),
        Column(
            "transaction_timeliness", "Timely", Kind.TEXT, "t.transaction_timeliness",
            "E early, L late, as declared.", 6, False,
        ),
        Column(
            "equity_swap_involved", "Swap", Kind.FLAG, "t.equity_swap_involved",
            "An equity swap is involved.", 4, False,
        ),
        Column(
            "aff10b5_one", "10b5-1", Kind.FLAG, "f.aff10b5_one", "The form's plan box.", 6, False,
        ),
        FORM,
        *filed(),
        ACCESSION,
    ),
    order="t.transaction_date DESC, t.filing_id DESC, t.is_derivative, t.line",
)  # fmt: skip

HOLDINGS = View(
    name="holdings",
    sql_name="holding_rows",
    one="holding",
    base="holdings AS t",
    joins=of_filing("t", issuer="t.issuer_id"),
    keys=_ROW_KEYS,
    columns=(
        TICKER,
        ISSUER,
        INSIDER,
        OWNERS,
        SECURITY,
        OWNED,
        DIRECT,
        NATURE,
        TABLE,
        *DERIVATIVE,
        FORM,
        PERIOD,
        *filed(),
        ACCESSION,
    ),
    order="f.period_of_report DESC, f.id DESC, t.is_derivative, t.line",
    in_order="filings AS f CROSS JOIN holdings AS t ON t.filing_id = f.id",
)
