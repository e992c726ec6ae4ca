"""Throws that are the same for the same seed, in whole columns at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Texts = npt.NDArray[np.object_]

DAY, MONTH, YEAR = 10, 7, 4
"""Characters of a date that is known to the day, the month, the year."""

_EPOCH = date(1970, 1, 1).toordinal()


class Dice:
    """The throws for one part of the rows; the parts of one seed do not depend on each other."""

    def __init__(self, seed: int, part: int) -> None:
        self.numbers = np.random.Generator(np.random.PCG64([seed, part]))

    def chance(self, share: float, count: int) -> Bools:
        """Return for each of `count` whether it happens."""
        return self.numbers.random(count) < share

    def pick(self, values: Sequence[str], count: int, weights: Sequence[float] = ()) -> Texts:
        """Return `count` of the values, equally often or by their weights."""
        return np.array(values, dtype=object)[self.at(len(values), count, weights)]

    def at(self, among: int, count: int, weights: Sequence[float] = ()) -> Ints:
        """Return `count` positions among so many, equally often or by weights."""
        if not weights:
            return self.numbers.integers(among, size=count)
        steps = np.cumsum(np.asarray(weights, dtype=float)) / sum(weights)
        return np.minimum(np.searchsorted(steps, self.numbers.random(count), "right"), among - 1)

    def written(self, days: Ints, weights: Sequence[float]) -> Texts:
        """Return ordinals of days as sources write them: to the day, the month or the year.

        `weights` say how often each of the three.
        """
        whole = np.datetime_as_string((days - _EPOCH).astype("datetime64[D]"))
        length = np.array((DAY, MONTH, YEAR))[self.at(3, len(days), weights)]
        texts = np.empty(len(days), dtype=object)
        for size in (DAY, MONTH, YEAR):
            texts[length == size] = whole[length == size].astype(f"U{size}")
        return texts
