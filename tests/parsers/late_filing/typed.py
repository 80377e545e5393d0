"""Notices as they were typed for EDGAR before there was HTML, and as scrapers leave them."""

from __future__ import annotations

import textwrap

from tests.parsers.late_filing.notice import (
    CHANGE,
    CHARTER,
    CONTACT,
    HEADINGS,
    IF_LATE,
    IF_SO,
    IMPLIED,
    OTHERS,
    PART_I,
    PORTION,
    RELIEF,
    REPORTS,
    SIGNED,
    TITLE,
    TRANSITIONS,
    WHY,
    Notice,
)  # fmt: skip

Marks = tuple[str, str]
MARKS: tuple[Marks, ...] = (
    ("[X]", "[ ]"), ("[x]", "[_]"), ("(X)", "( )"), ("|X|", "|_|"), ("/X/", "/ /"), ("/x/", "/_/"),
    ("_X_", "___"),
)  # fmt: skip
"""A ticked box and an empty one."""
_RULE = "- " + "-" * 79


def _wrap(text: str, indent: str = "") -> str:
    return textwrap.fill(text, 79, initial_indent=indent, subsequent_indent=indent)


def _reports(notice: Notice, marks: Marks) -> list[str]:
    return [
        f"{marks[notice.transition or r != notice.report]} Form {r}" for r in REPORTS
    ]  # fmt: skip


def _transitions(notice: Notice, marks: Marks) -> list[str]:
    return [
        f"{marks[not (notice.transition and r == notice.report)]} Transition Report on Form {r}"
        for r in TRANSITIONS
    ]


def _periods(notice: Notice) -> tuple[str, str]:
    return ("", notice.period) if notice.transition else (notice.period, "")


