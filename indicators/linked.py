"""Which projects serve which indicators: those of the same task of the plan.

Values are the whole park's, so a zone filter does not change them. What it can tell is which
targets the selected projects serve.
"""

from __future__ import annotations

import numpy as np

from indicators.scoreboard import indicator
from park.model import Codes, Mask, Park, Rows, coded
from park.selection import Selection
from park.vocabulary import Scope


def follows(park: Park, indicator_id: str) -> bool:
    """Whether a value can follow the zone filter: some source reports it by zone."""
    observed = park.observations
    own = observed["indicator_id"] == indicator_id
    return bool((own & (observed["scope"] == Scope.ZONE)).any())


def _refs(written: str) -> frozenset[str]:
    return frozenset(part for part in written.split(";") if part)


def _tasks(park: Park, _key: None) -> Codes:
    return coded(park.projects["plan_ref"])


def linked_projects(park: Park, indicator_id: str) -> Mask:
    """Return which projects belong to the plan task that sets the indicator.

    Raises
    ------
    indicators.scoreboard.UnknownIndicator
        If there is no indicator of that id.
    """
    asked = _refs(indicator(park, indicator_id).plan_ref)
    refs = park.remember(_tasks, None)
    return refs.among(frozenset(one for one in refs.names if asked & _refs(one)))


def relevant(park: Park, chosen: Mask | Rows) -> frozenset[str]:
    """Return the indicators whose plan task has at least one of the chosen projects."""
    refs = park.remember(_tasks, None)
    present = np.bincount(refs.codes[chosen], minlength=len(refs.names)) > 0
    served = frozenset[str]().union(*(_refs(refs.names[at]) for at in np.flatnonzero(present)))
    serve = [bool(_refs(str(refs)) & served) for refs in park.indicators["plan_ref"]]
    return frozenset(str(one) for one in park.indicators.loc[serve, "id"])


def served(park: Park, chosen: Selection) -> frozenset[str]:
    """Return the indicators that the projects of a selection serve, as `relevant`."""
    return park.remember(_served, chosen)


def _served(park: Park, chosen: Selection) -> frozenset[str]:
    return relevant(park, chosen.rows(park))
