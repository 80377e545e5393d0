"""Filings of every form, and footnotes."""

from __future__ import annotations

from store.views.model import Column, Key, Kind, View, Walk
from store.views.shared import (
    ACCESSION,
    DAY,
    FORM,
    INSIDER,
    ISSUER,
    OWNERS,
    PERIOD,
    SOURCE,
    TICKER,
    filed,
    first_owner,
    of_filing,
    walks,
)

_SIGNER = (
    "(SELECT coalesce(r.name, s.name) FROM signatures AS s"
    " LEFT JOIN reporting_owners AS r ON r.id = s.reporting_owner_id"
    " WHERE s.filing_id = f.id ORDER BY s.position LIMIT 1)"
)
_PROBLEMS = "(SELECT count(*) FROM problems AS p WHERE p.filing_id = f.id AND p.severity <> 'note')"
_WITH_PROBLEMS = "SELECT p.filing_id FROM problems AS p WHERE p.severity <> 'note'"
FILINGS = View(
    name="filings",
    sql_name="filing_rows",
    one="filing",
    base="filings AS f",
    joins=(("i", "LEFT JOIN issuers AS i ON i.id = f.issuer_id"), first_owner("f.id")),
    keys=(
        ("id", "f.id"),
        ("filing_id", "f.id"),
        ("issuer_id", "f.issuer_id"),
        ("amends_filing_id", "f.amends_filing_id"),
    ),
    columns=(
        *filed(),
        Column("form_type", "Form", Kind.TEXT, "f.form_type", "Form as EDGAR writes it.", 10),
        TICKER,
        Column("issuer", "Issuer", Kind.TEXT, "i.name", "The issuer's name.", 20),
        Column(
            "insider", "Insider", Kind.TEXT, f"coalesce(o.name, {_SIGNER})",
            "The first reporting owner, else who signed, sorted after the owners.", 20,
            order=(Key("o.name"), Key(_SIGNER)),
        ),
        OWNERS,
        PERIOD,
        Column(
            "transactions", "Trans.", Kind.COUNT,
            "f.transaction_count", "Transactions on the form.", 6,
        ),
        Column(
            "holdings", "Hold.", Kind.COUNT,
            "f.holding_count", "Holdings on the form.", 5,
            order=(Key("f.holding_count", common=(0,)),),
        ),
        Column(
            "problems", "Problems", Kind.COUNT,
            _PROBLEMS,
            "Errors and warnings of the reader; notes are not counted.", 8,
            order=(
                Key(_PROBLEMS, common=(0,), uncommon=f"f.id IN ({_WITH_PROBLEMS})"),
            ),
        ),
        Column(
            "amends", "Amends", Kind.FLAG, "(f.amends_filing_id IS NOT NULL)",
            "1 if it is an amendment of a form that is here.", 6, False,
            order=(
                Key("(f.amends_filing_id IS NOT NULL)", common=(0,),
                    uncommon="f.amends_filing_id IS NOT NULL"),
            ),
        ),
        Column(
            "source_format", "Read from", Kind.TEXT, "f.source_format", "How it came.", 14, False,
        ),
        SOURCE,
        ACCESSION,
    ),
    order=f"{DAY} DESC, f.id DESC",
    walks=(
        ("o", Walk("filing_owners AS o", "CROSS JOIN filings AS f ON f.id = o.filing_id",
                   "o.position = 1")),
        ("i", Walk("issuers AS i", "CROSS JOIN filings AS f ON f.issuer_id = i.id")),
        ("without ticker", Walk("issuers AS i", "CROSS JOIN filings AS f ON f.issuer_id = i.id",
                                "f.issuer_ticker IS NULL")),
    ),
)  # fmt: skip

FOOTNOTES = View(
    name="footnotes",
    sql_name="footnote_rows",
    one="footnote",
    base="footnotes AS n",
    joins=of_filing("n", issuer="f.issuer_id"),
    keys=(
        ("id", "n.id"),
        ("filing_id", "n.filing_id"),
        ("issuer_id", "f.issuer_id"),
        ("position", "n.position"),
    ),
    columns=(
        *filed(),
        FORM,
        TICKER,
        ISSUER,
        INSIDER,
        Column(
            "key", "Note", Kind.TEXT, "n.key", "The footnote's key.", 4,
            unsorted="they stand in the order of their forms.",
        ),
        Column(
            "text", "Text", Kind.TEXT, "n.text", "The footnote.", 60,
            unsorted="they stand in the order of their forms; search finds words.",
        ),
        ACCESSION,
    ),
    order=f"{DAY} DESC, f.id DESC, n.position",
    walks=walks("footnotes AS n"),
    in_order="f",
)  # fmt: skip
