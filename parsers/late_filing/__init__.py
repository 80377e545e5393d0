"""Form 12b-25: the notice that a periodic report will be late (all NT types).

The form is read part by part from its text as printed. Its headings and captions are
fixed by 17 CFR 249.322; what stands between them is the filer's. Where each part and
question begins is told in :mod:`~parsers.late_filing.parts`, what they state in
:mod:`~parsers.late_filing.cover` and :mod:`~parsers.late_filing.answers`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from parsers.document import Block
from parsers.filing import Filing, Issuer, LateFiling, Problem, Signature, SourceFormat
from parsers.late_filing import answers, cover
from parsers.late_filing.parts import BOXED, parts_of
from parsers.printed import printed_text
from parsers.signing import signatures

__all__ = ["read_late_filing"]

_FORM_TYPES = {
    # Small businesses' reports had no types of their own.
    "10-K": "NT 10-K", "10-KSB": "NT 10-K", "10-Q": "NT 10-Q", "10-QSB": "NT 10-Q",
    "10-D": "NT 10-D", "11-K": "NT 11-K", "20-F": "NT 20-F",
    "N-CEN": "NT-NCEN", "N-CSR": "NT-NCSR", "N-SAR": "NT-NSAR",
}  # fmt: skip
"""The late report to EDGAR's type of the notice."""


def read_late_filing(
    blocks: Iterable[Block], source_format: SourceFormat, source: str = ""
) -> Filing:
    """The filing that a Form 12b-25 states. Its envelope, if any, is read elsewhere."""
    parts = parts_of(printed_text(blocks, BOXED))
    problems: list[Problem] = []
    report = cover.report(parts.head, problems)
    registrant = cover.registrant(parts.registrant)
    signed = next(iter(signatures(parts.closing)), None)
    contact_name, contact_phone = answers.contact(parts.contact)
    late = LateFiling(
        report_form=report.form,
        transition_report=report.is_transition,
        period_ended=cover.period_ended(parts.head, report.is_transition),
        commission_file_number=cover.file_number(parts.head),
        relief_requested=answers.any_ticked(parts.relief),
        narrative=answers.narrative(parts.narrative),
        contact_name=contact_name,
        contact_phone=contact_phone,
        other_reports_filed=answers.yes_or_no(parts.other_reports),
        significant_change_anticipated=answers.yes_or_no(parts.change),
        explanation=answers.explanation(parts.change, registrant),
        signed_by=signed.printed_name if signed else None,
        signed_title=signed.title if signed else None,
        signed_date=signed.day if signed else None,
    )
    problems += _missing(late)
    return Filing(
        source=source,
        source_format=source_format,
        form_type=_form_type(report.form, parts.head),
        period_of_report=late.period_ended,
        issuer=Issuer(name=registrant, file_number=late.commission_file_number),
        signatures=(Signature(signed.name, signed.day),) if signed else (),
        late_filing=late,
        problems=tuple(problems),
    )


def _form_type(report: str | None, head: str) -> str | None:
    """EDGAR's type: by what is ticked, else as typed above the form; /A for an amendment."""
    stated = cover.stated_type(head)
    form_type = _FORM_TYPES.get(report or "") or stated
    if form_type and not form_type.endswith("/A") and cover.is_amendment(head):
        form_type += "/A"
    return form_type


def _missing(late: LateFiling) -> Iterator[Problem]:
    for field, where in (
        ("report_form", "late report"),
        ("period_ended", "period ended"),
        ("narrative", "Part III"),
        ("other_reports_filed", "Part IV (2), yes or no"),
        ("significant_change_anticipated", "Part IV (3), yes or no"),
        ("signed_date", "signature"),
    ):
        if getattr(late, field) is None:
            yield Problem("warning", where, "not found")
