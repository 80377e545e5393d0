"""An invented filing of five megabytes of HTML, such as an issuer tender offer with its terms."""

from __future__ import annotations

from collections.abc import Iterator

SIZE = 5_000_000
BEGINS = "Tender Offer Statement under"
"""Words near its top, and nowhere else."""
_ACCESSION = "0000950170-04-000016"
_WORDS = (
    "the Company offers to purchase for cash shares of its common stock at a price not greater"
    " than the maximum nor less than the minimum stated on the cover page, upon the terms and"
    " subject to the conditions of this offer to purchase and of the letter of transmittal"
).split()
_HEAD = f"""<SEC-DOCUMENT>{_ACCESSION}.txt : 20040110
<SEC-HEADER>{_ACCESSION}.hdr.sgml : 20040110
<ACCEPTANCE-DATETIME>20040110171500
ACCESSION NUMBER:\t\t{_ACCESSION}
CONFORMED SUBMISSION TYPE:\tSC TO-I
PUBLIC DOCUMENT COUNT:\t\t1
FILED AS OF DATE:\t\t20040110

SUBJECT COMPANY:

\tCOMPANY DATA:
\t\tCOMPANY CONFORMED NAME:\t\t\tLARGE OFFER CORP
\t\tCENTRAL INDEX KEY:\t\t\t0000999916
</SEC-HEADER>
<DOCUMENT>
<TYPE>SC TO-I
<SEQUENCE>1
<FILENAME>offer.htm
<TEXT>
<html><head><title>SC TO-I</title></head><body>
<p style="text-align:center"><b>SCHEDULE TO</b></p>
<p style="text-align:center">{BEGINS} Section 14(d)(1) or 13(e)(1)
of the Securities Exchange Act of 1934</p>
<p style="text-align:center"><b>LARGE OFFER CORP</b><br>(Name of Subject Company (Issuer))</p>
"""
_TAIL = "</body></html>\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n"


def large_filing(size: int = SIZE) -> bytes:
    """A submission whose one document has so many bytes of HTML, the same every time."""
    parts, length = [_HEAD], len(_HEAD)
    for part in _body():
        parts.append(part)
        length += len(part)
        if length >= size:
            break
    return "".join([*parts, _TAIL]).encode()


def _body() -> Iterator[str]:
    """Paragraphs, each different from all others, and a table after every twentieth."""
    number = 0
    while True:
        number += 1
        turn = number % len(_WORDS)
        words = " ".join(_WORDS[turn:] + _WORDS[:turn])
        yield (
            "<p style=\"margin-top:0pt; margin-bottom:6pt; font-family:'Times New Roman';"
            f' font-size:10pt"><b>{number}.</b> Paragraph {number:06}: <i>{words}</i>.</p>\n'
        )
        if number % 20 == 0:
            rows = "".join(
                f'<tr><td>{2000 + row}</td><td style="text-align:right">{number * row:,}</td>'
                f"<td>${number}.{row:02}</td></tr>\n"
                for row in range(1, 9)
            )
            yield f"<table><tr><th>Year</th><th>Shares</th><th>Price</th></tr>\n{rows}</table>\n"
