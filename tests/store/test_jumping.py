"""Finding issuers and insiders by a few letters, misspelt ones too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.filing import Issuer, ReportingOwner
from store.errors import StoreError
from store.jumping import Lookalikes, distance
from store.parties import PartyKind
from store.reader import Reader
from store.writer import Writer
from tests.store.conftest import form_4

COMPANIES = {
    "MICROSOFT CORP": "MSFT",
    "NVIDIA CORP": "NVDA",
    "Tesla, Inc.": "TSLA",
    "FORD MOTOR CO": "F",
    "FORDHAM TRUST": "FTR",
    "MOTORCAR PARTS INC": "MPAA",
    "APPLE INC.": "AAPL",
    "AAP HOLDINGS": "APH",
}
PEOPLE = ("Musk Elon", "Huang Jen Hsun", "NADELLA SATYA", "Cook Timothy D", "Fälth Åsa")


@pytest.fixture
def found(path):
    """Names found for some letters, in their order."""
    with Writer(path) as writer:
        for number, (name, ticker) in enumerate(COMPANIES.items(), 1):
            person = PEOPLE[number % len(PEOPLE)]
            issuer = Issuer(cik=f"{number:010}", name=name, ticker=ticker)
            owner = ReportingOwner(
                cik=f"{number % len(PEOPLE) + 500:010}", name=person, is_director=True
            )
            writer.add(form_4(number, issuer, owner), f"{number}".encode())
        again = form_4(20, Issuer(cik="0000000005", name="FORDHAM TRUST", ticker="FTR"))
        writer.add(again, b"again")
    lookalikes = Lookalikes(path)
    with Reader(path) as reader:
        yield lambda text: [party.name for party in reader.find_parties(text, 20, lookalikes)]
    lookalikes.close()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("micorsoft", "MICROSOFT CORP"),
        ("microsfot", "MICROSOFT CORP"),
        ("micrsoft", "MICROSOFT CORP"),
        ("micorso", "MICROSOFT CORP"),
        ("nvida", "NVIDIA CORP"),
        ("nvidai", "NVIDIA CORP"),
        ("ofrd", "FORD MOTOR CO"),
        ("aple", "APPLE INC."),
        ("telsa", "Tesla, Inc."),
        ("musk eln", "Musk Elon"),
        ("eln musk", "Musk Elon"),
        ("nadela", "NADELLA SATYA"),
        ("timohty", "Cook Timothy D"),
        ("falth", "Fälth Åsa"),
        ("FÄLTH", "Fälth Åsa"),
    ],
)
def test_misspelt_names_are_found(found, typed, meant):
    assert found(typed)[0] == meant


def test_the_ticker_comes_first_then_the_name_then_a_word_of_it(found):
    assert found("f")[0] == "FORD MOTOR CO"  # F is its ticker; FORDHAM has more filings
    assert found("aap")[:2] == ["AAP HOLDINGS", "APPLE INC."]  # AAPL begins with it
    assert found("mot")[:2] == ["MOTORCAR PARTS INC", "FORD MOTOR CO"]


def test_among_equals_who_has_more_filings_comes_first(found):
    assert found("ford")[:2] == ["FORDHAM TRUST", "FORD MOTOR CO"]  # two filings, and one


def test_what_is_nothing_like_a_name_finds_nobody(found):
    for text in ("qqqqqq", "", "  ", '"', "-", "* OR", "(", "\x00", "x" * 2000):
        assert found(text) == [], text


def test_who_they_are_is_told(found, path):
    with Reader(path) as reader:
        (ford,) = reader.find_parties("F", 1)
        (nadella,) = reader.find_parties("nadella", 1)
    assert (ford.kind, ford.beside, ford.filings) == (PartyKind.ISSUER, "F", 1)
    assert nadella.kind is PartyKind.INSIDER
    # The second and the seventh of the companies; the latest form is on Apple.
    assert (nadella.beside, nadella.filings) == ("Director of AAPL", 2)


def test_the_words_beside_a_name_are_those_of_the_latest_form(path):
    issuer = Issuer(cik="0000000001", name="FORD MOTOR CO", ticker="F")
    musk = ReportingOwner(cik="0000000500", name="Musk Elon", is_director=True)
    chief = replace(musk, is_director=False, is_officer=True, officer_title="CEO")
    with Writer(path) as writer:  # the later one is added first
        for number, owner in ((9, chief), (2, musk)):
            writer.add(form_4(number, issuer, owner), f"{number}".encode())
    lookalikes = Lookalikes(path)
    with Reader(path) as reader:
        (found,) = reader.find_parties("musk", 20, lookalikes)
    lookalikes.close()
    assert found.beside == "CEO of F"


def test_without_lookalikes_only_what_is_spelt_as_typed_is_found(found, path):
    with Reader(path) as reader:
        assert [party.name for party in reader.find_parties("nvid", 5)] == ["NVIDIA CORP"]
        assert reader.find_parties("nvdia", 5) == ()


@pytest.mark.parametrize(
    ("typed", "word", "far"),
    [
        ("ford", "ford", 0),
        ("for", "ford", 0),  # not done typing
        ("ofrd", "ford", 1),
        ("frd", "ford", 1),
        ("foord", "ford", 1),
        ("fort", "ford", 1),
        ("micorsoft", "microsoft", 1),
        ("abcd", "wxyz", 3),  # one more than is asked for
    ],
)
def test_distance_counts_slips(typed, word, far):
    assert distance(typed, word, 2) == far


def test_a_file_that_is_no_store_is_told_in_words(tmp_path):
    path = tmp_path / "other.db"
    path.write_bytes(b"no store " * 200)
    with pytest.raises(StoreError, match="not an SQLite file"):
        Lookalikes(path)
