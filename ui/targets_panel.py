"""How many of the plan's targets have anything reported, and how they stand."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from i18n import Speech
from indicators import Status, coverage, scoreboard
from park import Park
from ui.markup import tag
from ui.state import link_to
from ui.theme import STATUS_MARKS


def targets_card(park: Park, on: date, say: Speech) -> Markup:
    """Return one bar over all plan targets, by status."""
    counted = coverage(scoreboard(park, on))
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
        tag(
            "div",
            *(
                tag("span", class_=f"twin-{status}", style=f"flex:{count}")
                for status, count in present
            ),
            class_="twin-strip",
            aria_hidden="true",
        ),
        tag(
            "div", *(_count(status, count, say) for status, count in present), class_="twin-counts"
        ),
        class_="twin-card",
    )


def _count(status: str, count: int, say: Speech) -> Markup:
    return tag(
        "span",
        tag("span", STATUS_MARKS[status], aria_hidden="true"),
        f" {say(f'status.{status}')} {count}",
        class_=f"twin-text-{status}",
    )
