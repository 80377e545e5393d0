"""The words that every copy of the forms prints, as data: what states nothing by itself.

From the forms as they stood between 1993 and June 2003: SEC 1473 (Form 3), SEC 1474
(Form 4) and SEC 2270 (Form 5).
"""

from __future__ import annotations

import re

from parsers.ownership.typed.lines import TypedLine

_SENTENCES = (
    "Reminder: Report on a separate line for each class of securities beneficially owned"
    " directly or indirectly.",
    "(Print or Type Responses)",
    "(Print or Type Response)",
    "(Over)",
    "* If the form is filed by more than one reporting person, see Instruction 4(b)(v).",
    "* If the form is filed by more than one reporting person, see Instruction 5(b)(v).",
    "** Intentional misstatements or omissions of facts constitute Federal Criminal Violations."
    " See 18 U.S.C. 1001 and 15 U.S.C. 78ff(a).",
    "Note: File three copies of this Form, one of which must be manually signed. If space"
    " provided is insufficient, see Instruction 6 for procedure.",
    "Note: File three copies of this Form, one of which must be manually signed. If space is"
    " insufficient, see Instruction 6 for procedure.",
    "Potential persons who are to respond to the collection of information contained in this"
    " form are not required to respond unless the form displays a currently valid OMB control"
    " number.",
    "Persons who respond to the collection of information contained in this form are not"
    " required to respond unless the form displays a currently valid OMB control number.",
    "Attach additional sheets if necessary",
    "(e.g., puts, calls, warrants, options, convertible securities)",
    "Table I - Non-Derivative Securities Acquired, Disposed of, or Beneficially Owned",
    "Table II - Derivative Securities Acquired, Disposed of, or Beneficially Owned",
    "Table I - Non-Derivative Securities Beneficially Owned",
    "Table II - Derivative Securities Beneficially Owned",
)
_ALNUM = re.compile(r"[^a-z0-9]+")
_PRINTED = tuple(_ALNUM.sub("", sentence.lower()) for sentence in _SENTENCES)
_SHORTEST = 8
_FURNITURE = re.compile(
    r"\(?\s*(?:page\s+\d+(?:\s+of\s+\d+)?(?:\s+pages?)?|over|continued|cont'?d"
    r"|sec\s+\d{4}\w?\s*\(\s*\d{1,2}-\d{2,4}\s*\)?.{0,3}|form\s+[345]\s*(?:\(cont[^)]{0,8}\))?)\s*\)?",
    re.IGNORECASE | re.ASCII,
)

_HEADINGS = "".join(
    """
    form table i ii titleofsecurityinstr titleofderivativesecurityinstr
    transactiondatemonthdayyear mmddyyyy deemedexecutiondateifanymonthdayyear deemedexecutiondateif
    transactioncodeinstr transcode codev securitiesacquiredaordisposedofdinstrand
    amountaordprice amountofsecuritiesbeneficiallyownedatendofmonthinstrand
    amountofsecuritiesbeneficiallyownedatendofissuersfiscalyearinstrand
    amountofsecuritiesbeneficiallyownedfollowingreportedtransactionsinstrand
    ownershipformdirectdorindirectiinstr ownershipformofderivativesecurity directdorindirecti
    natureofindirectbeneficialownershipinstr conversionorexercisepriceofderivativesecurity
    numberofderivativesecuritiesacquiredaordisposedofdinstrand
    dateexercisableandexpirationdatemonthdayyear expirationdate
    titleandamountofunderlyingsecuritiesinstrand titleandnumberofshares
    titleandamountofsecuritiesunderlyingderivativesecurity titleamountornumberofshares
    priceofderivativesecurityinstr derivativesecuritiesbeneficiallyownedatendofmonthinstr
    numberofderivativesecuritiesbeneficiallyownedatendofyearinstr mo mth yr continued
    """.split()
)
"""All that stands over the columns, without what parts the words: they are cut anywhere."""
_TITLE_WORDS = frozenset(
    "e g eg puts calls warrants options convertible nonderivative non cont".split()
)
_WORD = re.compile(r"[A-Za-z]+|\d+")
_TELLING = re.compile(
    r"instr|benefic|bene-|month/|\(month|/year|transac|trans-|exerc|exer-|title\s+of|owned"
    r"|underl|deriv|ownership|direct\s*\(|nature",
    re.IGNORECASE,
)
_LARGEST_HEADER_NUMBER = 11
_FEW_WORDS = 2
_KNOWN_TO_UNKNOWN = 4
_VALUE = re.compile(r"\d[,/]\d|\$\s?\d|\d\.\d", re.ASCII)


_TABLE = re.compile(
    r"\W*table\s+(ii?|1|2)\b(?:\W*$|\W*\(?cont|\W*non-?\s*deriv|\W*deriv)", re.IGNORECASE
)
_COLUMN_1 = re.compile(r"\W*1?\s?[.)]?\s*title\s+of\s+(deriv|secur)", re.IGNORECASE)
_SECOND = frozenset({"ii", "2", "deriv"})


def is_printed(line: TypedLine, above: TypedLine | None = None) -> bool:
    """Is all of the line a piece of what the form itself says?

    :param above: the line before; a short last line is known by it alone
    """
    if _FURNITURE.fullmatch(line.text):
        return True
    text = _ALNUM.sub("", line.text.lower())
    if len(text) < _SHORTEST and above is not None:
        text = _ALNUM.sub("", above.text.lower()) + text
    return len(text) >= _SHORTEST and any(text in printed for printed in _PRINTED)


def could_head(line: TypedLine, with_title: bool = False) -> bool:
    """Do the words of the line occur over the tables' columns, in whole or cut anywhere?

    :param with_title: count the words of the table's own title among them
    """
    if _VALUE.search(line.text):
        return False
    known = unknown = 0
    for match in _WORD.finditer(line.text.lower()):
        word = match[0]
        if word.isdigit():
            if int(word[:4]) > _LARGEST_HEADER_NUMBER:
                return False
        elif word in _HEADINGS or (with_title and word in _TITLE_WORDS):
            known += 1
        else:
            unknown += 1  # typists err: "Securitites"
    return unknown * _KNOWN_TO_UNKNOWN <= known


def heads_columns(line: TypedLine) -> bool:
    """Can the line be nothing but a part of the columns' headings, wherever it stands?"""
    words = _WORD.findall(line.text)
    return len(words) >= _FEW_WORDS and could_head(line) and bool(_TELLING.search(line.text))


def opens_table(line: TypedLine) -> bool | None:
    """Whether Table II begins here, or goes on; ``None`` if neither table does."""
    for piece in line.pieces:
        if match := _TABLE.match(piece.text):
            return match[1].lower() in _SECOND
        if match := _COLUMN_1.match(piece.text):
            return match[1].lower() in _SECOND
    return None


def is_title(line: TypedLine) -> bool:
    """Does the line name the table?"""
    return any(_TABLE.match(piece.text) for piece in line.pieces)
