"""What stands at the spans of a filing, read once more and held against what was read of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal
from html import unescape
from typing import Any

from parsers import values
from parsers.bulk import cells
from parsers.filing import Filing, Row
from parsers.places import Places, Span
from parsers.scraped import plain_line

CELLS = [f.name for f in fields(Row) if f.name not in ("line", "is_derivative", "footnotes")]
TOLD_OTHERWISE = {
    # On pages: what is told by a V, by a K, or by the column that a number stands in.
    "transaction_form_type": re.compile(r"V"),
    "equity_swap_involved": re.compile(r"K"),
    "acquired_disposed_code": re.compile(r"[\d,.\\]+"),
}
_MARKUP = re.compile(r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[|\]\]>|</?[a-zA-Z][^<>]*>", re.DOTALL)


@dataclass
class Checked:
    """How much was to be placed, and what of it is not, or stands elsewhere."""

    stated: Counter[str] = field(default_factory=Counter)
    absent: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def add(self, kind: str, name: str, span: Span | None, places: Places, value: Any) -> None:
        self.stated[kind] += 1
        if span is None:
            self.absent.append(f"{kind} {name}: {value!r}")
            return
        stands = places.text[span.start : span.end]
        before = places.text[: span.start]
        assert span.line == before.count("\n") + 1
        assert span.column == span.start - before.rfind("\n")
        told = TOLD_OTHERWISE.get(name.rpartition(" ")[2])
        if not says(stands, value) and not (told and told.fullmatch(stands)):
            self.wrong.append(f"{kind} {name}: {value!r} at {stands[:80]!r}")


def says(source: str, value: Any) -> bool:
    """Does a stretch of a source, read as the readers do it, give this value?"""
    return any(_is(text, value) for text in _readings(source))


def _readings(source: str) -> Iterator[str]:
    yield source
    yield source.replace('""', '"')  # quoted, in a table of the data sets
    yield unescape(_MARKUP.sub("", source))
    yield unescape(_MARKUP.sub(" ", source))
    yield " ".join(plain_line(line, draw_boxes=False) for line in source.split("\n"))


def _is(text: str, value: Any) -> bool:
    match value:
        case bool():
            return values.read_flag(text) is value
        case Decimal():
            return values.read_number(text) == value or cells.read_number(text) == value
        case date():
            return values.read_date(text) == value or cells.read_date(text) == value
        case _:
            read = values.squash, values.read_cik, values.read_ticker, values.read_accession
            return any(each(text) == value for each in read)


def checked(filing: Filing, places: Places) -> Checked:
    """Rows, cells, footnotes and facts of a filing."""
    found = Checked()
    for row in (*filing.transactions, *filing.holdings):
        key = (row.is_derivative, row.line)
        whole = places.row(*key)
        found.stated["rows"] += 1
        if whole is None:
            found.absent.append(f"rows {key}")
        for name in CELLS:
            span = places.cell(*key, name)
            if (value := getattr(row, name)) is None:
                assert span is None
                continue
            found.add("cells", f"{key} {name}", span, places, value)
            if span and whole and not whole.start <= span.start < span.end <= whole.end:
                found.wrong.append(f"cells {key} {name} stands outside of its row")
    for key_, text in filing.footnotes.items():
        if text:
            found.add("footnotes", key_, places.footnote(key_), places, text)
    for name, value in facts(filing):
        found.add("facts", name, places.fact(name), places, value)
    return found


def facts(filing: Filing) -> Iterator[tuple[str, Any]]:
    """Facts that stand in words, by the way to them."""
    stated: dict[str, Any] = {"remarks": filing.remarks, "form_type": filing.form_type}
    stated["period_of_report"] = filing.period_of_report
    stated |= {f"issuer.{name}": getattr(filing.issuer, name) for name in ("cik", "name", "ticker")}
    for n, owner in enumerate(filing.reporting_owners):
        for name in ("cik", "name", "officer_title"):
            stated[f"reporting_owners.{n}.{name}"] = getattr(owner, name)
        if owner.address:
            for name in ("street1", "city", "state", "zip_code"):
                stated[f"reporting_owners.{n}.address.{name}"] = getattr(owner.address, name)
    for n, signature in enumerate(filing.signatures):
        stated[f"signatures.{n}.name"] = signature.name
        stated[f"signatures.{n}.date"] = signature.date
    return ((name, value) for name, value in stated.items() if value is not None)
