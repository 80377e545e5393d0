"""Single facts of a notice, in the many ways they are written."""

from __future__ import annotations

from datetime import date

import pytest

from parsers import read_content
from parsers.filing import Filing, LateFiling
from tests.parsers.late_filing import typed
from tests.parsers.late_filing.notice import PART_I, QUARTER

MARKS = ("[X]", "[ ]")
TEXT = typed.captions_with_colons(QUARTER, MARKS)


def read(text: str) -> Filing:
    return read_content(text.encode())


def late(old: str, new: str, text: str = TEXT) -> LateFiling:
    """The notice with one passage in other words."""
    assert old in text
    found = read(text.replace(old, new)).late_filing
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("For Period Ended: 9/30/08", date(2008, 9, 30)),
        ("For the Period Ended:  Sept. 30,  2008", date(2008, 9, 30)),
        ("For the fiscal year ended December 31st, 2007", date(2007, 12, 31)),
        ("For the Quarterly Period Ended\n   June 30, 2008", date(2008, 6, 30)),
        ("FOR PERIOD ENDED: 2008-09-30", date(2008, 9, 30)),
        ("FOR PERIOD ENDED - JUNE 30, 2008", date(2008, 6, 30)),
        ("For Period Ended: ________________", None),
        ("For Period Ended: February 30, 2008", None),
    ],
)
def test_the_period(words, day):
    assert late("For Period Ended: September 30, 2008", words).period_ended == day


def test_a_transition_period_counts_only_where_no_other_is_filled_in():
    text = TEXT.replace("Transition Period Ended: ", "Transition Period Ended: May 31, 2008")
    assert late("Period Ended: S", "Period Ended: S", text).period_ended == date(2008, 9, 30)
    # The box of a transition report is not ticked, so its period is not the notice's.
    assert late("Period Ended: September 30, 2008", "Period Ended:", text).period_ended is None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("SEC File No. 1-99103", "1-99103"),
        ("Commission File Number 333-99103-02", "333-99103-02"),
        ("SEC FILE NUMBER\n\n811-99103\n\nCUSIP NUMBER\n\n99L104101", "811-99103"),
        ("SEC FILE NUMBER     CUSIP NUMBER\n\n000-99103     99L104101", "000-99103"),
        ("000-99103\n\nCommission File Number", "000-99103"),
        ("Commission File Number: 000\u201399103", "000-99103"),
        ("33-99103-NY\n(Commission File Number)", "33-99103-NY"),
        ("               UNITED STATES                SEC File Number\n"
         "    SECURITIES AND EXCHANGE COMMISSION         000-99103\n"
         "          Washington, D.C. 20549\n"
         "                                             Cusip Number\n"
         "                                               99L104101", "000-99103"),
        ("Commission File Number: ________", None),
        ("CUSIP NUMBER 99L104101", None),
    ],
)  # fmt: skip
def test_the_file_number(words, number):
    assert late("Commission File Number: 000-99103", words).commission_file_number == number


@pytest.mark.parametrize(
    "lines",
    [
        "{0}\n- -----\n{1}:\n\nN/A\n- -----\n{2}:",
        "{1}\n\n     {0}\n- -----\n{2}\n\n- -----",
        "     {0}\n     ({1})\n\n     N/A\n     ({2})",
        "     {0}\n   (Exact name of registrant as specified in its charter)",
        "{1}     {0}\n     ------\n\n{2}\n     ------",
        "| {1}: | | {0} |\n| {2}: | | N/A |",
    ],
)
def test_the_registrant(lines):
    name, caption, former = "Larkspur Instruments, Inc.", "Full Name of Registrant", PART_I[1]
    start, end = TEXT.index("Full Name of"), TEXT.index("Address of")
    text = f"{TEXT[:start]}{lines.format(name, caption, former)}\n\n{TEXT[end:]}"
    assert read(text).issuer.name == name


