"""Where the selected projects are: on the map, counted on a zone, or with no known place."""

from __future__ import annotations

from markupsafe import Markup

from i18n import Speech
from park import Park, Selection, account
from park.vocabulary import Placing
from ui.markup import tag
from ui.state import link_to


def placing_line(park: Park, chosen: Selection, say: Speech) -> Markup:
    """Return the account of the selection in one line; a reason opens its rows."""
    counts = account(park, chosen)
    parts = (
        ("selected", counts.selected, None),
        ("mapped", counts.mapped, Placing.SITE),
        ("zone_only", counts.zone_only, Placing.ZONE),
        ("outside", counts.outside, Placing.OUTSIDE),
        ("placeless", counts.placeless, Placing.NONE),
        ("filtered_out", counts.filtered_out, None),
    )
    return tag(
        "div",
        *(
            tag(
                "div",
                _count(count, reason, say),
                tag("span", say(f"placing.{name}")),
                _not_yet(counts.not_yet, say) if name == "filtered_out" else None,
            )
            for name, count, reason in parts
        ),
        class_="twin-placing",
    )


def _not_yet(count: int, say: Speech) -> Markup | None:
    return tag("span", say("placing.not_yet", count=say.number(count, 0))) if count else None


def _count(count: int, reason: Placing | None, say: Speech) -> Markup:
    number = say.number(count, 0)
    if reason is None or not count:
        return tag("b", number)
    return tag("b", tag("a", number, href=link_to("projects", placed=reason)))
