"""What a query may go on with, from the language and from the store."""

from __future__ import annotations

import pytest

from parsers.filing import Issuer, ReportingOwner
from store.completion import options, quoted, slot_at
from store.fields import FIELDS
from store.query import parse
from store.reader import Reader
from store.writer import Writer
from tests.store.conftest import form_4


def offered(text, cursor=None):
    slot = slot_at(text, len(text) if cursor is None else cursor)
    return [option.text for option in options(slot)] if slot else None


@pytest.fixture
def stored(reader):
    """Options from the sample store."""

    def ask(text):
        slot = slot_at(text, len(text))
        return [option.text for option in reader.completions(slot)] if slot else None

    return ask


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("co", ["code:"]),
        ("x -co", ["code:"]),
        ("f", ["form:", "filed:", "footnote:"]),
        ("company", ["issuer:"]),  # a name that people try
        ("plan:", ["yes", "no", "unknown"]),
        ("-plan:y", ["yes"]),
        ("role:c", ["ceo", "cfo", "coo", "cto", "cao", "chairman", "counsel", "controller"]),
        ("own:d,i", ["indirect"]),
        ("own:d", ["direct"]),
        ("is:", ["amendment", "holding", "joint", "superseded"]),
        ("code:gift", ["G"]),
        ("code:P,s", []),  # S is there already
        ("code:P", []),
        ("value:", []),
    ],
)
def test_the_language_offers(text, expected):
    assert offered(text) == expected


@pytest.mark.parametrize(
    "text", ["", "code:P ", '"a phrase"', 'issuer:"x"', "nofield:x", "date>2023", "-", " "]
)
def test_nothing_is_offered_where_nothing_is_typed(text):
    assert offered(text) is None


def test_in_the_midst_of_a_word_nothing_is_offered():
    assert offered("code:P", 2) is None
    assert offered("co form:4", 2) == ["code:"]


def test_every_field_and_value_offered_is_one_of_the_language():
    for field in FIELDS.values():
        for option in offered(field.name[:1]):
            assert option.rstrip(":") in FIELDS
        for value in offered(f"{field.name}:"):
            parse(f"{field.name}:{value}")


def test_names_are_offered_by_any_of_their_words(stored):
    assert stored("issuer:tide") == ['"TIDEWATER GRAIN CO"']
    assert stored("issuer:grain") == ['"TIDEWATER GRAIN CO"']
    assert stored("insider:tomas") == ['"REYES TOMAS"']
    assert stored('insider:"REYES T') == ['"REYES TOMAS"']


def test_a_bare_word_of_two_letters_may_be_a_name(stored):
    assert stored("t") == []
    assert stored("ti") == ['issuer:"TIDEWATER GRAIN CO"']
    assert stored("ashd") == ['insider:"ASHDOWN MARGARET R"']


def test_tickers_and_forms_come_from_the_store(stored):
    assert stored("ticker:t") == ["TWGC"]
    assert stored("twg") == ["ticker:TWGC"]
    assert '"NT 10-Q"' in stored("form:")
    assert stored("form:5") == []  # it is typed already


def test_what_is_taken_finds_what_was_offered(reader):
    from store.views import FILINGS

    for typed in ("issuer:", "insider:", "ticker:", "form:", "security:c"):
        slot = slot_at(typed, len(typed))
        for option in reader.completions(slot):
            text = typed[: slot.start] + option.text
            assert reader.count(FILINGS, parse(text)), text


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("AULT", "AULT"),
        ("A B", '"A B"'),
        ('The "Best" Co', '"The Best Co"'),
        ("a,b", '"a,b"'),
        ("-x", '"-x"'),
        ("x=y", '"x=y"'),
        ("AT&T", "AT&T"),
        ("[b]", "[b]"),
        ("x\x1b\ny", '"x\x1b y"'),
    ],
)
def test_values_are_quoted_where_they_must_be(value, written):
    assert quoted(value) == written
    (term,) = parse(f"issuer:{written}").terms
    assert term.end == len(f"issuer:{written}")


def test_names_that_look_like_the_language_are_offered_as_names(path):
    odd = 'issuer:"X" -code:P, "Inc"'
    with Writer(path) as writer:
        writer.add(form_4(1, Issuer(name=odd), ReportingOwner(name="OR NOT*")), b"1")
    with Reader(path) as reader:
        (option,) = reader.completions(slot_at("issuer:inc", 10))
        assert option.text == '"issuer: X -code:P, Inc"'
        assert len(parse(f"issuer:{option.text}").terms) == 1
        (option,) = reader.completions(slot_at("insider:not", 11))
        assert option.text == '"OR NOT*"'
