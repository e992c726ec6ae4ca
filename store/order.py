"""The order of rows, kept while most of them stay where they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise


def _longest_rise(numbers: Sequence[float]) -> set[int]:
    """Return the places of a longest strictly rising run of the numbers, gaps allowed."""
    tails: list[float] = []
    tail_at: list[int] = []
    before: list[int] = []
    for place, value in enumerate(numbers):
        length = bisect_left(tails, value)
        tails[length : length + 1] = [value]
        tail_at[length : length + 1] = [place]
        before.append(tail_at[length - 1] if length else -1)
    run: set[int] = set()
    place = tail_at[-1] if tail_at else -1
    while place >= 0:
        run.add(place)
        place = before[place]
    return run


def placed(keys: Sequence[str], now: Mapping[str, float]) -> dict[str, float]:
    """Return a rising number for each key, keeping as many of the numbers in `now` as possible.

    Where there is no room left between two of them, all are numbered afresh.
    """
    known = [place for place, key in enumerate(keys) if key in now]
    run = _longest_rise([now[keys[place]] for place in known])
    fixed = [known[place] for place in sorted(run)]
    found: dict[str, float] = {}
    done = 0
    low = None
    for stop in [*fixed, len(keys)]:
        high = now[keys[stop]] if stop < len(keys) else None
        between = stop - done
        for step in range(1, between + 1):
            found[keys[done + step - 1]] = _between(low, high, step, between)
        if stop < len(keys):
            low = high
            found[keys[stop]] = now[keys[stop]]
        done = stop + 1
    numbers = list(found.values())
    if any(after <= one for one, after in pairwise(numbers)):
        return {key: float(place) for place, key in enumerate(keys, start=1)}
    return found


def _between(low: float | None, high: float | None, step: int, count: int) -> float:
    if high is None:
        return (low or 0.0) + step
    if low is None:
        return high - (count - step + 1)
    return low + (high - low) * step / (count + 1)
