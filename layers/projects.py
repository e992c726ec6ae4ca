"""Projects that have a place of their own, as points.

What is surely reached fills the point in its stage's colour. What is only possible is a ring in
that colour, what is only planned an outline; neither counts.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import pandas as pd
import shapely
from pyproj import Geod
from shapely.geometry import Point

from geo.measure import distance_m
from layers.heights import heights_m
from layers.model import Feature, Group, Kind, LayerDef, Standing, Style
from layers.sites import crowded, placed_projects, unplaced
from park import Park, Selection
from park.vocabulary import NO_STAGE

_SPREAD_SHARE = 0.3
"""Points at one anchor are spread on a circle of this share of their accuracy radius."""

_GEOD = Geod(ellps="GRS80")

_GROUPS = (
    ("proposed", ("proposed", "negotiating")),
    ("signed", ("signed", "approved")),
    ("started", ("started",)),
    ("topped_out", ("topped_out",)),
    ("completed", ("completed",)),
    ("trial", ("trial",)),
    ("operating", ("operating",)),
    ("full_capacity", ("full_capacity",)),
    ("halted", ("paused", "cancelled")),
    (NO_STAGE, (NO_STAGE,)),
)
"""Stages that share a colour, by style key, in the order of the legend."""

_PLANNED = "planned"

STYLE_OF_STAGE = {stage: key for key, stages in _GROUPS for stage in stages}


def _spread(features: tuple[Feature, ...]) -> tuple[Feature, ...]:
    """Move points that share an anchor apart, well within their accuracy radius.

    Several projects are known only by the works they stand in, and would hide each other.
    """
    sharing: dict[bytes, list[Feature]] = defaultdict(list)
    for feature in features:
        sharing[feature.geometry.wkb].append(feature)
    moved = []
    for group in sharing.values():
        if len(group) == 1:
            moved += group
            continue
        for at, feature in enumerate(group):
            azimuth = 360.0 * at / len(group)
            x, y = shapely.get_coordinates(feature.geometry)[0]
            lon, lat, _ = _GEOD.fwd(x, y, azimuth, feature.accuracy_m * _SPREAD_SHARE)
            aside = Point(round(lon, 6), round(lat, 6))
            moved.append(replace(feature, geometry=aside, aside_of=feature.geometry))
    return tuple(moved)


def style_of(standing: Standing) -> str:
    """Return the key of the style that says where a project stands.

    What is possible since ever is no reason to draw a stage long before anything was heard of it.
    """
    if standing.certain != NO_STAGE:
        return STYLE_OF_STAGE[standing.certain]
    if standing.dated != NO_STAGE:
        return f"possible_{STYLE_OF_STAGE[standing.dated]}"
    return NO_STAGE if standing.planned == NO_STAGE else _PLANNED


def _as_point(feature: Feature) -> Feature:
    """Return the feature as one point on its site, its accuracy wide enough for all of the site."""
    site = feature.geometry
    if isinstance(site, Point):
        return feature
    anchor = site.representative_point()
    corners = shapely.get_coordinates(site)
    reach_m = distance_m((anchor.x, anchor.y), corners).max()
    return replace(feature, geometry=anchor, accuracy_m=float(feature.accuracy_m + reach_m))


def _build(park: Park, chosen: Selection) -> tuple[Feature, ...]:
    if crowded(park, chosen):
        return ()
    # Spread before the filter: a point stays where it is, whatever else is asked for and whoever
    # comes later. Where the park has too many for that, what is asked for is spread alone.
    everything = chosen.without_filters().on_every_day()
    drawn = chosen if crowded(park, everything) else everything
    features = placed_projects(
        park, drawn, "projects", lambda _row, standing: style_of(standing), chosen.on
    )
    spread = _spread(tuple(map(_as_point, features)))
    asked = chosen.mask(park)[park.rows_of(pd.Series([one.id for one in spread], dtype=object))]
    shown = [feature for feature, kept in zip(spread, asked, strict=True) if kept]
    heights = heights_m(park, [feature.id for feature in shown])
    return tuple(replace(feature, height_m=heights.get(feature.id)) for feature in shown)


def _reached(key: str) -> Style:
    if key == NO_STAGE:
        return Style(
            key=key, kind=Kind.POINT, colour="rim.none", hollow=True, radius_px=5, width_px=1.5,
            strength=0.55,
        )  # fmt: skip
    if key == "halted":
        return Style(
            key=key, kind=Kind.POINT, colour="rim.none", hollow=True, width_px=3, strength=0.6
        )
    return Style(key=key, kind=Kind.POINT, colour=f"stage.{key}")


def _possible(key: str) -> Style:
    name = f"possible_{key}"
    if key == "halted":
        return Style(key=name, kind=Kind.POINT, colour="rim.none", hollow=True, width_px=2.5)
    return Style(key=name, kind=Kind.POINT, colour=f"stage.{key}", hollow=True, width_px=3)


def _styles() -> tuple[Style, ...]:
    keys = [key for key, _ in _GROUPS if key != NO_STAGE]
    return (
        *map(_reached, keys),
        *map(_possible, keys),
        Style(key=_PLANNED, kind=Kind.POINT, colour="ink", hollow=True, width_px=1),
        _reached(NO_STAGE),
    )


PROJECTS = LayerDef(
    id="projects",
    group=Group.PROJECTS,
    sources=("projects.csv", "project_sites.geojson", "stage_events.csv"),
    styles=_styles(),
    build=_build,
    over_time=lambda standing, _key: style_of(standing),
    unplaced=lambda park, chosen: unplaced(park, chosen, "projects"),
)
