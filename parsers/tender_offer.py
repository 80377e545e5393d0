"""Schedule TO: the cover page, the items and the exhibits (all SC TO types).

Read from the lines of the document's blocks. On the cover a value stands above its
bracketed caption, and a box beside its sentence; scans split words, draw boxes as
stray letters and read 1 as l, so sentences are matched by what is distinctive in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from difflib import SequenceMatcher
from itertools import pairwise

from parsers import values
from parsers.boxes import CHECKED, EMPTY
from parsers.document import Block, CheckBox, Heading, Paragraph, Span, lines, plain
from parsers.filing import (
    Exhibit,
    Filing,
    Issuer,
    Problem,
    Signature,
    SourceFormat,
    TenderOffer,
    TenderOfferItem,
)

_ONE = "[1lI|]"
_BOXES: dict[str, re.Pattern[str]] = {
    field: re.compile(pattern, re.IGNORECASE)
    for field, pattern in {
        "preliminary_communication": r"preliminary\s+communications?\s+made\s+before",
        "third_party_tender_offer": (
            rf"third.?party\s+tender\s+offer\s+subject\s+to\s+rule\s+14d.?{_ONE}"
        ),
        "issuer_tender_offer": r"issuer\s+tender\s+offer\s+subject\s+to\s+rule\s+13e.?4",
        "going_private": r"going.?private\s+transaction\s+subject\s+to\s+rule\s+13e.?3",
        "schedule_13d_amendment": r"amendment\s+to\s+schedule\s+13d\s+under\s+rule\s+13d.?2",
        "final_amendment": r"final\s+amendment\s+reporting\s+the\s+results",
        "cross_border_issuer": r"rule\s+13e.?4\s*\(\s*(?:i|h)\s*\).*issuer|cross.?border\s+issuer",
        "cross_border_third_party": rf"rule\s+14d.?{_ONE}\s*\(\s*d\s*\)|cross.?border\s+third",
    }.items()
}
_CAPTIONS: dict[str, re.Pattern[str]] = {
    field: re.compile(pattern, re.IGNORECASE)
    for field, pattern in {
        "subject_company": r"\(\s*names?\s+of\s+subject\s+compan",
        "filing_person": r"\(\s*names?\s+of\s+(?:filing\s+persons?|offeror)",
        "security_title": r"\(\s*titles?\s+of\s+class",
        "cusip": r"\(\s*cusip\s+numbers?",
        "contact": r"\(\s*names?,?\s+address(?:es)?,?\s+(?:and|&)\s+(?:tele)?phone\s+n",
    }.items()
}
_MERGED_CAPTION = re.compile(r"subject\s+company.*filing\s+person", re.IGNORECASE)
_TITLE_PAGE = re.compile(
    r"exchange\s+act\s+of\s+1934|schedule\s+to\b|amendment\s+no|washington,?\s+d\.?\s*c|rule\s+14d-100"
    r"|exchange\s+commission",
    re.IGNORECASE,
)
_AMENDMENT = re.compile(r"amendment\s+no\.?\s*(\d{1,3})\b", re.IGNORECASE | re.ASCII)
_ORIGINALLY = re.compile(
    rf"originally\s+filed\b.{{0,160}}?\bon\s+({values.DATE_IN_WORDS})", re.IGNORECASE
)
_ITEM = re.compile(
    r"\s*items?\s+(\d{1,2}(?:\s*(?:,|;|-|\u2013|through|to|and|items?)\s*\d{0,2})*)\s*[.:;]\s*(.*)",
    re.IGNORECASE | re.ASCII,
)
_THROUGH = re.compile(r"\s*(?:through|to|-|\u2013)\s*", re.IGNORECASE)
_LONGEST_TITLE = 120
_SIGNATURES = re.compile(r"signatures?\s*$", re.IGNORECASE)
_EXHIBIT_INDEX = re.compile(r"(?:exhibit\s+index|index\s+to\s+exhibits)\b", re.IGNORECASE)
_EXHIBIT = re.compile(
    r"\s*((?:\([a-zA-Z0-9]{1,4}\))+|10[0-9])\s*([*+\u2020\u2021^]{0,3})[\s\t]+(\S.*)", re.ASCII
)
_NOTHING = re.compile(r"(?:not\s+applicable|none|n/a)\W*$", re.IGNORECASE)
_HEREWITH = re.compile(r"\bfiled\s+herewith", re.IGNORECASE)
_ELSEWHERE = re.compile(r"\bincorporated|\bpreviously\s+filed", re.IGNORECASE)
_LEGEND = re.compile(
    r"\s*([*+\u2020\u2021]{1,3})\s*"
    r"(?:(filed\s+herewith)|previously\s+filed|filed\s+previously|incorporated\s+by)",
    re.IGNORECASE,
)
_CONFORMED = re.compile(r"/s/\s*([^\t]+)", re.IGNORECASE)
_PRINTED = {
    field: re.compile(rf"\b{label}\s*:?\s+([^\t]+)", re.IGNORECASE)
    for field, label in (("name", "name"), ("title", "title"), ("date", "dated?"))
}

_COVER_SENTENCES = (
    "Check the box if the filing relates solely to preliminary communications made before the"
    " commencement of a tender offer.",
    "Check the appropriate boxes below to designate any transactions to which the statement"
    " relates:",
    "third-party tender offer subject to Rule 14d-1.",
    "issuer tender offer subject to Rule 13e-4.",
    "going-private transaction subject to Rule 13e-3.",
    "amendment to Schedule 13D under Rule 13d-2.",
    "Check the following box if the filing is a final amendment reporting the results of the"
    " tender offer:",
    "Rule 13e-4(i) (Cross-Border Issuer Tender Offer)",
    "Rule 14d-1(d) (Cross-Border Third-Party Tender Offer)",
)
"""The sentences beside the boxes, as 17 CFR 240.14d-100 prescribes them."""
_ALIKE = 0.9


def read_tender_offer(
    blocks: Iterable[Block], source_format: SourceFormat, source: str = ""
) -> Filing:
    """The filing that a Schedule TO states. Its envelope, if any, is read elsewhere."""
    texts = lines(blocks)
    problems: list[Problem] = []
    first_item = next((n for n, text in enumerate(texts) if _item(text)), len(texts))
    cover = texts[:first_item]
    parties = _captioned(cover)
    ticks = {field: _state(pattern, cover) for field, pattern in _BOXES.items()}
    signatures = list(_signatures(texts))
    amendment = _first(_AMENDMENT, cover)
    offer = TenderOffer(
        amendment_number=int(amendment) if amendment else None,
        subject_company=parties.get("subject_company"),
        filing_person=parties.get("filing_person"),
        offer_by_issuer=_by_issuer(ticks, parties),
        security_title=parties.get("security_title"),
        cusip=parties.get("cusip"),
        contact=parties.get("contact"),
        **ticks,
        original_filed_date=_original_date(texts),
        items=tuple(_items(texts)),
        exhibits=tuple(_exhibits(texts)),
        signed_by=signatures[0][1] if signatures else None,
        signed_title=signatures[0][2] if signatures else None,
        signed_date=signatures[0][0].date if signatures else None,
    )
    for field in ("subject_company", "security_title"):
        if getattr(offer, field) is None:
            problems.append(
                Problem("warning", "cover page", f"{field.replace('_', ' ')} not found")
            )
    return Filing(
        source=source,
        source_format=source_format,
        form_type=_form_type(offer, problems),
        issuer=Issuer(name=offer.subject_company),
        signatures=tuple(signature for signature, _, _ in signatures),
        tender_offer=offer,
        problems=tuple(problems),
    )


def tidy_cover(blocks: Iterable[Block]) -> Iterator[Block]:
    """The document for reading: the cover centred, its prescribed sentences mended.

    A scan's ``Check the e approp oriate boxes`` is shown as the sentence it can only be;
    everything that the filer wrote stays as it is.
    """
    on_cover = True
    for block in blocks:
        if on_cover and isinstance(block, Heading | Paragraph | CheckBox):
            text = plain(block.spans)
            on_cover = not _item(text) and len(text) < 400
            if on_cover:
                block = _mended(block, text)
        yield block


# The cover


def _captioned(cover: Sequence[str]) -> dict[str, str]:
    """Values by the bracketed caption that stands under each."""
    found: dict[str, str] = {}
    above: list[str] = []
    for text in cover:
        line = values.squash(text) or ""
        field = next((f for f, caption in _CAPTIONS.items() if caption.match(line)), None)
        if field is None:
            above = [] if _TITLE_PAGE.search(line) else [*above, line]
            continue
        if value := values.squash(" ".join(above)):
            found.setdefault(field, value)
            if _MERGED_CAPTION.search(line):
                found.setdefault("filing_person", value)
        above = []
    return found


def _state(sentence: re.Pattern[str], cover: Sequence[str]) -> bool | None:
    """Is the box of this sentence ticked? No mark at all is an empty box."""
    for text in cover:
        line = " ".join(text.split())
        if match := sentence.search(line):
            before = [c for c in line[: match.start()] if c in (CHECKED, EMPTY)]
            after = [c for c in line[match.end() :] if c in (CHECKED, EMPTY)]
            return (before[-1:] or after[:1]) == [CHECKED]
    return None


def _by_issuer(ticks: dict[str, bool | None], parties: dict[str, str]) -> bool | None:
    if ticks["issuer_tender_offer"] or ticks["third_party_tender_offer"]:
        return bool(ticks["issuer_tender_offer"])
    subject, person = parties.get("subject_company"), parties.get("filing_person")
    return subject.casefold() == person.casefold() if subject and person else None


def _form_type(offer: TenderOffer, problems: list[Problem]) -> str | None:
    """EDGAR's type, which the document itself never states."""
    kind = (
        "SC TO-C" if offer.preliminary_communication
        else "SC TO-T" if offer.third_party_tender_offer
        else "SC TO-I" if offer.issuer_tender_offer
        else None
    )  # fmt: skip
    if kind is None:
        problems.append(Problem("warning", "form type", "no box tells whose offer it is"))
        return None
    if offer.amendment_number is not None or offer.final_amendment:
        kind += "/A"
    problems.append(Problem("note", "form type", f"read as {kind} from the boxes of the cover"))
    return kind


