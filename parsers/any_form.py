"""A document of a form that has no reader of its own: what its cover says of itself.

An 8-K, a proxy statement or a paper-era Schedule 13D that came without its envelope is
still a filing: its type, its issuer and its text. Current documents tag the facts of
their covers (inline XBRL, the ``dei`` taxonomy); of others the heading and the captioned
name of the company are read.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from parsers import values
from parsers.document import Block, lines
from parsers.filing import Filing, Issuer, Problem, SourceFormat

_TAGGED = re.compile(
    r"<ix:nonNumeric\b[^<>]*\bname=\"dei:(\w+)\"[^<>]*>(.*?)</ix:nonNumeric>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<[^<>]*>")
_COMMISSION = re.compile(r"securities\s+and\s+exchange\s+commission", re.IGNORECASE)
_HEADING = re.compile(
    r"(FORM|SCHEDULE)\s+((?:N-)?\d{1,3}[A-Z]{0,2}(?:-[A-Z0-9]{1,4})?|N-[A-Z]{2,5}|[SF]-\d{1,2})"
    r"\s*(/A)?(?=$|\s|\()",
    re.IGNORECASE,
)
_AMENDMENT = re.compile(r"\(?amendment\s+no\.?\s*\d", re.IGNORECASE)
_NAME_CAPTION = re.compile(
    r"\(?(?:exact\s+)?name\s+of\s+(?:the\s+)?(?:registrant|issuer|company)\b", re.IGNORECASE
)
_COVER_BLOCKS = 120


def is_any_form(words: str) -> bool:
    """Does a document's text begin as the Commission's forms do?

    :param words: its first words, without markup
    """
    return "dei:DocumentType" in words or (
        _COMMISSION.search(words) is not None
        and any(_HEADING.match(line.strip(" *#")) for line in words.split("\n"))
    )


def read_any_form(
    text: str, blocks: Iterable[Block], source_format: SourceFormat, source: str = ""
) -> Filing:
    """The filing that a document states on its cover.

    :param text: the document as it is
    :param blocks: the same, as blocks; only the first are looked at
    """
    tagged = {
        name: values.squash(html.unescape(_TAG.sub("", value)))
        for name, value in reversed(_TAGGED.findall(text))
    }
    cover = lines(islice(blocks, _COVER_BLOCKS))
    form = tagged.get("DocumentType") or _headed(cover)
    if form and not form.endswith("/A") and tagged.get("AmendmentFlag") == "true":
        form += "/A"
    period = tagged.get("DocumentPeriodEndDate")
    irs_number = tagged.get("EntityTaxIdentificationNumber")
    return Filing(
        source=source,
        source_format=source_format,
        form_type=form,
        period_of_report=values.find_date(period) or values.read_date(period) if period else None,
        issuer=Issuer(
            cik=values.read_cik(tagged.get("EntityCentralIndexKey")),
            name=tagged.get("EntityRegistrantName") or _named(cover),
            ticker=values.read_ticker(tagged.get("TradingSymbol")),
            irs_number=irs_number.replace("-", "") if irs_number else None,
            file_number=tagged.get("EntityFileNumber"),
        ),
        problems=(
            Problem("note", "form", "a form without a reader of its own: only its cover is read"),
        ),
    )


def _headed(cover: Sequence[str]) -> str | None:
    """The form's type as EDGAR writes it, from the heading of the cover."""
    for text in cover:
        if match := _HEADING.match(text.strip()):
            kind = match[2].upper()
            name = f"SC {kind}" if match[1].upper() == "SCHEDULE" else kind
            amended = match[3] or any(_AMENDMENT.search(line) for line in cover)
            return f"{name}/A" if amended else name
    return None


def _named(cover: Sequence[str]) -> str | None:
    """The company's name: it stands above its caption."""
    for above, text in pairwise(cover):
        if _NAME_CAPTION.match(text.strip()):
            return values.squash(above)
    return None
