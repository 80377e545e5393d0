"""Names, compared as a careful clerk would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.names import company_key, is_entity, person_key, same_person


@pytest.mark.parametrize(
    "name",
    ["Ault Alliance, Inc.", "AULT ALLIANCE, INC.", "Ault Alliance Inc", "Ault Alliance, Inc. /DE/"],
)
def test_a_company_under_its_spellings(name):
    assert company_key(name) == "ault alliance"


@pytest.mark.parametrize(
    ("one", "other"),
    [("First Bancorp", "First Banc"), ("BitNile Holdings, Inc.", "Ault Alliance, Inc.")],
)
def test_other_companies_stay_other(one, other):
    assert company_key(one) != company_key(other)


def test_a_persons_names_in_either_order():
    assert person_key("CRAGUN KENNETH S") == person_key("/s/ Kenneth S. Cragun")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CRAGUN KENNETH S", "Kenneth S. Cragun"),
        ("Nisser Henry Carl", "/s/ Henry C.W. Nisser"),
        ("Nisser Henry Carl", "Henry Nisser"),
        ("AULT MILTON C III", "Milton C. Ault, III"),
        ("O'BRIEN SEÁN", "Sean O\u2019Brien"),
    ],
)
def test_one_person(one, other):
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("DOE JOHN A", "John B. Doe"),
        ("AULT MILTON C III", "Milton C. Ault, Jr."),
        ("CRAGUN KENNETH S", "Kenneth Smith"),
        ("DOE JOHN", "Doe"),
    ],
)
def test_two_people(one, other):
    assert not same_person(one, other)


def test_entities_are_told_from_persons():
    assert is_entity("GREYLAG PARTNERS II LP")
    assert not is_entity("CRAGUN KENNETH S")


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_has_a_key_and_comparing_is_symmetric(one, other):
    company_key(one)
    assert same_person(one, other) == same_person(other, one)
