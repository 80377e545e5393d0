"""Data sets in folders and archives, whole and damaged."""

from __future__ import annotations

import io
import os
import random
import zipfile
from pathlib import Path

import pytest

import parsers
from parsers import NotAFiling, Reading
from parsers.bulk import is_extract
from parsers.parallel import map_readings
from parsers.sources import Meter, open_sources, size_on_disk
from tests.conftest import SAMPLES
from tests.parsers.bulk.tables import (
    KEY,
    SECOND,
    THIRD,
    tables,
    without_column,
    write_folder,
    write_zip,
)

KEYS = [KEY, SECOND, THIRD]


def names(path: Path) -> list[str]:
    return [filing.source for filing in parsers.read(str(path))]


def failures(path: Path) -> list[tuple[str, str]]:
    """What could not be read, without the path."""
    return [
        (reading.name.removeprefix(str(path)), str(reading.failure))
        for reading in parsers.readings(str(path))
        if reading.failure is not None and not reading.is_passed_over
    ]


def test_a_filing_is_named_by_its_data_set_and_accession_number(tmp_path):
    folder = write_folder(tmp_path / "q", tables())
    archive = write_zip(tmp_path / "q.zip", tables())
    assert names(folder) == [f"{folder}!{key}" for key in KEYS]
    assert names(archive) == [f"{archive}!{key}" for key in KEYS]
    (first, *_) = parsers.read(f"{folder}{os.sep}")
    assert first.source == f"{folder}!{KEY}"


def test_a_folder_of_quarters_and_other_filings(tmp_path):
    write_zip(tmp_path / "2024q2_form345.zip", tables())
    write_folder(tmp_path / "2024q3", tables())
    (tmp_path / "form-3.xml").write_bytes((SAMPLES / "form-3.xml").read_bytes())
    assert names(tmp_path) == [
        *(f"{tmp_path}/2024q2_form345.zip!{key}" for key in KEYS),
        f"{tmp_path}/form-3.xml",
        *(f"{tmp_path}/2024q3!{key}" for key in KEYS),
    ]


def test_a_folder_that_was_packed_as_such(tmp_path):
    archive = write_zip(tmp_path / "q.zip", tables(), inner="2024q3/")
    assert names(archive) == [f"{archive}!2024q3!{key}" for key in KEYS]


def test_from_a_pipe(tmp_path, monkeypatch):
    packed = write_zip(tmp_path / "q.zip", tables()).read_bytes()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(packed)))
    assert [filing.source for filing in parsers.read("-")] == [f"-!{key}" for key in KEYS]


def test_what_comes_with_the_tables_is_passed_over(tmp_path):
    archive = write_zip(tmp_path / "q.zip", tables())
    passed = [r.name for r in parsers.readings(str(archive)) if r.is_passed_over]
    assert passed == [f"{archive}!FORM_345_metadata.json"]


def test_one_table_alone_is_refused_with_a_word_on_what_to_add(tmp_path):
    folder = write_folder(tmp_path / "q", tables())
    with pytest.raises(NotAFiling, match=r"add the folder or the \.zip it belongs to"):
        names(folder / "SUBMISSION.tsv")


def test_the_content_is_the_filings_own_rows_and_reads_the_same_again(tmp_path):
    folder = write_folder(tmp_path / "q", tables())
    for reading in parsers.readings(str(folder)):
        assert is_extract(reading.content)
        assert parsers.read_content(reading.content, reading.name) == reading.filing
    content = next(parsers.readings(str(folder))).content.decode()
    assert content.count("\n") == 8 * 2 + 14
    assert content.count(KEY) == 14
    assert THIRD not in content
    assert content.startswith("SUBMISSION.tsv\nACCESSION_NUMBER\tFILING_DATE\t")


def test_content_is_the_same_from_a_folder_and_from_a_zip(tmp_path):
    folder = write_folder(tmp_path / "q", tables())
    archive = write_zip(tmp_path / "q.zip", tables())
    unpacked, packed = (
        [r.content for r in parsers.readings(str(path)) if r.filing] for path in (folder, archive)
    )
    assert unpacked == packed


def told(reading: Reading) -> tuple[str, str]:
    return reading.name, str(reading.filing or reading.failure)


