"""Stores to ask, and filings to put in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import parsers
from parsers.filing import Filing, Issuer, ReportingOwner, Row, Signature
from store.reader import Reader
from store.upkeep import CHECKS, findings, opened
from store.writer import Writer
from tests.conftest import SAMPLES


def add_all(path: Path, *sources: Path) -> list[Filing]:
    """Add everything in these folders and files to a store; what was read of it."""
    filings = []
    with Writer(path) as writer:
        for source in sources:
            for reading in parsers.readings(str(source)):
                if reading.filing is not None:
                    writer.add(reading.filing, reading.content)
                    filings.append(reading.filing)
    return filings


def wrong(path: Path) -> list[str]:
    """All that a check finds wrong with a store."""
    with opened(path) as connection:
        return [line for check in CHECKS for line in findings(connection, check)]


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    """Where a test may make a store; whatever it did there, the store is whole afterwards."""
    path = tmp_path / "store.db"
    yield path
    if path.exists():
        assert wrong(path) == []


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of all sample filings; not to be written to."""
    path = tmp_path_factory.mktemp("store") / "samples.db"
    add_all(path, SAMPLES)
    return path


@pytest.fixture
def reader(sample_store: Path) -> Iterator[Reader]:
    with Reader(sample_store) as reader:
        yield reader


def form_4(
    number: int,
    issuer: Issuer,
    *owners: ReportingOwner,
    rows: tuple[Row, ...] = (),
    filed: date | None = None,
) -> Filing:
    """A Form 4 made for a test; ``number`` tells one from another."""
    return Filing(
        source=f"{number}.xml",
        source_format="ownership-xml",
        form_type="4",
        accession_number=f"0000000000-24-{number:06d}",
        filed_date=filed or date(2024, 1, number),
        issuer=issuer,
        reporting_owners=owners,
        transactions=rows,
    )


def notice(number: int, issuer: Issuer, signer: str) -> Filing:
    """A filing of another form, signed by somebody."""
    filing = form_4(number, issuer)
    return replace(
        filing, form_type="NT 10-Q", signatures=(Signature(f"/s/ {signer}", date(2024, 1, 1)),)
    )


@pytest.fixture
def hostile(path: Path) -> Iterator[Reader]:
    """A store with one row whose texts would be computed, obeyed or drawn."""
    owner = ReportingOwner(name="\x1b[31m=HYPERLINK(0)\u202e|[a](b)<i>")
    row = Row(1, False, security_title="=1+1", nature_of_ownership="@SUM(A1)", shares=Decimal(-1))
    with Writer(path) as writer:
        writer.add(form_4(1, Issuer(name='+evil, "Inc."\x9b2J'), owner, rows=(row,)), b"x")
    with Reader(path) as reader:
        yield reader
