"""EDGAR submissions to header and documents, beside a plain split at the tags."""

from __future__ import annotations

from benchmarks.measure import (
    Budget,
    Measurement,
    Topic,
    best_seconds,
    each,
    files,
    megabytes,
    rate,
)
from parsers.submission import read_submission

MOST_SPLITS = 4.0
"""Opening an envelope may take so many times as long as finding its documents."""


def measure() -> Topic:
    """Megabytes a second, all files together."""
    contents = [path.read_bytes() for path in files("submission_txt", "*-submission.txt")]
    size = megabytes(contents)
    ours, split = best_seconds(
        each(read_submission, contents),
        each(_split, contents),
    )
    return Topic(
        "Submissions to header and documents",
        f"{len(contents)} submissions, {size:.1f} MB. The plain split is `str.find` for the tags"
        " around each document and its text, and one slice for each, from the same bytes decoded as"
        " Latin-1; it reads no header.",
        (
            Measurement(
                "beside the plain split",
                rate(size, ours, "MB"),
                rate(size, split, "MB"),
                f"{ours / split:.2f} times its time",
                Budget(f"at most {MOST_SPLITS:g} times", ours <= MOST_SPLITS * split),
            ),
        ),
    )


def _split(content: bytes) -> list[tuple[str, str]]:
    text = content.decode("latin-1")
    found = []
    place = 0
    while (start := text.find("<DOCUMENT>", place)) >= 0:
        end = text.find("</DOCUMENT>", start)
        end = len(text) if end < 0 else end
        body = text.find("<TEXT>", start, end)
        close = text.find("</TEXT>", body, end)
        found.append((text[start:body], text[body + 6 : close]))
        place = end
    return found
