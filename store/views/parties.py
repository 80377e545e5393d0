"""Issuers and insiders."""

from __future__ import annotations

from store.schema.words import DOLLARS_BOUGHT, IN_OPEN_MARKET
from store.views.model import Column, Key, Kind, View, Walk
from store.views.shared import DAY, ROLES


def _counted(
    name: str, label: str, kind: Kind, sql: str, doc: str, width: int, shown: bool = True
) -> Column:
    """A column that no index has; there are some thousands of parties, so they are sorted."""
    return Column(name, label, kind, sql, doc, width, shown, order=(Key(sql, is_whole=True),))


# To the cent: sums of dollars and cents in binary are a hair beside it.
_NET = (
    f"(SELECT round(sum({DOLLARS_BOUGHT.format(t='t.')}), 2)"
    " FROM transactions AS t"
    f" WHERE t.issuer_id = i.id AND {IN_OPEN_MARKET.format(t='t.')})"
)
ISSUERS = View(
    name="issuers",
    sql_name="issuer_rows",
    one="issuer",
    base="issuers AS i",
    joins=(),
    keys=(("id", "i.id"), ("issuer_id", "i.id")),
    columns=(
        Column("ticker", "Ticker", Kind.TEXT, "i.ticker", "Latest trading symbol.", 6),
        Column("name", "Name", Kind.TEXT, "i.name", "Latest name.", 22),
        _counted(
            "filings", "Filings", Kind.COUNT,
            "(SELECT count(*) FROM filings AS f WHERE f.issuer_id = i.id)", "Filings about it.", 7,
        ),
        _counted(
            "insiders", "Insiders", Kind.COUNT,
            "(SELECT count(*) FROM issuer_owners AS w WHERE w.issuer_id = i.id)",
            "Reporting owners of its forms.", 8,
        ),
        _counted(
            "net_open_market_value", "Net bought $", Kind.MONEY, _NET,
            "Dollars bought less dollars sold in the open market: Table I, codes P and S, each"
            " row once however many file it, without rows that an amendment replaces. Rows"
            " without a known price are left out; NULL where none has one.", 13,
        ),
        _counted(
            "last_filed", "Last filed", Kind.DATE,
            f"(SELECT max({DAY}) FROM filings AS f WHERE f.issuer_id = i.id)",
            "Day of the latest filing, or of its signing.", 10,
        ),
        Column("cik", "CIK", Kind.TEXT, "i.cik", "Central Index Key.", 10, False),
        _counted("sic", "SIC", Kind.TEXT, "i.sic", "Industry.", 4, False),
        _counted(
            "state_of_incorporation", "State", Kind.TEXT, "i.state_of_incorporation",
            "State of incorporation.", 5, False,
        ),
        _counted(
            "former_names", "Former names", Kind.TEXT,
            "(SELECT group_concat(n.name, '; ') FROM issuer_names AS n"
            " WHERE n.issuer_id = i.id AND n.changed_date IS NOT NULL)",
            "Names it gave up.", 20, False,
        ),
    ),
    order="i.name COLLATE NOCASE, i.id",
)  # fmt: skip

_OWN_FORMS = "FROM filing_owners AS o WHERE o.reporting_owner_id = r.id"
# An index has an insider's forms in this order; the last owner of a form has the last id.
_ROLE = f"(SELECT {ROLES} {_OWN_FORMS} ORDER BY o.day DESC, o.filing_id DESC, o.id DESC LIMIT 1)"
_LAST_FILED = f"(SELECT max(o.day) {_OWN_FORMS})"
INSIDERS = View(
    name="insiders",
    sql_name="insider_rows",
    one="insider",
    base="reporting_owners AS r",
    joins=(),
    keys=(("id", "r.id"),),
    columns=(
        Column("name", "Name", Kind.TEXT, "r.name", "Name in the latest filing.", 22),
        Column(
            "role", "Role", Kind.TEXT,
            _ROLE, "Roles on the latest form.", 18,
            unsorted="they are found by it: role:ceo, role:director.",
        ),
        _counted(
            "filings", "Filings", Kind.COUNT,
            "(SELECT count(*) FROM filing_owners AS o WHERE o.reporting_owner_id = r.id)",
            "Forms filed as an owner.", 7,
        ),
        _counted(
            "issuers", "Issuers", Kind.COUNT,
            "(SELECT count(*) FROM issuer_owners AS w WHERE w.reporting_owner_id = r.id)",
            "Issuers filed on.", 7,
        ),
        Column(
            "last_filed", "Last filed", Kind.DATE, _LAST_FILED,
            "Day of the latest form, or of its signing.", 10,
            order=(Key(_LAST_FILED, walk="by day", walked=DAY),),
        ),
        Column("cik", "CIK", Kind.TEXT, "r.cik", "Central Index Key.", 10, False),
    ),
    order="r.name COLLATE NOCASE, r.id",
    walks=(
        (
            "by day",
            Walk(
                "filings AS f",
                "CROSS JOIN filing_owners AS w ON w.filing_id = f.id"
                " CROSS JOIN reporting_owners AS r ON r.id = w.reporting_owner_id",
                many=5_000, is_repeated=True,
            ),
        ),
    ),
)  # fmt: skip
