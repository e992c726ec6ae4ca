"""What of the plan a thing on the map belongs to: tasks, and the indicators of those tasks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from markupsafe import Markup

from i18n import Speech
from indicators import assess
from indicators.say import say_target
from park import Park
from park.tasks import tasks_of
from ui.figure_cards import status_line
from ui.markup import tag
from ui.state import link_to
from ui.task_words import assigned_mark


def plan_links(park: Park, plan_ref: str, on: date, say: Speech) -> list[Markup]:
    """Return the plan tasks named in a ``;``-separated field and their indicators, as links."""
    return _links(park, dict.fromkeys(_refs(plan_ref), False), on, say)


def project_plan_links(park: Park, project_id: str, on: date, say: Speech) -> list[Markup]:
    """Return a project's plan tasks, those it was put under said so, and their indicators."""
    return _links(park, dict(tasks_of(park, project_id)), on, say)


def _links(park: Park, refs: Mapping[str, bool], on: date, say: Speech) -> list[Markup]:
    tasks = [
        tag(
            "li",
            tag("b", row["ref"]),
            " ",
            _to("plan", say.name(row, "title"), row["ref"]),
            assigned_mark(say, assigned=refs[row["ref"]]),
        )
        for row in park.plan_tasks.to_dict("records")
        if row["ref"] in refs
    ]
    served = list(_indicators(park, frozenset(refs), on, say))
    found = []
    if tasks:
        found += [tag("h4", say("plan.tasks")), tag("ul", *tasks, class_="twin-events")]
    if served:
        found += [tag("h4", say("plan.indicators")), tag("ul", *served, class_="twin-events")]
    return found


def _refs(written: str) -> frozenset[str]:
    return frozenset(one for one in written.split(";") if one)


def _to(page: str, words: str, picked: str) -> Markup:
    return tag("a", words, href=link_to(page, picked), target="_self")


def _indicators(park: Park, refs: frozenset[str], on: date, say: Speech) -> Iterator[Markup]:
    for row in park.indicators.to_dict("records"):
        if row["origin"] != "plan" or not _refs(row["plan_ref"]) & refs:
            continue
        found = assess(park, row["id"], on)
        target = say_target(say, found.target, row["unit"]) if found.target else ""
        yield tag(
            "li",
            _to("indicator", say.name(row), row["id"]),
            tag("span", " ", target) if target else None,
            tag("div", status_line(found, say), class_="twin-quiet"),
        )
