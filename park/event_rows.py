"""Some stage events as arrays, and what holds of each project by them."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.integer]
Flags = npt.NDArray[np.bool_]

NEVER = -1
"""Position of "no stage" in the order of stages."""


class Events:
    """Some events, project by project."""

    def __init__(self, length: int, row: Ints, position: Ints, first: Ints, last: Ints) -> None:
        self.length = length
        self.row, self.position, self.first, self.last = row, position, first, last
        self._starts = np.flatnonzero(np.diff(row, prepend=-1))

    def where(self, which: Flags) -> Events:
        """Return those of the events."""
        at = np.flatnonzero(which)
        parts = (one[at] for one in (self.row, self.position, self.first, self.last))
        return Events(self.length, *parts)

    def most(self, values: Ints, empty: int = NEVER) -> Ints:
        """Return the greatest of the values by project, `empty` for a project without any."""
        found = np.full(self.length, empty, dtype=values.dtype)
        if len(values):
            found[self.row[self._starts]] = np.maximum.reduceat(values, self._starts)
        return found
