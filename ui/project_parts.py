"""The parts of which a project's card and its page are made: the facts, and how they are set."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup, escape

from i18n import Speech
from layers.choice_words import stage_name
from layers.source_words import owner_words
from park import Park, Selection
from park.vocabulary import NO_STAGE
from ui.markup import Child, tag
from ui.state import link_to
from ui.task_words import said_tasks

Row = Mapping[Any, Any]


def project_row(park: Park, project_id: str) -> Row | None:
    """Return a project's row; None where the id is no project's."""
    if project_id not in park.place.index:
        return None
    row: Row = park.projects.iloc[int(park.place[project_id])].to_dict()
    return row


def rows_about(park: Park, frame: str, project_id: str) -> list[dict[Any, Any]]:
    """Return the rows of a frame that speak of a project, in the frame's order."""
    return park.of_project(frame, project_id).to_dict("records")


def other_name(row: Row, say: Speech) -> Markup:
    """Return the name by which documents in the other language know it."""
    return tag("p", row["name_zh"] if say.code != "zh" else row["name_en"], class_="twin-quiet")


def filtered_out(park: Park, row: Row, chosen: Selection, say: Speech) -> Markup | None:
    """Return a line that says so where the filters leave the project out."""
    at = int(park.place[row["id"]])
    if chosen.mask(park)[at]:
        return None
    if park.course.at(chosen.on).not_yet[at]:
        return tag("p", say("project.not_yet", day=say.day(chosen.on)), class_="twin-quiet")
    return tag("p", say("project.filtered_out"), class_="twin-quiet")


def note(park: Park, row: Row, say: Speech) -> Markup | None:
    """Return what a reader should know about a row."""
    told = say.translated(row["note"], park.texts)
    return tag("p", say("note.line", note=told), class_="twin-quiet") if told else None


def standing(park: Park, project_id: str, chosen: Selection) -> dict[str, str]:
    """Return ids of the stages that are certain, possible and planned; "none" where none is."""
    state, at = park.course.at(chosen.on), int(park.place[project_id])
    told = {"certain": state.certain, "possible": state.possible, "planned": state.planned}
    return {how: str(state.ids(stages)[at]) for how, stages in told.items()}


def facts(park: Park, row: Row, chosen: Selection, say: Speech) -> Markup:
    """Return what is known of a project as a list of names and values; what is not is left out."""
    zone_ids = {one["zone_id"] for one in rows_about(park, "project_zones", row["id"])}
    zones = [say.name(zone) for zone in park.zones.to_dict("records") if zone["id"] in zone_ids]
    stages = standing(park, row["id"], chosen)
    join = say("list.join").join
    return listed(
        [
            (say("project.stage"), stage_name(park, stages["certain"], say)),
            *(
                (say(f"fact.{how}"), stage_name(park, stages[how], say))
                for how in ("possible", "planned")
                if stages[how] != NO_STAGE
            ),
            (say("project.zone"), join(zones) or say("filter.zone.unknown")),
            (say("project.inpark"), say(f"inpark.{row['in_park']}")),
            (say("project.theme"), say(f"theme.{row['theme']}")),
            (say("project.sector"), say(f"sector.{row['sector']}")),
            (say("project.owner"), owner_words(park, row["owner"], say)),
            (say("project.investment"), investment(park, row, say)),
            (say("project.units"), units(park, row["id"], say)),
            (say("project.plan_ref"), said_tasks(park, row["id"], say)),
            (say("project.place"), say.translated(row["location_note"], park.texts)),
            *_site(park, row["id"], say),
        ]
    )


def listed(pairs: Iterable[tuple[str, Child]]) -> Markup:
    """Return names and values as a list; a pair without a value is left out."""
    parts = ((tag("dt", name), tag("dd", value)) for name, value in pairs if value)
    return tag("dl", *(part for pair in parts for part in pair), class_="twin-facts")


def units(park: Park, project_id: str, say: Speech) -> Markup | None:
    """Return the responsible units with their part, each a link to all that it has in hand."""
    names = {row["id"]: say.name(row) for row in park.units.to_dict("records")}
    told = [
        tag(
            "span",
            tag("a", names[one["unit_id"]], href=link_to("projects", unit=one["unit_id"])),
            tag("span", say("unit.role", role=say(f"unit_role.{one['role']}")), class_="twin-role"),
        )
        for one in rows_about(park, "project_units", project_id)
    ]
    return escape(say("list.join")).join(told) if told else None


def _site(park: Park, project_id: str, say: Speech) -> list[tuple[str, str]]:
    """Return how well the drawn place is known, or that there is none."""
    sites = rows_about(park, "project_sites", project_id)
    if not sites:
        placing = park.codes["placing"]
        reason = placing.names[placing.codes[park.place[project_id]]]
        return [(say("project.basis"), say("project.not_mapped", reason=say(f"placed.{reason}")))]
    metres = say("map.plus_minus", metres=say.number(float(sites[0]["accuracy_m"]), 0))
    return [
        (say("project.basis"), say(f"basis.{sites[0]['geometry_basis']}")),
        (say("project.accuracy"), metres),
    ]


def investment(park: Park, row: Row, say: Speech) -> str:
    """Return the sum and what its source adds to it; either may be missing."""
    money, added = row["investment_yi_cny"], say.translated(row["investment_note"], park.texts)
    if math.isnan(money):
        return added or say("project.not_stated")
    amount = say.money(money)
    return say("project.amount_with_note", amount=amount, note=added) if added else amount
