"""Measures every topic in one run and writes RESULTS.md; ``make bench`` calls it."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path

from benchmarks import (
    answers,
    bulk,
    documents,
    explorer,
    history,
    memory,
    others,
    ownership,
    submissions,
    viewers,
)
from benchmarks.measure import CORPUS, ROUNDS, Measurement, Topic

RESULTS = Path(__file__).parent / "RESULTS.md"
TOPICS = (
    ownership,
    submissions,
    documents,
    bulk,
    history,
    answers,
    others,
    memory,
    explorer,
    viewers,
)
PACKAGES = (
    "section16",
    "lxml",
    "beautifulsoup4",
    "sqlite-utils",
    "edgartools",
    "pandas",
    "certifi",
    "textual",
)


def main() -> int:
    """Writes the results; 1 if a budget does not hold.

    Topics named on the command line are measured alone, and the others stand as they were.
    """
    named = sys.argv[1:] or [module.__name__.rpartition(".")[2] for module in TOPICS]
    topics: list[Topic] = []
    kept = _sections() if RESULTS.exists() else {}
    for module in TOPICS:
        if module.__name__.rpartition(".")[2] in named:
            print(f"{module.__name__} ...", file=sys.stderr, flush=True)
            topics.append(module.measure())
            # At once, for a topic that breaks off must not take the others with it.
            RESULTS.write_text("\n".join(_page(topics, kept)) + "\n", encoding="utf-8")
    print(RESULTS.read_text(encoding="utf-8"))
    budgets = [line.budget for topic in topics for line in topic.measurements if line.budget]
    return 0 if all(budget.holds for budget in budgets) else 1


def _sections() -> dict[str, str]:
    """What was measured before, by its title."""
    parts = RESULTS.read_text(encoding="utf-8").split("\n## ")[1:]
    return {part.partition("\n")[0]: part.partition("\n")[2].strip("\n") for part in parts}


def _page(topics: list[Topic], kept: dict[str, str]) -> Iterator[str]:
    yield "# Results\n"
    yield (
        "Written by `make bench`; the best of several rounds. What stands in one section was"
        "\nmeasured in one run; each section bears its day.\n"
    )
    yield "| | |\n|---|---|"
    yield f"| date | {date.today().isoformat()} |"
    yield f"| machine | {_processor()}, {platform.system()} {platform.machine()} |"
    yield f"| Python | {platform.python_version()} ({platform.python_implementation()}) |"
    yield f"| packages | {', '.join(f'{name} {version(name)}' for name in PACKAGES)} |"
    corpus = "collected public filings" if CORPUS.is_dir() else "sample_filings"
    yield f"| files | {corpus} |"
    yield f"| rounds | {ROUNDS}, documents 3, the quarter 2 |"
    yield f"| load average at the end | {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors |"
    yield (
        "\nedgartools is installed without asking for its needs: it wants a younger certifi than"
        " some package indexes offer. Nothing here opens a connection, so the bundle is not used."
    )
    measured = [topic.title for topic in topics]
    for title, section in kept.items():
        if title not in measured:
            yield f"\n## {title}\n\n{section}"
    for topic in topics:
        yield f"\n## {topic.title}\n\n{topic.about} Measured {date.today().isoformat()}.\n"
        yield "| what | here | yardstick | so | budget | holds |\n|---|---|---|---|---|---|"
        yield from map(_line, topic.measurements)


def _line(one: Measurement) -> str:
    budget = one.budget.text if one.budget else ""
    holds = ("yes" if one.budget.holds else "**no**") if one.budget else ""
    return f"| {one.what} | {one.figure} | {one.beside} | {one.ratio} | {budget} | {holds} |"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or "unknown processor"


if __name__ == "__main__":
    sys.exit(main())
