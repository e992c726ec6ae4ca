"""The stage funnel: counts and stated money by stage, with a title that says what is seen."""

from __future__ import annotations

import math

from markupsafe import Markup

from i18n import Speech
from layers.choice_words import stage_about, stage_name
from layers.pipeline_words import pipeline_note
from layers.projects import STYLE_OF_STAGE
from park import Park, Selection
from park.pipeline import StageCount, pipeline
from park.vocabulary import NO_STAGE
from ui.markup import tag
from ui.state import link_to
from ui.theme import map_palette

_FULL = 6
"""From so many rows on the funnel is spread over the card's height."""

_FEW = 6
"""So many projects at the most are listed by name."""

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
    spread = " twin-spread" if len(rows) >= _FULL else ""
    return tag(
        "div",
        tag("h3", tag("a", title, href=link_to("projects")), class_="twin-title"),
        tag("div", *rows, class_=f"twin-funnel{spread}", role="table", aria_label=title),
        _names(park, chosen, say),
        tag("div", pipeline_note(counts, say), " ", _sources(say), class_="twin-quiet"),
        class_="twin-card twin-stages",
    )


def _sources(say: Speech) -> Markup:
    return tag("a", say("pipeline.sources"), href=link_to("derived"))


def _names(park: Park, chosen: Selection, say: Speech) -> Markup | None:
    """Return the selected projects by name where they are few enough to be read at a glance."""
    asked = chosen.mask(park)
    if not 0 < asked.sum() <= _FEW:
        return None
    stages = park.course.at(chosen.on).certain_ids[asked]
    return tag(
        "ul",
        *(
            tag(
                "li",
                tag("span", class_="twin-dot", style=f"background:{stage_colour(str(stage))}"),
                tag("a", say.name(row), href=link_to("project", row["id"])),
            )
            for row, stage in zip(park.projects[asked].to_dict("records"), stages, strict=True)
        ),
        class_="twin-names",
    )


def _row(park: Park, one: StageCount, most: int, say: Speech) -> Markup:
    share = one.projects / most if most else 0.0
    amount = (
        say("pipeline.no_money")
        if math.isnan(one.investment_yi_cny)
        else say.money(one.investment_yi_cny)
    )
    possible = None
    if one.possible:
        possible = say("pipeline.possible", count=say.number(one.possible, 0))
    return tag(
        "div",
        tag(
            "span",
            stage_name(park, one.stage, say),
            role="rowheader",
            title=stage_about(one.stage, say),
        ),
        tag(
            "span",
            tag("span", style=f"width:{share:.1%};background:{stage_colour(one.stage)}"),
            class_="twin-funnel-bar" + (" twin-hollow" if one.stage == NO_STAGE else ""),
        ),
        tag(
            "b",
            tag("a", say.number(one.projects, 0), href=link_to("projects", stage=one.stage)),
            tag("small", possible) if possible else None,
            role="cell",
        ),
        tag("span", amount, role="cell", class_="twin-amount"),
        role="row",
    )


def stage_colour(stage: str) -> str:
    """Return the colour that stands for a stage on the reader's screen; grey for none."""
    token = STYLE_OF_STAGE[stage]
    return map_palette()["rim.none" if token in {"halted", NO_STAGE} else f"stage.{token}"]
