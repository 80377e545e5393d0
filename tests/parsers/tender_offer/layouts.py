"""Statements as filing agents, typists and scrapers lay them out."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator

from tests.parsers.tender_offer.statement import (
    CLASS,
    CONTACT,
    CROSS_BORDER,
    CUSIP,
    DESIGNATE,
    FEE,
    FINAL,
    INQUIRY,
    MERGED,
    OF_THE_ACT,
    PERSONS,
    PRELIMINARY,
    RELIED_UPON,
    SUBJECT,
    TRANSACTIONS,
    Statement,
)  # fmt: skip

Box = Callable[[bool], str]


def _cover(statement: Statement) -> Iterator[tuple[tuple[str, ...], str]]:
    """The values of the cover in lines, each with the caption under it."""
    if statement.is_merged:
        yield (statement.subject,), MERGED
    else:
        yield (statement.subject,), SUBJECT
        yield statement.persons, PERSONS
    yield (statement.security,), CLASS
    yield (statement.cusip,), CUSIP
    yield statement.contact, CONTACT


# EDGAR's HTML


def _html(*body: str) -> str:
    return f"<HTML><BODY>{''.join(body)}</BODY></HTML>"


def _centred(*lines: str) -> str:
    return f'<p align="center">{"<br>".join(lines)}</p>\n'


def _title(statement: Statement) -> tuple[str, ...]:
    number = (f"(Amendment No. {statement.number})",) if statement.number else ()
    return ("SCHEDULE TO", *number, *OF_THE_ACT)


def _signatures_html(statement: Statement) -> str:
    blocks = [
        f"<p><b>{entity}</b></p><table>"
        f"<tr><td>By:</td><td><u>/s/ {name}</u></td></tr>"
        f"<tr><td></td><td>Name: {name}</td></tr><tr><td></td><td>Title: {title}</td></tr></table>"
        for entity, name, title in statement.signers
    ]
    if not blocks:
        return ""
    return (
        f"<p align=center><b>SIGNATURES</b></p><p>{INQUIRY}</p>{''.join(blocks)}"
        f"<p>Dated: {statement.signed}</p>"
    )


def paragraphs(statement: Statement, box: Box) -> str:
    """Centred lines, a box before each sentence, exhibits in a table of two columns."""
    tick = {name: box(name in statement.ticked) for name in (*TRANSACTIONS, *CROSS_BORDER)}
    rows = "".join(f"<tr><td>{n}</td><td>{text}</td></tr>" for n, text in statement.exhibits)
    return _html(
        _centred("SECURITIES AND EXCHANGE COMMISSION", "Washington, D.C. 20549"),
        _centred(*_title(statement)),
        *(f"{_centred(*lines)}{_centred(caption)}<hr>" for lines, caption in _cover(statement)),
        _centred("Copies to:", "Ann Poe, Esq.", "Poe & Larch LLP", "(208) 555-0190"),
        "<p><b>CALCULATION OF FILING FEE</b></p>",
        f"<p>{box(False)} {FEE}</p>",
        f"<p>{box('preliminary_communication' in statement.ticked)} {PRELIMINARY}</p>",
        f"<p>{DESIGNATE}</p>",
        *(f"<p>{tick[name]} {sentence}</p>" for name, sentence in TRANSACTIONS.items()),
        f"<p>{FINAL} {box('final_amendment' in statement.ticked)}</p>",
        f"<p>{RELIED_UPON}</p>",
        *(f"<p>{tick[name]} {sentence}</p>" for name, sentence in CROSS_BORDER.items()),
        f"<p>{statement.introduction}</p>",
        *(
            f"<p><b>Item {number}. {title}.</b></p><p>{text}</p>"
            for number, title, text in statement.items
        ),
        f"<p><b>Item 12. Exhibits.</b></p><table>{rows}</table>",
        _signatures_html(statement),
        f"<p align=center><b>EXHIBIT INDEX</b></p><table>{rows}</table>",
    )


def tables(statement: Statement, box: Box) -> str:
    """Boxes in cells of their own, the item's number apart from its title."""

    def row(*cells: str) -> str:
        return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>\n"

    return _html(
        _centred(*_title(statement)),
        *(
            "<table width=100%>"
            + "".join(row("", line, "") for line in (*lines, caption)) + "</table>"
            for lines, caption in _cover(statement)
        ),
        "<table>", row(box(False), FEE), "</table><table>",
        row("Amount Previously Paid: None.", "Filing Party: Not applicable."), "</table><table>",
        row(box("preliminary_communication" in statement.ticked), PRELIMINARY), "</table>",
        f"<div>{DESIGNATE}</div><table>",
        *(row("", box(n in statement.ticked), text) for n, text in TRANSACTIONS.items()),
        "</table><table>", row(FINAL, box("final_amendment" in statement.ticked)), "</table>",
        f"<div>{RELIED_UPON}</div><table>",
        *(row("", box(n in statement.ticked), text) for n, text in CROSS_BORDER.items()),
        f"</table><div>{statement.introduction}</div>",
        *(
            f"<table>{row(f'Item {number}.', f'{title}.')}</table><div>{text}</div>"
            for number, title, text in statement.items
        ),
        f"<table>{row('Item 12.', 'Exhibits.')}</table><table>",
        *(row(number, "&nbsp;", text) for number, text in statement.exhibits),
        "</table>", _signatures_html(statement),
    )  # fmt: skip


