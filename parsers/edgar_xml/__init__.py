"""EDGAR's other XML documents: ``<edgarSubmission>`` of Schedules 13D and 13G, Form 144 ...

What the cover of a schedule or a Form 144 states is read by the tables in
:mod:`parsers.edgar_xml.tables`; of every other form only what it is, by whom, for when.
The facts that :class:`~parsers.filing.Filing` has no field for stand in its remarks, apart
by semicolons. Without an envelope the source format is ``text``: ``ownership-xml`` promises
the tables of Forms 3, 4 and 5.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date

from parsers import values
from parsers.decoding import decode
from parsers.edgar_xml.page import ROOT, edgar_blocks, information_table_blocks
from parsers.edgar_xml.tables import OTHER, YES_NO, Fact, FormTable, Group, Names, table_of
from parsers.filing import Address, Filing, Issuer, Problem, ReportingOwner, Signature
from parsers.xml_tree import parse_xml

__all__ = ["ROOT", "edgar_blocks", "information_table_blocks", "read_edgar_xml"]

_HYPHENED_DATE = re.compile(r"(\d\d)-(\d\d)-(\d{4})", re.ASCII)
_SUBMISSION_TYPE = frozenset({"submissionType"})
_FILER_CIK = frozenset({"cik", "filerCik"})
_HEADER = frozenset({"headerData"})
# Form 13F alone names its filer by a mere <name>.
_MANAGER = frozenset({"filingManager"})
_NAME = frozenset({"name"})
_ROLES = {
    "director": "is_director",
    "officer": "is_officer",
    "10% stockholder": "is_ten_percent_owner",
    "10% shareholder": "is_ten_percent_owner",
    "10% owner": "is_ten_percent_owner",
}
_ADDRESS = {
    "street1": "street1",
    "street2": "street2",
    "city": "city",
    "stateOrCountry": "state",
    "state": "state",
    "zipCode": "zip_code",
    "country": "country",
    "stateOrCountryDescription": "state_description",
}


def read_edgar_xml(content: bytes, source: str = "") -> Filing:
    """The filing that an ``<edgarSubmission>`` document states.

    :raises NotAFiling: there is no readable ``<edgarSubmission>`` in it, or it is unsafe.
    """
    root, broken = parse_xml(decode(content), ROOT)
    problems = [Problem("error", "XML", broken)] if broken else []
    form_type = _first(root, _SUBMISSION_TYPE)
    table = table_of(form_type)
    if table is OTHER:
        what = f"form {form_type}" if form_type else "this form"
        problems.append(Problem("note", "form", f"there is no reader for the facts of {what}"))
    signatures = tuple(_signatures(root, table, problems))
    return Filing(
        source=source,
        source_format="text",
        form_type=form_type,
        schema_version=_first(root, frozenset({"schemaVersion"})),
        period_of_report=_date(_first(root, table.period), "period of report", problems),
        issuer=_issuer(root, table, problems),
        reporting_owners=tuple(_owners(root, table, problems)),
        remarks="; ".join(_remarks(root, table)) or None,
        signatures=signatures,
        problems=tuple(problems),
    )


# Looking up


def _named(element: ET.Element, wanted: Names) -> Iterator[ET.Element]:
    """The elements of these names, at any depth and the element itself, in filed order."""
    return (found for found in element.iter() if found.tag in wanted)


def _first(element: ET.Element, wanted: Names) -> str | None:
    texts = (values.squash(found.text) for found in _named(element, wanted))
    return next((text for text in texts if text), None)


def _whole(element: ET.Element) -> str | None:
    """An element's text; that of a group is its values, apart by commas."""
    if not len(element):
        return values.squash(element.text)
    return ", ".join(filter(None, map(values.squash, element.itertext()))) or None


def _date(text: str | None, where: str, problems: list[Problem]) -> date | None:
    if text is None:
        return None
    day = values.read_date(_HYPHENED_DATE.sub(r"\1/\2/\3", text))
    if day is None:
        problems.append(Problem("warning", where, f"no date can be read in {text[:60]!r}"))
    return day


# Parties


def _issuer(root: ET.Element, table: FormTable, problems: list[Problem]) -> Issuer:
    scope = next(_named(root, table.issuer), root)
    issuer = Issuer(
        cik=values.read_cik(_first(scope, table.issuer_cik)),
        name=_first(scope, table.issuer_name),
        file_number=_first(scope, table.file_number),
        state_of_incorporation=_first(scope, table.jurisdiction),
        business_address=_address(scope, table.issuer_address),
    )
    if table is not OTHER:
        for what, value in (("name", issuer.name), ("CIK", issuer.cik)):
            if value is None:
                problems.append(Problem("warning", f"issuer, {what}", "not stated"))
    elif issuer.name is None and (manager := next(_named(root, _MANAGER), None)) is not None:
        address = _address(manager, frozenset({"address"}))
        return Issuer(issuer.cik, _first(manager, _NAME), business_address=address)
    return issuer


