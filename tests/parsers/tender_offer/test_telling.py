"""What only speaks of a tender offer statement, or of a late notice, is none."""

from __future__ import annotations

import pytest

from parsers.formats import Form, tell_form

ANNUAL = (
    "FORM 10-K\n\nANNUAL REPORT PURSUANT TO SECTION 13 OR 15(d)\n\n(Check one): yes\n\n"
    "The company filed a Form 12b-25, Notification of Late Filing, on March 31, 2008."
)
RECOMMENDATION = (
    "SCHEDULE 14D-9\n\nSolicitation/Recommendation Statement under Section 14(d)(4)\n\n"
    "This relates to the offer in the Tender Offer Statement on Schedule TO of Fenwick Corp."
    " Holders should read the tender offer statement, with the offer to purchase."
)
ANNOUNCEMENT = (
    "FORM 8-K\n\nCURRENT REPORT Pursuant to Section 13 or 15(d)\n\nFenwick Corp. will file a"
    " Tender Offer Statement on\nSchedule TO. The Tender\nOffer Statement will be free."
)


@pytest.mark.parametrize("text", [ANNUAL, RECOMMENDATION, ANNOUNCEMENT])
def test_what_only_speaks_of_it(text):
    assert tell_form(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "SCHEDULE TO\n\nTender Offer Statement under Section 14(d)(1)",
        "<p>SCHEDULE TO</p><p>TENDER OFFER STATEMENT</p><p>UNDER SECTION 14(d)(1) OR</p>",
        "SCHEDULE TO\nTender Offer Statement Pursuant to Section 14(d)(1)",
        "SCHEDULE TO-I/A\n\nTENDER OFFER STATEMENT\n\nLarkspur Instruments, Inc.",
        "Schedule TO\nLarkspur Instruments\nþthird party tender offer subject to Rule 14d-1",
        "SCHEDULE TO and SCHEDULE 13D\nTender Offer Statement under Section 14(d)(1)",
    ],
)
def test_a_tender_offer_statement(text):
    assert tell_form(text) is Form.TENDER_OFFER


@pytest.mark.parametrize(
    "text",
    [
        "FORM 12b-25 NOTIFICATION OF LATE FILING",
        "(Check one): x Form 10-K o Form 10-Q\n\nFORM 12B-25/A\n\nNotification of Late Filing"
        "\n\nreports required under Section 13 or 15(d)",
    ],
)
def test_a_notice(text):
    assert tell_form(text) is Form.LATE_FILING
