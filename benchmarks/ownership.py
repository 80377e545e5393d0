"""Ownership XML to filings, beside a bare walk of the XML and beside edgartools."""

from __future__ import annotations

import contextlib
import importlib
import importlib.metadata
import io
import logging
import sys
import xml.etree.ElementTree as ET
from types import SimpleNamespace
from typing import Any

from benchmarks.measure import Budget, Measurement, Topic, best_seconds, each, files, rate
from parsers.ownership.xml import read_ownership_xml

MOST_WALKS = 2.0
"""Reading may take so many times as long as merely looking at every value."""
LEAST_EDGARTOOLS = 12.0
"""Reading is to be so many times as fast as edgartools."""


def measure() -> Topic:
    """The filings a second of all three, on the documents that all three can read."""
    contents = [path.read_bytes() for path in files("ownership_xml", "form-*.xml")]
    ownership = edgartools()
    common = [content for content in contents if _all_read(content, ownership)]
    if not common:
        raise SystemExit("no ownership XML that all three read: is the look-up still replaced?")
    texts = [content.decode() for content in common]
    ours, walk, theirs = best_seconds(
        each(read_ownership_xml, common),
        each(_walk, common),
        each(ownership.parse_xml, texts),
    )
    count = len(common)
    return Topic(
        "Ownership XML to filings",
        f"{count} of {len(contents)} documents: those that are well-formed and that all three read."
        " The bare walk is `ElementTree.fromstring` and one look at the tag, text and attributes of"
        " every element. edgartools asks EDGAR over the network about every owner, company or"
        " person; that look-up is replaced by a constant here, so that its reading alone is"
        " measured (`Ownership.parse_xml`).",
        (
            Measurement(
                "beside the bare walk",
                rate(count, ours, "filings"),
                rate(count, walk, "filings"),
                f"{ours / walk:.2f} times its time",
                Budget(f"at most {MOST_WALKS:g} times", ours <= MOST_WALKS * walk),
            ),
            Measurement(
                f"beside edgartools {importlib.metadata.version('edgartools')}",
                rate(count, ours, "filings"),
                rate(count, theirs, "filings"),
                f"{theirs / ours:.1f} times as fast",
                Budget(f"at least {LEAST_EDGARTOOLS:g} times", theirs >= LEAST_EDGARTOOLS * ours),
            ),
        ),
    )


def _walk(content: bytes) -> list[tuple[str, str | None, dict[str, str]]]:
    return [(node.tag, node.text, node.attrib) for node in ET.fromstring(content).iter()]


def edgartools() -> Any:
    """Its reader of ownership XML, which asks the network for nothing any more."""
    edgar: Any = importlib.import_module("edgar.ownership")  # slow, and only for this
    forms: Any = importlib.import_module("edgar.ownership.ownershipforms")
    logging.disable(logging.WARNING)
    person = SimpleNamespace(data=SimpleNamespace(is_company=False))
    # Wherever the class lives, this is the name that it looks owners up by.
    reading: Any = sys.modules[forms.ReportingOwners.__module__]
    reading.Entity = lambda cik: person
    return edgar.Ownership


def _all_read(content: bytes, ownership: Any) -> bool:
    try:
        _walk(content)
        with contextlib.redirect_stdout(io.StringIO()):
            ownership.parse_xml(content.decode())
        read_ownership_xml(content)
    except Exception:  # whatever keeps another tool from reading it
        return False
    return True
