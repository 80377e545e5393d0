"""One filing as people read it: what it is, the filing itself, what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from parsers.document import Block
from parsers.filing import Filing
from store.harmless import visible
from tui.render import styles
from tui.render.document import document
from tui.render.ownership_form import ownership_form
from tui.render.values import text

_OWNERSHIP_FORMS = frozenset({"3", "4", "5"})


def is_ownership_form(filing: Filing) -> bool:
    """Is it a Form 3, 4 or 5, drawn from its facts?"""
    return (filing.form_type or "").removesuffix("/A") in _OWNERSHIP_FORMS


def render_filing(
    filing: Filing, blocks: Callable[[], Iterable[Block]]
) -> Iterator[RenderableType]:
    """The filing as a page, part by part so that a long one can be shown while it is read.

    :param blocks: gives the blocks of its primary document; asked for only where the form
        is not drawn from its facts
    """
    if is_ownership_form(filing):
        yield from ownership_form(filing)
    else:
        yield Padding(_summary(filing), (0, 0, 1, 0))
        yield from document(blocks())
    if filing.problems:
        yield _problems(filing)


def _summary(filing: Filing) -> RenderableType:
    """What EDGAR knows of a document, above it."""
    issuer = filing.issuer
    facts = (
        ("Form", filing.form_type),
        ("Issuer", issuer.name),
        ("CIK", issuer.cik),
        ("Filed", filing.filed_date.isoformat() if filing.filed_date else None),
        ("Accepted", filing.accepted_at.isoformat(" ") if filing.accepted_at else None),
        ("Period", filing.period_of_report.isoformat() if filing.period_of_report else None),
        ("File number", issuer.file_number),
        ("Accession", filing.accession_number),
        ("Former names", "; ".join(name for name, _ in issuer.former_names) or None),
        ("Documents", _counted(d.type or d.filename or "?" for d in filing.documents)),
    )
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style=styles.CAPTION)
    table.add_column()
    for label, value in facts:
        if value:
            table.add_row(label, text(value))
    return table


def _counted(kinds: Iterable[str]) -> str | None:
    """Kinds of documents in filed order, each once: ``8-K, EX-99.1, GRAPHIC (2)``."""
    counts = Counter(kinds)
    told = (kind if count == 1 else f"{kind} ({count})" for kind, count in counts.items())
    return ", ".join(told) or None


def _problems(filing: Filing) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column()
    for problem in filing.problems:
        sign, style = styles.SEVERITIES[problem.severity]
        table.add_row(
            Text(f"{sign} {problem.severity}", style),
            Text(visible(problem.where), style),
            Text(visible(problem.message), style),
        )
    return Padding(table, (1, 0, 0, 0))
