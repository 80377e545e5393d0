"""Runs the cells of the example notebook on a store, so that its outputs are what comes out."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import os
import tempfile
from pathlib import Path
from typing import Any

import parsers
from store.writer import Writer

ROOT = Path(__file__).parent.parent
NOTEBOOK = ROOT / "examples" / "insiders.ipynb"
_SAMPLES = ROOT / "sample_filings"
_FILED = {
    # Bare XML has no day of filing, without which no amendment can be tied to its original.
    "form-4.xml": ("0009930012-24-000002", "4", "20240515"),
    "form-4-amendment.xml": ("0009930012-24-000003", "4/A", "20240522"),
}
_ENVELOPE = """\
<SEC-DOCUMENT>{number}.txt : {day}
<SEC-HEADER>{number}.hdr.sgml : {day}
ACCESSION NUMBER:\t\t{number}
CONFORMED SUBMISSION TYPE:\t{form}
FILED AS OF DATE:\t\t{day}
</SEC-HEADER>
<DOCUMENT>
<TYPE>{form}
<TEXT>
<XML>
{xml}
</XML>
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>
"""


def make_store(path: Path) -> None:
    """A store of the sample filings, two of them as EDGAR would send them out."""
    with tempfile.TemporaryDirectory() as folder:
        for file, (number, form, day) in _FILED.items():
            xml = (_SAMPLES / file).read_text(encoding="utf-8")
            text = _ENVELOPE.format(number=number, form=form, day=day, xml=xml)
            (Path(folder) / f"{number}.txt").write_text(text, encoding="utf-8")
        with Writer(path) as writer:
            for source in (_SAMPLES, folder):
                for reading in parsers.readings(str(source)):
                    if reading.filing is not None:
                        writer.add(reading.filing, reading.content)


def ran(text: str, store: Path) -> tuple[str, dict[str, Any]]:
    """The notebook with the outputs of its cells, and the names that they leave.

    :param text: the notebook, JSON of format 4.5
    :raises ImportError: pandas is not installed
    """
    book = json.loads(text)
    names: dict[str, Any] = {}
    before = os.environ.get("SECTION16_DB")
    os.environ["SECTION16_DB"] = str(store)
    try:
        cells = (cell for cell in book["cells"] if cell["cell_type"] == "code")
        for number, cell in enumerate(cells, 1):
            cell["execution_count"] = number
            cell["outputs"] = list(_outputs("".join(cell["source"]), number, names))
    finally:
        if before is None:
            del os.environ["SECTION16_DB"]
        else:
            os.environ["SECTION16_DB"] = before
    return json.dumps(book, indent=1, ensure_ascii=False) + "\n", names


def _outputs(code: str, number: int, names: dict[str, Any]) -> list[dict[str, Any]]:
    """What a cell prints, and its last line's value."""
    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed, value = io.StringIO(), None
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, f"cell {number}", "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), f"cell {number}", "eval"), names)
    outputs: list[dict[str, Any]] = []
    if text := printed.getvalue():
        outputs.append({"name": "stdout", "output_type": "stream", "text": _lines(text)})
    if value is not None:
        outputs.append(
            {
                "data": _shown(value),
                "execution_count": number,
                "metadata": {},
                "output_type": "execute_result",
            }
        )
    return outputs


def _shown(value: Any) -> dict[str, list[str]]:
    shown = {}
    if (html := getattr(value, "_repr_html_", lambda: None)()) is not None:
        shown["text/html"] = _lines(html)
    return shown | {"text/plain": _lines(repr(value))}


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)
