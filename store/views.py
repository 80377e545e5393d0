"""The views: what a list shows, once, for the panes, for ``search`` and for ``export``.

Each view is a SQL view of the same rows, so that anyone can select what the screen
shows. A column says how its cells are to be understood; how they look is drawn
elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """How a cell is to be understood."""

    TEXT = "text"
    DATE = "date"
    COUNT = "count"
    """A whole number of things."""
    SHARES = "shares"
    PRICE = "price"
    """Dollars a share."""
    MONEY = "money"
    """Dollars."""
    CODE = "code"
    """A transaction code."""
    DIRECTION = "direction"
    """A or D."""
    FLAG = "flag"
    """1, 0 or NULL."""


NUMERIC = frozenset({Kind.COUNT, Kind.SHARES, Kind.PRICE, Kind.MONEY})


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    """Its name in SQL, in JSON and in exports."""
    label: str
    """Its head on the screen."""
    kind: Kind
    sql: str
    """What it selects, in the words of the view's ``source``."""
    doc: str
    width: int
    """Cells it wants on the screen; text may be given more."""
    shown: bool = True
    """Shown unless the user chooses columns; the others are there to be chosen."""
    order: str = ""
    """What it sorts by, if not by what it selects."""

    @property
    def sort(self) -> str:
        return self.order or self.sql


@dataclass(frozen=True, slots=True)
class View:
    name: str
    """As in ``--view``: ``transactions``."""
    sql_name: str
    one: str
    """One of its rows, in a word: ``transaction``."""
    source: str
    """Tables and joins, each named by a short alias."""
    keys: tuple[tuple[str, str], ...]
    """Columns that lead elsewhere (name, SQL); ``id`` first. They are not shown."""
    columns: tuple[Column, ...]
    order: str
    """The order of rows where none is asked for."""

    def column(self, name: str) -> Column:
        """:raises KeyError: there is no such column"""
        return next(iter(c for c in self.columns if c.name == name), None) or _missing(name)

    @property
    def has_marks(self) -> bool:
        """Do footnotes stand on its cells?"""
        return any(name == "as_filed" for name, _ in self.keys)

    @property
    def shown(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.shown)


def _missing(name: str) -> Column:
    raise KeyError(name)


def view_sql(view: View) -> str:
    """The SELECT behind a view."""
    selected = [f"{sql} AS {name}" for name, sql in view.keys]
    selected += [f'{column.sql} AS "{column.name}"' for column in view.columns]
    return "SELECT\n  " + ",\n  ".join(selected) + f"\nFROM {view.source}"


# The parts that several views share

ROLES = (
    "nullif(ltrim("
    "CASE WHEN {o}.is_director THEN ', Director' ELSE '' END || "
    "CASE WHEN {o}.is_officer THEN ', ' || coalesce({o}.officer_title, 'Officer') ELSE '' END || "
    "CASE WHEN {o}.is_ten_percent_owner THEN ', 10% owner' ELSE '' END || "
    "CASE WHEN {o}.is_other THEN ', ' || coalesce({o}.other_text, 'Other') ELSE '' END"
    ", ', '), '')"
)
"""An owner's roles in words, from the columns of ``filing_owners`` aliased ``{o}``."""

_OF_FILING = (
    "JOIN filings AS f ON f.id = {t}.filing_id "
    "LEFT JOIN issuers AS i ON i.id = f.issuer_id "
    "LEFT JOIN filing_owners AS o ON o.filing_id = f.id AND o.position = 1"
)
_OWNER_COUNT = "(SELECT count(*) FROM filing_owners AS n WHERE n.filing_id = f.id)"


def _filed(shown: bool = True) -> tuple[Column, ...]:
    return (
        Column(
            "filed",
            "Filed",
            Kind.DATE,
            "coalesce(f.filed_date, '~' || f.signed_date)",
            "Day of filing; with ~ the day of signing, where that is all the source has.",
            11,
            shown,
            "coalesce(f.filed_date, f.signed_date)",
        ),
        Column("filed_date", "Filed on", Kind.DATE, "f.filed_date", "Official day of filing.", 10, False),
        Column("signed_date", "Signed", Kind.DATE, "f.signed_date", "Latest signature.", 10, False),
    )


