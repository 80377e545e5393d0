"""A filing that is no ownership form: what EDGAR knows of it above its document."""

from __future__ import annotations

from parsers.document import Heading, Span
from parsers.filing import Document, Filing, Issuer, Problem
from parsers.reading import preview, read_content
from tui.render.filing import render_filing


def shown(drawn, filing: Filing) -> list[str]:
    lines = drawn(render_filing(filing, lambda: [Heading(1, (Span("FORM 8-K"),))]), 60)
    return [line.rstrip() for line in lines if line.strip()]


def test_documents_are_counted_by_their_kind(drawn):
    kinds = ("8-K", "EX-99.1", "GRAPHIC", "XML", "GRAPHIC", None)
    documents = tuple(Document(None, kind, "a.bin", None, 1) for kind in kinds)
    lines = shown(drawn, Filing("x", "submission", form_type="8-K", documents=documents))
    assert lines[1] == "Documents  8-K, EX-99.1, GRAPHIC (2), XML, a.bin"


def test_what_could_not_be_read_stands_below_the_document(drawn):
    problems = (Problem("warning", "cover", "no date in it"),)
    filing = Filing("x", "html", form_type="8-K", issuer=Issuer(name="A [b]"), problems=problems)
    lines = shown(drawn, filing)
    assert lines == ["Form    8-K", "Issuer  A [b]", "FORM 8-K", "! warning  cover  no date in it"]


def test_a_page_of_edgar_xml_obeys_nothing_that_is_written_in_it(drawn):
    hostile = "[bold]x[/bold] [link=y]z \u202eback \u009b2J"
    content = (
        "<edgarSubmission><headerData><submissionType>SCHEDULE 13D</submissionType></headerData>"
        f"<formData><coverPageHeader><securitiesClassTitle>{hostile}</securitiesClassTitle>"
        f"</coverPageHeader><items1To7><item4><transactionPurpose>{hostile}</transactionPurpose>"
        "</item4></items1To7></formData></edgarSubmission>"
    ).encode()
    lines = drawn(render_filing(read_content(content), lambda: preview(content)), 76)
    page = "\n".join(lines)
    assert page.count("[bold]x[/bold] [link=y]z <U+202E>back <U+009B>2J") == 2
    assert not set("\u202e\u009b\x1b") & set(page)
