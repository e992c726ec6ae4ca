"""The lists of a place's card: its projects, the works on its water, the lines of its stop."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

import numpy as np
from markupsafe import Markup, escape

from i18n import Speech
from layers.choice_words import stage_name
from layers.zones import count_on
from park import Park, Selection
from park.listing import SORT
from park.model import Rows
from park.naming import works_naming
from park.order import Column, Order, listed
from ui.markup import tag
from ui.state import link_to

MOST_LISTED: Final = 5
"""Projects that a zone's card names; the page of projects has the others."""

_BY_MONEY: Final = Order(Column.INVESTMENT, descending=True)

Row = Mapping[Any, Any]


def zone_projects(park: Park, zone_id: str, chosen: Selection, say: Speech) -> list[Markup]:
    """Return a zone's selected projects, the most money first, and the ways to all and to its page.

    Where they cannot be counted, because the zone was not asked for, none is listed.
    """
    found = []
    if count := count_on(park, zone_id, chosen):
        asked = replace(chosen, zones=frozenset({zone_id}))
        rows = listed(park, asked, _BY_MONEY, say.code).page(0, MOST_LISTED)
        every = link_to("projects", zone=zone_id, **{SORT: f"-{Column.INVESTMENT}"})
        words = say("place_card.see_all", count=say.number(count, 0))
        found = [
            tag("h4", say("place_card.projects")),
            _projects(park, rows, chosen, say),
            tag("p", tag("a", words, href=every, target="_self"), class_="twin-open"),
        ]
    page = tag("a", say("place_card.zone_page"), href=link_to("zones", zone=zone_id),
               target="_self")  # fmt: skip
    return [*found, tag("p", page, class_="twin-open")]


def water_works(park: Park, water: Row, chosen: Selection, say: Speech) -> list[Markup]:
    """Return the selected works that name a water, and how many the filters leave out."""
    every = works_naming(park, water)
    kept = every & chosen.mask(park)
    left_out = int(every.sum() - kept.sum())
    further = say("place_card.left_out", count=say.number(left_out, 0)) if left_out else None
    about = say("place_card.works_about" if every.any() else "place_card.works_none")
    return [
        tag("h4", say("place_card.works")),
        *([_projects(park, np.flatnonzero(kept), chosen, say)] if kept.any() else ()),
        *(tag("p", words, class_="twin-quiet") for words in (further, about) if words),
    ]


def links(park: Park, rows: Iterable[Row], say: Speech) -> Markup:
    """Return things by name in one line: each leads to its place, or to its page without one."""
    told = (
        tag("a", say.name(one), href=link_to(_page_of(park, one["id"]), one["id"]), target="_self")
        for one in rows
    )
    return escape(say("list.join")).join(told)


def _page_of(park: Park, found_id: str) -> str:
    placed = found_id not in park.place.index or park.has_site[park.place[found_id]]
    return "map" if placed else "project"


def _projects(park: Park, rows: Rows, chosen: Selection, say: Speech) -> Markup:
    stages = park.course.at(chosen.on).certain_ids
    told = []
    for at, row in zip(rows, park.projects.iloc[rows].to_dict("records"), strict=True):
        stage, money = stage_name(park, str(stages[at]), say), row["investment_yi_cny"]
        said = [stage] if np.isnan(money) else [stage, say.money(money)]
        told.append(
            tag("li", links(park, [row], say),
                tag("div", say("list.join").join(said), class_="twin-quiet"))
        )  # fmt: skip
    return tag("ul", *told, class_="twin-events")