_TICKER = Column(
    "ticker",
    "Ticker",
    Kind.TEXT,
    "coalesce(f.issuer_ticker, i.ticker)",
    "Trading symbol on the form, else the issuer's latest.",
    6,
)
_ISSUER = Column("issuer", "Issuer", Kind.TEXT, "i.name", "The issuer's name.", 20, False)
_INSIDER = Column(
    "insider",
    "Insider",
    Kind.TEXT,
    "o.name",
    "The first reporting owner of the form; `owners` counts them all.",
    20,
)
_OWNERS = Column("owners", "Owners", Kind.COUNT, _OWNER_COUNT, "Reporting owners of the form.", 6, False)
_FORM = Column("form_type", "Form", Kind.TEXT, "f.form_type", "Form as EDGAR writes it.", 5)
_ACCESSION = Column(
    "accession_number", "Accession", Kind.TEXT, "f.accession_number", "EDGAR's key.", 20, False
)


def _table_column() -> Column:
    sql = "CASE WHEN t.is_derivative THEN 'II' ELSE 'I' END"
    return Column("table", "Tbl", Kind.TEXT, sql, "Table I, or Table II for derivatives.", 3)


_SECURITY = Column("security_title", "Security", Kind.TEXT, "t.security_title", "Title of security.", 18)
_OWNED = Column(
    "shares_owned_following",
    "Owned after",
    Kind.SHARES,
    "t.shares_owned_following",
    "Beneficially owned afterwards, on this line of the form.",
    12,
)
_DIRECT = Column(
    "direct_or_indirect", "D/I", Kind.TEXT, "t.direct_or_indirect", "Direct or indirect.", 3
)
_NATURE = Column(
    "nature_of_ownership", "Nature", Kind.TEXT, "t.nature_of_ownership", "How indirectly.", 16
)
_DERIVATIVE = (
    Column(
        "conversion_or_exercise_price", "Strike", Kind.PRICE, "t.conversion_or_exercise_price",
        "Conversion or exercise price, dollars a share.", 9, False,
    ),
    Column("exercise_date", "Exercisable", Kind.DATE, "t.exercise_date", "Exercisable from.", 11, False),
    Column("expiration_date", "Expires", Kind.DATE, "t.expiration_date", "Expires on.", 10, False),
    Column(
        "underlying_security_title", "Underlying", Kind.TEXT, "t.underlying_security_title",
        "What it turns into.", 16, False,
    ),
    Column(
        "underlying_security_shares", "Underlying sh.", Kind.SHARES, "t.underlying_security_shares",
        "Shares it turns into.", 14, False,
    ),
    Column(
        "underlying_security_value", "Underlying $", Kind.MONEY, "t.underlying_security_value",
        "Dollars it turns into.", 12, False,
    ),
    Column(
        "value_owned_following", "Owned $ after", Kind.MONEY, "t.value_owned_following",
        "Dollars owned afterwards.", 13, False,
    ),
)  # fmt: skip
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
    source="transactions AS t " + _OF_FILING.format(t="t"),
    keys=_ROW_KEYS,
    columns=(
        Column("transaction_date", "Date", Kind.DATE, "t.transaction_date", "Day of the transaction.", 10),
        _TICKER,
        _ISSUER,
        _INSIDER,
        Column(
            "role", "Role", Kind.TEXT, ROLES.format(o="o"), "The first owner's roles.", 14, False
        ),
        _OWNERS,
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
        _OWNED,
        _DIRECT,
        _SECURITY,
        _NATURE,
        _table_column(),
        *_DERIVATIVE,
        Column("total_value", "Total $", Kind.MONEY, "t.total_value", "Table II, instead of shares.", 10, False),
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
        Column("aff10b5_one", "10b5-1", Kind.FLAG, "f.aff10b5_one", "The form's plan box.", 6, False),
        _FORM,
        *_filed(),
        _ACCESSION,
    ),
    order="t.transaction_date DESC, t.filing_id DESC, t.is_derivative, t.line",
)  # fmt: skip

