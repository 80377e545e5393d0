"""Opening what the user names."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile

import pytest

import parsers
from parsers import NotAFiling, Unreadable
from parsers.sources import LARGEST
from tests.conftest import SAMPLES

FORM_3 = (SAMPLES / "form-3.xml").read_bytes()
FORM_5 = (SAMPLES / "form-5.xml").read_bytes()


def names(path) -> list[str]:
    return [filing.source for filing in parsers.read(str(path))]


def test_a_file_is_called_as_it_was_named(tmp_path, monkeypatch):
    (tmp_path / "a.xml").write_bytes(FORM_3)
    monkeypatch.chdir(tmp_path)
    assert names("a.xml") == ["a.xml"]
    assert names("./a.xml") == ["./a.xml"]


def test_a_folder_is_walked_by_name_and_what_is_no_filing_is_passed_over(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_bytes(FORM_5)
    (tmp_path / "a.xml").write_bytes(FORM_3)
    (tmp_path / "notes.md").write_text("nothing")
    (tmp_path / ".hidden.xml").write_bytes(FORM_3)
    assert names(tmp_path) == [f"{tmp_path}/a.xml", f"{tmp_path}/b/two.txt"]
    passed = [r for r in parsers.readings(str(tmp_path)) if r.filing is None]
    assert [(r.name, r.named) for r in passed] == [(f"{tmp_path}/notes.md", False)]


def test_a_folder_without_filings_is_an_error(tmp_path):
    with pytest.raises(NotAFiling, match="no filings in it, of 0 files"):
        names(tmp_path)
    (tmp_path / "a.txt").write_text("nothing")
    with pytest.raises(NotAFiling, match="no filings in it, of 1 file"):
        names(tmp_path)


def test_a_zip_is_read_without_unpacking(tmp_path):
    path = tmp_path / "some.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("in/three.xml", FORM_3)
        archive.writestr("readme.txt", "nothing")
        archive.writestr("../../five.xml", FORM_5)
    assert names(path) == [f"{path}!in/three.xml", f"{path}!../../five.xml"]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["some.zip"]


@pytest.mark.parametrize("mode", ["w", "w:gz"])
def test_a_tar(tmp_path, mode):
    path = tmp_path / "some.tar.gz"
    with tarfile.open(path, mode) as archive:
        info = tarfile.TarInfo("deep/three.nc")
        info.size = len(FORM_3)
        archive.addfile(info, io.BytesIO(FORM_3))
        archive.addfile(tarfile.TarInfo("deep/link"))
    assert names(path) == [f"{path}!deep/three.nc"]


def test_a_gzipped_file_is_the_one_file(tmp_path):
    path = tmp_path / "three.xml.gz"
    path.write_bytes(gzip.compress(FORM_3))
    assert names(path) == [str(path)]


def test_an_archive_in_a_folder(tmp_path):
    with zipfile.ZipFile(tmp_path / "q.zip", "w") as archive:
        archive.writestr("three.xml", FORM_3)
    assert names(tmp_path) == [f"{tmp_path}/q.zip!three.xml"]


def test_standard_input(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(FORM_3)))
    assert names("-") == ["-"]


def test_several_submissions_in_one_file(tmp_path):
    path = tmp_path / "two.txt"
    path.write_bytes(
        (SAMPLES / "form-4-submission.txt").read_bytes()
        + (SAMPLES / "nt-10-q-submission.txt").read_bytes()
    )
    filings = list(parsers.read(str(path)))
    assert [filing.form_type for filing in filings] == ["4", "NT 10-Q"]
    assert {filing.source for filing in filings} == {str(path)}


def test_a_missing_path_is_told(tmp_path):
    with pytest.raises(Unreadable, match="no such file or folder"):
        names(tmp_path / "missing")


def test_a_named_file_that_is_no_filing_is_an_error(tmp_path):
    (tmp_path / "a.txt").write_text("nothing")
    with pytest.raises(NotAFiling):
        names(tmp_path / "a.txt")


def test_a_broken_archive_is_told_and_the_rest_is_read(tmp_path):
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 and no more")
    (tmp_path / "b.gz").write_bytes(gzip.compress(FORM_3)[:-20])
    (tmp_path / "c.xml").write_bytes(FORM_3)
    readings = list(parsers.readings(str(tmp_path)))
    broken = [r for r in readings if isinstance(r.failure, Unreadable)]
    assert len(broken) == 2
    assert all("archive" in str(r.failure) for r in broken)
    assert [r.name for r in readings if r.filing] == [f"{tmp_path}/c.xml"]


def test_a_file_too_large_for_a_filing_is_refused(tmp_path):
    path = tmp_path / "large.xml"
    with path.open("wb") as stream:
        stream.write(FORM_3)
        stream.truncate(LARGEST + 1)
    with pytest.raises(Unreadable, match="larger than 256 MB"):
        names(path)


# Archives packed to do harm


class Pipe(io.RawIOBase):
    """Standard input as a pipe gives it: forward only."""

    def __init__(self, content: bytes) -> None:
        self._content = io.BytesIO(content)

    def readable(self):
        return True

    def readinto(self, buffer):
        return self._content.readinto(buffer)


def test_a_zip_from_a_pipe(monkeypatch):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.xml", FORM_3)
    pipe = io.TextIOWrapper(io.BufferedReader(Pipe(packed.getvalue())))
    monkeypatch.setattr("sys.stdin", pipe)
    assert [filing.source for filing in parsers.read("-")] == ["-!a.xml"]


def test_a_gzip_that_grows_without_end_is_given_up(tmp_path):
    bomb = tmp_path / "bomb.gz"
    bomb.write_bytes(gzip.compress(FORM_3[:100] + b" " * 2**27))
    with pytest.raises(parsers.Unreadable, match="grows more than 200 times"):
        list(parsers.read(str(bomb)))


def test_a_zip_member_that_grows_without_end_is_passed_over_and_told(tmp_path):
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.xml", FORM_3 + b" " * 2**27)
        archive.writestr("form.xml", FORM_3)
    found = {reading.name: reading for reading in parsers.readings(str(bomb))}
    assert "grows more than" in str(found[f"{bomb}!bomb.xml"].failure)
    assert found[f"{bomb}!form.xml"].filing is not None


@pytest.mark.parametrize("name", ["../../evil.xml", "/etc/evil.xml", "a\x00b.xml", "C:\\evil.xml"])
def test_names_in_an_archive_are_only_names(tmp_path, name):
    archive = tmp_path / "a.tar"
    with tarfile.open(archive, "w") as tar:
        info = tarfile.TarInfo(name)
        info.size = len(FORM_3)
        tar.addfile(info, io.BytesIO(FORM_3))
    before = set(tmp_path.parent.rglob("*"))
    assert len(list(parsers.read(str(archive)))) == 1
    assert set(tmp_path.parent.rglob("*")) == before


def test_an_archive_in_an_archive_in_an_archive_is_not_unpacked(tmp_path):
    inner = FORM_3
    for depth in range(5):
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr(f"{depth}.zip" if depth else "a.xml", inner)
        inner = packed.getvalue()
    path = tmp_path / "deep.zip"
    path.write_bytes(inner)
    with pytest.raises(parsers.NotAFiling, match="no filings in it"):
        list(parsers.read(str(path)))