# Plain text


def _wrap(text: str) -> str:
    return textwrap.fill(text, 76)


def _list(statement: Statement, pad: int = 12) -> list[str]:
    """The exhibits, their long descriptions wrapped below themselves."""
    lines: list[str] = []
    for number, text in statement.exhibits:
        first, *rest = textwrap.wrap(text, 52)
        lines += [f"{number:<{pad}}    {first}", *(" " * (pad + 4) + line for line in rest), ""]
    return lines


def typed(statement: Statement, box: Box) -> str:
    """Centred lines of 76 characters; wrapped captions; columns made of blanks."""
    lines = ["<PAGE>   1", "=" * 76, f"{'SECURITIES AND EXCHANGE COMMISSION':^76}",
             f"{'WASHINGTON, D.C. 20549':^76}", f"{'-' * 20:^76}", ""]  # fmt: skip
    lines += [f"{line.upper():^76}" for line in _title(statement)] + ["", f"{'-' * 20:^76}", ""]
    for values, caption in _cover(statement):
        lines += [f"{value:^76}" for value in values]
        lines += [f"{line:^76}" for line in textwrap.wrap(caption, 60)] + [""]
    lines += [f"{'Copies to:':^76}", "",
              f"{'ANN POE, ESQ.':^38}{'LEE LARCH, ESQ.':^38}",
              f"{'POE & LARCH LLP':^38}{'LARCH LLP':^38}", ""]  # fmt: skip
    lines += [_wrap(f"{box(False)}  {FEE}"), ""]
    lines += [_wrap(f"{box('preliminary_communication' in statement.ticked)}  {PRELIMINARY}"), ""]
    lines += [_wrap(DESIGNATE), ""]
    for name, sentence in TRANSACTIONS.items():
        lines += [f"  {box(name in statement.ticked)}  {sentence}", ""]
    lines += [_wrap(f"{FINAL}  {box('final_amendment' in statement.ticked)}"), ""]
    lines += [_wrap(RELIED_UPON), ""]
    for name, sentence in CROSS_BORDER.items():
        lines += [f"  {box(name in statement.ticked)}  {sentence}", ""]
    lines += ["<PAGE>   2", _wrap(statement.introduction), ""]
    for number, title, text in statement.items:
        lines += [f"ITEM {number}. {title.upper()}.", "", _wrap(text), ""]
    lines += ["ITEM 12. EXHIBITS.", "", *_list(statement)]
    if statement.signers:
        lines += [f"{'SIGNATURE':^76}", "", _wrap(INQUIRY), ""]
    for entity, name, title in statement.signers:
        lines += [f"{' ':38}{entity}", "", f"{' ':38}By: /s/ {name}", f"{' ':42}{'-' * 24}",
                  f"{' ':42}Name:  {name}", f"{' ':42}Title: {title}", ""]  # fmt: skip
    if statement.signers:
        lines += [f"Dated: {statement.signed}", ""]
    return "\n".join([*lines, "<PAGE>   3", f"{'EXHIBIT INDEX':^76}", "", *_list(statement)])


def one_long_line(statement: Statement, box: Box) -> str:
    """All white space collapsed, as full-text archives keep a document."""
    text = typed(statement, box)
    return " ".join(word for word in text.split() if set(word) - set("-="))


def scraped(statement: Statement, box: Box) -> str:
    """A line a cell with a bar before it, blank lines between blocks."""
    lines = [*_title(statement), ""]
    for values, caption in _cover(statement):
        lines += [*values, caption, ""]
    lines += ["|", box(False), "|", FEE, "|", "Amount Previously Paid:", "|", "N/A", ""]
    lines += ["|", box("preliminary_communication" in statement.ticked), "|", PRELIMINARY, ""]
    lines += [f"|{DESIGNATE}"]
    for name, sentence in TRANSACTIONS.items():
        lines += ["|", box(name in statement.ticked), "|", sentence]
    lines += ["", f"{FINAL} {box('final_amendment' in statement.ticked)}", "", RELIED_UPON, ""]
    for name, sentence in CROSS_BORDER.items():
        lines += ["|", box(name in statement.ticked), "|", sentence]
    lines += ["", statement.introduction, ""]
    for number, title, text in statement.items:
        lines += ["|", f"Item {number}.", "|", f"{title}.", "", text, ""]
    lines += ["|", "Item 12.", "|", "Exhibits.", ""]
    for number, text in statement.exhibits:
        lines += ["|", number, "|", text, ""]
    if statement.signers:
        lines += ["SIGNATURES", "", INQUIRY, ""]
    for entity, name, title in statement.signers:
        lines += [entity, "", "|", "By:", "|", f"/s/ {name}", "", "|", f"Name: {name}", "",
                  "|", f"Title: {title}", ""]  # fmt: skip
    if statement.signers:
        lines += [f"Dated: {statement.signed}", ""]
    return "\n".join(lines)


HTML = (paragraphs, tables)
TEXT = (typed, one_long_line, scraped)
