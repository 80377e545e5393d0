"""Transactions and holdings."""

from __future__ import annotations

from store.schema.words import SIGNED_SHARES
from store.views.model import Column, Key, Kind, View
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
    SUPERSEDED,
    TABLE,
    TICKER,
    filed,
    of_filing,
    walks,
)

_ROW_KEYS = (
    ("id", "t.id"),
    ("filing_id", "t.filing_id"),
    ("issuer_id", "t.issuer_id"),
    ("is_derivative", "t.is_derivative"),
    ("line", "t.line"),
    ("superseded_by", "t.superseded_by"),
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
            "role", "Role", Kind.TEXT, ROLES, "The first owner's roles.", 14, False
        ),
        OWNERS,
        Column(
            "transaction_code", "Code", Kind.CODE, "t.transaction_code", "Transaction code.", 4,
            order=(Key("t.transaction_code", is_grouped=True),),
        ),
        Column(
            "acquired_disposed_code", "A/D", Kind.DIRECTION, "t.acquired_disposed_code",
            "Acquired or disposed of.", 3,
            order=(Key("t.acquired_disposed_code", common=("A", "D")),),
        ),
        Column("shares", "Shares", Kind.SHARES, "t.shares", "Shares, or derivatives.", 11),
        Column(
            "signed_shares", "Change", Kind.SHARES,
            SIGNED_SHARES.format(t="t."),
            "Shares, negative where disposed of; blank where either is unknown.", 12, False,
            digits_of="shares",
        ),
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
            order=(Key("t.transaction_form_type", common=("4",)),),
        ),
        Column(
            "transaction_timeliness", "Timely", Kind.TEXT, "t.transaction_timeliness",
            "E early, L late, as declared.", 6, False,
        ),
        Column(
            "equity_swap_involved", "Swap", Kind.FLAG, "t.equity_swap_involved",
            "An equity swap is involved.", 4, False,
            order=(Key("t.equity_swap_involved", common=(0,)),),
        ),
        Column(
            "aff10b5_one", "10b5-1", Kind.FLAG, "f.aff10b5_one", "The form's plan box.", 6, False,
            order=(Key("f.aff10b5_one", common=(0,)),),
        ),
        Column(
            "days_to_file", "Days", Kind.COUNT, "t.days_to_file",
            "Business days from the trade, or its deemed execution, to the day of filing.", 5,
            False,
        ),
        Column(
            "is_late", "Late", Kind.FLAG, "t.is_late",
            "1 if filed after it was due, 0 if in time, blank where that cannot be told.", 4,
            False, order=(Key("t.is_late", common=(0,)),),
        ),
        SUPERSEDED,
        FORM,
        *filed(),
        ACCESSION,
    ),
    order="t.transaction_date DESC, t.filing_id DESC, t.is_derivative, t.line",
    walks=walks("transactions AS t"),
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
        SUPERSEDED,
        FORM,
        PERIOD,
        *filed(),
        ACCESSION,
    ),
    order="f.period_of_report DESC, f.id DESC, t.is_derivative, t.line",
    walks=walks("holdings AS t"),
    in_order="f",
)
