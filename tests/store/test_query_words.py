"""The terms of a query in words, and a query without one of them."""

from __future__ import annotations

import pytest

from store.query import parse
from store.query_words import in_words, without


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("code:P", "code P: Purchase"),
        ("code:P,S", "code P or S: Purchase, Sale"),
        ("value:>100k", "value over 100,000: shares times price, in dollars"),
        ("price:<=0.10", "price up to 0.10: dollars a share"),
        ("shares:1..2k", "shares 1 to 2,000: shares"),
        ("shares:5", "shares 5: shares"),
        ("-plan:yes", "all but plan yes: the Rule 10b5-1 box is ticked"),
        ("date:2023-11", "date:2023-11: day of the transaction"),
        ('"a b"', "\u201ca b\u201d in names, securities, footnotes or texts"),
        ("issuer:ault", "issuer ault: name, former name or ticker of the issuer"),
    ],
)
def test_a_term_in_words(text, words):
    query = parse(text)
    assert in_words(query, query.terms[0]) == words


def test_every_term_can_be_taken_off():
    query = parse('code:P  -"a b"   value:>100k')
    left = [without(query, term) for term in query.terms]
    assert left == ['-"a b"   value:>100k', "code:P value:>100k", 'code:P  -"a b"']
    assert without(parse("code:P"), parse("code:P").terms[0]) == ""