HOLDINGS = View(
    name="holdings",
    sql_name="holding_rows",
    one="holding",
    source="holdings AS t " + _OF_FILING.format(t="t"),
    keys=_ROW_KEYS,
    columns=(
        _TICKER,
        _ISSUER,
        _INSIDER,
        _OWNERS,
        _SECURITY,
        _OWNED,
        _DIRECT,
        _NATURE,
        _table_column(),
        *_DERIVATIVE,
        _FORM,
        Column("period_of_report", "Period", Kind.DATE, "f.period_of_report", "Period of report.", 10),
        *_filed(),
        _ACCESSION,
    ),
    order="f.period_of_report DESC, t.filing_id DESC, t.is_derivative, t.line",
)

_SIGNER = (
    "(SELECT coalesce(r.name, s.name) FROM signatures AS s"
    " LEFT JOIN reporting_owners AS r ON r.id = s.reporting_owner_id"
    " WHERE s.filing_id = f.id ORDER BY s.position LIMIT 1)"
)
FILINGS = View(
    name="filings",
    sql_name="filing_rows",
    one="filing",
    source=(
        "filings AS f LEFT JOIN issuers AS i ON i.id = f.issuer_id "
        "LEFT JOIN filing_owners AS o ON o.filing_id = f.id AND o.position = 1"
    ),
    keys=(("id", "f.id"), ("filing_id", "f.id"), ("issuer_id", "f.issuer_id")),
    columns=(
        *_filed(),
        Column("form_type", "Form", Kind.TEXT, "f.form_type", "Form as EDGAR writes it.", 10),
        _TICKER,
        Column("issuer", "Issuer", Kind.TEXT, "i.name", "The issuer's name.", 20),
        Column(
            "insider", "Insider", Kind.TEXT, f"coalesce(o.name, {_SIGNER})",
            "The first reporting owner, else the insider or person who signed.", 20,
        ),
        _OWNERS,
        Column("period_of_report", "Period", Kind.DATE, "f.period_of_report", "Period of report.", 10),
        Column(
            "transactions", "Trans.", Kind.COUNT,
            "(SELECT count(*) FROM transactions AS t WHERE t.filing_id = f.id)",
            "Transactions on the form.", 6,
        ),
        Column(
            "holdings", "Hold.", Kind.COUNT,
            "(SELECT count(*) FROM holdings AS h WHERE h.filing_id = f.id)",
            "Holdings on the form.", 5,
        ),
        Column(
            "problems", "Problems", Kind.COUNT,
            "(SELECT count(*) FROM problems AS p WHERE p.filing_id = f.id AND p.severity <> 'note')",
            "Errors and warnings of the reader; notes are not counted.", 8,
        ),
        Column("source_format", "Read from", Kind.TEXT, "f.source_format", "How it came.", 14, False),
        Column("source", "Source", Kind.TEXT, "f.source", "Path it was read from.", 24, False),
        _ACCESSION,
    ),
    order="coalesce(f.filed_date, f.signed_date) DESC, f.id DESC",
)  # fmt: skip