def test_on_all_cores_it_is_the_same(tmp_path):
    texts = tables()
    header, row, *_ = texts["SUBMISSION"].splitlines()
    rows = [row.replace(KEY, f"0009990001-24-{number:06}") for number in range(900)]
    texts["SUBMISSION"] = "\n".join((header, *rows, ""))
    path = str(write_zip(tmp_path / "q.zip", texts))
    one_by_one = [told(reading) for reading in parsers.readings(path)]
    assert len(one_by_one) == 902  # one is of other tables alone, one is no filing
    assert list(map_readings([path], told, 2)) == one_by_one


@pytest.mark.parametrize("write", [write_folder, write_zip])
def test_the_meter_runs_with_the_filings_and_ends_at_all_bytes(tmp_path, write):
    path = str(write(tmp_path / "q.zip", tables()))
    meter = Meter()
    seen = [meter.bytes_read for _ in open_sources(path, meter)]
    assert seen == sorted(seen)
    assert seen[0] < seen[1] < seen[2]
    assert meter.bytes_read == size_on_disk([path]) or write is write_zip


# Damage


def test_missing_tables_are_told_once_and_with_every_filing(tmp_path):
    texts = tables()
    del texts["FOOTNOTES"], texts["REPORTINGOWNER"]
    folder = write_folder(tmp_path / "q", texts)
    assert failures(folder) == [
        ("/REPORTINGOWNER.tsv",
         "missing from the data set; its filings are read without reporting owners"),
        ("/FOOTNOTES.tsv", "missing from the data set; its filings are read without footnotes"),
    ]  # fmt: skip
    filings = list(parsers.read(str(folder)))
    assert [filing.accession_number for filing in filings] == KEYS
    for filing in filings:
        errors = [(p.where, p.message) for p in filing.problems if p.severity == "error"]
        assert errors == [
            ("REPORTINGOWNER.tsv", "missing: reporting owners"),
            ("FOOTNOTES.tsv", "missing: footnotes"),
        ]


def test_a_missing_column_is_told(tmp_path):
    texts = tables()
    texts["NONDERIV_TRANS"] = without_column(texts["NONDERIV_TRANS"], "TRANS_CODE")
    folder = write_folder(tmp_path / "q", texts)
    assert failures(folder) == [("/NONDERIV_TRANS.tsv", "no column TRANS_CODE")]
    first, *_ = parsers.read(str(folder))
    assert first.transactions[0].transaction_code is None
    assert first.transactions[0].transaction_form_type == "5"


def test_a_table_without_accession_numbers_is_no_table(tmp_path):
    texts = tables()
    texts["FOOTNOTES"] = without_column(texts["FOOTNOTES"], "ACCESSION_NUMBER")
    folder = write_folder(tmp_path / "q", texts)
    message = "no column ACCESSION_NUMBER; its filings are read without footnotes"
    assert failures(folder) == [("/FOOTNOTES.tsv", message)]
    assert len(names(folder)) == 3


@pytest.mark.parametrize("text", ["", "ACCESSION_NUMBER\tDOCUMENT_TYPE\n"])
def test_a_data_set_without_rows(tmp_path, text):
    folder = write_folder(tmp_path / "q", {"SUBMISSION": text})
    assert ("/SUBMISSION.tsv", "no filing in the data set") in failures(folder)
    assert names(folder) == []


def test_another_data_set_of_the_sec_is_none_of_these(tmp_path):
    text = f"ACCESSION_NUMBER\tFILING_DATE\tSUBMISSIONTYPE\tCIK\n{KEY}\t02-JUL-2024\t13F-HR\t1\n"
    folder = write_folder(tmp_path / "q", {"SUBMISSION": text})
    assert names(folder) == []
    assert failures(folder) == [
        ("/SUBMISSION.tsv", "a table of another data set, not read here"),
    ]


def test_ragged_rows_are_told_and_the_rest_is_read(tmp_path):
    texts = tables()
    texts["OWNER_SIGNATURE"] += f"{THIRD}\t/s/ Short\n{SECOND}\t/s/ Long\t01-JUL-2024\tmore\n"
    _, second, third = parsers.read(str(write_folder(tmp_path / "q", texts)))
    assert [s.name for s in third.signatures] == ["/s/ Ann Poe", "/s/ Short"]
    assert [s.name for s in second.signatures] == ["/s/ Long"]
    assert [p.message[:24] for p in third.problems if p.where == "OWNER_SIGNATURE.tsv"] == [
        "2 cells in a row, not 3:"
    ]
    assert [p.message[:24] for p in second.problems if p.where == "OWNER_SIGNATURE.tsv"] == [
        "4 cells in a row, not 3:"
    ]


