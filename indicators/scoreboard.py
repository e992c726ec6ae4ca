"""Hold the park's indicators against their targets on a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from indicators.observed import Observed, in_order, observe, rows_of, to_reading
from indicators.reading import (
    Assessment,
    Coverage,
    Holes,
    Indicator,
    Reading,
    Status,
    Target,
)
from indicators.rules import DIFFER
from indicators.status import decide, deciding, share_of_target
from park.model import Park
from park.vocabulary import Cadence, Direction, Scope

PLAN = "plan"
"""Origin of the indicators that the plan sets."""


class UnknownIndicator(KeyError):
    """An indicator id that the park does not have."""


def _target(row: Mapping[Any, Any]) -> Target | None:
    if pd.isna(row["target_value"]):
        return None
    return Target(
        value=float(row["target_value"]),
        direction=Direction(row["direction"]),
        period=str(row["target_period"]),
        cadence=Cadence(row["cadence"]),
    )


def _indicator(row: Mapping[Any, Any]) -> Indicator:
    return Indicator(
        id=str(row["id"]),
        names={column: str(row[column]) for column in row if column.startswith("name_")},
        origin=str(row["origin"]),
        unit=str(row["unit"]),
        target=_target(row),
        plan_ref=str(row["plan_ref"]),
        definition=str(row["definition"]),
    )


def _indicators(park: Park, _: None) -> Mapping[str, Indicator]:
    found = map(_indicator, park.indicators.to_dict("records"))
    return {one.id: one for one in found}


def plan_indicators(park: Park) -> tuple[Indicator, ...]:
    """Return what the plan sets a target for, in the order of the plan."""
    every = park.remember(_indicators, None).values()
    return tuple(one for one in every if one.origin == PLAN)


def indicator(park: Park, indicator_id: str) -> Indicator:
    """Return one indicator of any origin; raise UnknownIndicator if there is none of that id."""
    try:
        return park.remember(_indicators, None)[indicator_id]
    except KeyError:
        raise UnknownIndicator(indicator_id) from None


def rows_about(park: Park, indicator_id: str) -> list[dict[Any, Any]]:
    """Return an indicator's observations of every scope as plain rows, in the data's order."""
    return rows_of(park).get(indicator_id, [])


def series(
    park: Park, indicator_id: str, scope: str = Scope.PARK, detail: str | None = None
) -> tuple[Reading, ...]:
    """Return all observations of one scope in order of period, partial ones and estimates too.

    `detail` narrows to one zone, enterprise or part, where a scope has several.

    Raises
    ------
    UnknownIndicator
        If there is no indicator of that id.
    """
    unit = indicator(park, indicator_id).unit
    return in_order(
        to_reading(row, unit)
        for row in rows_about(park, indicator_id)
        if row["scope"] == scope and detail in (None, row["scope_detail"])
    )


def assess(park: Park, indicator_id: str, on: date) -> Assessment:
    """Hold one indicator against its target as known on `on`.

    Raises
    ------
    UnknownIndicator
        If there is no indicator of that id.
    """
    return _assess(indicator(park, indicator_id), rows_about(park, indicator_id), on)


def scoreboard(park: Park, on: date) -> tuple[Assessment, ...]:
    """Return every indicator of the plan as known on `on`, in the order of the plan."""
    return park.remember(_scoreboard, on)


def _scoreboard(park: Park, on: date) -> tuple[Assessment, ...]:
    return tuple(assess(park, one.id, on) for one in plan_indicators(park))


def coverage(assessments: Iterable[Assessment]) -> Coverage:
    """Count the assessments by status, and those that have any observation of the park."""
    listed = tuple(assessments)
    counted = Counter(one.status for one in listed)
    return Coverage(
        total=len(listed),
        with_park_observation=sum(one.park_observations > 0 for one in listed),
        by_status={status: counted[status] for status in Status},
    )


def _assess(asked: Indicator, rows: Iterable[Mapping[Any, Any]], on: date) -> Assessment:
    observed = observe(asked, rows, on)
    reading = _decides(asked, observed)
    status, reason, holes = _status(asked, observed, reading, on)
    differing = _differing(observed, reading) if reason == DIFFER.reason else ()
    ended = sum(one.why not in UNREPORTED for one in observed.left_out)
    return Assessment(
        reading=reading,
        target=asked.target,
        share_of_target=None if differing else share_of_target(reading, asked.target),
        status=status,
        reason=reason,
        holes=holes,
        left_out=observed.left_out,
        park_observations=len(observed.usable) + ended,
        differing=differing,
    )


def _differing(observed: Observed, reading: Reading) -> tuple[Reading, ...]:
    """Return the values that contradict each other, the one in `reading` among them."""
    end = reading.span.last
    return tuple(one for one in observed.usable if one.span.last == end)


def _decides(asked: Indicator, observed: Observed) -> Reading:
    """Return the value that is held against the target; without a target, the latest."""
    if not observed.usable:
        return _none(asked, observed)
    if asked.target is None:
        return observed.usable[-1]
    return deciding(observed.usable, asked.target)


def _status(
    asked: Indicator, observed: Observed, reading: Reading, on: date
) -> tuple[Status, str, Holes]:
    if observed.usable and asked.target is not None:
        return decide(observed.usable, asked.target, on)
    if reading.why_none is None:
        return Status.NOT_COMPARABLE, "reason.no_target", {}
    unreported = reading.why_none in UNREPORTED
    status = Status.NOT_REPORTED if unreported else Status.NOT_COMPARABLE
    return status, reading.why_none, {}


UNREPORTED = frozenset(
    {
        "reason.none",
        "reason.other_scope",
        "reason.other_scope_ahead",
        "reason.after_day",
        "reason.value_unknown",
    }
)
"""Reasons that mean nothing is known of the park. Any other: something is, but not comparable."""


def _none(asked: Indicator, observed: Observed) -> Reading:
    """Return the reading of an indicator without a comparable value: the reason of the latest."""
    known = [one.why for one in observed.left_out if one.why not in UNREPORTED]
    whys = known or [one.why for one in observed.left_out]
    ahead = "reason.other_scope_ahead" if observed.ahead else "reason.none"
    fallback = "reason.other_scope" if observed.elsewhere else ahead
    return Reading(
        indicator_id=asked.id,
        value=None,
        unit=asked.unit,
        bound=None,
        period="",
        scope=Scope.PARK,
        basis=None,
        source_ids=(),
        why_none=whys[-1] if whys else fallback,
    )
