"""How far a project's sources are trusted: the best grade among them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

from park.model import Park
from park.vocabulary import Trust

GRADES = (Trust.A, Trust.B)
"""Best first. Sources of positions alone have no grade."""

UNGRADED = -1


def best_grades(park: Park) -> npt.NDArray[np.integer]:
    """Return the place in `GRADES` of each project's best source, or `UNGRADED`."""
    return park.remember(_best_grades, None)


def _best_grades(park: Park, _: None) -> npt.NDArray[np.integer]:
    at, lists = pd.factorize(park.projects["source_ids"].fillna("").astype("str"))
    trust = dict(zip(park.sources["id"], park.sources["trust"], strict=True))
    best = [_best(str(one).split(";"), trust) for one in lists]
    return np.array(best, dtype=np.int8)[at] if best else np.zeros(len(park), dtype=np.int8)


def _best(source_ids: Iterable[str], trust: dict[str, str]) -> int:
    grades = {trust.get(one) for one in source_ids}
    return next((at for at, grade in enumerate(GRADES) if grade in grades), UNGRADED)
