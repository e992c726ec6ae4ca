"""Where so many projects are selected that points would hide each other: their number by cell."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import shapely

from geo.crs import to_metric, to_stored
from layers.model import Feature, Group, Kind, LayerDef, Style
from layers.sites import crowded, sites_of
from park import Park, Selection
from park.model import Rows
from park.vocabulary import GeometryBasis

CELLS_M = (100, 200, 400, 800, 1_600, 3_200, 6_400, 12_800)
"""Sides of the square cells, in metres of EPSG:4550; the finest that gives few enough is taken."""

MOST_CELLS = 150

_CLASSES = (0.12, 0.24, 0.38, 0.54, 0.72)
"""Opacity of a cell, from few projects to many."""

_ROW = 2**32
"""More than the cells from south to north."""

Counts = npt.NDArray[np.int64]
Cells = npt.NDArray[np.int64]
"""South-western corners, east and north, counted in sides: one row a cell."""


def _places(park: Park) -> npt.NDArray[np.float64]:
    """Return a point of each site, metres east and north in EPSG:4550, one row a site."""
    shapes = park.project_sites["geometry"].to_numpy()
    flat = shapely.get_dimensions(shapes) == 0
    points = np.where(flat, shapes, shapely.point_on_surface(shapes))
    return shapely.get_coordinates(to_metric(points))


def _finest(park: Park, _: None) -> tuple[Cells, Rows]:
    """Return the finest cells that hold any site, and for each site the row of its cell."""
    return _different(np.floor(_places(park) / CELLS_M[0]).astype(np.int64))


def _different(cells: Cells) -> tuple[Cells, Rows]:
    """Return the different cells, and for each that was given its row among them."""
    # One number a cell: finding the different ones among pairs takes ten times as long.
    east, north = cells.T
    numbers, rows = np.unique(east * _ROW + north, return_inverse=True)
    return np.column_stack(np.divmod(numbers, _ROW)), rows


def _merged(finest: Cells, counts: Counts) -> tuple[int, Cells, Counts]:
    """Return the side of the cells to draw, the cells, and how many places each holds."""
    for side in CELLS_M:
        cells, into = _different(finest // (side // CELLS_M[0]))
        if len(cells) <= MOST_CELLS:
            break
    return side, cells, np.bincount(into, weights=counts).astype(np.int64)


def _build(park: Park, chosen: Selection) -> tuple[Feature, ...]:
    finest, cell_of = park.remember(_finest, None)
    held = np.bincount(cell_of[sites_of(park, chosen, "projects")], minlength=len(finest))
    side, corners, counts = _merged(finest[held > 0], held[held > 0])
    south_west = corners * side
    north_east = south_west + side
    squares: npt.NDArray[np.object_] = to_stored(
        np.asarray(shapely.box(*south_west.T, *north_east.T))
    )
    # Equal steps of the count's logarithm: one crowded cell must not make all others pale.
    share = np.log(counts) / max(np.log(counts.max()), 1.0)
    classes = np.minimum((share * len(_CLASSES)).astype(int), len(_CLASSES) - 1)
    return tuple(
        Feature(
            id=f"cell-{side}-{east}-{north}",
            geometry=square,
            style=f"class{one + 1}",
            names=dict.fromkeys(("name_zh", "name_en", "name_de"), f"{side} m · {east}/{north}"),
            basis=GeometryBasis.DERIVED,
            accuracy_m=float("nan"),
            rank=-1,
            count=int(count),
        )
        for (east, north), square, one, count in zip(
            corners.tolist(), squares, classes, counts, strict=True
        )
    )


DENSITY = LayerDef(
    id="density",
    group=Group.PROJECTS,
    sources=("projects.csv", "project_sites.geojson"),
    styles=tuple(
        Style(
            key=f"class{number}",
            kind=Kind.AREA,
            colour="density",
            fill="density",
            fill_opacity=opacity,
            width_px=0,
        )
        for number, opacity in enumerate(_CLASSES, start=1)
    ),
    build=_build,
    needed=crowded,
    clickable=False,
)
