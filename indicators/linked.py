"""Which projects serve which indicators: those of the same task of the plan.

Values are the whole park's, so a zone filter does not change them. What it can tell is which
targets the selected projects serve.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from indicators.scoreboard import indicator
from park.model import Mask, Park
from park.vocabulary import Scope


def follows(park: Park, indicator_id: str) -> bool:
    """Whether a value can follow the zone filter: some source reports it by zone."""
    observed = park.observations
    own = observed["indicator_id"] == indicator_id
    return bool((own & (observed["scope"] == Scope.ZONE)).any())


def _refs(written: str) -> frozenset[str]:
    return frozenset(part for part in written.split(";") if part)


def _written_refs(refs: pd.Series) -> pd.Series:
    return refs.fillna("").astype("str")


def linked_projects(park: Park, indicator_id: str) -> Mask:
    """Return which projects belong to the plan task that sets the indicator.

    Raises
    ------
    indicators.scoreboard.UnknownIndicator
        If there is no indicator of that id.
    """
    asked = _refs(indicator(park, indicator_id).plan_ref)
    codes, written = pd.factorize(_written_refs(park.projects["plan_ref"]))
    serves = np.array([bool(asked & _refs(str(one))) for one in written], dtype=bool)
    return serves[codes] if len(codes) else np.zeros(0, dtype=bool)


def relevant(park: Park, chosen: Mask) -> frozenset[str]:
    """Return the indicators whose plan task has at least one of the chosen projects."""
    present = _written_refs(park.projects["plan_ref"])[chosen].unique()
    served = frozenset[str]().union(*(_refs(str(one)) for one in present))
    asked = _written_refs(park.indicators["plan_ref"])
    serve = [bool(_refs(str(refs)) & served) for refs in asked]
    return frozenset(str(one) for one in park.indicators.loc[serve, "id"])
