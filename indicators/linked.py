"""Which projects serve which indicators: those of the same task of the plan.

A project that the plan names in the task, or that is put under it by its subject matter.

Values are the whole park's, so a zone filter does not change them. What it can tell is which
targets the selected projects serve.
"""

from __future__ import annotations

import numpy as np

from indicators.scoreboard import indicator
from park.model import Mask, Park, Rows
from park.selection import Selection
from park.stages import StageKind
from park.tasks import task_links
from park.vocabulary import InPark, Scope

OVERALL = "一(二)"
"""The part of the plan that sets goals of the park as a whole."""

_BEGUN, _OPERATING = "started", "operating"


def follows(park: Park, indicator_id: str) -> bool:
    """Whether a value can follow the zone filter: some source reports it by zone."""
    observed = park.observations
    own = observed["indicator_id"] == indicator_id
    return bool((own & (observed["scope"] == Scope.ZONE)).any())


def _refs(written: str) -> frozenset[str]:
    return frozenset(part for part in written.split(";") if part)


def linked_projects(park: Park, indicator_id: str) -> Mask:
    """Return which projects belong to the plan task that sets the indicator.

    Raises
    ------
    indicators.scoreboard.UnknownIndicator
        If there is no indicator of that id.
    """
    return park.remember(_linked, _refs(indicator(park, indicator_id).plan_ref))


def _linked(park: Park, asked: frozenset[str]) -> Mask:
    links = task_links(park)
    found = np.zeros(len(park), dtype=bool)
    found[links.row[np.array([ref in asked for ref in links.refs], dtype=bool)[links.task]]] = True
    found.flags.writeable = False
    return found


def is_overall(park: Park, indicator_id: str) -> bool:
    """Whether the indicator is a goal of the park as a whole, which no task of its own serves."""
    return OVERALL in _refs(indicator(park, indicator_id).plan_ref)


def under_way(park: Park, chosen: Selection) -> Rows:
    """Return the selected projects that surely began their course and do not operate yet.

    None that ended or that lies outside the park; whether they belong to a task is not asked.
    """
    state, ids = park.course.at(chosen.on), park.stages.ids
    begun = (state.furthest >= ids.index(_BEGUN)) & (state.furthest < ids.index(_OPERATING))
    ended = [ids.index(one.id) for one in park.stages.stages if one.kind is StageKind.ENDED]
    outside = park.codes["in_park"].among(frozenset({InPark.NO}))
    return np.flatnonzero(chosen.mask(park) & begun & ~np.isin(state.certain, ended) & ~outside)


def relevant(park: Park, chosen: Mask | Rows, *, named: bool = False) -> frozenset[str]:
    """Return the indicators whose plan task has at least one of the chosen projects.

    Where `named`, only projects that the plan itself names in the task.
    """
    links = task_links(park)
    asked = np.zeros(len(park), dtype=bool)
    asked[chosen] = True
    keep = asked[links.row] & ~(links.assigned & named)
    present = np.bincount(links.task[keep], minlength=len(links.refs)) > 0
    served = frozenset(links.refs[at] for at in np.flatnonzero(present))
    serve = [bool(_refs(str(refs)) & served) for refs in park.indicators["plan_ref"]]
    return frozenset(str(one) for one in park.indicators.loc[serve, "id"])


def served(park: Park, chosen: Selection) -> frozenset[str]:
    """Return the indicators that the projects of a selection serve, as `relevant`."""
    return park.remember(_served, chosen)


def _served(park: Park, chosen: Selection) -> frozenset[str]:
    return relevant(park, chosen.rows(park))
