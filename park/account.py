"""The account of counts: nothing is lost between the list and the map."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from park.model import Park
from park.selection import Selection
from park.vocabulary import Placing


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Where the projects went. ``mapped + not_mapped + filtered_out == total``, always."""

    total: int
    mapped: int
    """Selected, with a place of their own on the map."""
    zone_only: int
    """Selected, known by zone only, counted on the zone. Part of `not_mapped`."""
    outside: int
    """Selected, outside the park by its source, with no place. Part of `not_mapped`."""
    placeless: int
    """Selected, and no source says where. Part of `not_mapped`."""
    filtered_out: int
    not_yet: int
    """Nobody can have heard of them by the day. Part of `filtered_out`."""

    @property
    def selected(self) -> int:
        """Projects that the filter keeps."""
        return self.mapped + self.not_mapped

    @property
    def not_mapped(self) -> int:
        """Selected projects that the map cannot place."""
        return self.zone_only + self.outside + self.placeless


def account(park: Park, chosen: Selection) -> Account:
    """Account for every project of the park under a selection."""
    return park.remember(_account, chosen)


def _account(park: Park, chosen: Selection) -> Account:
    placing, rows = park.codes["placing"], chosen.rows(park)
    counts = np.bincount(placing.codes[rows], minlength=len(Placing))
    found = dict(zip(placing.names, map(int, counts), strict=True))
    return Account(
        total=len(park),
        mapped=found[Placing.SITE],
        zone_only=found[Placing.ZONE],
        outside=found[Placing.OUTSIDE],
        placeless=found[Placing.NONE],
        filtered_out=len(park) - len(rows),
        not_yet=int(np.count_nonzero(park.course.at(chosen.on).not_yet)),
    )