def ruled_captions(notice: Notice, marks: Marks) -> str:
    """Values over typed rules with their captions under them; a row of captions for the contact."""
    period, transition = _periods(notice)
    reports = _reports(notice, marks)
    lines = [
        f"{'SEC File No. ' + notice.file_number:>79}", "",
        *(f"{line:^79}" for line in TITLE), "",
        "(Check One): " + "   ".join(reports[:4]),
        "             " + "   ".join(reports[4:]), "",
        f"For Period Ended: {period}", *(f"  {line}" for line in _transitions(notice, marks)), "",
        f"   For the Transition Period Ended: {transition}_______________________", "",
        "   Read Instruction (on back page) Before Preparing Form. Please Print or Type.", "",
        _wrap(IMPLIED.upper()), "", _wrap(PORTION), "", _RULE, "", HEADINGS[0], "",
    ]  # fmt: skip
    for value, caption in zip(notice.part_i, PART_I, strict=True):
        lines += [f"{value:^79}", _RULE, caption, ""]
    lines += [HEADINGS[1], "", _wrap(IF_LATE), ""]
    for n in (0, 2, 4):
        lines += [f"{marks[not notice.relief]}  {RELIEF[n]}", _wrap(RELIEF[n + 1], " " * 10), ""]
    yes, no = marks[not notice.others_filed], marks[notice.others_filed]
    changed, same = marks[not notice.change], marks[notice.change]
    lines += [
        HEADINGS[2], "", _wrap(WHY), "", _wrap(notice.reasons), "", "<PAGE>", "", HEADINGS[3], "",
        f"(1) {CONTACT}", "",
        f"    {notice.contact:<25}{notice.area_code:^20}{notice.phone:^20}",
        "    -----------------------------------------------------------------",
        f"    {'(Name)':<25}{'(Area Code)':^20}{'(Telephone Number)':^20}", "",
        _wrap("(2) " + OTHERS), f"{yes + ' Yes   ' + no + ' No':>79}", "",
        _wrap("(3) " + CHANGE), f"{changed + ' Yes   ' + same + ' No':>79}", "",
        _wrap("    " + IF_SO), "", _wrap(notice.explanation), "",
        f"{notice.registrant:^79}", "=" * 79, f"{CHARTER:^79}", "", _wrap(SIGNED), "",
        f"Date: {notice.signed:<30} By: /s/ {notice.signer}",
        " " * 41 + "-" * 30,
        " " * 41 + notice.signer,
        " " * 41 + notice.title, "",
        "INSTRUCTION: The form may be signed by an executive officer of the registrant.",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def captions_with_colons(notice: Notice, marks: Marks) -> str:
    """Captions before their values, the reports in a <TABLE>, the answers after their words."""
    period, transition = _periods(notice)
    yes, no = marks[not notice.others_filed], marks[notice.others_filed]
    changed, same = marks[not notice.change], marks[notice.change]
    lines = [
        "<PAGE>   1", *(f"{line:^79}" for line in TITLE), "",
        f"{'Commission File Number: ' + notice.file_number:>70}", "", "<TABLE>", "<S>   <C>   <C>",
        "(Check One):      " + "      ".join(_reports(notice, marks)[:3]),
        "                  " + "      ".join(_reports(notice, marks)[3:]), "</TABLE>", "",
        f"For Period Ended: {period}", "                  -----------------", "<TABLE>",
        *_transitions(notice, marks), "</TABLE>", "",
        f"For the Transition Period Ended: {transition}",
        "                                ----------------------", "", _wrap(PORTION), "",
        f"{'PART I':^79}", f"{'REGISTRANT INFORMATION':^79}", "",
    ]  # fmt: skip
    for value, caption in zip(notice.part_i, PART_I, strict=True):
        lines += [f"{caption}: {value}", " " * (len(caption) + 2) + "-" * len(value), ""]
    lines += [f"{'PART II':^79}", f"{'RULES 12b-25(b) and (c)':^79}", "", _wrap(IF_LATE), ""]
    for n in (0, 2, 4):
        text = f"{marks[not notice.relief]}   {RELIEF[n]} {RELIEF[n + 1]}"
        lines += [textwrap.fill(text, 79, subsequent_indent=" " * 6), ""]
    lines += [
        f"{'PART III':^79}", f"{'NARRATIVE':^79}", "", _wrap(WHY), "",
        _wrap(notice.reasons, "     "), "", f"{'PART IV':^79}", f"{'OTHER INFORMATION':^79}", "",
        f"(1) {CONTACT}:", "",
        f"    {notice.contact}     ({notice.area_code}) {notice.phone}", "",
        _wrap("(2) " + OTHERS), "", f"     Yes {yes}    No {no}", "",
        _wrap("(3) " + CHANGE), "", f"     Yes {changed}    No {same}", "",
        _wrap(IF_SO), "", _wrap(notice.explanation), "",
        f"{notice.registrant:^79}", f"{CHARTER:^79}", "", _wrap(SIGNED), "",
        f"Dated: {notice.signed}", "", f"By:    /s/ {notice.signer}", "       " + "-" * 25,
        f"Name:  {notice.signer}", f"Title: {notice.title}",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def one_long_line(notice: Notice, marks: Marks) -> str:
    """All white space collapsed, as full-text archives keep a document."""
    return " ".join(ruled_captions(notice, marks).replace("- ---", "").split())


def scraped_cells(notice: Notice, marks: Marks) -> str:
    """A cell a line with a bar before it; the boxes are letters whose font is lost."""
    period, transition = _periods(notice)
    answers = [
        f"Yes {marks[not told]} No {marks[told]}" for told in (notice.others_filed, notice.change)
    ]
    lines = [
        *TITLE, "OMB APPROVAL", "OMB Number: 3235-0058", "SEC FILE NUMBER", notice.file_number,
        "(Check one):", "|", "|", "|",
    ]  # fmt: skip
    for report in _reports(notice, marks):
        lines += [f"|{report}", "|", "|"]
    lines += [
        f"For Period Ended: {period}", *_transitions(notice, marks),
        f"For the Transition Period Ended: {transition}", PORTION,
        "PART I \u2014 REGISTRANT INFORMATION",
    ]  # fmt: skip
    for value, caption in zip(notice.part_i, PART_I, strict=True):
        lines += ["|", f"|{value}", f"|{caption}", "|"]
    lines += ["PART II \u2014 RULES 12b-25(b) AND (c)", IF_LATE, "|", marks[not notice.relief], "|"]
    lines += [f"|{text}" for text in RELIEF]
    lines += [
        "PART III \u2014 NARRATIVE", WHY, notice.reasons,
        "SEC 1344 (03-05)",
        "Persons who are to respond to the collection of information contained in this form are"
        " not required to respond unless the form displays a currently valid OMB control number.",
        "PART IV \u2014 OTHER INFORMATION", "|(1)", f"|{CONTACT}",
        f"|{notice.contact}", f"|({notice.area_code})", f"|{notice.phone}", "|", "(Name)",
        "|(Area Code)", "|(Telephone Number)", "|(2)", f"|{OTHERS}", f"|{answers[0]}",
        "|(3)", f"|{CHANGE}", f"|{answers[1]}", f"|{IF_SO}", notice.explanation,
        notice.registrant, CHARTER, SIGNED, "|Date", f"|{notice.signed}", "|By",
        f"|/s/ {notice.signer}", "|", "|", f"|{notice.signer}", notice.title,
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def tabbed_scan(notice: Notice, marks: Marks) -> str:
    """A scan's lines with tabs for cells; headings stand between blank lines."""
    text = captions_with_colons(notice, marks)
    lines = [line.strip() for line in text.split("\n") if not line.startswith(("<", "--"))]
    return "\n".join(f"\t{line}\t" if ("Form" in line or ":" in line) else line for line in lines)


TYPED = (ruled_captions, captions_with_colons)
LOST_FONTS: tuple[Marks, ...] = (("x", "o"), ("\u00fd", "\u00a8"), ("\u00fe", "o"), ("R", "\u00a3"))
