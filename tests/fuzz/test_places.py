"""Places in files that something happened to: no exception, spans inside the text, in time."""

from __future__ import annotations

import random
import time

import pytest

from parsers import NotAFiling, read_content
from parsers.decoding import decode
from parsers.places import places_of
from tests.conftest import SAMPLES
from tests.fuzz.mutants import mutant, seeds
from tests.fuzz.test_hostile_input import FORM_4, HARMFUL, SUBMISSION
from tests.fuzz.test_mutants import COUNT, PARTS
from tests.parsers.places.checking import checked

LONGEST = 2.0
"""Seconds of processor time, with all that is asked of the reader."""
MOST_SPANS = 500

LARGE = {
    "open comments in a text": FORM_4.replace(b"<remarks>", b"<remarks>" + b"<!--" * 1_000_000),
    "ends of CDATA": FORM_4.replace(b"</remarks>", b"]]>" * 1_000_000 + b"</remarks>"),
    "references": FORM_4.replace(b"<remarks>", b"<remarks>" + b"&amp;" * 900_000),
    "quotes": FORM_4.replace(b"<remarks>", b"<remarks " + b'a="b" ' * 700_000 + b">"),
    "cut lines": SUBMISSION.replace(b"<remarks>", b"<remarks>" + (b"a" * 1023 + b"\n") * 4000),
    "encoded files": SUBMISSION.replace(
        b"<remarks>", b"<remarks>\n" + b"begin 644 a\n#0V%T\n`\nend\nx\n" * 100_000
    ),
    "line ends": SUBMISSION.replace(b"\n", b"\r\n") + b"\r\n" * 2_000_000,
}


def look(content: bytes) -> None:
    """Everything that is placed, as far as anyone would look."""
    places = places_of(content)
    assert places.text == decode(content)
    for _, span in zip(range(MOST_SPANS), places.spans(), strict=False):
        assert 0 <= span.start <= span.end <= len(places.text)
        assert span.line >= 1
        assert span.column >= 1


@pytest.fixture(scope="module")
def contents() -> list[bytes]:
    return [path.read_bytes() for path in seeds()]


@pytest.mark.parametrize("part", range(PARTS))
def test_mutants(contents, part, tmp_path):
    chance = random.Random(f"places {COUNT} {part}")
    for number in range(part, COUNT, PARTS):
        content = mutant(chance.choice(contents), contents, chance)
        (tmp_path / "mutant").write_bytes(content)  # stays there to be looked at, if it fails
        started = time.process_time()
        look(content)
        took = time.process_time() - started
        assert took < LONGEST, f"mutant {number} took {took:.1f} s"


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*.xml")))
def test_what_is_placed_in_damaged_xml_is_what_was_read_of_it(name):
    sound = (SAMPLES / name).read_bytes()
    chance = random.Random(name)
    for _ in range(60):
        content = mutant(sound, [sound], chance)
        try:
            filing = read_content(content)
        except NotAFiling:
            continue
        if filing.source_format == "ownership-xml":
            found = checked(filing, places_of(content))
            assert [line for line in found.wrong if line.startswith("cells")] == []


@pytest.mark.parametrize("name", [*HARMFUL, *LARGE])
def test_time_is_bounded(name):
    content = (HARMFUL | LARGE)[name]
    started = time.process_time()
    look(content)
    assert time.process_time() - started < LONGEST
