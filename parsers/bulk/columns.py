"""The tables of the data sets, and what each column fills.

Columns are found by their names in the header row: the set has changed over the years, and
the JSON that comes with the tables is not true to them.
"""

from __future__ import annotations

from dataclasses import dataclass

KEY = "ACCESSION_NUMBER"
"""The column that all tables have."""
SUBMISSION = "SUBMISSION"
OWNERS = "REPORTINGOWNER"
FOOTNOTES = "FOOTNOTES"
SIGNATURES = "OWNER_SIGNATURE"


@dataclass(frozen=True, slots=True)
class Table:
    """One of the eight tables."""

    name: str
    columns: tuple[str, ...]
    """As published, the key left out."""
    about: str
    """What a filing lacks without it, in words."""

    @property
    def file(self) -> str:
        """The file's name as published."""
        return f"{self.name}.tsv"


@dataclass(frozen=True, slots=True)
class RowTable:
    """A table whose rows are lines of Table I or II of the form."""

    table: str
    is_derivative: bool
    is_holding: bool


@dataclass(frozen=True, slots=True)
class Column:
    """What a column fills."""

    field: str
    """The field of the model."""
    kind: str
    """How its text is read: a key of :data:`parsers.bulk.cells.READ`."""


_MARKED = "+"
"""Stands behind a column that has one of footnote marks beside it, of its name and ``_FN``."""


def _columns(spelled: str) -> tuple[str, ...]:
    names: list[str] = []
    for word in spelled.split():
        name = word.removesuffix(_MARKED)
        names += (name, f"{name}_FN") if word.endswith(_MARKED) else (name,)
    return tuple(names)


_OWNED = (
    "SHRS_OWND_FOLWNG_TRANS+ VALU_OWND_FOLWNG_TRANS+ DIRECT_INDIRECT_OWNERSHIP+"
    " NATURE_OF_OWNERSHIP+"
)
_UNDERLYING = "EXPIRATION_DATE+ UNDLYNG_SEC_TITLE+ UNDLYNG_SEC_SHARES+ UNDLYNG_SEC_VALUE+"
_CODING = (
    "TRANS_DATE+ DEEMED_EXECUTION_DATE+ TRANS_FORM_TYPE TRANS_CODE EQUITY_SWAP_INVOLVED"
    " EQUITY_SWAP_TRANS_CD_FN TRANS_TIMELINESS+ TRANS_SHARES+"
)

TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table(
            SUBMISSION,
            _columns(
                "FILING_DATE PERIOD_OF_REPORT DATE_OF_ORIG_SUB NO_SECURITIES_OWNED"
                " NOT_SUBJECT_SEC16 FORM3_HOLDINGS_REPORTED FORM4_TRANS_REPORTED DOCUMENT_TYPE"
                " ISSUERCIK ISSUERNAME ISSUERTRADINGSYMBOL REMARKS AFF10B5ONE"
            ),
            "what stands on top of the form",
        ),
        Table(
            OWNERS,
            _columns(
                "RPTOWNERCIK RPTOWNERNAME RPTOWNER_RELATIONSHIP RPTOWNER_TITLE RPTOWNER_TXT"
                " RPTOWNER_STREET1 RPTOWNER_STREET2 RPTOWNER_CITY RPTOWNER_STATE"
                " RPTOWNER_ZIPCODE RPTOWNER_STATE_DESC FILE_NUMBER"
            ),
            "reporting owners",
        ),
        Table(
            "NONDERIV_TRANS",
            _columns(
                f"NONDERIV_TRANS_SK SECURITY_TITLE+ {_CODING} TRANS_PRICEPERSHARE+"
                f" TRANS_ACQUIRED_DISP_CD+ {_OWNED}"
            ),
            "the transactions of Table I",
        ),
        Table(
            "NONDERIV_HOLDING",
            _columns(f"NONDERIV_HOLDING_SK SECURITY_TITLE+ TRANS_FORM_TYPE+ {_OWNED}"),
            "the holdings of Table I",
        ),
        Table(
            "DERIV_TRANS",
            _columns(
                f"DERIV_TRANS_SK SECURITY_TITLE+ CONV_EXERCISE_PRICE+ {_CODING}"
                " TRANS_TOTAL_VALUE+ TRANS_PRICEPERSHARE+ TRANS_ACQUIRED_DISP_CD+"
                f" EXCERCISE_DATE+ {_UNDERLYING} {_OWNED}"
            ),
            "the transactions of Table II",
        ),
        Table(
            "DERIV_HOLDING",
            _columns(
                "DERIV_HOLDING_SK SECURITY_TITLE+ CONV_EXERCISE_PRICE+ TRANS_FORM_TYPE+"
                f" EXERCISE_DATE+ {_UNDERLYING} {_OWNED}"
            ),
            "the holdings of Table II",
        ),
        Table(FOOTNOTES, _columns("FOOTNOTE_ID FOOTNOTE_TXT"), "footnotes"),
        Table(SIGNATURES, _columns("OWNERSIGNATURENAME OWNERSIGNATUREDATE"), "signatures"),
    )
}
"""In the order in which an extract has them."""

ROW_TABLES = (
    RowTable("NONDERIV_TRANS", is_derivative=False, is_holding=False),
    RowTable("NONDERIV_HOLDING", is_derivative=False, is_holding=True),
    RowTable("DERIV_TRANS", is_derivative=True, is_holding=False),
    RowTable("DERIV_HOLDING", is_derivative=True, is_holding=True),
)
"""In the order of the form; transactions first, see :mod:`parsers.bulk.reading`."""

