"""Every figure that was reported beside the plan's targets."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date
from typing import Any

from markupsafe import Markup

from i18n import Speech
from indicators import Reading, say_period, say_scope, say_value
from indicators.observed import to_reading
from indicators.record import is_told
from park import Park, Selection
from park.published import published
from ui.citations import source_links
from ui.markup import Child, tag
from ui.state import link_to
from ui.tables import table


def _named(park: Park, asked: Mapping[Hashable, Any], say: Speech, *, here: bool) -> Markup:
    """Return an indicator's name, which leads to its page."""
    defined = say.translated(asked["definition"], park.texts)
    return tag(
        "a", say.name(asked), href=link_to("indicator", asked["id"]), target="_self",
        title=defined or None, class_="twin-here" if here else None,
    )  # fmt: skip


def _basis(reading: Reading, on: date, say: Speech) -> Child:
    basis = say(f"observation_basis.{reading.basis}")
    if reading.span.last <= on:
        return basis
    return tag("span", basis, tag("small", say("table.not_over")))


def other_indicators(park: Park, chosen: Selection, say: Speech, picked: str = "") -> Markup:
    """Return every other reported figure, each with its own scope; those picked are marked."""
    others = park.indicators[park.indicators["origin"] != "plan"].set_index("id", drop=False)
    rows, appeared = [], published(park)
    for row in park.observations.to_dict("records"):
        if row["indicator_id"] not in others.index:
            continue
        asked = others.loc[row["indicator_id"]].to_dict()
        reading = to_reading(row, asked["unit"])
        if not is_told(reading, appeared, chosen.on):
            continue
        rows.append(
            [
                _named(park, asked, say, here=asked["id"] == picked),
                say_value(say, reading),
                say_period(say, reading.period),
                say_scope(park, reading, say),
                _basis(reading, chosen.on, say),
                source_links(park, reading.source_ids, say),
            ]
        )
    return tag(
        "section",
        tag("h3", say("table.other_title", total=len(rows)), class_="twin-title"),
        tag("p", say("table.other_about"), class_="twin-quiet"),
        table(
            [
                say(f"table.{one}")
                for one in ("indicator", "value", "period", "scope", "basis", "sources")
            ],
            rows,
            numeric={1},
        ),
        class_="twin-card",
    )
