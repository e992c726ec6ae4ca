"""The stage funnel: counts and stated money by stage, with a title that says what is seen."""

from __future__ import annotations

import math

from markupsafe import Markup

from i18n import Speech
from layers.projects import STYLE_OF_STAGE
from park import Park, Selection
from park.pipeline import StageCount, pipeline
from park.vocabulary import NO_STAGE
from ui.markup import tag
from ui.stage_names import stage_name
from ui.theme import map_palette

_UNDER_WAY = frozenset({"started", "topped_out", "completed", "trial"})
_OPERATING = frozenset({"operating", "full_capacity"})


def pipeline_card(park: Park, chosen: Selection, say: Speech) -> Markup:
    """Return the funnel of the selected projects."""
    counts = pipeline(park, chosen)
    shown = [one for one in counts if one.projects or one.possible]
    most = max((one.projects for one in shown), default=0)
    operating = sum(one.projects for one in counts if one.stage in _OPERATING)
    under_way = sum(one.projects for one in counts if one.stage in _UNDER_WAY)
    title = say("pipeline.title", operating=operating, under_way=under_way)
    if not shown:
        return tag(
            "div",
            tag("h3", say("pipeline.empty"), class_="twin-title"),
            tag("p", say("pipeline.empty_help")),
            class_="twin-card",
        )
    rows = [_row(park, one, most, say) for one in shown]
    return tag(
        "div",
        tag("h3", title, class_="twin-title"),
        tag("div", *rows, class_="twin-funnel", role="table", aria_label=title),
        tag("div", say("pipeline.note"), class_="twin-quiet"),
        class_="twin-card twin-stages",
    )


def _row(park: Park, one: StageCount, most: int, say: Speech) -> Markup:
    share = one.projects / most if most else 0.0
    amount = (
        say("pipeline.no_money")
        if math.isnan(one.investment_yi_cny)
        else say.money(one.investment_yi_cny)
    )
    possible = say("pipeline.possible", count=one.possible) if one.possible else None
    return tag(
        "div",
        tag("span", stage_name(park, one.stage, say), role="rowheader"),
        tag(
            "span",
            tag("span", style=f"width:{share:.1%};background:{_colour(one.stage)}"),
            class_="twin-funnel-bar" + (" twin-hollow" if one.stage == NO_STAGE else ""),
        ),
        tag(
            "b",
            say.number(one.projects, 0),
            tag("small", possible) if possible else None,
            role="cell",
        ),
        tag("span", amount, role="cell", class_="twin-amount"),
        role="row",
    )


def _colour(stage: str) -> str:
    token = STYLE_OF_STAGE[stage]
    return map_palette()["rim.none" if token in {"halted", NO_STAGE} else f"stage.{token}"]
