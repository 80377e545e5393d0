"""A filing from a quarter's data set and from its XML is one filing, with the XML's digits."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

import parsers
from store.reader import Reader
from store.writer import Outcome, Writer
from tests.conftest import SAMPLES
from tests.parsers.bulk.tables import tables, write_folder, write_tar, write_zip

ACCESSION = "0000900001-24-000777"
_DIRECT = {"ACCESSION_NUMBER": ACCESSION, "DIRECT_INDIRECT_OWNERSHIP": "D"}
_CODED = _DIRECT | {"TRANS_FORM_TYPE": "4", "EQUITY_SWAP_INVOLVED": "0"}
_COMMON = _CODED | {"SECURITY_TITLE": "Common Stock"}
FORM_4 = {
    # What the SEC would publish of form-4.xml: the same facts, numbers rounded to two decimals.
    "SUBMISSION": [
        {
            "ACCESSION_NUMBER": ACCESSION, "FILING_DATE": "20-MAY-2024",
            "PERIOD_OF_REPORT": "13-MAY-2024", "NOT_SUBJECT_SEC16": "0", "DOCUMENT_TYPE": "4",
            "ISSUERCIK": "0009920002", "ISSUERNAME": "TIDEWATER GRAIN CO",
            "ISSUERTRADINGSYMBOL": "TWGC", "AFF10B5ONE": "1",
        }
    ],
    "REPORTINGOWNER": [
        {
            "ACCESSION_NUMBER": ACCESSION, "RPTOWNERCIK": "0009930012",
            "RPTOWNERNAME": "REYES TOMAS", "RPTOWNER_RELATIONSHIP": "Officer",
            "RPTOWNER_TITLE": "EVP, General Counsel", "RPTOWNER_STREET1": "1 ELEVATOR ROAD",
            "RPTOWNER_CITY": "NORFOLK", "RPTOWNER_STATE": "VA", "RPTOWNER_ZIPCODE": "23510",
        }
    ],
    "NONDERIV_TRANS": [
        _COMMON | {
            "NONDERIV_TRANS_SK": "11", "TRANS_DATE": "13-MAY-2024", "TRANS_CODE": "M",
            "TRANS_SHARES": "10000.0", "TRANS_PRICEPERSHARE": "17.5",
            "TRANS_ACQUIRED_DISP_CD": "A", "SHRS_OWND_FOLWNG_TRANS": "41200.0",
        },
        _COMMON | {
            "NONDERIV_TRANS_SK": "12", "TRANS_DATE": "13-MAY-2024", "TRANS_CODE": "S",
            "EQUITY_SWAP_TRANS_CD_FN": "F1", "TRANS_SHARES": "7400.0",
            "TRANS_PRICEPERSHARE": "52.18", "TRANS_PRICEPERSHARE_FN": "F2",
            "TRANS_ACQUIRED_DISP_CD": "D", "SHRS_OWND_FOLWNG_TRANS": "33800.0",
        },
        _COMMON | {
            "NONDERIV_TRANS_SK": "13", "TRANS_DATE": "14-MAY-2024", "TRANS_CODE": "S",
            "EQUITY_SWAP_TRANS_CD_FN": "F1", "TRANS_SHARES": "2600.0",
            "TRANS_PRICEPERSHARE": "53.02", "TRANS_PRICEPERSHARE_FN": "F3",
            "TRANS_ACQUIRED_DISP_CD": "D", "SHRS_OWND_FOLWNG_TRANS": "31200.0",
        },
    ],
    "NONDERIV_HOLDING": [
        {
            "ACCESSION_NUMBER": ACCESSION, "NONDERIV_HOLDING_SK": "14",
            "SECURITY_TITLE": "Common Stock", "SHRS_OWND_FOLWNG_TRANS": "6000.0",
            "DIRECT_INDIRECT_OWNERSHIP": "I", "NATURE_OF_OWNERSHIP": "By trust",
            "NATURE_OF_OWNERSHIP_FN": "F4",
        }
    ],
    "DERIV_TRANS": [
        _CODED | {
            "DERIV_TRANS_SK": "15", "SECURITY_TITLE": "Stock Option (right to buy)",
            "CONV_EXERCISE_PRICE": "17.5", "TRANS_DATE": "13-MAY-2024", "TRANS_CODE": "M",
            "TRANS_SHARES": "10000.0", "TRANS_PRICEPERSHARE": "0.0",
            "TRANS_ACQUIRED_DISP_CD": "D", "EXCERCISE_DATE_FN": "F5",
            "EXPIRATION_DATE": "28-FEB-2029", "UNDLYNG_SEC_TITLE": "Common Stock",
            "UNDLYNG_SEC_SHARES": "10000.0", "SHRS_OWND_FOLWNG_TRANS": "15000.0",
        },
        _CODED | {
            "DERIV_TRANS_SK": "16", "SECURITY_TITLE": "Deferred Stock Units",
            "CONV_EXERCISE_PRICE_FN": "F6", "TRANS_DATE": "15-MAY-2024", "TRANS_CODE": "A",
            "TRANS_SHARES": "312.45", "TRANS_PRICEPERSHARE": "51.98",
            "TRANS_ACQUIRED_DISP_CD": "A", "EXCERCISE_DATE_FN": "F6", "EXPIRATION_DATE_FN": "F6",
            "UNDLYNG_SEC_TITLE": "Common Stock", "UNDLYNG_SEC_SHARES": "312.45",
            "SHRS_OWND_FOLWNG_TRANS": "4817.02",
        },
    ],
    "DERIV_HOLDING": [],
    "FOOTNOTES": [
        {"ACCESSION_NUMBER": ACCESSION, "FOOTNOTE_ID": f"F{n}", "FOOTNOTE_TXT": f"Note {n}."}
        for n in range(1, 7)
    ],
    "OWNER_SIGNATURE": [
        {
            "ACCESSION_NUMBER": ACCESSION, "OWNERSIGNATURENAME": "/s/ Tomas Reyes",
            "OWNERSIGNATUREDATE": "15-MAY-2024",
        }
    ],
}  # fmt: skip

HELD = {
    # Counted in form-4.xml.
    "filings": 1, "issuers": 1, "issuer_names": 1, "reporting_owners": 1, "filing_owners": 1,
    "transactions": 5, "holdings": 1, "footnotes": 6, "footnote_marks": 9, "signatures": 1,
    "sources": 2,
}  # fmt: skip


def add(store: Path, *sources: Path) -> list[Outcome]:
    with Writer(store) as writer:
        return [
            writer.add(reading.filing, reading.content).outcome
            for source in sources
            for reading in parsers.readings(str(source))
            if reading.filing is not None
        ]


def counts(store: Path) -> dict[str, int]:
    with sqlite3.connect(store) as db:
        return {table: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in HELD}


def sources(store: Path) -> list[str]:
    with sqlite3.connect(store) as db:
        return [name for (name,) in db.execute("SELECT source_format FROM sources ORDER BY 1")]


def test_alone_a_data_set_gives_rounded_numbers(tmp_path, path):
    add(path, write_folder(tmp_path / "q", tables(FORM_4)))
    with Reader(path) as reader:
        found = reader.filing(1)
    assert found.source_format == "bulk-tsv"
    assert [str(row.price_per_share) for row in found.transactions] == [
        "17.5", "52.18", "53.02", "0", "51.98",
    ]  # fmt: skip
    assert str(found.transactions[4].shares_owned_following) == "4817.02"


@pytest.mark.parametrize("write", [write_folder, write_zip, write_tar])
@pytest.mark.parametrize("is_first", [True, False])
def test_beside_the_xml_the_exact_digits_win_and_nothing_is_doubled(
    tmp_path, path, write, is_first
):
    data_set = write(tmp_path / "q", tables(FORM_4))
    xml = SAMPLES / "form-4.xml"
    outcomes = add(path, *((data_set, xml) if is_first else (xml, data_set)))
    assert outcomes == [Outcome.ADDED, Outcome.COMPLETED if is_first else Outcome.KNOWN]
    assert counts(path) == HELD
    assert sources(path) == ["bulk-tsv", "ownership-xml"]
    with Reader(path) as reader:
        filing_id = reader.find_filing(ACCESSION)
        found = reader.filing(filing_id)
    assert (found.source_format, str(found.filed_date)) == ("ownership-xml", "2024-05-20")
    assert [str(row.price_per_share) for row in found.transactions] == [
        "17.50", "52.1830", "53.0175", "0", "51.98",
    ]  # fmt: skip
    assert str(found.transactions[4].shares) == "312.447"
    assert str(found.transactions[4].shares_owned_following) == "4817.0213"
    assert found.footnotes["F4"].startswith("The reporting person and his wife are the trustees")


def test_whatever_comes_again_changes_nothing(tmp_path, path):
    both = (write_folder(tmp_path / "q", tables(FORM_4)), SAMPLES / "form-4.xml")
    add(path, *both)
    assert add(path, *both, *reversed(both)) == [Outcome.KNOWN] * 4
    assert counts(path) == HELD


def test_the_rounded_filing_of_another_number_is_another_filing(tmp_path, path):
    texts = {
        name: text.replace(ACCESSION, "0000900001-24-000778")
        for name, text in tables(FORM_4).items()
    }
    both = write_folder(tmp_path / "q1", tables(FORM_4)), write_folder(tmp_path / "q2", texts)
    assert add(path, *both) == [Outcome.ADDED] * 2
    # The XML, which has no number, could be either, and so is neither.
    assert add(path, SAMPLES / "form-4.xml") == [Outcome.ADDED]
