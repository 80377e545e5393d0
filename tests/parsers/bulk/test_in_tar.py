"""Data sets in an archive that can only be read forward."""

from __future__ import annotations

import io
import sys
import tarfile
import tracemalloc
from pathlib import Path

import pytest

import parsers
from parsers.bulk import waiting
from parsers.parallel import map_readings
from parsers.sources import Source, open_sources
from tests.conftest import SAMPLES
from tests.parsers.bulk.tables import KEY, SECOND, THIRD, tables, write_tar, write_zip

KEYS = [KEY, SECOND, THIRD]


def names(path: object) -> list[str]:
    return [filing.source for filing in parsers.read(str(path))]


def failures(path: Path) -> list[tuple[str, str]]:
    return [
        (reading.name.removeprefix(str(path)), str(reading.failure))
        for reading in parsers.readings(str(path))
        if reading.failure is not None and not reading.is_passed_over
    ]


def add_file(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(content)
    archive.addfile(info, io.BytesIO(content))


@pytest.mark.parametrize(
    ("inner", "where"),
    [("", ""), ("./", ""), ("2024q3/", "2024q3"), ("./in/2024q3/", "./in/2024q3")],
)
@pytest.mark.parametrize("file", ["q.tar", "q.tar.gz"])
def test_a_data_set_in_a_tar(tmp_path, file, inner, where):
    archive = write_tar(tmp_path / file, tables(), inner)
    assert names(archive) == [f"{archive}!{where}{'!' if where else ''}{key}" for key in KEYS]


def test_it_is_the_same_as_in_a_zip_in_whatever_order_the_tables_come(tmp_path):
    packed = write_zip(tmp_path / "q.zip", tables())
    backwards = dict(reversed(tables().items()))
    tarred = write_tar(tmp_path / "q.tar.gz", backwards)
    assert list(backwards)[-1] == "SUBMISSION"

    def contents(path: Path) -> dict[str, bytes]:
        return {
            source.name.rpartition("!")[2]: source.content
            for source in open_sources(str(path))
            if isinstance(source, Source) and not source.name.endswith(".json")
        }

    assert set(contents(tarred)) == set(KEYS)
    assert contents(tarred) == contents(packed)


def test_two_quarters_and_another_filing_in_one_tar(tmp_path):
    path = tmp_path / "all.tar"
    with tarfile.open(path, "w") as archive:
        for quarter in ("q1", "q2"):
            add_file(archive, f"{quarter}/SUBMISSION.tsv", tables()["SUBMISSION"].encode())
        add_file(archive, "form-3.xml", (SAMPLES / "form-3.xml").read_bytes())
        for quarter in ("q1", "q2"):
            for name, text in tables().items():
                if name != "SUBMISSION":
                    add_file(archive, f"{quarter}/{name}.tsv", text.encode())
    expected = [f"{path}!form-3.xml"]
    expected += [f"{path}!{quarter}!{key}" for quarter in ("q1", "q2") for key in KEYS]
    assert names(path) == expected
    assert failures(path) == []
    assert [r.name for r in map_readings([str(path)], lambda reading: reading)] == expected


def test_from_a_pipe(tmp_path, monkeypatch):
    content = write_tar(tmp_path / "q.tar.gz", tables()).read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert names("-") == [f"-!{key}" for key in KEYS]


def test_a_table_alone_is_an_ordinary_file(tmp_path):
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        add_file(archive, "one/FOOTNOTES.tsv", tables()["FOOTNOTES"].encode())
        add_file(archive, "two/footnotes.tsv", (SAMPLES / "form-3.xml").read_bytes())
    found = {r.name.removeprefix(f"{path}!"): r for r in parsers.readings(str(path))}
    assert set(found) == {"one/FOOTNOTES.tsv", "two/footnotes.tsv"}
    assert found["one/FOOTNOTES.tsv"].is_passed_over
    assert found["two/footnotes.tsv"].filing is not None  # whatever its name


def test_of_two_tables_of_one_name_the_later_counts(tmp_path):
    path = tmp_path / "a.tar"
    other = tables()["SUBMISSION"].replace("Lakeside Paper Co", "Lakeside Pulp Co")
    with tarfile.open(path, "w") as archive:
        for text in (tables()["SUBMISSION"], other):
            add_file(archive, "SUBMISSION.tsv", text.encode())
    first, *_ = parsers.read(str(path))
    assert first.issuer.name == "Lakeside Pulp Co"


def test_a_tar_that_breaks_off_gives_what_was_whole_and_is_told(tmp_path):
    path = tmp_path / "q.tar"
    write_tar(path, tables())
    content = path.read_bytes()
    at = content.index(b"FOOTNOTES.tsv\0")
    path.write_bytes(content[: at + 512 + 20])  # in the midst of the footnotes
    found = [reading.name for reading in parsers.readings(str(path)) if reading.filing]
    assert found == [f"{path}!{key}" for key in KEYS]
    told = failures(path)
    without = "missing from the data set; its filings are read without"
    assert ("!FOOTNOTES.tsv", f"{without} footnotes") in told
    assert [message for name, message in told if name == ""] == [
        "a broken archive: unexpected end of data"
    ]


def test_more_than_any_quarter_is_left_out_and_told(tmp_path, monkeypatch):
    texts = tables()
    most = sum(len(text.encode()) for name, text in texts.items() if name != "FOOTNOTES")
    monkeypatch.setattr(waiting, "MOST_IN_ALL", most)
    texts["FOOTNOTES"] = texts.pop("FOOTNOTES")  # it comes last
    path = write_tar(tmp_path / "q.tar", texts)
    assert names(path) == [f"{path}!{key}" for key in KEYS]
    assert ("!FOOTNOTES.tsv", "larger than any table that was published") in failures(path)


def test_tables_that_wait_are_not_held_in_memory(monkeypatch):
    monkeypatch.setattr(waiting, "_IN_MEMORY", 2**20)
    table = io.BytesIO(b"x" * 2**25)
    tracemalloc.start()
    try:
        with waiting.Waiting() as held:
            held.keep("FOOTNOTES.tsv", table)
            ((_, stream),) = held.others()
            size = sum(map(len, iter(lambda: stream.read(2**16), b"")))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size == 2**25
    assert peak < 2**23