def _address(scope: ET.Element, wanted: Names) -> Address | None:
    element = next(_named(scope, wanted), None)
    if element is None:
        return None
    parts = {
        _ADDRESS[child.tag]: text
        for child in element
        if child.tag in _ADDRESS and (text := values.squash(child.text))
    }
    return Address(**parts) if parts else None


def _owners(
    root: ET.Element, table: FormTable, problems: list[Problem]
) -> Iterator[ReportingOwner]:
    person = table.person
    if person is None:
        return
    elements = [found for found in _named(root, person.element) if _first(found, person.name)]
    if not elements:
        yield from _signing_owners(root, table, problems)
    for element in elements:
        cik = values.read_cik(_first(element, person.cik))
        has_none = YES_NO.get(_first(element, person.has_no_cik) or "") == "yes"
        if cik is None and len(elements) == 1 and not has_none:
            cik = _only_filer(root)
        owner = ReportingOwner(cik, _first(element, person.name))
        yield _with_roles(owner, list(_texts(element, person.relationship)))


def _signing_owners(
    root: ET.Element, table: FormTable, problems: list[Problem]
) -> Iterator[ReportingOwner]:
    signed_for = _texts(root, table.signed.on_behalf_of) if table.signed else ()
    found = tuple(dict.fromkeys(signed_for))
    message = "none on the cover" + ("; taken from the signatures" if found else "")
    problems.append(Problem("warning", "reporting persons", message))
    cik = _only_filer(root) if len(found) == 1 else None
    yield from (ReportingOwner(cik, name) for name in found)


def _only_filer(root: ET.Element) -> str | None:
    """The CIK in the header, where it names one filer: the one person who reports."""
    header = next(_named(root, _HEADER), None)
    ciks = set(_texts(header, _FILER_CIK)) if header is not None else set()
    return values.read_cik(ciks.pop()) if len(ciks) == 1 else None


def _texts(element: ET.Element, wanted: Names) -> Iterator[str]:
    return filter(None, map(_whole, _named(element, wanted)))


def _with_roles(owner: ReportingOwner, stated: list[str]) -> ReportingOwner:
    """The owner with the boxes set that the relationships name; the others stay unsaid."""
    roles: dict[str, bool] = {}
    others: list[str] = []
    # Some filers write "Officer, Director" into one element.
    for role in (part.strip() for text in stated for part in text.split(",")):
        if field := _ROLES.get(role.lower()):
            roles[field] = True
        elif role:
            others.append(role)
    return ReportingOwner(
        owner.cik,
        owner.name,
        is_director=roles.get("is_director"),
        is_officer=roles.get("is_officer"),
        is_ten_percent_owner=roles.get("is_ten_percent_owner"),
        is_other=True if others else None,
        other_text=", ".join(others) or None,
    )


# What has no field of its own


def _remarks(root: ET.Element, table: FormTable) -> Iterator[str]:
    for group in table.groups:
        elements = list(_named(root, group.elements))
        for number, element in enumerate(elements, 1):
            title = _title(element, group, number if len(elements) > 1 else None)
            for fact in group.facts:
                if text := _fact(element, fact):
                    yield f"{title}{fact.label}: {text}"


def _title(element: ET.Element, group: Group, number: int | None) -> str:
    title = _first(element, group.titled_by) or group.title
    if title is None:
        return ""
    return f"{title} ({number}), " if number and not group.titled_by else f"{title}, "


def _fact(element: ET.Element, fact: Fact) -> str:
    return ", ".join(_in_words(text, fact) for text in _texts(element, fact.elements))


def _in_words(text: str, fact: Fact) -> str:
    words = fact.words.get(text) if fact.words else None
    if words is None:
        return text
    return words if fact.words is YES_NO else f"{text} ({words})"


def _signatures(root: ET.Element, table: FormTable, problems: list[Problem]) -> Iterator[Signature]:
    signed = table.signed
    if signed is None:
        return
    for element in _named(root, signed.element):
        name = _first(element, signed.name)
        day = _date(_first(element, signed.date), "signature date", problems)
        if name or day:
            yield Signature(name, day)
