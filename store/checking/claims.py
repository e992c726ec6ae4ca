"""Where sources disagree, exactly one claim is chosen, and it is about a row that exists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from park.claims import is_date
from park.day import days_or_none
from store.contract import table_named
from store.contract.shared_columns import PARK_ID
from store.problem import Problem, shown
from store.reading.rows import Loaded

ABOUT: Final[Mapping[str, str]] = {
    "project": "projects",
    "zone": "zones",
    "indicator": "indicators",
    "unit": "units",
    "waterway": "waterways",
}
"""Table of each kind of thing that claims are about."""

PARK: Final = "park"
"""The kind of claims about the park as a whole."""

_OF = ("entity", "entity_id", "field")


def claim_problems(tables: Mapping[str, Loaded]) -> list[Problem]:
    """Return claims about nothing, dates that are none, and groups without one claim chosen."""
    claims = tables.get("claims")
    if claims is None or not {*_OF, "chosen"} <= set(claims.frame):
        return []
    found: list[Problem] = []
    for place, (entity, entity_id) in enumerate(
        zip(claims.frame["entity"], claims.frame["entity_id"], strict=True)
    ):
        found += _about(claims, place, entity, entity_id, tables)
    found += _dates(claims)
    for group, rows in claims.frame.groupby(list(_OF), sort=False):
        chosen = int((rows["chosen"] == "yes").sum())
        if chosen != 1:
            holes = {"value": shown(" · ".join(map(str, group))), "found": str(chosen)}
            found.append(claims.problem(int(rows.index[0]), "not_one_chosen", "chosen", holes))
    return found


def _dates(claims: Loaded) -> list[Problem]:
    """Return the claims on a date whose value is none: the contract knows the value as text."""
    if "value" not in claims.frame:
        return []
    found: list[Problem] = []
    for place, (field, value) in enumerate(
        zip(claims.frame["field"], claims.frame["value"], strict=True)
    ):
        if is_date(field) and days_or_none(value) is None:
            found.append(claims.problem(place, "bad_date", "value", {"value": shown(value)}))
    return found


def _about(
    claims: Loaded, place: int, entity: str, entity_id: str, tables: Mapping[str, Loaded]
) -> list[Problem]:
    if entity == PARK and entity_id == PARK_ID:
        return []
    if entity == PARK:
        holes = {"value": shown(entity_id), "allowed": PARK_ID}
        return [claims.problem(place, "not_allowed", "entity_id", holes)]
    if entity not in ABOUT:
        holes = {"value": shown(entity), "allowed": ", ".join((PARK, *ABOUT))}
        return [claims.problem(place, "not_allowed", "entity", holes)]
    target = tables.get(ABOUT[entity])
    if target is None or "id" not in target.frame or entity_id in set(target.frame["id"]):
        return []
    code = f"unknown_{table_named(ABOUT[entity]).noun}"
    return [claims.problem(place, code, "entity_id", {"value": shown(entity_id)})]
