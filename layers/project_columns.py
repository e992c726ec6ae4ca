"""What a file for a GIS says of a project beside its place: money, owner, units, zones, tasks."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any, Final

from i18n import Speech
from layers.model import MapLayer
from park import Park
from park.tasks import tasks_of
from park.vocabulary import INVESTMENT

PROJECT_COLUMNS: Final = (
    INVESTMENT, "owner", "unit_ids", "units_text", "zone_ids", "zones_text", "plan_tasks",
    "assigned_plan_tasks",
)  # fmt: skip
"""Columns of layers whose features are projects.

``plan_tasks`` are those under which the plan names the project, ``assigned_plan_tasks`` those under
which it was put by its subject matter. Where there are several, ``;`` stands between them.
"""


def about_projects(park: Park, layer: MapLayer, say: Speech) -> Mapping[str, dict[str, Any]]:
    """Return these columns by id, for a layer that is drawn of projects; of another, nothing.

    What is unknown is None: no number is 0 and no text is empty for it.
    """
    if layer.definition.over_time is None:
        return {}
    ids = [one.id for one in layer.features if one.id in park.place.index]
    units, zones = (
        _linked(park, frame, column, ids)
        for frame, column in (("project_units", "unit_id"), ("project_zones", "zone_id"))
    )
    unit_names, zone_names = (
        {str(row["id"]): say.name(row) for row in rows.to_dict("records")}
        for rows in (park.units, park.zones)
    )
    join = say("list.join")
    found = {}
    for row in park.projects.iloc[park.place[ids]].to_dict("records"):
        one, money = str(row["id"]), float(row[INVESTMENT])
        tasks = tasks_of(park, one)
        found[one] = {
            INVESTMENT: None if math.isnan(money) else money,
            "owner": row["owner"] or None,
            "unit_ids": _written(units.get(one, ())),
            "units_text": join.join(unit_names[at] for at in units.get(one, ())) or None,
            "zone_ids": _written(zones.get(one, ())),
            "zones_text": join.join(zone_names[at] for at in zones.get(one, ())) or None,
            "plan_tasks": _written(ref for ref, assigned in tasks if not assigned),
            "assigned_plan_tasks": _written(ref for ref, assigned in tasks if assigned),
        }
    return found


def _linked(park: Park, frame: str, column: str, ids: list[str]) -> Mapping[str, list[str]]:
    """Return what a frame of links holds for projects, each once, in the frame's order."""
    found: dict[str, dict[str, None]] = {}
    rows = park.of_projects(frame, ids)
    for one, linked in zip(rows["project_id"], rows[column], strict=True):
        found.setdefault(str(one), {})[str(linked)] = None
    return {one: list(every) for one, every in found.items()}


def _written(parts: Iterable[str]) -> str | None:
    return ";".join(parts) or None
