"""Notices as filing agents lay them out in EDGAR's HTML."""

from __future__ import annotations

from collections.abc import Callable

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

Box = Callable[[bool], str]


def wingdings(ticked: bool) -> str:
    """The boxes of one symbol font, by references and by a letter."""
    glyph = "&yacute;" if ticked else "&uml;"
    return f'<FONT STYLE="font-family: Wingdings">{glyph}</FONT>'


def wingdings_letters(ticked: bool) -> str:
    return f'<span style="font-family:Wingdings">{"x" if ticked else "o"}</span>'


def wingdings_2(ticked: bool) -> str:
    return f'<font face="Wingdings 2">{"R" if ticked else "&pound;"}</font>'


def unicode_boxes(ticked: bool) -> str:
    return "&#9746;" if ticked else "&#9744;"


def brackets(ticked: bool) -> str:
    return "[<b>X</b>]" if ticked else "[&nbsp;&nbsp;]"


def underlined(ticked: bool) -> str:
    return "<u>&nbsp;X&nbsp;</u>" if ticked else "____"


def inputs(ticked: bool) -> str:
    return f'<input type="checkbox"{" checked" if ticked else ""}>'


def private_use(ticked: bool) -> str:
    return "&#xF0FE;" if ticked else "&#xF0A8;"


BOXES = (
    wingdings, wingdings_letters, wingdings_2, unicode_boxes, brackets, underlined, inputs,
    private_use,
)  # fmt: skip


def _page(*body: str) -> str:
    title = "".join(f"<P ALIGN=CENTER><B>{line}</B></P>" for line in TITLE)
    return f"<HTML><BODY>{title}{''.join(body)}</BODY></HTML>"


def _p(*texts: str) -> str:
    return "".join(f"<p>{text}</p>\n" for text in texts)


