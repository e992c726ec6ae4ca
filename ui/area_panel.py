"""What lies in the drawn area: a list to choose from, as sure as places are known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import streamlit as st
from shapely import Polygon

from geo.inside import Standing, share_km2, standings
from geo.measure import area_km2
from i18n import Speech
from layers import Feature, build_layers
from park import Park, Selection
from ui import state
from ui.map_area import area_fault, take_area_fault
from ui.markup import plain_markdown, show, tag

_LISTED = ("projects", "works", "bus_lines", "bus_stops", "stations", "zones")
"""Layers whose features are listed, in the order of the list."""

_MOST = 60
"""Rows of one heading; more are counted."""

_LARGE = 0.1
"""A share is given as an interval where it is less sure than this part of itself."""


@dataclass(frozen=True, slots=True)
class Inside:
    """One thing that lies in the area or may."""

    id: str
    name: str
    detail: str
    """What kind of thing it is; of a zone, how much of it lies inside."""


def area_asked(chosen: Selection) -> bool:
    """Whether there is an area to speak of, or one that could not be taken."""
    return bool(chosen.area or area_fault())


def area_panel(park: Park, chosen: Selection, say: Speech) -> None:
    """Show what lies in the area; a row that is pressed is picked, and the map goes there."""
    if fault := take_area_fault():
        st.warning(say(f"area.fault.{fault}"))
    if not chosen.area:
        return
    found = listed_inside(park, chosen, say)
    _head(park, chosen, found, say)
    with st.container(key="area-list", gap=None):
        for standing, rows in found.items():
            show(tag("h4", say(f"area.group.{standing}", count=say.number(len(rows), 0))))
            _rows(rows, say)


def area_title(found: Mapping[Standing, Sequence[Inside]], size: str, say: Speech) -> str:
    """Return how many things lie in an area of that size for sure, and how many only may."""
    maybe = len(found.get(Standing.MAYBE, ()))
    surely = sum(map(len, found.values())) - maybe
    said = {"surely": say.number(surely, 0), "size": size}
    if not maybe:
        return say("area.title_sure", **said)
    return say("area.title", maybe=say.number(maybe, 0), **said)


def _head(
    park: Park, chosen: Selection, found: Mapping[Standing, Sequence[Inside]], say: Speech
) -> None:
    size = say("map.area", area=say.number(float(area_km2(Polygon(chosen.area))), 3))
    anywhere = replace(chosen, area=()).mask(park)
    unplaced = say.number(int((anywhere & ~park.has_site).sum()), 0)
    show(
        tag(
            "div",
            tag("h3", area_title(found, size, say), class_="twin-title"),
            tag("p", say("area.note", unplaced=unplaced), class_="twin-quiet"),
            class_="twin-card",
        )
    )


def _rows(rows: Sequence[Inside], say: Speech) -> None:
    for row in rows[:_MOST]:
        st.button(
            f"{plain_markdown(row.name)} · {plain_markdown(row.detail)}",
            key=f"area.{row.id}",
            on_click=state.pick,
            args=(row.id,),
            type="secondary" if row.id == state.picked() else "tertiary",
            width="stretch",
        )
    if len(rows) > _MOST:
        show(tag("p", say("area.more", count=say.number(len(rows) - _MOST, 0))))


def listed_inside(
    park: Park, chosen: Selection, say: Speech
) -> Mapping[Standing, tuple[Inside, ...]]:
    """Return what lies in the area or may, the surest first; headings without any are left out.

    Projects and their lines and stops are those of the selection; stations and zones are listed
    whatever else is filtered.
    """
    area = Polygon(chosen.area)
    found: dict[Standing, list[Inside]] = defaultdict(list)
    built = {one.id: one.features for one in build_layers(park, chosen)}
    for layer in _LISTED:
        for feature, standing in zip(built[layer], _standings(built[layer], area), strict=True):
            detail = say(f"area.of.{layer}")
            if layer == "zones":
                detail = _share(feature, area, say)
            found[standing].append(Inside(feature.id, say.name(feature.names), detail))
    order = (one for one in Standing if one is not Standing.OUTSIDE)
    return {one: tuple(found[one]) for one in order if found[one]}


def _standings(features: Sequence[Feature], area: Polygon) -> Sequence[Standing]:
    shapes = np.array([one.geometry for one in features], dtype=object)
    return list(standings(shapes, np.array([one.accuracy_m for one in features], float), area))


def _share(zone: Feature, area: Polygon, say: Speech) -> str:
    drawn, least, most = share_km2(zone.geometry, zone.accuracy_m, area)
    # Wherever its outline runs, a zone is as large as the plan says, and so it was drawn.
    most = min(most, float(area_km2(zone.geometry)))
    if most - least <= 2 * _LARGE * drawn:
        return say("map.area", area=say.number(drawn, 2))
    figures = {"drawn": say.number(drawn, 2), "most": say.number(most, 2)}
    if not least:
        return say("area.share_at_most", **figures)
    return say("area.share", least=say.number(least, 2), **figures)
