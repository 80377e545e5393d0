"""What could not be read, was guessed, or contradicts itself, on all filings."""

from __future__ import annotations

from dataclasses import replace

from store.schema.words import SEVERITY_RANK
from store.views.model import Column, Key, Kind, View, Walk
from store.views.shared import (
    ACCESSION,
    DAY,
    FORM,
    INSIDER,
    ISSUER,
    SOURCE,
    filed,
    of_filing,
    walks,
)

PROBLEMS = View(
    name="problems",
    sql_name="problem_rows",
    one="problem",
    base="problems AS p",
    joins=of_filing("p", issuer="f.issuer_id"),
    keys=(("id", "p.id"), ("filing_id", "p.filing_id"), ("issuer_id", "f.issuer_id")),
    columns=(
        Column(
            "severity", "Severity", Kind.TEXT, "p.severity",
            "error, warning or note; sorted in this order.", 8,
            order=(Key(SEVERITY_RANK.format(p="p.")),),
        ),
        Column("where", "Where", Kind.TEXT, 'p."where"', "Place in the form's own words.", 20),
        Column("message", "Problem", Kind.TEXT, "p.message", "What was seen there.", 40),
        FORM,
        replace(ISSUER, shown=True),
        INSIDER,
        *filed(),
        ACCESSION,
        SOURCE,
    ),
    order=f"{DAY} DESC, f.id DESC, p.position",
    # Few errors are sorted by their filings' days, many are picked out of all in that order.
    walks=(*walks("problems AS p"), ("p", Walk("problems AS p", many=2_000))),
    in_order="f",
    opens_by="severity",
)  # fmt: skip
