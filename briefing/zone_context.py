"""What surrounds a zone's projects: its area, works on the water, buses, and the plan's targets."""

from __future__ import annotations

from typing import Any, TypedDict

from geo.measure import area_km2
from i18n import Speech
from indicators import assess, plan_indicators, relevant, say_reason, say_target
from park import Park, Selection
from park.bus_stops import calling_at
from park.vocabulary import Theme
from park.zone_reach import NEAR_M, Reach, Row, stops_near, works_near

MOST_WORKS, MOST_STOPS, MOST_TARGETS = 9, 5, 6


class Lines(TypedDict):
    """The lines and the note of a part."""

    lines: tuple[str, ...]
    note: str


def area_lines(park: Park, zone: Row, say: Speech) -> tuple[tuple[str, str], ...]:
    """Return the area that the plan states, and the one that is drawn with how sure its sides are.

    Facts of the zone itself: no filter changes them.
    """
    task = {one["ref"]: say.name(one, "title") for one in park.plan_tasks.to_dict("records")}
    refs = [one for one in str(zone["plan_ref"]).split(";") if one]
    planned = say.number(float(zone["planned_area_km2"]), 2)
    drawn = say.number(float(area_km2(zone["geometry"])), 2)
    metres = say("map.plus_minus", metres=say.number(float(zone["accuracy_m"]), 0))
    known = say("sheet.drawn", area=say("map.area", area=drawn), accuracy=metres,
                basis=say(f"basis.{zone['geometry_basis']}"))  # fmt: skip
    tasks = (say("sheet.task", ref=one, title=task[one]) for one in refs if one in task)
    return (
        # The plan says 约 of both of its zones.
        (say("fact.planned_area"), say("indicator.bound.about", it=say("map.area", area=planned))),
        (say("fact.drawn_area"), known),
        (say("fact.plan_ref"), say("list.join").join(tasks)),
    )


def _far(one: Reach, say: Speech) -> str:
    """Return a distance as an interval; never a single number, for neither place is surveyed."""
    if not one.is_known:
        return say("sheet.undetermined")
    if one.most_m == 0:
        return say("sheet.inside")
    least, most = (say.number(round(metres, -2), 0) for metres in (one.least_m, one.most_m))
    return say("sheet.between", least=least, most=most)


def _listed(found: list[str], most: int, note: str, say: Speech) -> Lines:
    more = len(found) - most
    further = say("sheet.more", count=say.number(more, 0)) if more > 0 else ""
    return Lines(lines=tuple(found[:most]), note=" ".join(filter(None, (further, note))))


def work_lines(park: Park, zone: Row | None, asked: Selection, say: Speech) -> Lines:
    """Return the works counted for the zone, and those whose reach may touch or near it."""
    mask = asked.mask(park) & (park.projects["theme"] == Theme.WATERWAYS).to_numpy()
    counted = park.projects[mask].to_dict("records")
    own = {one["id"] for one in counted}
    lines = [say.name(one) for one in counted]
    if zone is not None:
        lines += [
            say("sheet.reach", name=say.name(one.row), far=_far(one, say))
            for one in works_near(park, zone)
            if one.row["id"] not in own
        ]
    near = zone is not None and len(lines) > len(own)
    note = say("sheet.works_note") if near else ""
    return _listed(lines, MOST_WORKS, note if lines else say("sheet.no_works"), say)


def bus_lines(park: Park, zone: Row | None, say: Speech) -> Lines:
    """Return the planned lines' stops that may lie in the zone or near it, with their lines."""
    if zone is None:
        return Lines(lines=(), note=say("sheet.buses_unknown"))
    names = {one["id"]: one for one in _lines(park)}
    lines = []
    for one in stops_near(park, zone):
        calling = [names[line] for line in sorted(calling_at(park, one.row["id"])) if line in names]
        told = {"name": say.name(one.row), "far": _far(one, say)}
        joined = say("list.join").join(say.name(line) for line in calling)
        # The feed has the stop, and none of the park's projects is a line that calls there.
        lines.append(
            say("sheet.stop", **told, lines=joined) if joined else say("sheet.stop_alone", **told)
        )
    near = say.number(NEAR_M, 0)
    note = say("sheet.buses_note") if lines else say("sheet.no_buses", metres=near)
    return _listed(lines, MOST_STOPS, note, say)


def _lines(park: Park) -> list[dict[Any, Any]]:
    routes = park.gtfs["routes"]["route_id"]
    return park.projects[park.projects["id"].isin(routes)].to_dict("records")


def target_lines(park: Park, zone: Row | None, asked: Selection, say: Speech) -> Lines:
    """Return the targets of the tasks that name the zone, or say that it has none of its own.

    Then the targets that its projects serve: their values are the whole park's.
    """
    refs = {one for one in str(zone["plan_ref"] if zone else "").split(";") if one}
    own = {one.id for one in plan_indicators(park) if refs & set(one.plan_ref.split(";"))}
    served = relevant(park, asked.mask(park)) - own
    named = relevant(park, asked.mask(park), named=True) | own
    lines = []
    for one in plan_indicators(park):
        if one.id not in own | served:
            continue
        found = assess(park, one.id, asked.on)
        target = say_target(say, found.target, one.unit) if found.target else ""
        line = say("sheet.target", name=say.name(one.names), target=target,
                   status=say_reason(say, found))  # fmt: skip
        lines.append(line if one.id in named else say("sheet.by_assigned", line=line))
    notes = []
    if zone is not None and not own:
        notes.append(say("sheet.no_own_target"))
    notes.append(say("sheet.targets_note") if lines else say("sheet.no_targets"))
    return _listed(lines, MOST_TARGETS, " ".join(notes), say)
