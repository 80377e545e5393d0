"""The words of an EDGAR header, in both of its spellings, as data.

The public text file has ``LABEL: value`` lines, the feed has ``<TAG>value``. A label
is translated to its tag, so that one reader serves both.
"""

from __future__ import annotations

PARTIES = frozenset(
    "FILER REPORTING-OWNER ISSUER SUBJECT-COMPANY FILED-BY FILED-FOR SERIAL-COMPANY DEPOSITOR"
    " SECURITIZER ISSUING_ENTITY ISSUING-ENTITY".split()
)
"""Sections that open a party of the filing."""

BLOCKS = frozenset(
    "COMPANY-DATA OWNER-DATA FILING-VALUES BUSINESS-ADDRESS MAIL-ADDRESS FORMER-COMPANY"
    " FORMER-NAME".split()
)
"""Blocks of fields inside a party."""

_TAGS_BY_LABEL = {
    "CONFORMED SUBMISSION TYPE": "TYPE",
    "CONFORMED PERIOD OF REPORT": "PERIOD",
    "FILED AS OF DATE": "FILING-DATE",
    "DATE AS OF CHANGE": "DATE-OF-FILING-DATE-CHANGE",
    "ITEM INFORMATION": "ITEMS",
    "COMPANY CONFORMED NAME": "CONFORMED-NAME",
    "CENTRAL INDEX KEY": "CIK",
    "STANDARD INDUSTRIAL CLASSIFICATION": "ASSIGNED-SIC",
    "EIN": "IRS-NUMBER",
    "SEC ACT": "ACT",
    "SEC FILE NUMBER": "FILE-NUMBER",
    "STREET 1": "STREET1",
    "STREET 2": "STREET2",
    "BUSINESS PHONE": "PHONE",
    "DATE OF NAME CHANGE": "DATE-CHANGED",
}


def tag_of(label: str) -> str:
    """A label's tag: the same words with hyphens, but for the few that differ."""
    return _TAGS_BY_LABEL.get(label, label.replace(" ", "-"))
