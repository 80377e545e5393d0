"""A store to look at, and filings that would rather be obeyed than shown."""

from __future__ import annotations

from contextlib import chdir
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from parsers.filing import (
    Address,
    Document,
    Exhibit,
    Filing,
    FormerName,
    Issuer,
    LateFiling,
    Problem,
    ReportingOwner,
    Row,
    Signature,
    TenderOffer,
    TenderOfferItem,
)
from store.writer import Writer
from tests.conftest import SAMPLES
from tests.store.conftest import add_all

HOSTILE = (
    "[bold red]x[/] [@click=app.quit]y[/] [link=z]w \x1b[31mred\x1b]0;t\x07 \x9b2J\x7f\u202eback $x"
)
"""Markup of Rich and of Textual, terminal commands, controls, and text that runs backwards."""

COMMANDS = set(map(chr, range(32))) - {"\n"} | set(map(chr, range(0x7F, 0xA0))) | {"\u202e"}
"""Characters that must never reach a screen."""


def hostile_filings() -> list[Filing]:
    """Filings with hostile words in every field of text that there is."""

    def told(item):
        words = {
            f.name: HOSTILE
            for f in fields(item)
            if "str" in str(f.type) and "tuple" not in str(f.type) and "Mapping" not in str(f.type)
        }
        return replace(item, **words)

    owner = told(ReportingOwner(is_director=True, is_officer=True, address=told(Address())))
    row = told(
        Row(
            1,
            False,
            transaction_date=date(2024, 1, 2),
            shares=Decimal(1),
            footnotes={"shares": ("F1",)},
        )
    )
    issuer = replace(
        told(Issuer(business_address=told(Address()))), former_names=(FormerName(HOSTILE, None),)
    )
    base = Filing(
        source=f"{HOSTILE}.txt",
        source_format="ownership-xml",
        remarks=HOSTILE,
        issuer=issuer,
        signatures=(Signature(HOSTILE, date(2024, 1, 3)),),
        documents=(told(Document(1, None, None, None, 1)),),
        problems=(Problem("warning", HOSTILE, HOSTILE),),
        footnotes={"F1": HOSTILE, HOSTILE: HOSTILE},
    )
    ownership = replace(
        base, form_type="4", reporting_owners=(owner, owner), transactions=(row,),
        accession_number="1",
        holdings=(replace(row, line=2, transaction_date=None, transaction_code=None),),
    )  # fmt: skip
    other = replace(
        base, form_type=HOSTILE, accession_number=HOSTILE, late_filing=told(LateFiling()),
        tender_offer=replace(
            told(TenderOffer()), items=(TenderOfferItem("1", HOSTILE, HOSTILE),),
            exhibits=(Exhibit(HOSTILE, HOSTILE, None),),
        ),
    )  # fmt: skip
    return [ownership, other]


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of all sample filings; not to be written to."""
    path = tmp_path_factory.mktemp("store") / "samples.db"
    with chdir(SAMPLES.parent):  # so that no golden knows where this checkout is
        add_all(path, Path(SAMPLES.name))
    return path


@pytest.fixture(scope="session")
def hostile_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of hostile filings, whose sources are hostile too."""
    path = tmp_path_factory.mktemp("store") / "hostile.db"
    with Writer(path) as writer:
        for number, filing in enumerate(hostile_filings()):
            writer.add(filing, f"{number} {HOSTILE} 12b-25 notification of late filing".encode())
    return path
