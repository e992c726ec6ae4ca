"""Goals that the plan does not set, and who published each of them."""

from __future__ import annotations

from indicators.reading import Indicator
from indicators.say import YES_NO
from indicators.scoreboard import PLAN, indicator
from park.model import Park

_ENTITY, _FIELD, _CHOSEN = "indicator", "target_value@", "yes"
"""How ``data/claims.csv`` says who published the target of an indicator."""


def public_goals(park: Park) -> tuple[Indicator, ...]:
    """Return what was aimed at outside the plan: a target, or a listing that is had or not."""
    rows = park.indicators
    aimed = rows["target_value"].notna() | (rows["unit"] == YES_NO)
    return tuple(
        indicator(park, str(one)) for one in rows.loc[aimed & (rows["origin"] != PLAN), "id"]
    )


def target_sources(park: Park, indicator_id: str) -> tuple[str, ...]:
    """Return the ids of the sources that published the target in force.

    Nothing where the plan sets it: its task is then the source.
    """
    claims = park.claims
    if claims.empty:
        return ()
    own = (
        (claims["entity"] == _ENTITY)
        & (claims["entity_id"] == indicator_id)
        & claims["field"].astype("str").str.startswith(_FIELD)
        & (claims["chosen"] == _CHOSEN)
    )
    return tuple(claims.loc[own, "source_id"].astype("str"))
