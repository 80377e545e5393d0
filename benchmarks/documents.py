"""Documents to blocks: web pages and plain text."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.measure import Measurement, Topic, best_seconds, each, files, rate
from parsers.decoding import decode
from parsers.document import html_blocks, text_blocks
from parsers.formats import is_html
from parsers.submission import read_submission


def measure() -> Topic:
    """Megabytes a second for each kind, and the time until the first block is there."""
    pages, texts = _documents()
    first = max(pages or texts, key=len)
    page_time, text_time, first_time = best_seconds(
        each(lambda page: list(html_blocks(page)), pages),
        each(lambda text: list(text_blocks(text)), texts),
        lambda: next(html_blocks(first) if pages else text_blocks(first), None),
        rounds=3,
    )
    page_size, text_size = (sum(map(len, some)) / 1e6 for some in (pages, texts))
    return Topic(
        "Documents to blocks",
        f"The primary documents of the submissions and the web pages: {len(pages)} pages"
        f" ({page_size:.1f} MB), {len(texts)} plain texts ({text_size:.1f} MB).",
        (
            Measurement("web pages", rate(page_size, page_time, "MB")),
            Measurement("plain text", rate(text_size, text_time, "MB")),
            Measurement(
                f"first block of the largest ({len(first) / 1e6:.1f} MB)",
                f"{first_time * 1000:.1f} ms",
            ),
        ),
    )


def _documents() -> tuple[list[str], list[str]]:
    pages: list[str] = []
    texts: list[str] = []
    for text in _primaries():
        if "<ownershipDocument" in text or "<edgarSubmission" in text:
            continue
        (pages if is_html(text) else texts).append(text)
    return pages, texts


def _primaries() -> Iterator[str]:
    for path in files("submission_txt", "*-submission.txt"):
        primary = read_submission(path.read_bytes()).primary
        if primary is not None:
            yield decode(primary.content)
    for path in (*files("other_html"), *files("ownership_html", "*-text-*.txt", "*-scan.txt")):
        yield decode(path.read_bytes())
