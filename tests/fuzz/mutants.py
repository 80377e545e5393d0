"""Filings that something happened to: cut, flipped, spliced, repeated."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.conftest import SAMPLES, SHARED

_LARGEST_SEED = 400_000
"""Bytes; mutants of larger files only take longer."""

NASTY = (
    b"\x00", b"\xff\xfe", b"\xc3", b"<", b">", b"&", b"&#0;", b"&#xD800;", b"]]>", b"<!--", b"-->",
    b"<![CDATA[", b"<?xml?>", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"<table>", b"</td>", b"<TEXT>",
    b"</DOCUMENT>", b"<DOCUMENT>", b"\t" * 50, b"(" * 40, b"9" * 60, b"-1", b"1e999", b"NaN",
    b"\xe2\x81\xbd\xc2\xb9\xe2\x81\xbe", b"\x1b[2J", b"\r", b"\n" * 30, b"Table II", b"1. Title",
    b"<ownershipDocument>", b"begin 644 a\n", b"|" * 30, b"99/99/9999", b"0000-00-00",
)  # fmt: skip


def seeds() -> list[Path]:
    """The samples, and a spread of the corpus where it is."""
    corpus = SHARED / "corpus"
    files = [path for path in SAMPLES.iterdir() if path.suffix in (".xml", ".txt")]
    for folder in ("ownership_xml", "ownership_html", "submission_txt", "other_xml", "other_html"):
        found = sorted(path for path in (corpus / folder).rglob("*.*") if path.is_file())
        files += [path for path in found if path.stat().st_size <= _LARGEST_SEED][::5]
    given = SHARED / "given"
    return sorted([*files, *(given.glob("*.txt") if given.is_dir() else ())])


def mutant(content: bytes, others: Sequence[bytes], random: random.Random) -> bytes:
    """The content after one to four accidents."""
    for _ in range(random.randint(1, 4)):
        content = random.choice(_ACCIDENTS)(content, others, random)
    return content[: 4 * _LARGEST_SEED]


def _cut(content: bytes, _others: Sequence[bytes], random: random.Random) -> bytes:
    return content[: random.randrange(len(content) + 1)]


def _drop(content: bytes, _others: Sequence[bytes], random: random.Random) -> bytes:
    start = random.randrange(len(content) + 1)
    return content[:start] + content[start + random.randint(1, 2000) :]


def _flip(content: bytes, _others: Sequence[bytes], random: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(random.randint(1, 30) if changed else 0):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _insert(content: bytes, _others: Sequence[bytes], random: random.Random) -> bytes:
    place = random.randrange(len(content) + 1)
    return content[:place] + random.choice(NASTY) * random.choice((1, 1, 50)) + content[place:]


def _splice(content: bytes, others: Sequence[bytes], random: random.Random) -> bytes:
    other = random.choice(others)
    start = random.randrange(len(other) + 1)
    place = random.randrange(len(content) + 1)
    return content[:place] + other[start : start + random.randint(1, 8000)] + content[place:]


def _repeat(content: bytes, _others: Sequence[bytes], random: random.Random) -> bytes:
    start = random.randrange(len(content) + 1)
    part = content[start : start + random.randint(1, 400)]
    return content[:start] + part * random.randint(2, 200) + content[start:]


_ACCIDENTS: tuple[Callable[[bytes, Sequence[bytes], random.Random], bytes], ...] = (
    _cut, _drop, _flip, _insert, _splice, _repeat,
)  # fmt: skip
