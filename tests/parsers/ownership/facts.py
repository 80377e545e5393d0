"""Which of a filing's facts a rendering shows, and whether they were read back.

A fact is a path and a value: ``row I.2, price_per_share``. What a rendering does not
print must come back unknown; what text cannot say without doubt is left out of the
comparison, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from parsers.filing import Address, Filing, ReportingOwner, Row
from tests.parsers.ownership.rendering import city, street
from tests.parsers.ownership.styles import IN_LINE, Style
from tests.parsers.ownership.tables import EITHER, columns, numbers, shown, side

_ROLES = ("is_director", "is_officer", "is_ten_percent_owner", "is_other")
_TEXTS = ("officer_title", "other_text")
_TEXT_CELLS = ("security_title", "underlying_security_title", "nature_of_ownership")
_ENDS_LIKE_A_MARK = re.compile(r"[(\[]\s*\d{1,2}(?:\s*,\s*\d{1,2})*\s*[)\]]\s*$")
_BEGINS_LIKE_A_NOTE = re.compile(r"[(\[]?\d{1,2}[)\].]|[-*\u2022]\s")
_PLAIN_CITY = re.compile(r"[^,]*,? [A-Z][A-Z0-9] (?:\d{5}(?:-?\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d)")
_STREET_BEGINS = re.compile(r"\d|C/O |P\.?O\.? BOX ", re.IGNORECASE)
_STREET_IN_NAME = re.compile(r"\d|\bC/O\b|\b(?:ONE|TWO|THREE)\b", re.IGNORECASE)

Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page says, and what it cannot say without doubt."""

    facts: Facts
    left_out: Mapping[str, str]
    """Path of a fact that is not compared, and why."""


def facts_of(filing: Filing) -> Facts:
    """Everything a page may state, by path; unknown facts have no path."""
    found: Facts = {
        name: getattr(filing, name)
        for name in (
            "form_type", "period_of_report", "date_of_original_submission",
            "no_securities_owned", "not_subject_to_section16", "aff10b5_one",
            "form3_holdings_reported", "form4_transactions_reported", "remarks",
        )
    }  # fmt: skip
    found |= {"issuer, name": filing.issuer.name, "issuer, ticker": filing.issuer.ticker}
    for number, owner in enumerate(filing.reporting_owners, 1):
        found |= {f"owner {number}, {name}": value for name, value in _parts(owner)}
    for is_holding, rows in ((False, filing.transactions), (True, filing.holdings)):
        for row in rows:
            found[f"{_place(row)}, is_holding"] = is_holding
            found |= {f"{_place(row)}, {name}": value for name, value in _cells(row)}
    found |= {f"footnote {key}": text for key, text in filing.footnotes.items()}
    for number, signature in enumerate(filing.signatures, 1):
        found[f"signature {number}, name"] = signature.name
        found[f"signature {number}, date"] = signature.date
    return {path: value for path, value in found.items() if value is not None}


def shown_facts(filing: Filing, style: Style) -> Shown:
    """The facts that a page in this style shows."""
    facts = {path: value for path, value in facts_of(filing).items() if "owner" not in path[:5]}
    facts = {path: value for path, value in facts.items() if not path.startswith("row ")}
    left_out: dict[str, str] = {}
    form = (filing.form_type or "4")[0]
    _head(filing, form, style, facts)
    for number, owner in enumerate(filing.reporting_owners, 1):
        _owner(owner, number, style, facts, left_out)
    for row in (*filing.transactions, *filing.holdings):
        facts[f"{_place(row)}, is_holding"] = row in filing.holdings
        _row(row, form, style, facts, left_out, filing.footnotes)
    if style.notes == "-":
        left_out |= _unnumbered_notes(filing)
    if _signers_are_unmarked(filing, style):
        reason = "nothing parts unsigned names on different days from the text above them"
        unsure = ("remarks", "footnote", "signature")
        left_out |= {path: reason for path in (*facts, "remarks") if path.startswith(unsure)}
    return Shown({k: v for k, v in facts.items() if v is not None}, left_out)


def differences(shown_: Shown, read: Filing) -> list[str]:
    """Facts that came back otherwise, were lost, or were invented."""
    found = facts_of(read)
    return [
        f"{path}: shown {shown_.facts.get(path)!r}, read {found.get(path)!r}"
        for path in sorted(shown_.facts.keys() | found.keys())
        if path not in shown_.left_out and shown_.facts.get(path) != found.get(path)
    ]


def _unnumbered_notes(filing: Filing) -> dict[str, str]:
    in_order = [f"footnote F{n}" for n in range(1, len(filing.footnotes) + 1)]
    keys = [f"footnote {key}" for key in filing.footnotes]
    if keys != in_order:
        return dict.fromkeys((*keys, *in_order), "listed in an order that is not their numbers'")
    if any(map(_BEGINS_LIKE_A_NOTE.match, filing.footnotes.values())):
        reason = "a note that itself begins with a number cannot be told from a numbered one"
        return dict.fromkeys(keys, reason)
    return {}


def _signers_are_unmarked(filing: Filing, style: Style) -> bool:
    """Does nothing show that a line above the last signature is another one?"""
    if style.reduced:
        return False  # this view has a heading above them
    names = [signature.name or "" for signature in filing.signatures]
    days = {signature.date for signature in filing.signatures}
    if None in days:
        return not all(name.startswith("/s/") for name in names)
    signed = all("/s/" in name for name in names[:-1])
    return not (signed or len(days) == 1 or style.signature_caption == "each")


