"""Issuers and insiders."""

from __future__ import annotations

from store.views.model import Column, Kind, View
from store.views.shared import ROLES

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

_OWN_FORMS = (
    "FROM filing_owners AS o JOIN filings AS f ON f.id = o.filing_id"
    " WHERE o.reporting_owner_id = r.id"
)
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
