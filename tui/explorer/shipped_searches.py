"""Searches that come with the program: a name and a query each."""

from __future__ import annotations

from collections.abc import Mapping

SHIPPED: dict[str, str] = {
    "Open-market buys": "code:P",
    "Sales outside a plan": "code:S -plan:yes",
    "Amendments": "is:amendment",
    "Problems": "has:problem",
}


def all_searches(kept: Mapping[str, str | None]) -> dict[str, str]:
    """Shipped searches and the user's own by name; those deleted are left out.

    :param kept: the user's, with ``None`` for a shipped one that was deleted
    """
    found = {**SHIPPED, **kept}
    return {name: query for name, query in found.items() if query is not None}


def hidden_searches(kept: Mapping[str, str | None]) -> tuple[str, ...]:
    """Shipped searches that were deleted, or given another query."""
    return tuple(name for name in SHIPPED if name in kept)
