"""Columns and joins that several views share."""

from __future__ import annotations

from store.schema import words
from store.views.model import NOTHING, Column, Key, Kind, Walk

ROLES = words.ROLES.format(o="o.")
"""A first owner's roles in words."""
DAY = words.DAY.format(f="f.")
"""Day of filing, or of signing where there is no other."""


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


_WITH_ISSUER = ("transactions", "holdings")
"""Tables whose rows know their issuer themselves."""


def walks(base: str) -> tuple[tuple[str, Walk], ...]:
    """Ways through the rows of a table in the order of their filings, issuers and first owners.

    :param base: the table with its alias
    """
    table, _, alias = base.partition(" AS ")
    of_filing = f"CROSS JOIN {base} ON {alias}.filing_id"
    to_issuer = f"{alias}.issuer_id" if table in _WITH_ISSUER else ""
    by_filing = f"CROSS JOIN filings AS f ON f.issuer_id = i.id {of_filing} = f.id"
    return (
        ("f", Walk("filings AS f", f"{of_filing} = f.id", many=5_000)),
        ("i", Walk("issuers AS i", f"CROSS JOIN {base} ON {to_issuer} = i.id" if to_issuer
                   else by_filing)),
        ("without ticker", Walk("issuers AS i", by_filing, "f.issuer_ticker IS NULL")),
        ("o", Walk("filing_owners AS o", f"{of_filing} = o.filing_id", "o.position = 1",
                   many=5_000)),
    )  # fmt: skip


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
            order=(Key(DAY),),
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
    "Trading symbol on the form, else the issuer's latest, sorted after those on forms.",
    6,
    order=(Key("f.issuer_ticker"), Key("i.ticker", walk="without ticker")),
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
    "owners",
    "Owners",
    Kind.COUNT,
    "f.owner_count",
    "Reporting owners of the form.",
    6,
    False,
    order=(Key("f.owner_count", common=(1,)),),
)
SOURCE = Column("source", "Source", Kind.TEXT, "f.source", "Path it was read from.", 24, False)
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
    order=(Key("t.is_derivative", common=(0, 1), uncommon=NOTHING),),
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
    "direct_or_indirect",
    "D/I",
    Kind.TEXT,
    "t.direct_or_indirect",
    "Direct or indirect.",
    3,
    order=(Key("t.direct_or_indirect", common=("D", "I")),),
)
NATURE = Column(
    "nature_of_ownership", "Nature", Kind.TEXT, "t.nature_of_ownership", "How indirectly.", 16
)
SUPERSEDED = Column(
    "superseded",
    "Superseded",
    Kind.FLAG,
    "(t.superseded_by IS NOT NULL)",
    "1 if a row of an amendment replaces this one, so that it is not to be counted.",
    10,
    False,
    order=(
        Key("(t.superseded_by IS NOT NULL)", common=(0,), uncommon="t.superseded_by IS NOT NULL"),
    ),
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
