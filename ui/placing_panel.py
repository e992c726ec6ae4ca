"""Where the selected projects are: on the map, counted on a zone, or with no known place."""

from __future__ import annotations

from markupsafe import Markup

from i18n import Speech
from park import Park, Selection, account
from ui.markup import tag


def placing_line(park: Park, chosen: Selection, say: Speech) -> Markup:
    """Return the account of the selection in one line, by reason."""
    counts = account(park, chosen.mask(park))
    parts = (
        ("selected", counts.selected),
        ("mapped", counts.mapped),
        ("zone_only", counts.zone_only),
        ("placeless", counts.placeless),
        ("filtered_out", counts.filtered_out),
    )
    return tag(
        "div",
        *(
            tag("div", tag("b", say.number(count, 0)), tag("span", say(f"placing.{name}")))
            for name, count in parts
        ),
        class_="twin-placing",
    )
