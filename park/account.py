"""The account of counts: nothing is lost between the list and the map."""

from __future__ import annotations

from dataclasses import dataclass

from park.model import Mask, Park


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Where the projects went. ``mapped + not_mapped + filtered_out == total``, always."""

    total: int
    mapped: int
    """Selected, with a place of their own on the map."""
    zone_only: int
    """Selected, known by zone only, counted on the zone. Part of `not_mapped`."""
    placeless: int
    """Selected, with neither a place nor a zone. Part of `not_mapped`."""
    filtered_out: int

    @property
    def selected(self) -> int:
        """Projects that the filter keeps."""
        return self.mapped + self.not_mapped

    @property
    def not_mapped(self) -> int:
        """Selected projects that the map cannot place."""
        return self.zone_only + self.placeless


def account(park: Park, chosen: Mask) -> Account:
    """Account for every project of the park under the mask of a selection."""
    off_map = chosen & ~park.has_site
    return Account(
        total=len(park),
        mapped=int((chosen & park.has_site).sum()),
        zone_only=int((off_map & park.has_zone).sum()),
        placeless=int((off_map & ~park.has_zone).sum()),
        filtered_out=int((~chosen).sum()),
    )