def _head(filing: Filing, form: str, style: Style, facts: Facts) -> None:
    if not style.box_4:
        facts["date_of_original_submission"] = None
    # Pages show an amendment only by the date of the original in its box.
    amends = facts.get("date_of_original_submission") is not None
    facts["form_type"] = form + ("/A" if amends else "")
    if not style.reduced or not filing.no_securities_owned:
        facts["no_securities_owned"] = None
    boxes = {
        "not_subject_to_section16": form != "3",
        "aff10b5_one": filing.aff10b5_one is not None,
        "form3_holdings_reported": form == "5",
        "form4_transactions_reported": form == "5",
    }
    for name, printed in boxes.items():
        ticked = bool(getattr(filing, name))
        is_marked = printed and style.head_boxes != "lost" and bool(style.box(ticked))
        facts[name] = ticked if is_marked else None


def _owner(
    owner: ReportingOwner, number: int, style: Style, facts: Facts, left_out: dict[str, str]
) -> None:
    if number > 1 and not style.reduced:
        return  # this view has no table of owners
    path = f"owner {number}, "
    address = owner.address or Address()
    facts[f"{path}name"] = owner.name
    facts[f"{path}street1"] = street(address, style) or None
    facts |= {f"{path}{name}": getattr(address, name) for name in ("city", "state", "zip_code")}
    facts |= {f"{path}{role}": bool(getattr(owner, role)) for role in _ROLES}
    facts |= {f"{path}{name}": getattr(owner, name) for name in _TEXTS}
    if "," in (address.city or "") or not _PLAIN_CITY.fullmatch(city(address, style)):
        reason = "only a state and a zip code of the usual form end the city for certain"
        left_out |= {f"{path}{name}": reason for name in ("city", "state", "zip_code")}
    if number > 1:
        _listed_owner(owner, path, facts, left_out)
    elif owner.officer_title and owner.other_text and not style.reduced:
        reason = "two texts below the boxes: where one ends cannot be told"
        left_out |= {f"{path}{name}": reason for name in _TEXTS}
    elif (owner.officer_title and not owner.is_officer) or (
        owner.other_text and (owner.is_officer or not owner.is_other)
    ):
        reason = "a text below the boxes whose own box is not ticked"
        left_out |= {f"{path}{name}": reason for name in _TEXTS}


def _listed_owner(owner: ReportingOwner, path: str, facts: Facts, left_out: dict[str, str]) -> None:
    """An owner whom only the table of owners shows: name and address are one text there."""
    address = owner.address or Address()
    reason = "street and city stand in one text"
    left_out |= {f"{path}{name}": reason for name in ("street1", "city")}
    if not _STREET_BEGINS.match(address.street1 or "") or _STREET_IN_NAME.search(owner.name or ""):
        reason = "where the name ends and the street begins cannot be told"
        left_out |= {f"{path}{name}": reason for name in ("name", "street1", "city")}
    for role, text in (("is_officer", "officer_title"), ("is_other", "other_text")):
        printed = getattr(owner, text) if getattr(owner, role) else None
        facts[f"{path}{text}"] = printed
        facts[f"{path}{role}"] = printed is not None  # the table shows the role by its text


def _row(
    row: Row, form: str, style: Style, facts: Facts, left_out: dict[str, str],
    notes: Mapping[str, str],
) -> None:  # fmt: skip
    path = f"{_place(row)}, "
    names = columns(form, row.is_derivative, style)
    for column in names:
        if column == "V":
            early = row.transaction_form_type == "5"
            facts[f"{path}transaction_form_type"] = "5" if early else None
            continue
        if column in ("A", "D") and column != side(row):
            continue
        field = shown(row, column)
        facts[f"{path}{field}"] = getattr(row, field)
        marks = [n for name in EITHER.get(column, (column,)) for n in numbers(row, name)]
        if marks:
            facts[f"{path}footnotes of {field}"] = tuple(f"F{n}" for n in dict.fromkeys(marks))
        if column == "code" and row.equity_swap_involved and row.transaction_code:
            facts[f"{path}equity_swap_involved"] = True
        if column in ("A", "D") and (getattr(row, field) is not None or marks):
            facts[f"{path}acquired_disposed_code"] = side(row)
            if row.acquired_disposed_code is None:
                left_out[f"{path}acquired_disposed_code"] = "the number stands under A or D"
    for field in _TEXT_CELLS:
        text = getattr(row, field) or ""
        unknown = not notes.keys() >= set(row.footnotes.get(field, ()))
        if _ENDS_LIKE_A_MARK.search(text) or (style.marks in IN_LINE and unknown):
            reason = "text that ends in a number in parentheses"
            left_out |= {f"{path}{field}": reason, f"{path}footnotes of {field}": reason}


def _place(row: Row) -> str:
    return f"row {'II' if row.is_derivative else 'I'}.{row.line}"


def _parts(owner: ReportingOwner) -> Iterator[tuple[str, Any]]:
    address = owner.address or Address()
    yield "name", owner.name
    for name in (*_ROLES, *_TEXTS):
        yield name, getattr(owner, name)
    for part in ("street1", "street2", "city", "state", "zip_code"):
        yield part, getattr(address, part)


def _cells(row: Row) -> Iterator[tuple[str, Any]]:
    for field in fields(row):
        if field.name == "footnotes":
            for name, keys in row.footnotes.items():
                yield f"footnotes of {name}", tuple(dict.fromkeys(keys))
        elif field.name not in ("line", "is_derivative"):
            yield field.name, getattr(row, field.name)
