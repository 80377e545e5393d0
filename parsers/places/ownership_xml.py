"""Places in ownership XML: the reader's own tree and tables, element by element."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from parsers import values
from parsers.errors import NotAFiling
from parsers.ownership.tree import read_tree
from parsers.ownership.xml import ADDRESS, CELLS, OWNER, ROWS, row_elements
from parsers.places.elements import Elements, elements_of
from parsers.places.spans import Found
from parsers.xml_tree import Element

_ROOT = "ownershipDocument"
_Reader = Callable[[str], Any]
_HEAD: dict[str, tuple[str, _Reader]] = {
    # element: the filing's field, and how its text is read
    "documentType": ("form_type", values.squash),
    "schemaVersion": ("schema_version", values.squash),
    "periodOfReport": ("period_of_report", values.read_date),
    "dateOfOriginalSubmission": ("date_of_original_submission", values.read_date),
    "noSecuritiesOwned": ("no_securities_owned", values.read_flag),
    "notSubjectToSection16": ("not_subject_to_section16", values.read_flag),
    "form3HoldingsReported": ("form3_holdings_reported", values.read_flag),
    "form4TransactionsReported": ("form4_transactions_reported", values.read_flag),
    "aff10b5One": ("aff10b5_one", values.read_flag),
    "remarks": ("remarks", values.squash),
}
_ISSUER: dict[str, tuple[str, _Reader]] = {
    "issuerCik": ("cik", values.read_cik),
    "issuerName": ("name", values.squash),
    "issuerTradingSymbol": ("ticker", values.read_ticker),
    "issuerForeignTradingSymbol": ("foreign_ticker", values.read_ticker),
}
_OF_OWNER: dict[str, tuple[str, _Reader]] = {
    "rptOwnerCik": ("cik", values.read_cik),
    "rptOwnerName": ("name", values.squash),
    "isDirector": ("is_director", values.read_flag),
    "isOfficer": ("is_officer", values.read_flag),
    "isTenPercentOwner": ("is_ten_percent_owner", values.read_flag),
    "isOther": ("is_other", values.read_flag),
    "officerTitle": ("officer_title", values.squash),
    "otherText": ("other_text", values.squash),
    **{element: (f"address.{name}", values.squash) for element, name in ADDRESS.items()},
}
_SIGNATURE: dict[str, tuple[str, _Reader]] = {
    "signatureName": ("name", values.squash),
    "signatureDate": ("date", values.read_date),
}


def xml_places(content: bytes, text: str) -> Found:
    """Where everything stands in an ownership XML document.

    :param text: these bytes decoded. A form inside a filer's own wrapper stands in it in
        base64, where nobody can read it: nothing of it is placed.
    """
    if f"{_ROOT}" not in text:
        return Found()
    try:
        root = read_tree(content, [])
    except NotAFiling:
        return Found()
    elements = elements_of(text, root, _ROOT)
    if elements is None:
        return Found()
    parts: dict[str, list[Element]] = {}
    for child in root:
        parts.setdefault(str(child.tag), []).append(child)
    form = _Form(elements)
    form.rows(row_elements(parts))
    form.footnotes(parts.get("footnotes", ()))
    form.facts("", (part[0] for part in parts.values()), _HEAD)
    form.facts("issuer.", parts.get("issuer", [[]])[0], _ISSUER)
    for n, owner in enumerate(parts.get("reportingOwner", ())):
        known = (
            node for part in owner for node in part if node.tag in OWNER.get(str(part.tag), ())
        )
        form.facts(f"reporting_owners.{n}.", known, _OF_OWNER)
    for n, signature in enumerate(parts.get("ownerSignature", ())):
        form.facts(f"signatures.{n}.", signature, _SIGNATURE)
    return form.found


@dataclass(frozen=True, slots=True)
class _Form:
    """What has been placed of a form, read just as the reader of the form does it."""

    elements: Elements
    found: Found = field(default_factory=Found)

    def facts(
        self, way: str, nodes: Iterator[Element] | Sequence[Element] | Element, known: Any
    ) -> None:
        """Facts that elements state, the first where one is given twice."""
        seen: set[object] = set()
        for node in nodes:
            if node.tag in seen or node.tag not in known:
                continue
            seen.add(node.tag)
            name, read = known[node.tag]
            if (stated := values.squash(node.text)) and read(stated) is not None:
                self.found.facts[way + name] = self.elements.value(node)

    def footnotes(self, groups: Sequence[Element]) -> None:
        count: dict[str, None] = {}
        for note in (note for group in groups for note in group if note.tag == "footnote"):
            key = str(note.get("id") or f"F{len(count) + 1}")
            if key not in count and (extent := self.elements.words(note)):
                self.found.footnotes[key] = extent
            count[key] = None

    def rows(self, rows: Sequence[Element]) -> None:
        lines = [0, 0]
        for row in rows:
            is_derivative = ROWS[str(row.tag)][0]
            lines[is_derivative] += 1
            self.found.rows[is_derivative, lines[is_derivative]] = self.elements.whole(row)
            self._cells(row, (is_derivative, lines[is_derivative]))

    def _cells(self, row: Element, key: tuple[bool, int]) -> None:
        """The first readable value of each cell: its own text, or that of its ``<value>``."""
        holder: Element | None = None
        name = ""
        read: _Reader = values.squash
        stated: set[str] = set()
        for node in row.iterdescendants():
            if node.tag == "value" and node.getparent() is holder:
                pass
            elif cell := CELLS.get(str(node.tag)):
                holder, name, read = node, cell.field, cell.read
            else:
                continue
            if name and node.text and name not in stated and read(node.text) is not None:
                stated.add(name)
                if extent := self.elements.value(node):
                    self.found.cells[*key, name] = extent
