"""A filing's facts varied at random, so that what filings seldom state is also rendered.

Marks on every kind of cell, amendments, remarks, joint filings, ticked boxes: each is as
likely on any filing, whatever the filer had to say.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from parsers.filing import Address, Filing, ReportingOwner, Row, Signature

_MARKED = (
    "security_title transaction_date deemed_execution_date transaction_code shares"
    " acquired_disposed_code price_per_share shares_owned_following direct_or_indirect"
    " nature_of_ownership conversion_or_exercise_price exercise_date expiration_date"
    " underlying_security_title underlying_security_shares"
).split()
_NOTES = (
    "Held by a trust of which the reporting person is a trustee.",
    "Includes 1,250 shares bought under the employee stock purchase plan (the \"Plan\").",
    "A weighted average; prices ranged from $12.10 to $12.85 a share, and the reporting person"
    " will give the number of shares at each price on request.",
    "The option vests in four equal parts, the first on January 15, 2021 - or on a sale.",
)  # fmt: skip
_REMARKS = (
    "Exhibit 24 - Power of Attorney.",
    "The reporting person may be deemed a director by deputization.",
    "Form 2 of 2, filed for the same event; see the first form of 03/02/2021 for other owners.",
)
_OWNERS = (
    ReportingOwner(
        name="Harrow Field Partners II, L.P.",
        address=Address("77 Quay Street", "Suite 900", "Boston", "MA", "02110"),
        is_director=False,
        is_officer=False,
        is_ten_percent_owner=True,
        is_other=False,
    ),
    ReportingOwner(
        name="Penhallow Ines M.",
        address=Address("P.O. Box 18", None, "ST. LOUIS", "MO", "63101-1234"),
        is_director=True,
        is_officer=False,
        is_ten_percent_owner=False,
        is_other=True,
        other_text="Member of 10% group",
    ),
)


def varied(filing: Filing, rng: Random) -> Filing:
    """The filing with some of its facts changed; about a third stay as they are."""
    if rng.random() < 0.3:
        return filing
    filing = _with_notes(filing, rng)
    if rng.random() < 0.5:
        filing = replace(
            filing,
            transactions=tuple(_with_marks(row, filing, rng) for row in filing.transactions),
            holdings=tuple(_with_marks(row, filing, rng) for row in filing.holdings),
        )
    if rng.random() < 0.3:
        filing = _amended(filing, rng)
    if rng.random() < 0.3:
        filing = replace(filing, remarks=rng.choice(_REMARKS))
    if rng.random() < 0.3:
        filing = replace(
            filing,
            reporting_owners=(*filing.reporting_owners[:1], *rng.sample(_OWNERS, k=2)),
            signatures=(*filing.signatures[:1], _another_signature(filing, rng)),
        )
    if rng.random() < 0.15 and (filing.form_type or "").startswith("4"):
        filing = replace(
            filing,
            form_type=(filing.form_type or "").replace("4", "5"),
            form3_holdings_reported=rng.random() < 0.5,
            form4_transactions_reported=rng.random() < 0.5,
        )
    if rng.random() < 0.3:
        ticks = {"not_subject_to_section16": rng.random() < 0.5, "aff10b5_one": rng.random() < 0.5}
        filing = replace(filing, **ticks)
    return filing


def _with_notes(filing: Filing, rng: Random) -> Filing:
    if filing.footnotes:
        return filing
    notes = rng.sample(_NOTES, k=rng.randint(0, len(_NOTES)))
    return replace(filing, footnotes={f"F{n}": text for n, text in enumerate(notes, 1)})


def _with_marks(row: Row, filing: Filing, rng: Random) -> Row:
    """The row with other marks: each cell has a chance to bear one, or two."""
    keys = list(filing.footnotes)
    marks = {
        field: tuple(sorted(rng.sample(keys, k=min(len(keys), rng.choice((1, 1, 2))))))
        for field in _MARKED
        if keys and rng.random() < 0.2
    }
    return replace(row, footnotes=marks)


def _amended(filing: Filing, rng: Random) -> Filing:
    original = date(2020, 1, 1) + timedelta(days=rng.randrange(1500))
    form = (filing.form_type or "4").removesuffix("/A")
    return replace(filing, form_type=f"{form}/A", date_of_original_submission=original)


def _another_signature(filing: Filing, rng: Random) -> Signature:
    names = ("/s/ Ines M. Penhallow", "Harrow Field Partners II, L.P., by /s/ O. Brandt, Member")
    return Signature(rng.choice(names), filing.signatures[0].date if filing.signatures else None)
