"""How many of the plan's targets have anything reported, and how they stand."""

from __future__ import annotations

from markupsafe import Markup

from i18n import Speech
from indicators import Status, coverage, plan_indicators, relevant, scoreboard, served
from park import Park, Selection
from ui.markup import tag
from ui.score_counts import strip
from ui.state import link_to
from ui.theme import STATUS_MARKS


def serving_line(park: Park, chosen: Selection, say: Speech) -> Markup | None:
    """Return how many plan targets the selected projects' tasks set; nothing without a filter.

    Figures are published for the whole park, so a filter changes which targets matter, not them.
    Targets whose task the plan itself does not name one of the projects in are told apart.
    """
    if chosen.is_open:
        return None
    of_plan = {one.id for one in plan_indicators(park)}
    every = served(park, chosen) & of_plan
    assigned = every - relevant(park, chosen.rows(park), named=True)
    said = say("targets.serving", count=len(every))
    if assigned:
        said = say("targets.serving_assigned", said=said, count=len(assigned))
    return tag("p", said, class_="twin-serving")


def targets_card(park: Park, chosen: Selection, say: Speech) -> Markup:
    """Return one bar over all plan targets, by status."""
    counted = coverage(scoreboard(park, chosen.on))
    present = [(status, counted.by_status[Status(status)]) for status in STATUS_MARKS]
    present = [(status, count) for status, count in present if count]
    return tag(
        "div",
        tag(
            "h3",
            tag(
                "a",
                say("targets.title", total=counted.total, reported=counted.with_park_observation),
                href=link_to("indicators"),
            ),
            class_="twin-title",
        ),
        strip(counted.by_status),
        tag(
            "div", *(_count(status, count, say) for status, count in present), class_="twin-counts"
        ),
        serving_line(park, chosen, say),
        class_="twin-card",
    )


def _count(status: str, count: int, say: Speech) -> Markup:
    return tag(
        "span",
        tag("span", STATUS_MARKS[status], aria_hidden="true"),
        f" {say(f'status.{status}')} {count}",
        class_=f"twin-text-{status}",
    )
