"""Columns that list several values in one cell, separated by ``;``, as pairs of row and value."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

_SEPARATOR = ";"

Places = npt.NDArray[np.intp]


def listed(column: pd.Series) -> tuple[Places, Places, pd.Index]:
    """Return rows, value numbers, and the values: one place for each value that a row lists.

    A value that a cell repeats counts once. Rows ascend. Few different texts stand in many rows,
    so each text is read once.
    """
    at, written = pd.factorize(column.fillna(""))
    texts = [sorted({part for part in str(one).split(_SEPARATOR) if part}) for one in written]
    values = pd.Index(sorted({part for one in texts for part in one}), dtype=object)
    sizes = np.array([len(one) for one in texts], dtype=np.intp)
    numbers = values.get_indexer(pd.Index([part for one in texts for part in one], dtype=object))
    times = sizes[at]
    row = np.repeat(np.arange(len(at)), times)
    within = np.arange(len(row)) - np.repeat(np.cumsum(times) - times, times)
    begins = (np.cumsum(sizes) - sizes)[at]
    return row, numbers[np.repeat(begins, times) + within], values