def _rows(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return "<table width=100%>" + "".join(f"<tr>{row}</tr>\n" for row in cells) + "</table>"


def _heading(n: int) -> str:
    part, _, title = HEADINGS[n].partition(" -- ")
    return f'<p align="center"><b>{part} &mdash; {title}</b></p>'


def captions_under_values(notice: Notice, box: Box) -> str:
    """Rows of boxes with their captions, values over ruled captions, one box for (a) to (c)."""
    ticked = None if notice.transition else notice.report
    reports = tuple(f"{box(r == ticked)} Form {r}" for r in REPORTS)
    others = f"{box(notice.others_filed)} Yes {box(not notice.others_filed)} No"
    change = f"{box(notice.change)} Yes {box(not notice.change)} No"
    period, transition = ("", notice.period) if notice.transition else (notice.period, "")
    return _page(
        _rows(("SEC FILE NUMBER",), (notice.file_number,), ("CUSIP NUMBER",), ("",)),
        _rows(("(Check one):", *reports[:4]), ("", *reports[4:])),
        _p(f"For Period Ended: <u>&nbsp;{period}&nbsp;</u>"),
        *(
            _p(f"{box(notice.transition and r == notice.report)} Transition Report on Form {r}")
            for r in TRANSITIONS
        ),
        _p(f"For the Transition Period Ended: {transition}______", f"<i>{IMPLIED}</i>", PORTION),
        _heading(0),
        *(
            f"<p>{value}<hr>{caption}</p>"
            for value, caption in zip(notice.part_i, PART_I, strict=True)
        ),
        _heading(1),
        _p(IF_LATE),
        '<table><tr><td rowspan="3" valign="middle">' + box(notice.relief) + "</td>"
        + "</tr><tr>".join(
            f"<td>{RELIEF[n]}</td><td>{RELIEF[n + 1]}</td>" for n in (0, 2, 4)
        )
        + "</tr></table>",
        _heading(2),
        _p(WHY, notice.reasons),
        _heading(3),
        _rows(("(1)", CONTACT)),
        _rows(
            (notice.contact, f"({notice.area_code})", notice.phone),
            ("(Name)", "(Area Code)", "(Telephone Number)"),
        ),
        _rows(("(2)", OTHERS), ("", others)),
        _rows(("(3)", CHANGE), ("", change), ("", IF_SO)),
        _p(notice.explanation, f"<b>{notice.registrant}</b>", CHARTER, SIGNED),
        _rows(
            (f"Date: {notice.signed}", "By:", f"/s/ {notice.signer}"),
            ("", "", notice.signer), ("", "", notice.title),
        ),
        "<p><b>INSTRUCTION:</b> The form may be signed by an executive officer.</p>",
    )  # fmt: skip


def boxes_in_cells_of_their_own(notice: Notice, box: Box) -> str:
    """Every box alone in a cell, captions beside their values, three boxes in Part II."""
    boxes = tuple(
        cell
        for r in REPORTS
        for cell in (box(not notice.transition and r == notice.report), f"Form {r}")
    )
    period, transition = ("", notice.period) if notice.transition else (notice.period, "")
    return _page(
        _p(f"Commission File Number: {notice.file_number}", "(Check one):"),
        _rows(boxes),
        _p(f"For Period Ended: {period}"),
        _rows(*(
            (box(notice.transition and r == notice.report), f"Transition Report on Form {r}")
            for r in TRANSITIONS
        )),
        _p(f"For the Transition Period Ended: {transition}", IMPLIED, PORTION),
        "<div><b>PART I</b></div><div><b>REGISTRANT INFORMATION</b></div>",
        _rows(*(zip(PART_I, notice.part_i, strict=True))),
        "<div><b>PART II</b></div><div><b>RULES 12b-25(b) AND (c)</b></div>",
        _p(IF_LATE),
        _rows(*((box(notice.relief), RELIEF[n], RELIEF[n + 1]) for n in (0, 2, 4))),
        "<div><b>PART III</b></div><div><b>NARRATIVE</b></div>",
        _p(WHY, notice.reasons),
        "<div><b>PART IV</b></div><div><b>OTHER INFORMATION</b></div>",
        _p(f"(1) {CONTACT}"),
        _p(f"{notice.contact}, {notice.title} ({notice.area_code}) {notice.phone}"),
        _p(f"(2) {OTHERS}"),
        _rows(("Yes", box(notice.others_filed), "No", box(not notice.others_filed))),
        _p(f"(3) {CHANGE}"),
        _rows(("Yes", box(notice.change), "No", box(not notice.change))),
        _p(IF_SO, notice.explanation),
        f"<p align=center>{notice.registrant}<br>{CHARTER}</p>",
        _p(SIGNED),
        _rows(
            ("Dated:", notice.signed, f"/s/ {notice.signer}"),
            ("", "", f"Name: {notice.signer}"), ("", "", f"Title: {notice.title}"),
        ),
    )  # fmt: skip


def captions_in_the_cells_of_their_values(notice: Notice, box: Box) -> str:
    """The reports in one cell by line breaks; each value over its caption in a cell."""
    ticked = None if notice.transition else notice.report
    reports = "<br>".join(f"{box(r == ticked)}&nbsp;Form {r}" for r in REPORTS)
    period, transition = ("", notice.period) if notice.transition else (notice.period, "")
    transitions = "<br>".join(
        f"{box(notice.transition and r == notice.report)} Transition Report on Form {r}"
        for r in TRANSITIONS
    )
    answers = [
        f"({n}) {question}&nbsp;&nbsp; Yes {box(told)}&nbsp; No {box(not told)}"
        for n, question, told in ((2, OTHERS, notice.others_filed), (3, CHANGE, notice.change))
    ]
    relief = "".join(f"<p>{box(notice.relief)} {RELIEF[n]} {RELIEF[n + 1]}</p>" for n in (0, 2, 4))
    return _page(
        _rows((f"<b>(Check one):</b><br>{reports}", f"SEC File Number<br>{notice.file_number}")),
        f"<p>For the period ended: {period}<br>{transitions}<br>",
        f"For the transition period ended: {transition}</p>",
        *map(_heading, (0,)),
        *(
            f"<table><tr><td style='border-bottom:1pt solid black'>{value}</td></tr>"
            f"<tr><td>{caption}</td></tr></table>"
            for value, caption in zip(notice.part_i, PART_I, strict=True)
        ),
        _heading(1), _p(IF_LATE), relief, _heading(2), _p(WHY), "<p>&nbsp;</p>", _p(notice.reasons),
        _heading(3), _p(f"(1) {CONTACT}"),
        _rows((
            f"<u>{notice.contact}</u><br>(Name)", f"<u>({notice.area_code})</u><br>(Area Code)",
            f"<u>{notice.phone}</u><br>(Telephone Number)",
        )),
        _p(*answers[:1]), _p(*answers[1:]), _p(IF_SO, notice.explanation),
        "<hr>", _p(notice.registrant, CHARTER, SIGNED),
        _rows((f"Date<u>&nbsp;{notice.signed}&nbsp;</u>", f"By<u>&nbsp;/s/ {notice.signer}</u>"),
              ("", f"{notice.signer}, {notice.title}")),
    )  # fmt: skip


LAYOUTS = (
    captions_under_values,
    boxes_in_cells_of_their_own,
    captions_in_the_cells_of_their_values,
)