@pytest.mark.parametrize(
    ("boxes", "report"),
    [
        ("[X] Form 10-K and Form 10-KSB [ ] Form 10-Q and Form 10-QSB", "10-K"),
        ("[ ] Form 10-KSB   [X] Form 10-QSB   [ ] Form 11-K", "10-QSB"),
        ("[ ] Form 10K  [X] Form 10 Q  [ ] Form 20F", "10-Q"),
        ("[ ] Form10-K  [ ] Form10-D  [X] Form N-CEN", "N-CEN"),
        ("Form 10-K [ ]  Form 20-F [X]  Form 11-K [ ]", "20-F"),
        ("[X] Form 10-K   Form 20-F   Form 11-K   Form 10-Q", "10-K"),
        ("   Form 10-K   Form 20-F   Form 11-K   Form 10-Q [X]", "10-Q"),
        ("   Form 10-K [X]   Form 20-F   Form 11-K", "10-K"),  # it stands nearer
        ("   Form 10-K   [X]   Form 20-F   Form 11-K", None),  # it could belong to either
        ("Form 10-K [X] Form 20-F Form 11-K", None),
        ("X Form 10-K  __ Form 20-F  __ Form 11-K", "10-K"),
        ("Form 10-K  Form 20-F  Form 11-K\n\n  [ ]   [X]   [ ]", "20-F"),
        ("[X] Form 8-K  [ ] Form 10-Q", None),
        ("[ ] Form 10-K  [ ] Form 10-Q", None),
    ],
)
def test_the_report_that_is_ticked(boxes, report):
    start, end = TEXT.index("(Check One):"), TEXT.index("For Period Ended")
    text = f"{TEXT[:start]}(Check One):\n\n{boxes}\n\n{TEXT[end:]}"
    text = text.replace("[ ] Transition Report", "Transition Report")
    filing = read(text)
    assert filing.late_filing.report_form == report
    told = any(problem.where == "late report" for problem in filing.problems)
    assert told is (report is None)


def test_boxes_that_stand_between_the_transition_reports_tell_nothing_of_them():
    start, end = TEXT.index("[ ] Transition Report"), TEXT.index("For the Transition")
    reports = " [ ] ".join(f"Transition Report on Form {form}" for form in ("10-K", "20-F", "11-K"))
    found = read(f"{TEXT[:start]}{reports}\n\n{TEXT[end:]}").late_filing
    assert (found.report_form, found.transition_report) == ("10-Q", None)


def test_a_tick_that_is_underlined_shows_its_place():
    text = (
        "(Check One):\n\n"
        "   X   Form 10-K        Form 20-F        Form 10-Q\n"
        "  ---              ---              ---\n\n"
    )
    start, end = TEXT.index("(Check One):"), TEXT.index("For Period Ended")
    assert read(TEXT[:start] + text + TEXT[end:]).late_filing.report_form == "10-K"


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("      Yes  X    No\n          ---      ---", True),
        ("      Yes       No  X\n          ---      ---", False),
        ("       X   Yes       No\n      ---       ---", True),
        ("YES ___X___ NO_______", True),
        ("YES _______ NO ___X___", False),
        ("[X] YES     NO", True),
        ("[ ] No   [X] Yes", True),
        ("[ ] Yes\n[X] No", False),
        ("Yes.", True),
        ("NO", False),
        ("None of them, yes or no.", None),
        ("[ ] Yes", None),
    ],
)
def test_an_answer(answer, told):
    assert late("     Yes [X]    No [ ]", answer).other_reports_filed is told


@pytest.mark.parametrize(
    ("words", "name", "phone"),
    [
        ("Ida M. Sorrell (208) 555-0101", "Ida M. Sorrell", "(208) 555-0101"),
        ("Ida M. Sorrell, Treasurer   208-555-0101", "Ida M. Sorrell", "(208) 555-0101"),
        ("Ida M. Sorrell     208     555-0101\n(Name)  (Area Code)  (Telephone Number)",
         "Ida M. Sorrell", "(208) 555-0101"),
        ("(Name)          (Area Code)      (Telephone Number)\nIda M. Sorrell     208     555-0101",
         "Ida M. Sorrell", "(208) 555-0101"),
        ("Name: Ida M. Sorrell\nTelephone: 208.555.0101", "Ida M. Sorrell", "(208) 555-0101"),
        ("Milton Sorrell, III     (208)     555-0101", "Milton Sorrell, III", "(208) 555-0101"),
        ("Ida M. Sorrell     011-44-20-7946-0101", "Ida M. Sorrell", "011-44-20-7946-0101"),
        ("Ida M. Sorrell   +49 30 5550 101", "Ida M. Sorrell", "+49 30 5550 101"),
        ("Ida M. Sorrell", "Ida M. Sorrell", None),
        ("", None, None),
    ],
)  # fmt: skip
def test_the_contact(words, name, phone):
    found = late("    Lee J. Vanterpool     (208) 555-0173", words)
    assert (found.contact_name, found.contact_phone) == (name, phone)


