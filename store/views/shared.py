"""Columns and joins that several views share."""

from __future__ import annotations

from store.views.model import Column, Kind

ROLES = (
    "nullif(ltrim("
    "CASE WHEN {o}.is_director THEN ', Director' ELSE '' END || "
    "CASE WHEN {o}.is_officer THEN ', ' || coalesce({o}.officer_title, 'Officer') ELSE '' END || "
    "CASE WHEN {o}.is_ten_percent_owner THEN ', 10% owner' ELSE '' END || "
    "CASE WHEN {o}.is_other THEN ', ' || coalesce({o}.other_text, 'Other') ELSE '' END"
    ", ', '), '')"
)
"""An owner's roles in words, from the columns of ``filing_owners`` aliased ``{o}``."""


def of_filing(base: str, issuer: str) -> tuple[tuple[str, str], ...]:
    """Joins of a row's filing, issuer and first owner.

    :param base: alias of the table that the row is of
    :param issuer: where the issuer's id is
    """
    return (
        ("f", f"JOIN filings AS f ON f.id = {base}.filing_id"),
        ("i", f"LEFT JOIN issuers AS i ON i.id = {issuer}"),
        first_owner(f"{base}.filing_id"),
    )


def first_owner(filing: str) -> tuple[str, str]:
    """The join of a filing's first owner; ``filing`` is where its id is."""
    return ("o", f"LEFT JOIN filing_owners AS o ON o.filing_id = {filing} AND o.position = 1")


OWNER_COUNT = "(SELECT count(*) FROM filing_owners AS n WHERE n.filing_id = f.id)"


def filed(shown: bool = True) -> tuple[Column, ...]:
    """The day of filing in three columns: as shown, as official, as signed."""
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
        Column(
            "filed_date",
            "Filed on",
            Kind.DATE,
            "f.filed_date",
            "Official day of filing.",
            10,
            False,
        ),
        Column("signed_date", "Signed", Kind.DATE, "f.signed_date", "Latest signature.", 10, False),
    )


TICKER = Column(
    "ticker",
    "Ticker",
    Kind.TEXT,
    "coalesce(f.issuer_ticker, i.ticker)",
    "Trading symbol on the form, else the issuer's latest.",
    6,
)
ISSUER = Column("issuer", "Issuer", Kind.TEXT, "i.name", "The issuer's name.", 20, False)
INSIDER = Column(
    "insider",
    "Insider",
    Kind.TEXT,
    "o.name",
    "The first reporting owner of the form; `owners` counts them all.",
    20,
)
OWNERS = Column(
    "owners", "Owners", Kind.COUNT, OWNER_COUNT, "Reporting owners of the form.", 6, False
)
FORM = Column("form_type", "Form", Kind.TEXT, "f.form_type", "Form as EDGAR writes it.", 5)
ACCESSION = Column(
    "accession_number", "Accession", Kind.TEXT, "f.accession_number", "EDGAR's key.", 20, False
)


TABLE = Column(
    "table",
    "Tbl",
    Kind.TEXT,
    "CASE WHEN t.is_derivative THEN 'II' ELSE 'I' END",
    "Table I, or Table II for derivatives.",
    3,
)
PERIOD = Column(
    "period_of_report", "Period", Kind.DATE, "f.period_of_report", "Period of report.", 10
)
SECURITY = Column(
    "security_title", "Security", Kind.TEXT, "t.security_title", "Title of security.", 18
)
OWNED = Column(
    "shares_owned_following",
    "Owned after",
    Kind.SHARES,
    "t.shares_owned_following",
    "Beneficially owned afterwards, on this line of the form.",
    12,
)
DIRECT = Column(
    "direct_or_indirect", "D/I", Kind.TEXT, "t.direct_or_indirect", "Direct or indirect.", 3
)
NATURE = Column(
    "nature_of_ownership", "Nature", Kind.TEXT, "t.nature_of_ownership", "How indirectly.", 16
)
DERIVATIVE = (
    Column(
        "conversion_or_exercise_price", "Strike", Kind.PRICE, "t.conversion_or_exercise_price",
        "Conversion or exercise price, dollars a share.", 9, False,
    ),
    Column(
        "exercise_date", "Exercisable", Kind.DATE, "t.exercise_date",
        "Exercisable from.", 11, False,
    ),
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
