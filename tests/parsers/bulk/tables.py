"""Small data sets in the published layout, invented."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

KEY = "0009990001-24-000001"
"""A Form 4 with rows in both tables, two owners and footnotes."""
SECOND = "0009990001-24-000002"
"""A Form 3 with a holding, and nothing else."""
THIRD = "0009990002-24-000003"
"""A Form 5, quoted."""

_OWNED = (
    "SHRS_OWND_FOLWNG_TRANS SHRS_OWND_FOLWNG_TRANS_FN VALU_OWND_FOLWNG_TRANS"
    " VALU_OWND_FOLWNG_TRANS_FN DIRECT_INDIRECT_OWNERSHIP DIRECT_INDIRECT_OWNERSHIP_FN"
    " NATURE_OF_OWNERSHIP NATURE_OF_OWNERSHIP_FN"
)
_CODING = (
    "TRANS_DATE TRANS_DATE_FN DEEMED_EXECUTION_DATE DEEMED_EXECUTION_DATE_FN TRANS_FORM_TYPE"
    " TRANS_CODE EQUITY_SWAP_INVOLVED EQUITY_SWAP_TRANS_CD_FN TRANS_TIMELINESS"
    " TRANS_TIMELINESS_FN TRANS_SHARES TRANS_SHARES_FN"
)
_UNDERLYING = (
    "EXPIRATION_DATE EXPIRATION_DATE_FN UNDLYNG_SEC_TITLE UNDLYNG_SEC_TITLE_FN"
    " UNDLYNG_SEC_SHARES UNDLYNG_SEC_SHARES_FN UNDLYNG_SEC_VALUE UNDLYNG_SEC_VALUE_FN"
)
HEADERS = {
    "SUBMISSION": "ACCESSION_NUMBER FILING_DATE PERIOD_OF_REPORT DATE_OF_ORIG_SUB"
    " NO_SECURITIES_OWNED NOT_SUBJECT_SEC16 FORM3_HOLDINGS_REPORTED FORM4_TRANS_REPORTED"
    " DOCUMENT_TYPE ISSUERCIK ISSUERNAME ISSUERTRADINGSYMBOL REMARKS AFF10B5ONE",
    "REPORTINGOWNER": "ACCESSION_NUMBER RPTOWNERCIK RPTOWNERNAME RPTOWNER_RELATIONSHIP"
    " RPTOWNER_TITLE RPTOWNER_TXT RPTOWNER_STREET1 RPTOWNER_STREET2 RPTOWNER_CITY"
    " RPTOWNER_STATE RPTOWNER_ZIPCODE RPTOWNER_STATE_DESC FILE_NUMBER",
    "NONDERIV_TRANS": "ACCESSION_NUMBER NONDERIV_TRANS_SK SECURITY_TITLE SECURITY_TITLE_FN"
    f" {_CODING} TRANS_PRICEPERSHARE TRANS_PRICEPERSHARE_FN TRANS_ACQUIRED_DISP_CD"
    f" TRANS_ACQUIRED_DISP_CD_FN {_OWNED}",
    "NONDERIV_HOLDING": "ACCESSION_NUMBER NONDERIV_HOLDING_SK SECURITY_TITLE SECURITY_TITLE_FN"
    f" TRANS_FORM_TYPE TRANS_FORM_TYPE_FN {_OWNED}",
    "DERIV_TRANS": "ACCESSION_NUMBER DERIV_TRANS_SK SECURITY_TITLE SECURITY_TITLE_FN"
    f" CONV_EXERCISE_PRICE CONV_EXERCISE_PRICE_FN {_CODING} TRANS_TOTAL_VALUE"
    " TRANS_TOTAL_VALUE_FN TRANS_PRICEPERSHARE TRANS_PRICEPERSHARE_FN TRANS_ACQUIRED_DISP_CD"
    f" TRANS_ACQUIRED_DISP_CD_FN EXCERCISE_DATE EXCERCISE_DATE_FN {_UNDERLYING} {_OWNED}",
    "DERIV_HOLDING": "ACCESSION_NUMBER DERIV_HOLDING_SK SECURITY_TITLE SECURITY_TITLE_FN"
    " CONV_EXERCISE_PRICE CONV_EXERCISE_PRICE_FN TRANS_FORM_TYPE TRANS_FORM_TYPE_FN"
    f" EXERCISE_DATE EXERCISE_DATE_FN {_UNDERLYING} {_OWNED}",
    "FOOTNOTES": "ACCESSION_NUMBER FOOTNOTE_ID FOOTNOTE_TXT",
    "OWNER_SIGNATURE": "ACCESSION_NUMBER OWNERSIGNATURENAME OWNERSIGNATUREDATE",
}

ROWS: dict[str, list[dict[str, str]]] = {
    "SUBMISSION": [
        {
            "ACCESSION_NUMBER": KEY, "FILING_DATE": "02-JUL-2024",
            "PERIOD_OF_REPORT": "28-JUN-2024", "DATE_OF_ORIG_SUB": "29-JUN-2024",
            "NOT_SUBJECT_SEC16": "false", "DOCUMENT_TYPE": "4/A", "ISSUERCIK": "0009990077",
            "ISSUERNAME": "Lakeside Paper Co", "ISSUERTRADINGSYMBOL": "LKSP",
            "REMARKS": '"See the ""Plan"" below"', "AFF10B5ONE": "1",
        },
        {
            "ACCESSION_NUMBER": SECOND, "FILING_DATE": "03-JUL-2024",
            "PERIOD_OF_REPORT": "01-JUL-0024", "NO_SECURITIES_OWNED": "0", "DOCUMENT_TYPE": "3",
            "ISSUERCIK": "9990077", "ISSUERNAME": "Lakeside Paper Co",
            "ISSUERTRADINGSYMBOL": "NONE", "AFF10B5ONE": "",
        },
        {
            "ACCESSION_NUMBER": THIRD, "FILING_DATE": "03-JUL-2024",
            "PERIOD_OF_REPORT": "30-JUN-2024", "FORM3_HOLDINGS_REPORTED": "0",
            "FORM4_TRANS_REPORTED": "1", "DOCUMENT_TYPE": "5", "ISSUERCIK": "0009990078",
            "ISSUERNAME": '"The ""Old"" Mill"', "ISSUERTRADINGSYMBOL": "MILL",
            "AFF10B5ONE": "0",
        },
    ],
    "REPORTINGOWNER": [
        {
            "ACCESSION_NUMBER": KEY, "RPTOWNERCIK": "0009990101", "RPTOWNERNAME": "Doe Jane",
            "RPTOWNER_RELATIONSHIP": "Director,Officer", "RPTOWNER_TITLE": "Chief Pulp Officer",
            "RPTOWNER_STREET1": "1 MILL ROAD", "RPTOWNER_CITY": "OSLO", "RPTOWNER_STATE": "Q8",
            "RPTOWNER_ZIPCODE": "0150", "RPTOWNER_STATE_DESC": "NORWAY",
            "FILE_NUMBER": "001-99901",
        },
        {
            "ACCESSION_NUMBER": KEY, "RPTOWNERCIK": "0009990102", "RPTOWNERNAME": "Doe Trust",
            "RPTOWNER_RELATIONSHIP": "TenPercentOwner,Other", "RPTOWNER_TXT": "Family trust",
            "FILE_NUMBER": "001-99901",
        },
        {"ACCESSION_NUMBER": SECOND, "RPTOWNERCIK": "0009990103", "RPTOWNERNAME": "Roe Max"},
    ],
    "NONDERIV_TRANS": [
        {  # the second on the form: its key is the higher one
            "ACCESSION_NUMBER": KEY, "NONDERIV_TRANS_SK": "5001",
            "SECURITY_TITLE": "Common Stock", "TRANS_DATE": "28-JUN-2024",
            "TRANS_FORM_TYPE": "4", "TRANS_CODE": "F", "EQUITY_SWAP_INVOLVED": "0",
            "TRANS_SHARES": "12.35", "TRANS_PRICEPERSHARE_FN": "F3, F1",
            "TRANS_ACQUIRED_DISP_CD": "D", "SHRS_OWND_FOLWNG_TRANS": "15689.65",
            "DIRECT_INDIRECT_OWNERSHIP": "D",
        },
        {
            "ACCESSION_NUMBER": KEY, "NONDERIV_TRANS_SK": "999",
            "SECURITY_TITLE": "Common Stock", "SECURITY_TITLE_FN": "F2",
            "TRANS_DATE": "27-JUN-2024", "DEEMED_EXECUTION_DATE": "28-JUN-2024",
            "TRANS_FORM_TYPE": "5", "TRANS_CODE": "M", "EQUITY_SWAP_INVOLVED": "true",
            "EQUITY_SWAP_TRANS_CD_FN": "F2", "TRANS_TIMELINESS": "E", "TRANS_SHARES": "702.0",
            "TRANS_PRICEPERSHARE": "0.0", "TRANS_ACQUIRED_DISP_CD": "A",
            "SHRS_OWND_FOLWNG_TRANS": "15702.0", "DIRECT_INDIRECT_OWNERSHIP": "D",
        },
    ],
    "NONDERIV_HOLDING": [
        {
            "ACCESSION_NUMBER": KEY, "NONDERIV_HOLDING_SK": "7", "SECURITY_TITLE": "Common Stock",
            "SHRS_OWND_FOLWNG_TRANS": "80.0", "DIRECT_INDIRECT_OWNERSHIP": "I",
            "NATURE_OF_OWNERSHIP": "By trust", "NATURE_OF_OWNERSHIP_FN": "F10",
        },
        {
            "ACCESSION_NUMBER": SECOND, "NONDERIV_HOLDING_SK": "8",
            "SECURITY_TITLE": "LP interest", "VALU_OWND_FOLWNG_TRANS": "10000.0",
            "DIRECT_INDIRECT_OWNERSHIP": "D",
        },
    ],
    "DERIV_TRANS": [
        {
            "ACCESSION_NUMBER": KEY, "DERIV_TRANS_SK": "31", "SECURITY_TITLE": "Option",
            "CONV_EXERCISE_PRICE": "4.5", "TRANS_DATE": "27-JUN-2024", "TRANS_FORM_TYPE": "4",
            "TRANS_CODE": "M", "EQUITY_SWAP_INVOLVED": "0", "TRANS_TOTAL_VALUE": "3159.0",
            "TRANS_ACQUIRED_DISP_CD": "D", "EXCERCISE_DATE": "01-FEB-2020",
            "EXPIRATION_DATE": "01-FEB-2030", "UNDLYNG_SEC_TITLE": "Common Stock",
            "UNDLYNG_SEC_SHARES": "702.0", "SHRS_OWND_FOLWNG_TRANS": "0.0",
            "DIRECT_INDIRECT_OWNERSHIP": "D",
        },
    ],
    "DERIV_HOLDING": [
        {
            "ACCESSION_NUMBER": KEY, "DERIV_HOLDING_SK": "32", "SECURITY_TITLE": "Warrant",
            "CONV_EXERCISE_PRICE_FN": "F1", "EXERCISE_DATE": "05-MAY-2021",
            "EXERCISE_DATE_FN": "F1", "EXPIRATION_DATE": "05-MAY-2031",
            "UNDLYNG_SEC_TITLE": "Common Stock", "UNDLYNG_SEC_VALUE": "25000.0",
            "SHRS_OWND_FOLWNG_TRANS": "5.0", "DIRECT_INDIRECT_OWNERSHIP": "D",
        },
    ],
    "FOOTNOTES": [
        {"ACCESSION_NUMBER": KEY, "FOOTNOTE_ID": "F10", "FOOTNOTE_TXT": "A trust."},
        {"ACCESSION_NUMBER": KEY, "FOOTNOTE_ID": "F2", "FOOTNOTE_TXT": '"Under a ""plan""."'},
        {"ACCESSION_NUMBER": KEY, "FOOTNOTE_ID": "F1", "FOOTNOTE_TXT": "Vests  in May."},
        {"ACCESSION_NUMBER": KEY, "FOOTNOTE_ID": "F3", "FOOTNOTE_TXT": "Withheld for tax."},
    ],
    "OWNER_SIGNATURE": [
        {
            "ACCESSION_NUMBER": THIRD, "OWNERSIGNATURENAME": "/s/ Ann Poe",
            "OWNERSIGNATUREDATE": "02-JUL-2024",
        },
        {
            "ACCESSION_NUMBER": KEY, "OWNERSIGNATURENAME": "/s/ A. Lawyer, by power of attorney",
            "OWNERSIGNATUREDATE": "01-JUL-2024",
        },
        {
            "ACCESSION_NUMBER": KEY, "OWNERSIGNATURENAME": "/s/ A. Lawyer, by power of attorney",
            "OWNERSIGNATUREDATE": "01-JUL-2024",
        },
    ],
}  # fmt: skip


def tables(rows: Mapping[str, Sequence[Mapping[str, str]]] = ROWS) -> dict[str, str]:
    """The eight tables as text, by name.

    :param rows: cells by column, by table
    """
    texts = {}
    for name, header in HEADERS.items():
        columns = header.split()
        lines = ["\t".join(row.get(column, "") for column in columns) for row in rows[name]]
        texts[name] = "\n".join(("\t".join(columns), *lines, ""))
    return texts


def without_column(text: str, column: str) -> str:
    """A table as it was before it had a column, or without one that it should have."""
    lines = [line.split("\t") for line in text.splitlines()]
    at = lines[0].index(column)
    return "\n".join("\t".join(cells[:at] + cells[at + 1 :]) for cells in lines) + "\n"


def write_folder(folder: Path, texts: dict[str, str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.tsv").write_bytes(text.encode())
    return folder


def write_zip(path: Path, texts: dict[str, str], inner: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in texts.items():
            archive.writestr(f"{inner}{name}.tsv", text)
        archive.writestr(f"{inner}FORM_345_metadata.json", '{"tables": []}')
    return path


def write_tar(path: Path, texts: dict[str, str], inner: str = "") -> Path:
    """A tar, gzipped where its name says so."""
    with tarfile.open(path, "w:gz" if path.suffix == ".gz" else "w") as archive:
        for name, text in texts.items():
            info = tarfile.TarInfo(f"{inner}{name}.tsv")
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
    return path
