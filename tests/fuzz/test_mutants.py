"""Whatever happened to a file: no exception but the declared one, and an answer in time.

A few hundred mutants here; ``make fuzz`` tries ten thousand.
"""

from __future__ import annotations

import os
import random
import re
import time
from decimal import Decimal

import pytest

from parsers import NotAFiling, preview, read_content
from parsers.filing import Filing
from parsers.serial import from_json, to_json
from tests.conftest import SAMPLES
from tests.fuzz.mutants import mutant, seeds

COUNT = int(os.environ.get("FUZZ_MUTANTS", "400"))
PARTS = 8
LONGEST = 2.0
"""Seconds of processor time that a mutant may take."""


@pytest.fixture(scope="module")
def contents() -> list[bytes]:
    return [path.read_bytes() for path in seeds()]


def read_all_of_it(content: bytes) -> Filing | None:
    """Everything a user may ask of a file: its facts, as JSON, and its page."""
    try:
        filing = read_content(content, "mutant")
        for _block in preview(content):
            pass
    except NotAFiling:
        return None
    return filing


@pytest.mark.parametrize("part", range(PARTS))
def test_mutants(contents, part, tmp_path):
    chance = random.Random(f"{COUNT} {part}")
    for number in range(part, COUNT, PARTS):
        content = mutant(chance.choice(contents), contents, chance)
        (tmp_path / "mutant").write_bytes(content)  # stays there to be looked at, if it fails
        started = time.process_time()
        filing = read_all_of_it(content)
        took = time.process_time() - started
        assert took < LONGEST, f"mutant {number} took {took:.1f} s"
        if filing is not None:
            assert from_json(to_json(filing)) == filing


NUMBER = re.compile(rb"(?<=<value>)[\d.]+(?=</value>)")
LIKE_NUMBERS = "0123456789.,-+eEOlI $()"


@pytest.mark.parametrize("name", ["form-3.xml", "form-4.xml", "form-5.xml", "form-4-amendment.xml"])
def test_a_number_is_read_as_it_stands_or_not_at_all(name):
    """One character of one number changed: another number, or none and a problem that says so."""
    content = (SAMPLES / name).read_bytes()
    chance = random.Random(name)
    places = [match.span() for match in NUMBER.finditer(content)]
    sound = len(read_content(content).problems)
    for _ in range(150):
        start, end = chance.choice(places)
        place = chance.randrange(start, end)
        changed = content[:place] + chance.choice(LIKE_NUMBERS).encode() + content[place + 1 :]
        stated = changed[start:end].decode().strip()
        filing = read_content(changed)
        numbers = {
            value
            for row in (*filing.transactions, *filing.holdings)
            for field in row.__dataclass_fields__
            if isinstance(value := getattr(row, field), Decimal)
        }
        if re.fullmatch(r"\d+\.?\d*|\.\d+", stated):
            assert Decimal(stated) in numbers
        elif re.search(r"[^\d., $-]", stated):
            assert len(filing.problems) > sound, stated
