"""Works on rivers and canals, drawn along the reach or around the area they are planned for."""

from __future__ import annotations

from dataclasses import replace

from layers.model import Feature, Group, Kind, LayerDef, Standing, Style, faint, sure_or_not
from layers.sites import Row, placed_projects, unplaced
from park import Park, Selection
from park.vocabulary import GeometryBasis


def _style(row: Row, standing: Standing) -> str:
    schematic = row["geometry_basis"] == GeometryBasis.SCHEMATIC
    return sure_or_not(standing, "schematic" if schematic else "known")


def _build(park: Park, chosen: Selection) -> tuple[Feature, ...]:
    return placed_projects(park, chosen, "works", _style)


_KNOWN = Style(key="known", kind=Kind.LINE, colour="work", width_px=3, label="work")
_SCHEMATIC = replace(_KNOWN, key="schematic", dash_m=(60.0, 60.0), hatched=True)

WORKS = LayerDef(
    id="works",
    group=Group.WATERWAYS,
    sources=("projects.csv", "project_sites.geojson"),
    styles=(
        _KNOWN,
        _SCHEMATIC,
        faint(_KNOWN, "known_unsure"),
        faint(_SCHEMATIC, "schematic_unsure"),
    ),
    build=_build,
    over_time=sure_or_not,
    unplaced=lambda park, chosen: unplaced(park, chosen, "works"),
)