@pytest.mark.parametrize(
    ("signature", "signer", "title", "day"),
    [
        ("By: /s/ O. Quill\n    Odile Quill\n    President\nDate: May 1, 2008",
         "Odile Quill", "President", date(2008, 5, 1)),
        ("By: /s/ Odile Quill\n    Chief Financial Officer\n\nMay 1, 2008",
         "Odile Quill", "Chief Financial Officer", date(2008, 5, 1)),
        ("May 1, 2008          By: /s/ Odile Quill, President", "Odile Quill", "President",
         date(2008, 5, 1)),
        ("Date: 5/1/08    By:  ____/s/ Odile Quill_____\n                 Odile Quill, President",
         "Odile Quill", "President", date(2008, 5, 1)),
        ("/s/ Odile Quill\n\nName: Odile Quill\n\nIts: President\n\nDated: May 1, 2008",
         "Odile Quill", "President", date(2008, 5, 1)),
        ("By: Odile Quill\nTitle: President\nDate: May 1, 2008", "Odile Quill", "President",
         date(2008, 5, 1)),
        ("By:  __________________\n     Odile Quill\n     President", "Odile Quill", "President",
         None),
        ("Date  May 1, 2008                 By /s/ Odile Quill\n"
         "      -----------                    ---------------------------\n"
         "                                     Odile Quill\n"
         "                                     Senior Vice President, Chief Financial\n"
         "                                     Officer and Director",
         "Odile Quill", "Senior Vice President, Chief Financial Officer and Director",
         date(2008, 5, 1)),
        ("By: /s/ Odile Quill\nName: Odile Quill\nTitle: Executive Vice President and\n"
         "       Chief Financial Officer\nDate: May 1, 2008",
         "Odile Quill", "Executive Vice President and Chief Financial Officer", date(2008, 5, 1)),
        ("nobody", None, None, None),
    ],
)  # fmt: skip
def test_the_signature(signature, signer, title, day):
    start = TEXT.index("Dated: November 14, 2008")
    found = late(TEXT[start:], signature)
    assert (found.signed_by, found.signed_title, found.signed_date) == (signer, title, day)


@pytest.mark.parametrize(
    ("report", "form_type"),
    [
        ("10-K", "NT 10-K"), ("10-KSB", "NT 10-K"), ("10-Q", "NT 10-Q"), ("10-QSB", "NT 10-Q"),
        ("10-D", "NT 10-D"), ("11-K", "NT 11-K"), ("20-F", "NT 20-F"), ("N-SAR", "NT-NSAR"),
        ("N-CSR", "NT-NCSR"), ("N-CEN", "NT-NCEN"),
    ],
)  # fmt: skip
def test_the_type_is_told_by_the_ticked_report(report, form_type):
    text = f"FORM 12b-25\nNOTIFICATION OF LATE FILING\n(Check one): [X] Form {report}\n"
    assert read(text).form_type == form_type
    assert read(text.replace("12b-25", "12b-25/A")).form_type == f"{form_type}/A"
    assert read(text.replace("NOTIF", "(Amendment No. 1)\nNOTIF")).form_type == f"{form_type}/A"


def test_the_type_may_be_typed_above_the_form():
    text = "NT 10-K 1 nt10k.htm\n\nFORM 12b-25\n\nNOTIFICATION OF LATE FILING\n\n(Check one):\n"
    assert read(text).form_type == "NT 10-K"
    assert read(text.replace("NT 10-K 1 nt10k.htm", "")).form_type is None


def test_what_is_not_there_is_none_and_told():
    filing = read("FORM 12b-25\n\nNOTIFICATION OF LATE FILING\n\n(Check one):\n")
    assert filing.late_filing == LateFiling()
    assert {problem.where for problem in filing.problems} == {
        "late report", "period ended", "Part III", "Part IV (2), yes or no",
        "Part IV (3), yes or no", "signature",
    }  # fmt: skip


@pytest.mark.parametrize("words", ["N/A", "None", "--"])
def test_not_applicable_is_no_narrative(words):
    assert late(typed._wrap(QUARTER.reasons, "     "), words).narrative is None


def test_what_looks_like_a_box_in_prose_stays():
    words = "No X-ray unit was sold, and yes, Mr. R. Forman wrote Form 10-K."
    assert late(typed._wrap(QUARTER.reasons, "     "), words).narrative == words


def test_a_notice_may_end_with_its_narrative():
    start, end = TEXT.index(f"{'PART IV':^79}"), TEXT.index(f"{QUARTER.registrant:^79}")
    found = read(TEXT[:start] + TEXT[end:]).late_filing
    assert found.narrative == QUARTER.reasons
    assert (found.signed_by, found.contact_name) == (QUARTER.signer, None)


def test_headings_may_be_gone():
    """Where only the printed sentences are left, the parts begin at them."""
    text = TEXT
    for heading in ("PART I", "PART II", "PART III", "PART IV"):
        text = text.replace(f"{heading:^79}", "")
    found = read(text).late_filing
    assert found.narrative == QUARTER.reasons
    assert (found.other_reports_filed, found.relief_requested) == (True, True)
    assert found.contact_name == QUARTER.contact
