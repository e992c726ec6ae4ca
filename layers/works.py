"""Works on rivers and canals, drawn along the reach or around the area they are planned for."""

from __future__ import annotations

from layers.model import Feature, Group, Kind, LayerDef, Standing, Style
from layers.sites import Row, placed_projects, unplaced
from park import Park, Selection
from park.vocabulary import GeometryBasis


def _style(row: Row, _standing: Standing) -> str:
    return "schematic" if row["geometry_basis"] == GeometryBasis.SCHEMATIC else "known"


def _build(park: Park, chosen: Selection) -> tuple[Feature, ...]:
    return placed_projects(park, chosen, "works", _style)


WORKS = LayerDef(
    id="works",
    group=Group.WATERWAYS,
    sources=("projects.csv", "project_sites.geojson"),
    styles=(
        Style(key="known", kind=Kind.LINE, colour="work", width_px=3, label="work"),
        Style(
            key="schematic",
            kind=Kind.LINE,
            colour="work",
            width_px=3,
            dash_m=(60.0, 60.0),
            hatched=True,
            label="work",
        ),
    ),
    build=_build,
    unplaced=lambda park, chosen: unplaced(park, chosen, "works"),
)
