"""Where the words of a query stand, with some words around."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.filing import FormerName, Issuer, ReportingOwner
from store.query import parse
from store.reader import Reader
from store.views import VIEWS
from store.writer import Writer
from tests.store.conftest import form_4


def hits(reader: Reader, query: str, view: str = "transactions") -> list[list[tuple[str, str]]]:
    """By row in its order: where, and the snippet."""
    asked = parse(query)
    ids = [number for part in reader.ids(VIEWS[view], asked) for number in part]
    rows = reader.rows(VIEWS[view], ids)
    found = reader.hits(VIEWS[view], asked, rows)
    return [[(hit.where, hit.snippet) for hit in found.get(row.id, ())] for row in rows]


@pytest.mark.parametrize(
    ("query", "view", "hit"),
    [
        ("larkspur code:F", "transactions", ("issuer", "[LARKSPUR] INSTRUMENTS, INC.")),
        ("lksp code:F", "transactions", ("ticker", "[LKSP]")),
        ("okafor code:F", "transactions", ("insider", "[Okafor] Daniel Emeka")),
        ('security:"stock option"', "transactions",
         ("security", "[Stock Option] (right to buy)")),
        ("footnote:purchases code:P price:>0", "transactions",
         ("footnote F1", "A weighted average of [purchases] from $48.60 to $49.15.")),
        ("text:ledgers", "filings",
         ("text", "\u2026The registrant moved its [ledgers] to a new system in August."
                  " The\u2026")),
        ("tidewater", "issuers", ("issuer", "[TIDEWATER] GRAIN CO")),
        ("okafor", "insiders", ("insider", "[Okafor] Daniel Emeka")),
    ],
)  # fmt: skip
def test_a_hit_says_where_it_is(reader, query, view, hit):
    assert hit in hits(reader, query, view)[0]


def test_without_words_there_are_no_hits(reader):
    assert not any(hits(reader, "code:P value:>1k"))


def test_words_that_are_not_wanted_give_no_hit(reader):
    assert not any(hits(reader, "-larkspur"))


def test_a_row_is_not_of_the_security_beside_it(reader):
    view, asked = VIEWS["transactions"], parse("option")
    rows = reader.rows(view, next(reader.ids(view, asked)))
    place = view.columns.index(view.column("security_title"))
    for row in rows:
        wheres = [hit.where for hit in reader.hits(view, asked, [row]).get(row.id, ())]
        assert ("security" in wheres) == ("option" in str(row.cells[place]).lower())


def test_a_former_name_is_told_as_such(path):
    issuer = Issuer(
        cik="0000000001", name="New Name Corp", former_names=(FormerName("Old Name Inc", None),)
    )
    with Writer(path) as writer:
        writer.add(form_4(1, issuer, ReportingOwner(cik="0000000002", name="Doe Jane")), b"one")
    with Reader(path) as reader:
        assert hits(reader, "old", "issuers") == [[("former name", "[Old] Name Inc")]]


def test_a_snippet_of_hostile_text_is_harmless(path):
    owner = ReportingOwner(cik="0000000002", name="Doe Jane")
    filing = form_4(1, Issuer(cik="0000000001", name="A"), owner)
    remarks = "red \x1b[31m alert\x07 \u202enow"
    with Writer(path) as writer:
        writer.add(replace(filing, remarks=remarks), b"one")
    with Reader(path) as reader:
        (((where, snippet),),) = hits(reader, "text:alert", "filings")
    assert where == "text"
    assert "\x1b" not in snippet
    assert "\u202e" not in snippet
    assert "[alert]" in snippet
