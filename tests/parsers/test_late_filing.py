"""Form 12b-25, read from the sample and from variations of it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from parsers import read_content
from parsers.filing import Filing, LateFiling, Signature
from tests.conftest import SAMPLES

NOTICE = (SAMPLES / "nt-10-q-submission.txt").read_text()
TICKED = '<FONT STYLE="font-family: Wingdings; font-size: 10pt">&yacute;</FONT>'
EMPTY = '<FONT STYLE="font-family: Wingdings; font-size: 10pt">&uml;</FONT>'
YES = '<FONT STYLE="font-family: Wingdings">x</FONT>'


def read(text: str) -> Filing:
    return read_content(text.encode())


def late(text: str) -> LateFiling:
    found = read(text).late_filing
    assert found is not None
    return found


def test_what_the_notice_states():
    found = late(NOTICE)
    assert found.report_form == "10-Q"
    assert found.transition_report is False
    assert found.period_ended == date(2024, 9, 30)
    assert found.commission_file_number == "001-99101"
    assert found.relief_requested is True
    assert found.narrative == (
        "The registrant moved its ledgers to a new system in August. The figures of two sites had"
        " to be carried over by hand, and their review was not finished when the Form 10-Q for the"
        " quarter ended September 30, 2024 fell due."
    )
    assert (found.contact_name, found.contact_phone) == ("Lee J. Vanterpool", "(208) 555-0173")
    assert found.other_reports_filed is True
    assert found.significant_change_anticipated is True
    assert (found.signed_by, found.signed_title) == ("Lee J. Vanterpool", "Chief Financial Officer")
    assert found.signed_date == date(2024, 11, 12)


def test_the_explanation_runs_over_pages_and_bullets():
    explanation = late(NOTICE).explanation
    assert explanation.startswith("Net sales were about $58 million")
    assert "Costs moved as follows: Cost of sales was about $33 million" in explanation
    assert explanation.endswith("against a net income of $4.0 million a year before.")
    assert "•" not in explanation
    assert " 2 " not in explanation.replace("$2 million", "")


def test_the_header_gives_the_filing_its_facts():
    filing = read(NOTICE)
    assert (filing.form_type, filing.source_format) == ("NT 10-Q", "submission")
    assert filing.accession_number == "0009910001-24-000031"
    assert filing.filed_date == date(2024, 11, 12)
    assert filing.accepted_at == datetime(2024, 11, 12, 16, 45, 7)
    assert filing.period_of_report == date(2024, 9, 30)
    issuer = filing.issuer
    assert (issuer.cik, issuer.name) == ("0009910001", "Larkspur Instruments, Inc.")
    assert (issuer.sic, issuer.irs_number) == ("3826", "990001911")
    assert (issuer.state_of_incorporation, issuer.fiscal_year_end) == ("DE", "1231")
    assert issuer.file_number == "001-99101"
    assert issuer.business_address.street2 == "FLOOR 3"
    assert [name for name, _ in issuer.former_names] == [
        "Fenwick Signal Corp.",
        "Halden Devices, Inc.",
    ]
    assert filing.signatures == (Signature("/s/ Lee J. Vanterpool", date(2024, 11, 12)),)
    assert filing.reporting_owners == ()
    assert filing.problems == ()


def test_a_bare_document_is_read_too():
    document = NOTICE[NOTICE.index("<HTML>") : NOTICE.index("</HTML>") + 7]
    filing = read(document)
    assert filing.source_format == "html"
    assert filing.form_type == "NT 10-Q"
    assert filing.issuer.name == "Larkspur Instruments, Inc."
    assert filing.issuer.cik is None
    assert filing.late_filing == late(NOTICE)


def test_another_report_is_ticked():
    text = NOTICE.replace(TICKED, EMPTY).replace(EMPTY, TICKED, 1)
    assert late(text).report_form == "10-K"


def test_a_transition_report_is_ticked():
    place = NOTICE.index("Transition Report on Form 11-K")
    box = NOTICE.rindex(EMPTY, 0, place)
    text = NOTICE[:box] + TICKED + NOTICE[box + len(EMPTY) :]
    assert late(text).transition_report is True


def test_no_ticked_report_is_a_problem():
    filing = read(NOTICE.replace(TICKED, EMPTY))
    assert filing.late_filing.report_form is None
    assert ("late report", "not found") in [(p.where, p.message) for p in filing.problems]


def test_an_empty_box_in_part_ii_asks_for_nothing():
    place = NOTICE.index("PART II<")
    text = NOTICE[:place] + NOTICE[place:].replace(YES, EMPTY, 1)
    assert late(text).relief_requested is False


@pytest.mark.parametrize(
    ("yes", "no", "answer"),
    [(YES, EMPTY, True), (EMPTY, YES, False), (EMPTY, EMPTY, None), (YES, YES, None)],
)
def test_an_answer_is_one_tick_of_two(yes, no, answer):
    start = NOTICE.index("(2) Have all")
    end = NOTICE.index("(3) Is a")
    question = NOTICE[start:end].replace(EMPTY, "@no").replace(YES, yes).replace("@no", no)
    assert late(NOTICE[:start] + question + NOTICE[end:]).other_reports_filed is answer


# Plain text as it was typed before 2001

TYPED = """\
                       SECURITIES AND EXCHANGE COMMISSION
                             WASHINGTON, D.C. 20549

                                  FORM 12b-25

                          NOTIFICATION OF LATE FILING

                                        Commission File Number  0-21984

