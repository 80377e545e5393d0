"""Many files on all cores, answers in order."""

from __future__ import annotations

import multiprocessing
import os

import pytest

from parsers import Reading, Unreadable, readings
from parsers.parallel import map_readings
from tests.conftest import SAMPLES

FORM_3 = (SAMPLES / "form-3.xml").read_bytes()


def told(reading: Reading) -> tuple[str, str]:
    """What a reading says, for comparison."""
    if reading.filing is None:
        return reading.name, str(reading.failure)
    return reading.name, str(reading.filing)


@pytest.fixture
def many(tmp_path):
    """Paths of every kind: many files, a folder without filings, one that is not there."""
    for number in range(800):
        content = FORM_3.replace(b"LKSP", b"L%03d" % number) if number % 7 else b"nothing"
        (tmp_path / f"{number:03}.xml").write_bytes(content)
    empty = tmp_path / "zz"
    empty.mkdir()
    (empty / "notes.txt").write_text("nothing")
    singles = [str(path) for path in sorted(tmp_path.glob("1*.xml"))]
    return [*singles, str(empty), str(tmp_path), str(tmp_path / "missing"), str(empty)]


@pytest.mark.parametrize("cores", [1, 2, 5])
def test_the_same_as_one_by_one(many, cores):
    one_by_one = [told(reading) for path in many for reading in readings(path)]
    assert list(map_readings(many, told, cores)) == one_by_one


def test_nothing_named_gives_nothing():
    assert list(map_readings([], told)) == []


def test_it_may_be_left_half_way(many):
    answers = map_readings(many, told, 2)
    assert next(answers)[0] == many[0]
    answers.close()


def failing(reading: Reading) -> str:
    """Work that goes wrong."""
    raise ValueError(reading.name)


def test_an_error_of_the_work_reaches_the_caller(many):
    with pytest.raises(ValueError, match=r"100\.xml"):
        list(map_readings(many, failing, 2))


def killed_elsewhere(reading: Reading) -> str:
    """As a system does that has no memory left; in the process of the test nothing happens."""
    if multiprocessing.parent_process() is not None:
        os._exit(9)
    return reading.name


def test_a_process_that_is_killed_is_told_in_words(tmp_path):
    for number in range(300):
        (tmp_path / f"{number}.xml").write_bytes(FORM_3)
    with pytest.raises(Unreadable, match="was killed"):
        list(map_readings([str(tmp_path)], killed_elsewhere, cores=2))
