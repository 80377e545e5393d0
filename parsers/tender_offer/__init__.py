"""Schedule TO: the cover page, the items and the exhibits (all SC TO types).

Read from the document's text as printed. On the cover a value stands above its bracketed
caption (:mod:`~parsers.tender_offer.cover`) and a box beside its sentence
(:mod:`~parsers.tender_offer.ticks`); behind it follow items and exhibits
(:mod:`~parsers.tender_offer.items`, :mod:`~parsers.tender_offer.exhibits`). Scans split
words, draw boxes as stray letters and read 1 as l, so sentences are matched by what is
distinctive in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parsers.document import Block
from parsers.filing import Filing, Issuer, Problem, Signature, SourceFormat, TenderOffer
from parsers.names import company_key
from parsers.printed import printed_text
from parsers.signing import signatures
from parsers.tender_offer import cover, exhibits, items
from parsers.tender_offer.preview import tidy_cover
from parsers.tender_offer.ticks import BOXED, ticks, with_lost_glyphs

__all__ = ["read_tender_offer", "tidy_cover"]

_LONGEST_COVER = 60_000
"""Characters; what follows the captions and boxes, a Schedule 13D's pages say, may be longer."""


def read_tender_offer(
    blocks: Iterable[Block], source_format: SourceFormat, source: str = ""
) -> Filing:
    """The filing that a Schedule TO states. Its envelope, if any, is read elsewhere."""
    text = items.with_headings_apart(printed_text(blocks, BOXED))
    lines = text.split("\n")
    page = with_lost_glyphs("\n".join(lines[: items.first_item(lines)])[:_LONGEST_COVER])
    problems: list[Problem] = []
    stated = cover.captioned(page)
    ticked = ticks(page, problems)
    signed = signatures(_names_apart(items.closing(lines), stated))
    first = signed[0] if signed else None
    amendment = cover.amendment(page)
    offer = TenderOffer(
        amendment_number=amendment.number,
        subject_company=stated.subject_company,
        filing_person="; ".join(stated.filing_persons) or None,
        offer_by_issuer=_by_issuer(ticked, stated),
        security_title=stated.security_title,
        cusip=stated.cusip,
        contact=stated.contact,
        **ticked,
        original_filed_date=cover.original_date(text, amendment.is_one),
        items=tuple(items.items(lines)),
        exhibits=tuple(exhibits.exhibits(lines)),
        signed_by=first.printed_name if first else None,
        signed_title=first.title if first else None,
        signed_date=first.day if first else None,
    )
    problems += _missing(offer)
    return Filing(
        source=source,
        source_format=source_format,
        form_type=_form_type(offer, amendment, problems),
        issuer=Issuer(name=offer.subject_company),
        signatures=tuple(Signature(one.name, one.day) for one in signed),
        tender_offer=offer,
        problems=tuple(problems),
    )


def _names_apart(closing: str, stated: cover.Cover) -> str:
    """Signatures that run on in one line, the names of those who sign on lines of their own."""
    if "\n" not in closing:
        for person in map(cover.without_role, stated.filing_persons):
            closing = closing.replace(person, f"\n{person}\n")
    return closing


def _by_issuer(ticked: dict[str, bool | None], stated: cover.Cover) -> bool | None:
    """By the boxes; where none of the two is ticked, by the names on the cover."""
    if ticked["issuer_tender_offer"] or ticked["third_party_tender_offer"]:
        return bool(ticked["issuer_tender_offer"])
    if stated.subject_company is None or not stated.filing_persons:
        return None
    subject = company_key(stated.subject_company)
    return any(company_key(cover.without_role(p)) == subject for p in stated.filing_persons)


def _form_type(
    offer: TenderOffer, amendment: cover.Amendment, problems: list[Problem]
) -> str | None:
    """EDGAR's type: typed above the form or in its title, else told by the boxes."""
    if amendment.stated_type:
        return amendment.stated_type
    kinds = (
        ("C", offer.preliminary_communication),
        ("T", offer.third_party_tender_offer),
        ("I", offer.issuer_tender_offer),
    )
    titled = None if offer.preliminary_communication else amendment.letter
    letter = titled or next((letter for letter, ticked in kinds if ticked), None)
    if letter is None:
        problems.append(Problem("warning", "form type", "no box tells whose offer it is"))
        return None
    is_amendment = amendment.is_one or offer.final_amendment
    # A communication before the offer begins is never amended, only followed by another.
    kind = f"SC TO-{letter}" + ("/A" if is_amendment and letter != "C" else "")
    problems.append(Problem("note", "form type", f"read as {kind} from the boxes of the cover"))
    return kind


def _missing(offer: TenderOffer) -> Iterator[Problem]:
    for field in ("subject_company", "filing_person", "security_title"):
        if getattr(offer, field) is None:
            yield Problem("warning", "cover page", f"{field.replace('_', ' ')} not found")
