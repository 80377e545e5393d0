"""Filings of every form, and footnotes."""

from __future__ import annotations

from store.views.model import Column, Kind, View
from store.views.shared import (
    ACCESSION,
    FORM,
    INSIDER,
    ISSUER,
    OWNERS,
    PERIOD,
    TICKER,
    filed,
    first_owner,
    of_filing,
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
    base="filings AS f",
    joins=(("i", "LEFT JOIN issuers AS i ON i.id = f.issuer_id"), first_owner("f.id")),
    keys=(("id", "f.id"), ("filing_id", "f.id"), ("issuer_id", "f.issuer_id")),
    columns=(
        *filed(),
        Column("form_type", "Form", Kind.TEXT, "f.form_type", "Form as EDGAR writes it.", 10),
        TICKER,
        Column("issuer", "Issuer", Kind.TEXT, "i.name", "The issuer's name.", 20),
        Column(
            "insider", "Insider", Kind.TEXT, f"coalesce(o.name, {_SIGNER})",
            "The first reporting owner, else the insider or person who signed.", 20,
        ),
        OWNERS,
        PERIOD,
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
            "(SELECT count(*) FROM problems AS p"
            " WHERE p.filing_id = f.id AND p.severity <> 'note')",
            "Errors and warnings of the reader; notes are not counted.", 8,
        ),
        Column(
            "source_format", "Read from", Kind.TEXT, "f.source_format", "How it came.", 14, False,
        ),
        Column("source", "Source", Kind.TEXT, "f.source", "Path it was read from.", 24, False),
        ACCESSION,
    ),
    order="coalesce(f.filed_date, f.signed_date) DESC, f.id DESC",
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
        Column("key", "Note", Kind.TEXT, "n.key", "The footnote's key.", 4),
        Column("text", "Text", Kind.TEXT, "n.text", "The footnote.", 60),
        ACCESSION,
    ),
    order="coalesce(f.filed_date, f.signed_date) DESC, n.filing_id DESC, n.position",
)
