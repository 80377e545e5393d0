"""What a list offers to be exported or copied: its rows, those marked, its columns."""

from __future__ import annotations

from dataclasses import dataclass, replace

from store.export import Listing
from store.views import Column


@dataclass(frozen=True, slots=True)
class Offer:
    """A list as it stands on the screen."""

    listing: Listing
    """All its rows as sorted and searched, within its scope; its columns are not chosen here."""
    columns: tuple[Column, ...]
    """Those shown, in their order."""
    count: int | None
    """How many rows it has; ``None`` while they are not all listed."""
    marked: frozenset[int] = frozenset()
    """Ids of the rows that are marked."""

    @property
    def marked_listing(self) -> Listing:
        """Its marked rows alone."""
        return replace(self.listing, columns=self.columns, only=self.marked)
