"""An envelope and the document in it, as one filing.

The header is EDGAR's own word on what was filed, when and by whom; the document is the
filer's on everything else. Where both state a fact the header's stands for the type,
the dates and the CIKs, the document's for the rest, and a contradiction is a problem.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from parsers.filing import Filing, Issuer, Problem, ReportingOwner, TenderOffer
from parsers.names import same_name
from parsers.submission import Header, Party, Submission

ISSUER_ROLES = ("ISSUER", "SUBJECT-COMPANY", "FILER")
_OF_ISSUER = (
    *("cik", "sic", "irs_number", "state_of_incorporation", "fiscal_year_end", "file_number"),
    *("business_address", "former_names"),
)
"""What a header states of an issuer besides its name, by the fields of both."""
_OWNERSHIP_FORMS = frozenset({"3", "4", "5", "3/A", "4/A", "5/A"})


def filing_of(submission: Submission, body: Filing | None, source: str) -> Filing:
    """The filing that a submission states.

    :param body: what its primary document states, if there is a reader for it
    """
    header = submission.header
    body = body or Filing(source=source, source_format="submission")
    form_type = header.form_type or body.form_type
    return replace(
        body,
        source_format="submission",
        accession_number=header.accession_number,
        form_type=form_type,
        filed_date=header.filed_date,
        accepted_at=header.accepted_at,
        period_of_report=body.period_of_report or header.period,
        issuer=_issuer(body.issuer, _party(header, ISSUER_ROLES)),
        reporting_owners=_owners(body, header),
        tender_offer=_with_exhibits(body.tender_offer, submission),
        documents=tuple(document.facts for document in submission.documents),
        problems=(
            *(p for p in body.problems if p.where != "form type"),
            *submission.problems,
            *_contradictions(body, header),
        ),
    )


def _party(header: Header, roles: tuple[str, ...]) -> Party | None:
    for role in roles:
        if found := next((party for party in header.parties if party.role == role), None):
            return found
    return None


def _issuer(stated: Issuer, party: Party | None) -> Issuer:
    if party is None:
        return stated
    filled = {
        name: value
        for name in _OF_ISSUER
        if not getattr(stated, name) and (value := getattr(party, name))
    }
    # EDGAR's conformed name is the one that its other filings bear.
    return replace(stated, name=party.name or stated.name, **filled)


def _owners(body: Filing, header: Header) -> tuple[ReportingOwner, ...]:
    """The document's owners, with CIKs from the header; the header's where it names none."""
    parties = [party for party in header.parties if party.role == "REPORTING-OWNER"]
    if not body.reporting_owners:
        if header.form_type not in _OWNERSHIP_FORMS:
            return ()
        return tuple(
            ReportingOwner(p.cik, p.name, p.business_address or p.mail_address) for p in parties
        )
    # Schedules 13D and 13G: the header names one of the reporting persons, or several.
    parties += [party for party in header.parties if party.role == "FILED-BY"]
    return tuple(
        owner if owner.cik else replace(owner, cik=_cik_of(owner, parties))
        for owner in body.reporting_owners
    )


def _cik_of(owner: ReportingOwner, parties: list[Party]) -> str | None:
    alike = [p for p in parties if p.name and owner.name and same_name(p.name, owner.name)]
    return alike[0].cik if len(alike) == 1 else None


def _with_exhibits(offer: TenderOffer | None, submission: Submission) -> TenderOffer | None:
    """The exhibits that stand among the documents of the submission were filed with it."""
    if offer is None:
        return None
    types = {(document.facts.type or "").upper() for document in submission.documents}
    exhibits = tuple(
        replace(exhibit, filed_herewith=True)
        if exhibit.filed_herewith is None and f"EX-99.{exhibit.number.upper()}" in types
        else exhibit
        for exhibit in offer.exhibits
    )
    return replace(offer, exhibits=exhibits)


def _contradictions(body: Filing, header: Header) -> Iterator[Problem]:
    """Where the document says otherwise than the header that came with it."""
    stated = body.form_type
    if (
        stated
        and header.form_type
        and stated.removesuffix("/A") != header.form_type.removesuffix("/A")
    ):
        message = f"the header says {header.form_type}, the document {stated}"
        yield Problem("note", "form type", message)
    if body.period_of_report and header.period and body.period_of_report != header.period:
        message = f"the header says {header.period}, the document {body.period_of_report}"
        yield Problem("note", "period of report", message)
    if header.filed_date is not None:
        for row in body.transactions:
            if row.transaction_date and row.transaction_date > header.filed_date:
                table = "II" if row.is_derivative else "I"
                where = f"Table {table}, line {row.line}, transaction date"
                yield Problem("warning", where, "after the filing was made")
