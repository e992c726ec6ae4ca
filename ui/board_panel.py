"""The board: a column a stage, a card a project; what is only possible stands below a line."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from i18n import Speech
from layers.choice_words import stage_name
from park import Park, Selection
from park.board import Column, board, last_event
from park.pipeline import StageCount
from park.vocabulary import NO_STAGE, InPark
from ui.markup import tag
from ui.pipeline_panel import stage_colour
from ui.state import link_to

MOST = 8
"""So many cards at the most stand in a column."""

_POSSIBLE = 3


def board_panel(park: Park, chosen: Selection, say: Speech) -> Markup:
    """Return the board of the selected projects; stages without any are named below it."""
    columns = board(park, chosen, MOST)
    filled = [one for one in columns if one.count.projects or one.count.possible]
    empty = [one.count.stage for one in columns if one not in filled]
    busiest = max(filled, key=lambda one: one.count.projects)
    title = say(
        "board.title",
        stage=stage_name(park, busiest.count.stage, say),
        count=say.number(busiest.count.projects, 0),
        total=say.number(sum(one.count.projects for one in filled), 0),
    )
    names = say("list.join").join(stage_name(park, stage, say) for stage in empty)
    return tag(
        "section",
        tag("h3", title, class_="twin-title"),
        tag(
            "div",
            *(_column(park, one, chosen, say) for one in filled),
            class_="twin-board",
            tabindex="0",
            role="group",
            aria_label=title,
        ),
        tag("p", say("board.empty", stages=names), class_="twin-quiet") if empty else None,
        class_="twin-board-frame",
    )


def _column(park: Park, one: Column, chosen: Selection, say: Speech) -> Markup:
    count, name = one.count, stage_name(park, one.count.stage, say)
    rows = link_to("projects", stage=count.stage)
    more = count.projects - len(one.rows)
    return tag(
        "div",
        tag(
            "h4",
            tag("span", class_="twin-dot", style=f"background:{stage_colour(count.stage)}"),
            tag("span", name),
            tag("a", say.number(count.projects, 0), href=rows, target="_self"),
        ),
        tag("div", _about(count, chosen, say), class_="twin-quiet"),
        tag("ul", *_cards(park, one.rows, chosen, say)) if one.rows else None,
        tag("a", say("board.more", count=say.number(more, 0)), href=rows, target="_self")
        if more
        else None,
        *_possible(park, one, chosen, say),
        class_="twin-column",
    )


def _about(count: StageCount, chosen: Selection, say: Speech) -> str:
    if count.stage == NO_STAGE:
        return say("board.no_stage", day=say.day(chosen.on))
    if math.isnan(count.investment_yi_cny):
        return say("board.no_money")
    amount = say.money(count.investment_yi_cny)
    return say("board.money", amount=amount, known=say.number(count.with_investment, 0))


def _possible(park: Park, one: Column, chosen: Selection, say: Speech) -> list[Markup]:
    if not one.count.possible:
        return []
    shown = one.possible[:_POSSIBLE]
    more = one.count.possible - len(shown)
    count = say.number(one.count.possible, 0)
    found = [
        tag("div", say("board.possible", count=count), class_="twin-column-line"),
        tag("ul", *_cards(park, shown, chosen, say), class_="twin-possible"),
    ]
    if more:
        found.append(tag("div", say("board.more", count=say.number(more, 0)), class_="twin-quiet"))
    return found


def _cards(park: Park, rows: Sequence[int], chosen: Selection, say: Speech) -> list[Markup]:
    return [
        tag("li", _card(park, record, chosen, say))
        for record in park.projects.iloc[list(rows)].to_dict("records")
    ]


def _card(park: Park, project: Mapping[Any, Any], chosen: Selection, say: Speech) -> Markup:
    held = set(park.of_project("project_zones", project["id"])["zone_id"])
    zones = [
        say.name(zone, "short") for zone in park.zones.to_dict("records") if zone["id"] in held
    ]
    money = project["investment_yi_cny"]
    last = last_event(park, project["id"], chosen.on)
    told = (
        say(
            "board.last",
            date=say(f"date_bound.{last.bound}", date=last.written),
            stage=stage_name(park, last.stage, say),
        )
        if last
        else say("board.nothing")
    )
    facts = [say("list.join").join(zones) or say("filter.zone.unknown")]
    facts += [] if math.isnan(money) else [say.money(money)]
    # Its money is in no sum: without the word the sums would seem wrong.
    facts += [say("board.outside")] if project["in_park"] == InPark.NO else []
    return tag(
        "a",
        tag("b", say.name(project)),
        tag("span", say("footer.join").join(facts)),
        tag("span", told),
        href=link_to("project", project["id"]),
        target="_self",
    )
