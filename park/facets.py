"""What each value of a filter would give: counts under all the other filters."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

import numpy as np
import numpy.typing as npt

from park.lateness import overdue
from park.model import Mask, Park, Rows
from park.selection import Selection
from park.vocabulary import NO_STAGE, NO_UNIT, NO_ZONE, Lateness

_COLUMNS = {
    "themes": "theme",
    "sectors": "sector",
    "origins": "origin",
    "in_park": "in_park",
    "placings": "placing",
}

_FIELDS = (*_COLUMNS, "zones", "units", "stages", "reached", "late")


Facets = Mapping[str, Mapping[str, int]]


def facets(park: Park, chosen: Selection) -> Facets:
    """Return, by field of the selection and value, the projects that all other filters keep.

    A value that no project has may be missing. A project of two zones counts at both.
    """
    return park.remember(_facets, chosen)


def _facets(park: Park, chosen: Selection) -> Facets:
    parts = chosen.parts(park)
    failing = np.zeros(len(park), dtype=np.int8)
    for part in parts.values():
        failing += ~part
    kept = failing == 0
    # Kept by all the others: it fails nowhere, or at this one filter alone.
    others = {
        field: kept | ((failing == 1) & ~part) for field, part in parts.items() if field in _FIELDS
    }
    state = park.course.at(chosen.on)
    names, late = (NO_STAGE, *park.stages.ids), overdue(park, chosen.on)
    # Most filters are open and share their rows, which are few beside the park's.
    rows = chosen.rows(park)
    near = {field: np.flatnonzero(others[field]) if field in others else rows for field in _FIELDS}
    return {
        **{
            field: _by_code(park.codes[column].codes, near[field], park.codes[column].names)
            for field, column in _COLUMNS.items()
        },
        "stages": _by_code(state.certain, near["stages"], names, -1),
        "reached": _at_least(_by_code(state.furthest, near["reached"], names, -1)),
        "late": _by_mask({Lateness.PASSED: late}, near["late"], Lateness.NONE, late),
        "zones": _by_mask(park.in_zone, near["zones"], NO_ZONE, park.has_zone),
        "units": _by_mask(park.of_unit, near["units"], NO_UNIT, park.has_unit),
    }


def _by_code(
    codes: npt.NDArray[np.integer], rows: Rows, names: tuple[str, ...], first: int = 0
) -> Mapping[str, int]:
    """Count the rows by code; `first` is the code of the first name."""
    counts = np.bincount(codes[rows] - first, minlength=len(names))
    return dict(zip(names, map(int, counts), strict=True))


def _by_mask(
    held: Mapping[str, Mask], rows: Rows, nowhere: str, somewhere: Mask
) -> Mapping[str, int]:
    counts = {value: int(np.count_nonzero(mask[rows])) for value, mask in held.items()}
    return {**counts, nowhere: len(rows) - int(np.count_nonzero(somewhere[rows]))}


def _at_least(counts: Mapping[str, int]) -> Mapping[str, int]:
    """Return how many came to each stage or farther, from how many came just so far."""
    stages = [one for one in counts if one != NO_STAGE]
    totals = accumulate(counts[one] for one in reversed(stages))
    return dict(zip(reversed(stages), totals, strict=True))
