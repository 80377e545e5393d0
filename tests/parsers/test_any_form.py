"""Documents of forms without a reader of their own."""

from __future__ import annotations

from datetime import date

from parsers.document import block_text
from parsers.reading import preview, read_content

TAGGED = b"""<?xml version='1.0'?><html xmlns:ix="x"><body><p>SECURITIES AND EXCHANGE COMMISSION</p>
<p><b>FORM <ix:nonNumeric name="dei:DocumentType" id="a">8-K</ix:nonNumeric></b></p>
<p><ix:nonNumeric name="dei:AmendmentFlag">true</ix:nonNumeric></p>
<p><ix:nonNumeric name="dei:EntityRegistrantName">Larkspur &amp; <b>Sons</b></ix:nonNumeric>
<p><ix:nonNumeric name="dei:EntityCentralIndexKey">9920001</ix:nonNumeric></p>
<p><ix:nonNumeric name="dei:TradingSymbol">LKSP</ix:nonNumeric></p>
<ix:nonNumeric name="dei:DocumentPeriodEndDate">March 1, 2024</ix:nonNumeric></body></html>"""

PAPER = b"""SECURITIES AND EXCHANGE COMMISSION
Washington, D.C. 20549

SCHEDULE 13D
Under the Securities Exchange Act of 1934
(Amendment No. 2)

Tidewater Grain Co

(Name of Issuer)
"""


def test_a_tagged_cover_states_its_facts():
    filing = read_content(TAGGED)
    assert (filing.source_format, filing.form_type) == ("html", "8-K/A")
    issuer = filing.issuer
    assert (issuer.name, issuer.cik, issuer.ticker) == ("Larkspur & Sons", "0009920001", "LKSP")
    assert filing.period_of_report == date(2024, 3, 1)
    assert [p.severity for p in filing.problems] == ["note"]


def test_an_untagged_cover_has_its_heading_and_its_captioned_name():
    filing = read_content(PAPER)
    assert (filing.source_format, filing.form_type) == ("text", "SC 13D/A")
    assert (filing.issuer.name, filing.issuer.cik) == ("Tidewater Grain Co", None)


def test_its_text_is_there_to_read():
    shown = "\n".join(block_text(block) for block in preview(PAPER))
    assert "Under the Securities Exchange Act of 1934" in shown