def test_line_ends_in_a_quoted_text(tmp_path):
    texts = tables()
    texts["FOOTNOTES"] = texts["FOOTNOTES"].replace("A trust.", '"A\ntrust\tof two\r\nlines."')
    first, *_ = parsers.read(str(write_folder(tmp_path / "q", texts)))
    assert first.footnotes["F10"] == "A trust of two lines."
    assert first.footnotes["F2"] == 'Under a "plan".'


def test_a_stray_quote_spoils_no_other_row(tmp_path):
    texts = tables()
    texts["FOOTNOTES"] = texts["FOOTNOTES"].replace("A trust.", '"A trust.')
    first, *_ = parsers.read(str(write_folder(tmp_path / "q", texts)))
    assert list(first.footnotes) == ["F1", "F2", "F3", "F10"]
    assert "A trust." in first.footnotes["F10"]


def test_a_byte_order_mark_carriage_returns_and_nul_bytes(tmp_path):
    texts = {name: "\ufeff" + text.replace("\n", "\r\n") for name, text in tables().items()}
    texts["FOOTNOTES"] = texts["FOOTNOTES"].replace("A trust.", "A\0 trust.\0")
    first, second, third = parsers.read(str(write_folder(tmp_path / "q", texts)))
    assert first.footnotes["F10"] == "A trust."
    assert [len(first.transactions), len(second.holdings), len(third.signatures)] == [3, 1, 1]


def test_a_huge_cell(tmp_path):
    texts = tables()
    texts["FOOTNOTES"] = texts["FOOTNOTES"].replace("A trust.", f'"{"x" * 1_000_000}"')
    first, *_ = parsers.read(str(write_folder(tmp_path / "q", texts)))
    assert len(first.footnotes["F10"]) == 1_000_000


def test_a_row_without_end_is_given_up(tmp_path):
    texts = tables()
    texts["FOOTNOTES"] += f"{KEY}\tF4\t{'x' * 20_000_000}"
    folder = write_folder(tmp_path / "q", texts)
    message = "larger than any that was published; its filings are read without footnotes"
    assert failures(folder) == [("/FOOTNOTES.tsv", message)]


def test_rows_of_no_submission_are_kept_and_told(tmp_path):
    texts = tables()
    other = "0009990009-24-000009"
    texts["FOOTNOTES"] += f"{other}\tF1\tAlone.\n"
    *_, last = parsers.read(str(write_folder(tmp_path / "q", texts)))
    assert (last.accession_number, last.footnotes) == (other, {"F1": "Alone."})
    assert [p.message for p in last.problems if p.severity == "error"] == ["no row for this filing"]


def test_two_submissions_of_one_number(tmp_path):
    texts = tables()
    texts["SUBMISSION"] += f"{THIRD}\t04-JUL-2024\n"
    *_, last = parsers.read(str(write_folder(tmp_path / "q", texts)))
    assert last.form_type == "5"
    assert "2 rows for this filing; the first counts" in [p.message for p in last.problems]


def test_a_table_packed_to_do_harm_is_left_out(tmp_path):
    texts = tables()
    texts["FOOTNOTES"] += " " * 2**27
    archive = write_zip(tmp_path / "q.zip", texts)
    ((name, message),) = failures(archive)
    assert name == "!FOOTNOTES.tsv"
    assert "grows more than 200 times" in message
    assert len(names(archive)) == 3


def test_a_broken_member_is_told(tmp_path):
    path = tmp_path / "q.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in tables().items():
            archive.writestr(f"{name}.tsv", text)
    path.write_bytes(path.read_bytes().replace(b"A trust.", b"A trusT."))
    ((name, message),) = failures(path)
    assert name == "!FOOTNOTES.tsv"
    assert message.startswith("cannot be read: Bad CRC-32")


@pytest.mark.parametrize("seed", range(40))
def test_no_damage_stops_the_reading(tmp_path, seed):
    chance = random.Random(seed)
    texts = tables()
    for name in chance.sample(sorted(texts), 4):
        text = texts[name]
        for _ in range(chance.randrange(1, 30)):
            at = chance.randrange(len(text))
            junk = chance.choice(["\t", "\n", '"', "\0", "\r", "é", "F1", "-", "9" * 50, ""])
            text = text[:at] + junk + text[at + chance.randrange(3) :]
        texts[name] = text
    for reading in parsers.readings(str(write_folder(tmp_path / "q", texts))):
        assert reading.filing is not None or str(reading.failure)
        if reading.filing is not None:
            assert parsers.read_content(reading.content, reading.name) == reading.filing
