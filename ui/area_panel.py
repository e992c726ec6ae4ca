"""What lies in the drawn area: a list to choose from, as sure as places are known."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st
from shapely import Polygon

from geo.inside import Standing, share_km2, standings
from geo.measure import area_km2
from i18n import Speech
from layers import build_layers
from park import Park, Selection
from ui import state
from ui.map_area import area_fault
from ui.markup import show, tag

_KEY = "area.list"
_LISTED = ("projects", "works", "bus_lines", "bus_stops", "stations", "zones")
"""Layers whose features are listed, in the order of the list."""


def area_asked(chosen: Selection) -> bool:
    """Whether there is an area to speak of, or one that could not be taken."""
    return bool(chosen.area or area_fault())


def area_panel(park: Park, chosen: Selection, say: Speech) -> None:
    """Show what lies in the area; choosing a row picks it, and the map goes there."""
    if fault := area_fault():
        st.warning(say(f"area.fault.{fault}"))
    if not chosen.area:
        return
    rows = rows_inside(park, chosen, say)
    outline = Polygon(chosen.area)
    size = say("map.area", area=say.number(float(area_km2(outline)), 3))
    show(
        tag(
            "div",
            tag("h3", say("area.title", size=size, count=len(rows)), class_="twin-title"),
            tag("p", say("area.note"), class_="twin-quiet"),
            class_="twin-card",
        )
    )
    if rows.empty:
        return

    def choose() -> None:
        at = st.session_state[_KEY]["selection"]["rows"]
        state.pick(str(rows["id"].iloc[at[0]]) if at else "")

    st.dataframe(
        rows.drop(columns="id"),
        key=_KEY,
        hide_index=True,
        height=min(36 * (len(rows) + 1), 290),
        on_select=choose,
        selection_mode="single-row",
        column_config={
            "name": st.column_config.TextColumn(say("area.name"), width=110),
            "kind": st.column_config.TextColumn(say("area.kind"), width=70),
            "standing": st.column_config.TextColumn(say("area.standing"), width=110),
        },
    )


def rows_inside(park: Park, chosen: Selection, say: Speech) -> pd.DataFrame:
    """Return one row a feature that lies in the area or may: ``id, name, kind, standing``.

    Projects are those of the selection; the rest is listed whatever else is filtered.
    """
    area = Polygon(chosen.area)
    found = []
    for layer in sorted(
        (one for one in build_layers(park, chosen) if one.id in _LISTED),
        key=lambda one: _LISTED.index(one.id),
    ):
        shapes = np.array([feature.geometry for feature in layer.features], dtype=object)
        accuracies = np.array([feature.accuracy_m for feature in layer.features], dtype=float)
        if not len(shapes):
            continue
        for feature, standing in zip(
            layer.features, standings(shapes, accuracies, area), strict=True
        ):
            if standing == Standing.OUTSIDE:
                continue
            words = say(f"standing.{standing}")
            if layer.id == "zones":
                drawn, least, most = share_km2(feature.geometry, feature.accuracy_m, area)
                words = say(
                    "area.share",
                    drawn=say.number(drawn, 2),
                    least=say.number(least, 2),
                    most=say.number(most, 2),
                )
            found.append((feature.id, say.name(feature.names), say(f"area.of.{layer.id}"), words))
    return pd.DataFrame(found, columns=["id", "name", "kind", "standing"])