OPTIONAL = frozenset({"AFF10B5ONE"})
"""Columns that copies made before 2025 may lack, so that nothing is said of it."""
SAME = {"EXERCISE_DATE": "EXCERCISE_DATE", "EQUITY_SWAP_INVOLVED_FN": "EQUITY_SWAP_TRANS_CD_FN"}
"""Two spellings of one column: in one table or another, or in the table and its description."""
SAME |= {f"{name}_FN": f"{same}_FN" for name, same in SAME.items() if name == "EXERCISE_DATE"}
KEYS = frozenset({KEY, *(f"{row_table.table}_SK" for row_table in ROW_TABLES)})
"""Columns that tell rows apart and state nothing."""

FILING_COLUMNS = {
    "FILING_DATE": Column("filed_date", "date"),
    "PERIOD_OF_REPORT": Column("period_of_report", "date"),
    "DATE_OF_ORIG_SUB": Column("date_of_original_submission", "date"),
    "NO_SECURITIES_OWNED": Column("no_securities_owned", "yes or no"),
    "NOT_SUBJECT_SEC16": Column("not_subject_to_section16", "yes or no"),
    "FORM3_HOLDINGS_REPORTED": Column("form3_holdings_reported", "yes or no"),
    "FORM4_TRANS_REPORTED": Column("form4_transactions_reported", "yes or no"),
    "DOCUMENT_TYPE": Column("form_type", "text"),
    "REMARKS": Column("remarks", "text"),
    "AFF10B5ONE": Column("aff10b5_one", "yes or no"),
}
ISSUER_COLUMNS = {
    "ISSUERCIK": Column("cik", "CIK"),
    "ISSUERNAME": Column("name", "text"),
    "ISSUERTRADINGSYMBOL": Column("ticker", "ticker"),
}
OWNER_COLUMNS = {
    "RPTOWNERCIK": Column("cik", "CIK"),
    "RPTOWNERNAME": Column("name", "text"),
    "RPTOWNER_TITLE": Column("officer_title", "text"),
    "RPTOWNER_TXT": Column("other_text", "text"),
}
ADDRESS_COLUMNS = {
    "RPTOWNER_STREET1": Column("street1", "text"),
    "RPTOWNER_STREET2": Column("street2", "text"),
    "RPTOWNER_CITY": Column("city", "text"),
    "RPTOWNER_STATE": Column("state", "text"),
    "RPTOWNER_ZIPCODE": Column("zip_code", "text"),
    "RPTOWNER_STATE_DESC": Column("state_description", "text"),
}
RELATIONSHIP = "RPTOWNER_RELATIONSHIP"
ROLES = {
    # a word of the relationship: the owner's field
    "director": "is_director",
    "officer": "is_officer",
    "tenpercentowner": "is_ten_percent_owner",
    "other": "is_other",
}
FILE_NUMBER = "FILE_NUMBER"
"""Stands with the owner, for the owner files; it is the one that the issuer is registered under."""
FOOTNOTE_COLUMNS = {
    "FOOTNOTE_ID": Column("key", "text"),
    "FOOTNOTE_TXT": Column("text", "text"),
}
SIGNATURE_COLUMNS = {
    "OWNERSIGNATURENAME": Column("name", "text"),
    "OWNERSIGNATUREDATE": Column("date", "date"),
}
ROW_COLUMNS = {
    "SECURITY_TITLE": Column("security_title", "text"),
    "CONV_EXERCISE_PRICE": Column("conversion_or_exercise_price", "number"),
    "TRANS_DATE": Column("transaction_date", "date"),
    "DEEMED_EXECUTION_DATE": Column("deemed_execution_date", "date"),
    "TRANS_FORM_TYPE": Column("transaction_form_type", "text"),
    "TRANS_CODE": Column("transaction_code", "text"),
    "EQUITY_SWAP_INVOLVED": Column("equity_swap_involved", "yes or no"),
    "TRANS_TIMELINESS": Column("transaction_timeliness", "text"),
    "TRANS_SHARES": Column("shares", "number"),
    "TRANS_TOTAL_VALUE": Column("total_value", "number"),
    "TRANS_PRICEPERSHARE": Column("price_per_share", "number"),
    "TRANS_ACQUIRED_DISP_CD": Column("acquired_disposed_code", "text"),
    "EXCERCISE_DATE": Column("exercise_date", "date"),
    "EXPIRATION_DATE": Column("expiration_date", "date"),
    "UNDLYNG_SEC_TITLE": Column("underlying_security_title", "text"),
    "UNDLYNG_SEC_SHARES": Column("underlying_security_shares", "number"),
    "UNDLYNG_SEC_VALUE": Column("underlying_security_value", "number"),
    "SHRS_OWND_FOLWNG_TRANS": Column("shares_owned_following", "number"),
    "VALU_OWND_FOLWNG_TRANS": Column("value_owned_following", "number"),
    "DIRECT_INDIRECT_OWNERSHIP": Column("direct_or_indirect", "text"),
    "NATURE_OF_OWNERSHIP": Column("nature_of_ownership", "text"),
}
MARK_COLUMNS = {f"{name}_FN": column.field for name, column in ROW_COLUMNS.items()} | {
    # The footnotes of the transaction code land here: the whole of the coding has one column.
    "EQUITY_SWAP_TRANS_CD_FN": "transaction_code"
}
"""Columns of footnote marks: the field that they are marked on."""

FILLS = {
    SUBMISSION: FILING_COLUMNS,
    OWNERS: OWNER_COLUMNS,
    FOOTNOTES: FOOTNOTE_COLUMNS,
    SIGNATURES: SIGNATURE_COLUMNS,
}
"""Tables to what their columns fill; those of :data:`ROW_TABLES` have :data:`ROW_COLUMNS`."""
FILLS_PART = {SUBMISSION: ISSUER_COLUMNS, OWNERS: ADDRESS_COLUMNS}
"""Tables to what more their columns fill."""
