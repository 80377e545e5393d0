"""The collected tables of one real quarter, against the csv module's plain reading of them."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

import pytest

import parsers
from parsers import Filing, Reading
from parsers.filing import Row
from tests.conftest import SHARED

TABLES = SHARED / "corpus" / "bulk_tsv"

pytestmark = pytest.mark.skipif(
    not TABLES.is_dir(), reason=f"the collected tables are not here ({TABLES})"
)

NUMBERS = {
    "CONV_EXERCISE_PRICE": "conversion_or_exercise_price",
    "TRANS_SHARES": "shares",
    "TRANS_TOTAL_VALUE": "total_value",
    "TRANS_PRICEPERSHARE": "price_per_share",
    "UNDLYNG_SEC_SHARES": "underlying_security_shares",
    "UNDLYNG_SEC_VALUE": "underlying_security_value",
    "SHRS_OWND_FOLWNG_TRANS": "shares_owned_following",
    "VALU_OWND_FOLWNG_TRANS": "value_owned_following",
}
DATES = {
    "TRANS_DATE": "transaction_date",
    "DEEMED_EXECUTION_DATE": "deemed_execution_date",
    "EXCERCISE_DATE": "exercise_date",
    "EXERCISE_DATE": "exercise_date",
    "EXPIRATION_DATE": "expiration_date",
}
MARKS = {
    **{f"{name}_FN": field for name, field in (NUMBERS | DATES).items()},
    "SECURITY_TITLE_FN": "security_title",
    "EQUITY_SWAP_TRANS_CD_FN": "transaction_code",
    "TRANS_TIMELINESS_FN": "transaction_timeliness",
    "UNDLYNG_SEC_TITLE_FN": "underlying_security_title",
    "DIRECT_INDIRECT_OWNERSHIP_FN": "direct_or_indirect",
    "NATURE_OF_OWNERSHIP_FN": "nature_of_ownership",
}


def table(name: str) -> Iterator[dict[str, str]]:
    with (TABLES / f"{name}.tsv").open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream, delimiter="\t", quotechar='"')


def day(text: str) -> date | None:
    return datetime.strptime(text.title(), "%d-%b-%Y").date() if text else None


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return list(parsers.readings(str(TABLES)))


@pytest.fixture(scope="module")
def filings(readings: list[Reading]) -> dict[str | None, Filing]:
    return {r.filing.accession_number: r.filing for r in readings if r.filing}


def test_the_three_tables_that_are_not_here_are_told(readings):
    failed = [reading for reading in readings if reading.failure and not reading.is_passed_over]
    names = [reading.name.removeprefix(f"{TABLES}/") for reading in failed]
    assert names == ["REPORTINGOWNER.tsv", "NONDERIV_TRANS.tsv", "FOOTNOTES.tsv"]


def test_submissions(filings):
    rows = list(table("SUBMISSION"))
    assert list(filings) == [row["ACCESSION_NUMBER"] for row in rows]
    flags = {"": None, "0": False, "false": False, "1": True, "true": True}
    for row in rows:
        filing = filings[row["ACCESSION_NUMBER"]]
        assert filing.form_type == row["DOCUMENT_TYPE"]
        assert filing.filed_date == day(row["FILING_DATE"])
        assert filing.period_of_report == day(row["PERIOD_OF_REPORT"])
        assert filing.date_of_original_submission == day(row["DATE_OF_ORIG_SUB"])
        assert filing.issuer.cik == row["ISSUERCIK"]
        assert (filing.issuer.name or "") == " ".join(row["ISSUERNAME"].split())
        assert (filing.remarks or "") == " ".join(row["REMARKS"].split())
        assert filing.no_securities_owned is flags[row["NO_SECURITIES_OWNED"]]
        assert filing.not_subject_to_section16 is flags[row["NOT_SUBJECT_SEC16"]]
        assert filing.aff10b5_one is None  # this copy is older than the column


def test_signatures(filings):
    signed = Counter(row["ACCESSION_NUMBER"] for row in table("OWNER_SIGNATURE"))
    assert {key: len(filing.signatures) for key, filing in filings.items()} == signed


@pytest.mark.parametrize(
    ("name", "is_derivative", "part"),
    [
        ("NONDERIV_HOLDING", False, "holdings"),
        ("DERIV_TRANS", True, "transactions"),
        ("DERIV_HOLDING", True, "holdings"),
    ],
)
def test_rows(filings, name, is_derivative, part):
    stated: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in table(name):
        stated[row["ACCESSION_NUMBER"]].append(row)
    for key, filing in filings.items():
        rows = sorted(stated.get(key, ()), key=lambda row: int(row[f"{name}_SK"]))
        read = [row for row in getattr(filing, part) if row.is_derivative == is_derivative]
        assert len(read) == len(rows)
        for mine, row in zip(read, rows, strict=True):
            assert_same(mine, row)


def assert_same(mine: Row, row: dict[str, str]) -> None:
    assert (mine.security_title or "") == " ".join(row["SECURITY_TITLE"].split())
    assert mine.direct_or_indirect == row["DIRECT_INDIRECT_OWNERSHIP"]
    assert mine.transaction_code == row.get("TRANS_CODE")
    assert mine.transaction_form_type == (row["TRANS_FORM_TYPE"] or None)
    for column, field in NUMBERS.items():
        text = row.get(column)
        assert getattr(mine, field) == (Decimal(text) if text else None)
    for column, field in DATES.items():
        if column in row:
            assert getattr(mine, field) == day(row[column])
    marks = {field: tuple(row[c].split(", ")) for c, field in MARKS.items() if row.get(c)}
    assert mine.footnotes == marks
