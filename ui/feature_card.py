"""The card beside the map: whatever was clicked, in readable fields."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from geo.measure import area_km2
from i18n import Speech
from layers.zones import count_on
from park import Park, Selection
from park.bus_stops import calling_at, stops
from park.naming import stations_named, stops_naming
from park.vocabulary import GeometryBasis
from ui.card_lists import links, water_works, zone_projects
from ui.citations import citations
from ui.markup import Child, tag
from ui.plan_links import plan_links
from ui.project_card import project_card
from ui.project_parts import Row, note


def feature_card(park: Park, feature_id: str, chosen: Selection, say: Speech) -> Markup:
    """Return the card of a zone, a waterway, a context feature, a bus stop or a project."""
    for rows in (park.zones, park.waterways, park.context):
        found = rows[rows["id"] == feature_id]
        if len(found):
            row = found.iloc[0].to_dict()
            lists = water_works(park, row, chosen, say) if rows is park.waterways else []
            return _place_card(park, row, lists, chosen, say)
    for stop in stops(park):
        if stop["id"] == feature_id:
            return _stop_card(park, stop, say)
    return project_card(park, feature_id, chosen, say)


def _place_card(
    park: Park, row: Row, lists: list[Markup], chosen: Selection, say: Speech
) -> Markup:
    facts: list[tuple[str, Child]] = []
    if "planned_area_km2" in row:
        counted = count_on(park, row["id"], chosen)
        area = float(area_km2(row["geometry"]))
        planned = say.number(float(row["planned_area_km2"]), 2)
        facts += [
            ("planned_area", say("indicator.bound.about", it=say("map.area", area=planned))),
            ("drawn_area", say("map.area", area=say.number(area, 3))),
            ("projects", "" if counted is None else say.number(counted, 0)),
            ("plan_ref", row["plan_ref"]),
        ]
        lists = zone_projects(park, row["id"], chosen, say)
    elif not lists:
        facts.append(("stops", links(park, stops_naming(park, row), say)))
    facts += [
        ("basis", say(f"basis.{row['geometry_basis']}")),
        ("accuracy", say("map.plus_minus", metres=say.number(float(row["accuracy_m"]), 0))),
    ]
    return tag(
        "div",
        tag("h3", say.name(row), class_="twin-title"),
        _said(facts, say),
        note(park, row, say),
        *lists,
        *(plan_links(park, row["plan_ref"], chosen.on, say) if "plan_ref" in row else ()),
        tag("h4", say("project.sources")),
        citations(park, row["source_ids"], say),
        class_="twin-card twin-project",
    )


def _stop_card(park: Park, stop: Row, say: Speech) -> Markup:
    calling = calling_at(park, stop["id"])
    lines = park.projects[park.projects["id"].isin(calling)].to_dict("records")
    facts: list[tuple[str, Child]] = [
        ("lines", links(park, lines, say)),
        ("station", links(park, stations_named(park, stop), say)),
        ("timetable", say("timetable.assumed")),
        ("basis", say(f"basis.{GeometryBasis.SCHEMATIC}")),
    ]
    return tag(
        "div",
        tag("h3", say.name(stop), class_="twin-title"),
        _said(facts, say),
        tag("p", say("layer.bus_stops.about"), class_="twin-quiet"),
        class_="twin-card twin-project",
    )


def _said(facts: Sequence[tuple[str, Child]], say: Speech) -> Markup:
    rows = ((tag("dt", say(f"fact.{key}")), tag("dd", value)) for key, value in facts if value)
    return tag("dl", *(part for row in rows for part in row), class_="twin-facts")
