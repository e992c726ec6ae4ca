"""How well each place on the map is known, zone edges included."""

from __future__ import annotations

from markupsafe import Markup

from i18n import Speech
from park import Park
from ui.markup import tag
from ui.tables import table


def geometry_table(park: Park, say: Speech) -> Markup:
    """Return the zones' edges with what each rests on and how far it may be off."""
    zone_names = {row["id"]: say.name(row, "short") for row in park.zones.to_dict("records")}
    rows = [
        [
            zone_names[edge["zone_id"]],
            say(f"side.{edge['side']}"),
            edge["named_line"],
            say(f"basis.{edge['basis']}") if say.has(f"basis.{edge['basis']}") else edge["basis"],
            say.number(float(edge["accuracy_m"]), 0),
            say.translated(edge["note"], park.texts),
        ]
        for edge in park.zone_edges.to_dict("records")
    ]
    return tag(
        "section",
        tag("h3", say("geometry.title"), class_="twin-title"),
        tag("p", say("geometry.about"), class_="twin-quiet"),
        table(
            [
                say(f"geometry.{one}")
                for one in ("zone", "side", "line", "basis", "accuracy", "note")
            ],
            rows,
            numeric={4},
        ),
        class_="twin-card",
    )