ISSUERS = View(
    name="issuers",
    sql_name="issuer_rows",
    one="issuer",
    source="issuers AS i",
    keys=(("id", "i.id"), ("issuer_id", "i.id")),
    columns=(
        Column("ticker", "Ticker", Kind.TEXT, "i.ticker", "Latest trading symbol.", 6),
        Column("name", "Name", Kind.TEXT, "i.name", "Latest name.", 22),
        Column(
            "filings", "Filings", Kind.COUNT,
            "(SELECT count(*) FROM filings AS f WHERE f.issuer_id = i.id)", "Filings about it.", 7,
        ),
        Column(
            "insiders", "Insiders", Kind.COUNT,
            "(SELECT count(DISTINCT o.reporting_owner_id) FROM filings AS f"
            " JOIN filing_owners AS o ON o.filing_id = f.id WHERE f.issuer_id = i.id)",
            "Reporting owners of its forms.", 8, False,
        ),
        Column(
            "last_filed", "Last filed", Kind.DATE,
            "(SELECT max(coalesce(f.filed_date, f.signed_date)) FROM filings AS f"
            " WHERE f.issuer_id = i.id)",
            "Day of the latest filing, or of its signing.", 10,
        ),
        Column("cik", "CIK", Kind.TEXT, "i.cik", "Central Index Key.", 10, False),
        Column("sic", "SIC", Kind.TEXT, "i.sic", "Industry.", 4, False),
        Column(
            "state_of_incorporation", "State", Kind.TEXT, "i.state_of_incorporation",
            "State of incorporation.", 5, False,
        ),
        Column(
            "former_names", "Former names", Kind.TEXT,
            "(SELECT group_concat(n.name, '; ') FROM issuer_names AS n"
            " WHERE n.issuer_id = i.id AND n.changed_date IS NOT NULL)",
            "Names it gave up.", 20, False,
        ),
    ),
    order="i.name COLLATE NOCASE, i.id",
)  # fmt: skip

_OWN_FORMS = "FROM filing_owners AS o JOIN filings AS f ON f.id = o.filing_id WHERE o.reporting_owner_id = r.id"
INSIDERS = View(
    name="insiders",
    sql_name="insider_rows",
    one="insider",
    source="reporting_owners AS r",
    keys=(("id", "r.id"),),
    columns=(
        Column("name", "Name", Kind.TEXT, "r.name", "Name in the latest filing.", 22),
        Column(
            "role", "Role", Kind.TEXT,
            f"(SELECT {ROLES.format(o='o')} {_OWN_FORMS}"
            " ORDER BY coalesce(f.filed_date, f.signed_date) DESC, f.id DESC LIMIT 1)",
            "Roles on the latest form.", 18,
        ),
        Column(
            "filings", "Filings", Kind.COUNT,
            "(SELECT count(*) FROM filing_owners AS o WHERE o.reporting_owner_id = r.id)",
            "Forms filed as an owner.", 7,
        ),
        Column(
            "issuers", "Issuers", Kind.COUNT,
            f"(SELECT count(DISTINCT f.issuer_id) {_OWN_FORMS})", "Issuers filed on.", 7, False,
        ),
        Column(
            "last_filed", "Last filed", Kind.DATE,
            f"(SELECT max(coalesce(f.filed_date, f.signed_date)) {_OWN_FORMS})",
            "Day of the latest form, or of its signing.", 10,
        ),
        Column("cik", "CIK", Kind.TEXT, "r.cik", "Central Index Key.", 10, False),
    ),
    order="r.name COLLATE NOCASE, r.id",
)  # fmt: skip

FOOTNOTES = View(
    name="footnotes",
    sql_name="footnote_rows",
    one="footnote",
    source="footnotes AS n " + _OF_FILING.format(t="n"),
    keys=(
        ("id", "n.id"),
        ("filing_id", "n.filing_id"),
        ("issuer_id", "f.issuer_id"),
        ("position", "n.position"),
    ),
    columns=(
        *_filed(),
        _FORM,
        _TICKER,
        _ISSUER,
        _INSIDER,
        Column("key", "Note", Kind.TEXT, "n.key", "The footnote's key.", 4),
        Column("text", "Text", Kind.TEXT, "n.text", "The footnote.", 60),
        _ACCESSION,
    ),
    order="coalesce(f.filed_date, f.signed_date) DESC, n.filing_id DESC, n.position",
)

VIEWS: dict[str, View] = {
    view.name: view for view in (ISSUERS, INSIDERS, TRANSACTIONS, HOLDINGS, FOOTNOTES, FILINGS)
}