def _mended(block: Heading | Paragraph | CheckBox, text: str) -> Block:
    """The block with the prescribed sentence its text stands for; paragraphs centred."""
    words = _squeezed(text)
    for sentence in _COVER_SENTENCES:
        wanted = _squeezed(sentence)
        # Cheap bound first: alike texts are about equally long.
        if abs(len(words) - len(wanted)) < len(wanted) / 5 and (
            SequenceMatcher(None, words, wanted, autojunk=False).ratio() >= _ALIKE
        ):
            box = next((f" {c}" for c in text if c in (CHECKED, EMPTY)), "")
            return replace(block, spans=(Span(sentence + box),))
    return replace(block, align="center") if isinstance(block, Paragraph) else block


def _squeezed(text: str) -> str:
    return "".join(char for char in text.lower() if char.isalnum())


# Items


def _item(text: str) -> tuple[str, str] | None:
    """The numbers and the rest of a line that begins an item."""
    match = _ITEM.match(text.replace("\t", " "))
    return (match[1], match[2]) if match else None


def _items(texts: Sequence[str]) -> Iterator[TenderOfferItem]:
    number, title, body = "", None, list[str]()
    for text in texts:
        if _SIGNATURES.fullmatch(text.strip()):
            break
        if found := _item(text):
            if number:
                yield TenderOfferItem(number, title, values.squash(" ".join(body)))
            number = _grouped(found[0])
            is_title = 0 < len(found[1]) <= _LONGEST_TITLE
            title = values.squash(found[1].rstrip(" .:")) if is_title else None
            body = [] if is_title else [found[1]]
        elif number:
            body.append(text)
    if number:
        yield TenderOfferItem(number, title, values.squash(" ".join(body)))