(Check One):  {box1} Form 10-K and Form 10-KSB  {box0} Form 11-K  {box0} Form 20-F
              {box0} Form 10-Q and Form 10-QSB  {box0} Form N-SAR

     For Period Ended: December 31, 1999
     {box0} Transition Report on Form 10-K
     {box0} Transition Report on Form 20-F
     {box0} Transition Report on Form 11-K
     {box0} Transition Report on Form 10-Q
     {box0} Transition Report on Form N-SAR
     For the Transition Period Ended: ________________________

     Nothing in this form shall be construed to imply that the Commission has
verified any information contained herein.

     If the notification relates to a portion of the filing checked above,
identify the item(s) to which the notification relates:

                         PART I -- REGISTRANT INFORMATION

Full Name of Registrant:  Larkspur Instruments, Inc.
Former Name if Applicable: Halden Devices, Inc.
Address of Principal Executive Office (Street and Number): 40 Assay Office Lane
City, State and Zip Code: Boise, Idaho 83702

                        PART II -- RULES 12b-25(b) AND (c)

If the subject report could not be filed without unreasonable effort or expense
and the registrant seeks relief pursuant to Rule 12b-25(b), the following should
be completed. (Check box if appropriate)

 {box1}  (a)  The reasons described in reasonable detail in Part III of this form
           could not be eliminated without unreasonable effort or expense;
 {box1}  (b)  The subject annual report will be filed on or before the fifteenth
           calendar day following the prescribed due date; and
 {box0}  (c)  The accountant's statement or other exhibit required by Rule
           12b-25(c) has been attached if applicable.

                              PART III -- NARRATIVE

State below in reasonable detail the reasons why Form 10-K could not be filed
within the prescribed period.

     The books of a subsidiary bought in December were not closed in time.

                          PART IV -- OTHER INFORMATION

(1)  Name and telephone number of person to contact in regard to this
     notification

       Lee J. Vanterpool             208                555-0144
     ---------------------------------------------------------------
           (Name)                (Area Code)      (Telephone Number)

(2)  Have all other periodic reports required under Section 13 or 15(d) of the
     Securities Exchange Act of 1934 during the preceding 12 months been filed?
     If the answer is no, identify report(s).      {box1} Yes   {box0} No

(3)  Is it anticipated that any significant change in results of operations from
     the corresponding period for the last fiscal year will be reflected by the
     earnings statements to be included in the subject report or portion
     thereof?                                      {box0} Yes   {box1} No

     If so: attach an explanation of the anticipated change, both narratively
     and quantitatively, and, if appropriate, state the reasons why a reasonable
     estimate of the results cannot be made.

                          Larkspur Instruments, Inc.
                -------------------------------------------
                (Name of Registrant as specified in charter)

has caused this notification to be signed on its behalf by the undersigned
thereunto duly authorized.

Date:  March 30, 2000                By: /s/ Lee J. Vanterpool
                                         -------------------------
                                         Lee J. Vanterpool
                                         Chief Financial Officer
"""


@pytest.mark.parametrize(
    ("checked", "empty"),
    [
        ("[X]", "[ ]"),
        ("/X/", "/ /"),
        ("|X|", "|_|"),
        ("(X)", "( )"),
        ("_X_", "___"),
        ("[x]", "[_]"),
    ],
)
def test_a_typed_notice_however_its_boxes_are_drawn(checked, empty):
    content = TYPED.replace("{box1}", checked).replace("{box0}", empty).encode()
    filing = read_content(content)
    late = filing.late_filing
    assert (filing.form_type, filing.issuer.name) == ("NT 10-K", "Larkspur Instruments, Inc.")
    assert (late.report_form, late.transition_report) == ("10-K", False)
    assert (late.period_ended, late.commission_file_number) == (date(1999, 12, 31), "0-21984")
    assert late.relief_requested is True
    assert late.narrative.startswith("The books of a subsidiary bought in December were not")
    assert (late.contact_name, late.contact_phone) == ("Lee J. Vanterpool", "(208) 555-0144")
    assert (late.other_reports_filed, late.significant_change_anticipated) == (True, False)
    assert late.explanation is None
    assert (late.signed_by, late.signed_title) == ("Lee J. Vanterpool", "Chief Financial Officer")
    assert late.signed_date == date(2000, 3, 30)
    assert filing.signatures[0].name == "/s/ Lee J. Vanterpool"
    assert filing.problems == ()


@pytest.mark.parametrize(
    ("boxes", "answer"),
    [
        ("[X] Yes [ ] No", True),
        ("[ ] Yes [X] No", False),
        ("Yes [X] No [ ]", True),
        ("Yes [ ] No [X]", False),
        ("[X] Yes   No", True),
        ("Yes   No [X]", False),
        ("Yes [X] No", None),  # it could belong to either
        ("[X] Yes [X] No", None),
        ("[ ] Yes [ ] No", None),
        ("Yes   No", None),
    ],
)
def test_an_answer_is_told_only_where_its_box_is_sure(boxes, answer):
    text = TYPED.replace("{box1} Yes   {box0} No", boxes)
    filing = read_content(text.encode())
    assert filing.late_filing.other_reports_filed is answer
    told = any(problem.where.startswith("Part IV (2)") for problem in filing.problems)
    assert told is (answer is None)
