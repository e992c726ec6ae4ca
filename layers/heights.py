"""How high a project's column stands in the pitched view: its investment, at one scale for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from park import Park

STEP_M = 100.0
"""The height that the legend puts a figure to, in metres."""

_TALLEST_M = 1200.0
_ROUND = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


def yi_per_step(park: Park) -> float | None:
    """Return what a column's every STEP_M stand for, in 亿元; None if no investment is known.

    It is a round figure, at which the greatest known investment is no higher than 1200 m. Neither
    filters nor the day change it: a column's height means the same on every map.
    """
    known = park.projects["investment_yi_cny"].dropna()
    greatest = float(known.max()) if len(known) else 0.0
    if greatest <= 0:
        return None
    least = greatest * STEP_M / _TALLEST_M
    power = 1.0
    while power > least:
        power /= 10
    while power * 10 <= least:
        power *= 10
    return next(power * one for one in _ROUND if power * one >= least * (1 - 1e-9))


def heights_m(park: Park, project_ids: Sequence[str]) -> Mapping[str, float]:
    """Return the column's height in metres for each of the projects whose investment is known.

    A project that is not in the answer has no column: an unknown investment is not a small one.
    """
    step = yi_per_step(park)
    if step is None or not project_ids:
        return {}
    rows = park.rows_of(pd.Series(project_ids))
    known = park.projects["investment_yi_cny"].to_numpy(dtype=float)[rows]
    return {
        project: round(float(yi) / step * STEP_M, 1)
        for project, yi in zip(project_ids, known, strict=True)
        if yi > 0
    }
