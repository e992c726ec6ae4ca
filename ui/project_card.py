"""Everything known of one project, with its sources."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from i18n import Speech
from park import Park, Selection
from ui.citations import citations, source_links
from ui.markup import tag
from ui.plan_links import plan_links
from ui.stage_names import stage_name

Row = Mapping[Any, Any]


def project_card(park: Park, project_id: str, chosen: Selection, say: Speech) -> Markup:
    """Return the card of a project; a hint where the id is no project's."""
    if project_id not in park.place.index:
        hint = tag("p", say("project.hint"), class_="twin-quiet")
        return tag("div", hint, class_="twin-card twin-project")
    row: Row = park.projects.iloc[int(park.place[project_id])].to_dict()
    at = park.course.at(chosen.on).certain_ids[park.place[project_id]]
    filtered = not chosen.mask(park)[park.place[project_id]]
    return tag(
        "div",
        tag("h3", say.name(row), class_="twin-title"),
        tag("p", row["name_zh"] if say.code != "zh" else row["name_en"], class_="twin-quiet"),
        tag("p", say("project.filtered_out"), class_="twin-quiet") if filtered else None,
        tag("dl", *_facts(park, row, str(at), say), class_="twin-facts"),
        tag("h4", say("project.events")),
        _events(park, project_id, say),
        tag("p", say("note.line", note=row["note"]), class_="twin-quiet") if row["note"] else None,
        *_claims(park, project_id, say),
        *plan_links(park, row["plan_ref"], chosen.on, say),
        tag("h4", say("project.sources")),
        citations(park, row["source_ids"], say),
        class_="twin-card twin-project",
    )


def _facts(park: Park, row: Row, stage: str, say: Speech) -> list[Markup]:
    zones = park.of_project("project_zones", row["id"])["zone_id"]
    zone_names = [
        say.name(zone) for zone in park.zones.to_dict("records") if zone["id"] in set(zones)
    ]
    held = park.of_project("project_units", row["id"])["unit_id"]
    unit_names = [say.name(one) for one in park.units.to_dict("records") if one["id"] in set(held)]
    join = say("list.join").join
    facts = [
        ("stage", stage_name(park, stage, say)),
        ("zone", join(zone_names) or say("filter.zone.unknown")),
        ("inpark", say(f"inpark.{row['in_park']}")),
        ("theme", say(f"theme.{row['theme']}")),
        ("sector", say(f"sector.{row['sector']}")),
        ("owner", row["owner"]),
        ("investment", _investment(row, say)),
        ("units", join(unit_names)),
        ("plan_ref", row["plan_ref"]),
        ("place", row["location_note"]),
        *_site(park, row["id"], say),
    ]
    return [
        part
        for key, value in facts
        if value
        for part in (tag("dt", say(f"project.{key}")), tag("dd", value))
    ]


def _site(park: Park, project_id: str, say: Speech) -> list[tuple[str, str]]:
    """Return how well the drawn place is known, or that there is none."""
    sites = park.of_project("project_sites", project_id)
    if sites.empty:
        return [("basis", say("project.not_mapped"))]
    site = sites.iloc[0]
    metres = say("map.plus_minus", metres=say.number(float(site["accuracy_m"]), 0))
    return [("basis", say(f"basis.{site['geometry_basis']}")), ("accuracy", metres)]


def _investment(row: Row, say: Speech) -> str:
    """Return the sum and what its source adds to it; either may be missing."""
    money, added = row["investment_yi_cny"], row["investment_note"]
    if math.isnan(money):
        return str(added) or say("project.not_stated")
    amount = say.money(money)
    return say("project.amount_with_note", amount=amount, note=added) if added else amount


def _claims(park: Park, project_id: str, say: Speech) -> list[Markup]:
    """Return what the sources say differently, the value that is used first."""
    of_project = (park.claims["entity"] == "project") & (park.claims["entity_id"] == project_id)
    rows = park.claims[of_project].sort_values(["field", "chosen"], ascending=[True, False])
    if rows.empty:
        return []
    lines = [
        tag(
            "li",
            say(
                "project.claim",
                field=say(f"claim_field.{one['field']}"),
                value=say(f"claim_bound.{one['bound'] or '='}", value=one["value"]),
            ),
            " ",
            source_links(park, [one["source_id"]], say),
            tag("span", " ", say("project.used"), class_="twin-quiet")
            if one["chosen"] == "yes"
            else None,
        )
        for one in rows.to_dict("records")
    ]
    return [tag("h4", say("project.claims")), tag("ul", *lines, class_="twin-events")]


def _events(park: Park, project_id: str, say: Speech) -> Markup:
    events = park.of_project("stage_events", project_id).sort_values("date")
    if events.empty:
        return tag("p", say("project.no_events"), class_="twin-quiet")
    rows = [
        tag(
            "li",
            tag("b", say(f"date_bound.{one['bound']}", date=one["date"])),
            f" {stage_name(park, one['stage'], say)} ",
            tag("span", say(f"event_basis.{one['basis']}"), class_="twin-quiet"),
            tag("div", say("note.line", note=one["note"]), class_="twin-quiet")
            if one["note"]
            else None,
        )
        for one in events.to_dict("records")
    ]
    return tag("ul", *rows, class_="twin-events")
