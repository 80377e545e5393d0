"""The header of an EDGAR submission: what it is, when it came, who the parties are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from parsers import values
from parsers.filing import Address, FormerName
from parsers.submission.labels import BLOCKS, FIELDS, PARTIES, TAGS_BY_LABEL

_LABEL = re.compile(r"\s*([A-Z0-9][A-Z0-9 /_-]*?)\s*:(.*)")
_TAG = re.compile(r"\s*<(/?)([A-Z0-9][A-Z0-9_-]*)>(.*)")
_KNOWN_TAG = re.compile(rf"<(/?(?:{'|'.join(sorted(PARTIES | BLOCKS | FIELDS))}))>")
_SIC = re.compile(r"\[?(\d{3,4})\]?\s*$", re.ASCII)
# The header's first lines name the file and its date: <SEC-HEADER>0000-00-0.hdr.sgml : 20240515
_FIRST_LINE = re.compile(r"<(?:SEC|IMS)-(?:DOCUMENT|HEADER)>\s*([\d-]{18,20})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Party:
    """One of the filers, owners, issuers or subject companies of a submission."""

    role: str
    """The section's tag: ``ISSUER``, ``REPORTING-OWNER``, ``SUBJECT-COMPANY`` ..."""
    name: str | None
    cik: str | None
    sic: str | None
    irs_number: str | None
    state_of_incorporation: str | None
    fiscal_year_end: str | None
    file_number: str | None
    business_address: Address | None
    mail_address: Address | None
    former_names: tuple[FormerName, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """EDGAR's own facts of a submission."""

    accession_number: str | None = None
    form_type: str | None = None
    document_count: int | None = None
    period: date | None = None
    filed_date: date | None = None
    accepted_at: datetime | None = None
    group_members: tuple[str, ...] = ()
    parties: tuple[Party, ...] = ()


def read_header(text: str) -> Header:
    """A header in label form or tag form; unknown labels are passed over."""
    facts = _Facts()
    for tag, value in _events(text):
        facts.take(tag, value)
    facts.end_party()
    stated = facts.of_filing.get
    return Header(
        accession_number=values.read_accession(stated("ACCESSION-NUMBER")) or _named(text),
        form_type=values.squash(stated("TYPE")),
        document_count=_count(stated("PUBLIC-DOCUMENT-COUNT")),
        period=values.read_date(stated("PERIOD", "")),
        filed_date=values.read_date(stated("FILING-DATE", "")),
        accepted_at=values.read_timestamp(stated("ACCEPTANCE-DATETIME", "")),
        group_members=tuple(facts.group_members),
        parties=tuple(facts.parties),
    )


def _events(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of a tag and its value, in order, from either spelling.

    A section's end comes as its tag with a slash before it.
    """
    # Nearly all lines begin with a known label, and to look that up is quicker than to match.
    for line in filter(None, text.split("\n")):
        label, colon, stated = line.partition(":")
        if colon and (known := TAGS_BY_LABEL.get(label.strip())):
            yield known, stated.strip()
        elif match := _TAG.match(line):
            slash, tag, value = match.groups()
            if _KNOWN_TAG.search(value):  # several tags on a line: the line ends were lost
                _, *rest = _KNOWN_TAG.split(line)
                yield from ((rest[n], rest[n + 1].strip()) for n in range(0, len(rest), 2))
            else:
                yield slash + tag, value.strip()
        elif match := _LABEL.match(line):
            yield match[1].replace(" ", "-"), match[2].strip()


@dataclass(slots=True)
class _Facts:
    """What has been read so far, and the section and block that the next line stands in."""

    of_filing: dict[str, str] = field(default_factory=dict)
    """Outside of all sections; the first value counts where one is given twice."""
    group_members: list[str] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    _role: str | None = None
    _blocks: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def take(self, tag: str, value: str) -> None:
        if not value and self._is_border(tag):
            pass
        elif self._role is None:
            self.of_filing.setdefault(tag, value)
            if tag == "GROUP-MEMBERS":
                self.group_members.append(value)
        elif value:
            if not self._blocks:
                self._blocks.append(("COMPANY-DATA", {}))
            self._blocks[-1][1].setdefault(tag, value)

    def _is_border(self, tag: str) -> bool:
        """Does a section or a block begin or end with this tag? Then it does so here."""
        name = tag.lstrip("/")
        if name in PARTIES:
            self.end_party()
            self._role = None if tag.startswith("/") else name
        elif name in BLOCKS:
            if not tag.startswith("/"):
                self._blocks.append((name, {}))
        else:
            return False
        return True

    def end_party(self) -> None:
        if self._role is not None:
            self.parties.append(_party(self._role, self._blocks))
        self._blocks = []


def _named(text: str) -> str | None:
    """The accession number that the file's name is made of."""
    named = _FIRST_LINE.search(text)
    return values.read_accession(named[1]) if named else None


def _party(role: str, blocks: list[tuple[str, dict[str, str]]]) -> Party:
    merged = dict(reversed(blocks))  # the first counts where one is given twice
    data = merged.get("COMPANY-DATA") or merged.get("OWNER-DATA") or {}
    sic = _SIC.search(data.get("ASSIGNED-SIC", ""))
    return Party(
        role=role,
        name=values.squash(data.get("CONFORMED-NAME")),
        cik=values.read_cik(data.get("CIK")),
        sic=sic[1] if sic else None,
        irs_number=values.squash(data.get("IRS-NUMBER")),
        state_of_incorporation=values.squash(data.get("STATE-OF-INCORPORATION")),
        fiscal_year_end=values.squash(data.get("FISCAL-YEAR-END")),
        file_number=values.squash(merged.get("FILING-VALUES", {}).get("FILE-NUMBER")),
        business_address=_address(merged.get("BUSINESS-ADDRESS")),
        mail_address=_address(merged.get("MAIL-ADDRESS")),
        former_names=tuple(
            FormerName(
                former["FORMER-CONFORMED-NAME"], values.read_date(former.get("DATE-CHANGED", ""))
            )
            for name, former in blocks
            if name in ("FORMER-COMPANY", "FORMER-NAME") and "FORMER-CONFORMED-NAME" in former
        ),
    )


def _address(fields: dict[str, str] | None) -> Address | None:
    if not fields:
        return None
    return Address(
        street1=values.squash(fields.get("STREET1")),
        street2=values.squash(fields.get("STREET2")),
        city=values.squash(fields.get("CITY")),
        state=values.squash(fields.get("STATE")),
        zip_code=values.squash(fields.get("ZIP")),
        country=values.squash(fields.get("COUNTRY")),
        non_us_state_territory=values.squash(fields.get("NON-US-STATE-TERRITORY")),
    )


def _count(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else None
