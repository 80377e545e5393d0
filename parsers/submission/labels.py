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

FIELDS = frozenset(
    "ACCESSION-NUMBER TYPE PUBLIC-DOCUMENT-COUNT PERIOD ITEMS FILING-DATE EFFECTIVENESS-DATE"
    " DATE-OF-FILING-DATE-CHANGE ACCEPTANCE-DATETIME GROUP-MEMBERS SROS CONFORMED-NAME CIK"
    " ASSIGNED-SIC ORGANIZATION-NAME IRS-NUMBER STATE-OF-INCORPORATION FISCAL-YEAR-END"
    " RELATIONSHIP FORM-TYPE ACT FILE-NUMBER FILM-NUMBER STREET1 STREET2 CITY STATE ZIP PHONE"
    " COUNTRY NON-US-STATE-TERRITORY FORMER-CONFORMED-NAME DATE-CHANGED".split()
)
"""Tags with a value, by which a header is cut whose line ends were lost."""

TAGS_BY_LABEL = {
    **{tag: tag for tag in PARTIES | BLOCKS | FIELDS},
    **{tag.replace("-", " "): tag for tag in PARTIES | BLOCKS | FIELDS},
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
"""A label has the words of its tag, with hyphens or blanks between them, but for these few."""
