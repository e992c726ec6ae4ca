"""The plan's zones, rebuilt from the lines that bound them, with the projects counted on each."""

from __future__ import annotations

from geo.measure import area_km2
from layers.model import Feature, Group, Kind, LayerDef, Style, cited
from layers.palette import ZONE_COLOURS
from park import Park, Selection

_DASH_M = (90.0, 60.0)
_BLOCK_M = 60.0


def _build(park: Park, chosen: Selection) -> tuple[Feature, ...]:
    areas = area_km2(park.zones["geometry"].to_numpy())
    return tuple(
        Feature(
            id=zone["id"],
            geometry=zone["geometry"],
            style=f"zone{at % ZONE_COLOURS + 1}{_emphasis(zone['id'], chosen)}",
            names=zone,
            basis=zone["geometry_basis"],
            accuracy_m=zone["accuracy_m"],
            source_ids=cited(zone["source_ids"]),
            rank=110 if zone["id"] in chosen.zones else 100,
            facts={"area_km2": f"{areas[at]:.4f}", "plan_ref": zone["plan_ref"]},
            count=count_on(park, zone["id"], chosen),
        )
        for at, zone in enumerate(park.zones.to_dict("records"))
    )


def count_on(park: Park, zone_id: str, chosen: Selection) -> int | None:
    """Count the selected projects of a zone; None where that would not be a count.

    A zone that was filtered out has not zero projects: it was not asked for. Nor can it be told how
    many of a zone's projects lie in a drawn area, where some are known by the zone only.
    """
    counted = park.in_zone[zone_id]
    if chosen.zones and zone_id not in chosen.zones:
        return None
    if chosen.area and (counted & ~park.has_site).any():
        return None
    return int((counted & chosen.mask(park)).sum())


def _emphasis(zone_id: str, chosen: Selection) -> str:
    if not chosen.zones:
        return ""
    return "_chosen" if zone_id in chosen.zones else "_other"


def _style(number: int, emphasis: str, fill_opacity: float, width_px: float) -> Style:
    return Style(
        key=f"zone{number}{emphasis}",
        kind=Kind.AREA,
        colour=f"zone.{number}",
        fill=f"zone.{number}",
        fill_opacity=fill_opacity,
        width_px=width_px,
        dash_m=_DASH_M,
        label=f"zone.{number}",
        words=f"zone{emphasis}",
    )


ZONES = LayerDef(
    id="zones",
    group=Group.ZONES,
    sources=("zones.geojson", "zone_edges.csv", "control_points.csv"),
    styles=tuple(
        _style(number, emphasis, fill_opacity, width_px)
        for number in range(1, ZONE_COLOURS + 1)
        for emphasis, fill_opacity, width_px in (
            ("", 0.13, 2.0),
            ("_chosen", 0.30, 3.5),
            ("_other", 0.04, 1.5),
        )
    ),
    build=_build,
    block_m=_BLOCK_M,
)
