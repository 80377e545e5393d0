"""Nothing of a real document's tables is cut off where they are drawn, however narrow."""

from __future__ import annotations

import re
from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from parsers.document import Preformatted, Table, block_text
from parsers.reading import preview
from tests.conftest import SHARED
from tui.render.document import render_block

CORPUS = SHARED / "corpus"
FILES = sorted([*CORPUS.glob("submission_txt/*.*"), *CORPUS.glob("other_html/*")])

pytestmark = pytest.mark.skipif(not FILES, reason=f"the corpus is not here ({CORPUS})")


def letters(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]", text))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_letter_of_a_table_is_drawn(path: Path) -> None:
    for block in preview(path.read_bytes()):
        if not isinstance(block, Table | Preformatted):
            continue
        console = Console(width=80, file=StringIO(), color_system=None, legacy_windows=False)
        console.print(render_block(block))
        drawn = console.file.getvalue()  # type: ignore[attr-defined]
        assert not letters(block_text(block)) - letters(drawn)
        assert max(map(len, drawn.split("\n"))) <= 80
