"""Where nothing passes the filters: the fewest of them that must be dropped to find something."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from park.model import Park
from park.selection import Selection

DAY = "on"
"""The day is no filter: what it leaves out, dropping filters does not bring back."""


@dataclass(frozen=True, slots=True)
class Relaxing:
    """Filters that are dropped together, and what would then be found."""

    fields: tuple[str, ...]
    """Fields of the selection, in its order."""
    projects: int


def fewest_to_drop(park: Park, chosen: Selection) -> tuple[Relaxing, ...]:
    """Return every way to drop as few filters as can be, the one that finds most first.

    None where something passes, or where nothing does whatever is dropped.
    """
    return park.remember(_fewest, chosen)


def _fewest(park: Park, chosen: Selection) -> tuple[Relaxing, ...]:
    parts = chosen.parts(park)
    fields = [one for one in parts if one != DAY]
    # Which filters a project fails, as one number: dropping just these finds it.
    failed = np.zeros(len(park), dtype=np.int32)
    for at, one in enumerate(fields):
        failed[~parts[one]] |= 1 << at
    if DAY in parts:
        failed = failed[parts[DAY]]
    patterns, counts = np.unique(failed, return_counts=True)
    sizes = [int(one).bit_count() for one in patterns]
    least = min(sizes, default=0)
    if not least:
        return ()
    found = [
        Relaxing(tuple(one for at, one in enumerate(fields) if int(pattern) >> at & 1), int(count))
        for pattern, size, count in zip(patterns, sizes, counts, strict=True)
        if size == least
    ]
    return tuple(sorted(found, key=lambda one: -one.projects))
