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

    def latest(self, day: int) -> Events:
        """Return the last event of each project that was over by the day, of events in order."""
        over = self.last <= day
        followed = np.append(over[1:] & (self.row[1:] == self.row[:-1]), False)
        return self.where(over & ~followed[: len(over)])

    def spread(self, values: Ints, empty: int = NEVER) -> Ints:
        """Return the values by project, of events that are at most one a project."""
        found = np.full(self.length, empty, dtype=values.dtype)
        found[self.row] = values
        return found

    def most(self, values: Ints, empty: int = NEVER) -> Ints:
        """Return the greatest of the values by project, `empty` for a project without any."""
        found = np.full(self.length, empty, dtype=values.dtype)
        if len(values):
            found[self.row[self._starts]] = np.maximum.reduceat(values, self._starts)
        return found
