"""The page that says what the worked-out facts of a row mean, from the views and the codes."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import dedent

from parsers.codes import CODES
from store import lateness
from store.views import TRANSACTIONS

_HEAD = """\
# What a row means

A row of `transaction_rows`, of the list of transactions and of an export of it is one line of
Table I or Table II of one form, as filed. This page tells what section16 adds to it, a sentence
each; [schema.md](schema.md) tells every column. It is made from the views by `make docs`.
"""
_FACTS = (
    # What people call it, and the column of the view that has it.
    ("Value", "value"),
    ("Signed shares", "signed_shares"),
    ("Days to file", "days_to_file"),
    ("Late", "is_late"),
    ("Superseded", "superseded"),
    ("Day of filing", "filed"),
    ("The insider of a joint filing", "insider"),
)
_COUNTING = """\
## What is counted once

* **A joint filing**, one form of several owners, is one filing: each of its lines is one row,
  under its first owner, whoever of them is asked for.
* **A row that an amendment replaces** stays, for it was filed; a sum leaves it out with
  `WHERE NOT superseded`, and `superseded_by` is the `id` of the row that holds instead.
* **A filing that comes from several sources** is there once, with the rows of the fullest.

## What is not known

NULL, or a blank, is what the form does not state; 0 is a zero that was filed. A sum over NULL
counts what is known: `sum(value)` says nothing of a price that only a footnote gives.
"""


def page() -> str:
    """The whole page, Markdown."""
    return "\n".join((_HEAD, *_facts(), *_codes(), *_lateness(), _COUNTING))


def _facts() -> Iterator[str]:
    yield "| | column | |\n|---|---|---|"
    for words, name in _FACTS:
        yield f"| {words} | `{name}` | {TRANSACTIONS.column(name).doc} |"
    yield ""


def _codes() -> Iterator[str]:
    priced = [f"{code.letter} ({code.label.lower()})" for code in CODES.values() if code.priced]
    yield "## Codes with a value\n"
    yield f"Shares times price is what was paid or received for {', '.join(priced)}.\n"


def _lateness() -> Iterator[str]:
    """The rule, in the words of the module that judges by it."""
    _, _, rule = (lateness.__doc__ or "").partition("\n\n")
    yield f"## When a row is late\n\n{dedent(rule).strip()}\n"
