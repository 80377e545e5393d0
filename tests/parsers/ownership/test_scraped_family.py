"""Scraped text is a family: the facts are the same in whatever style they are printed."""

from __future__ import annotations

import pytest

from parsers.filing import Filing
from parsers.reading import read_content
from tests.conftest import SAMPLES
from tests.parsers.ownership.round_trip import round_trips

NAMES = ("form-3.xml", "form-4.xml", "form-4-amendment.xml", "form-5.xml")
EACH = 150


def filing(name: str) -> Filing:
    return read_content((SAMPLES / name).read_bytes())


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_states_the_same_in_every_style(name):
    trips = round_trips([(name, filing(name))], EACH, seed=3)
    assert not trips.failures, trips.report()