def _grouped(numbers: str) -> str:
    """``1 through 9 and Item 11`` as ``1-9, 11``."""
    numbers = _THROUGH.sub("-", re.sub(r"items?", " ", numbers, flags=re.IGNORECASE))
    parts = re.findall(r"\d{1,2}(?:-\d{1,2})?", numbers)
    return ", ".join(parts)


# Exhibits


def _exhibits(texts: Sequence[str]) -> Iterator[Exhibit]:
    """Exhibits of Item 12 and of the index that repeats it, each number once."""
    listed = list(_exhibit_lines(texts))
    legend = {match[1]: match[2] is not None for text in texts if (match := _LEGEND.match(text))}
    found: dict[str, Exhibit] = {}
    for number, marks, description in listed:
        herewith = _is_herewith(marks, description, legend)
        known = found.get(number)
        if known is None:
            found[number] = Exhibit(number, values.squash(description), herewith)
        elif herewith and not known.filed_herewith:
            found[number] = replace(known, filed_herewith=True)
    yield from found.values()


def _is_herewith(marks: str, description: str, legend: Mapping[str, bool]) -> bool | None:
    """Does the exhibit come with this filing? By its mark, else by its own words."""
    if marks in legend:
        return legend[marks]
    if _HEREWITH.search(description):
        return True
    if any(legend.values()) or _ELSEWHERE.search(description):
        return False
    return None


def _exhibit_lines(texts: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    listing = False
    for text in texts:
        if item := _item(text):
            listing = "12" in re.findall(r"\d+", item[0]) or "exhibit" in item[1].lower()
        elif _EXHIBIT_INDEX.match(text.strip()):
            listing = True
        elif _SIGNATURES.fullmatch(text.strip()):
            listing = False
        elif listing and (match := _EXHIBIT.fullmatch(text)):
            if not _NOTHING.match(match[3]):
                yield match[1], match[2], match[3]


# Signatures and dates


def _signatures(texts: Sequence[str]) -> Iterator[tuple[Signature, str | None, str | None]]:
    """Each signature with the printed name and title under it."""
    starts = [n for n, text in enumerate(texts) if _SIGNATURES.fullmatch(text.strip())]
    if not starts:
        return
    block = list(texts[starts[0] + 1 :])
    end = next(
        (n for n, text in enumerate(block) if _EXHIBIT_INDEX.match(text.strip())), len(block)
    )
    block = block[:end]
    signed = [n for n, text in enumerate(block) if _CONFORMED.search(text)]
    for place, following in pairwise([*signed, len(block)]):
        under = block[place:following]
        name = _first(_CONFORMED, under)
        day = _first(_PRINTED["date"], under) or _first(_PRINTED["date"], block)
        yield (
            Signature(f"/s/ {name}", values.find_date(day) if day else None),
            _first(_PRINTED["name"], under[1:]) or name,
            _first(_PRINTED["title"], under),
        )


def _original_date(texts: Sequence[str]) -> date | None:
    found = _first(_ORIGINALLY, texts)
    return values.read_date(found) if found else None


def _first(pattern: re.Pattern[str], texts: Iterable[str]) -> str | None:
    match = next((match for text in texts if (match := pattern.search(text))), None)
    return values.squash(match[1]) if match else None
