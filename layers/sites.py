"""What every layer of projects shares: the selected projects that have a place, as features."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely

from layers.model import Feature, Standing, cited
from park import Park, Selection
from park.model import Rows
from park.vocabulary import NO_STAGE, Theme

Row = Mapping[Any, Any]

MOST_POINTS = 1_000
"""So many projects at the most are drawn one by one."""


def drawn_in(park: Park) -> npt.NDArray[np.str_]:
    """Return for each row of the sites the id of the one layer that draws it.

    Works on the water are drawn along their reach or around their area, bus links along their
    line; every other project is a point.
    """
    return park.remember(_drawn_in, None)


def _drawn_in(park: Park, _: None) -> npt.NDArray[np.str_]:
    theme = park.projects["theme"].to_numpy(dtype=object)[site_rows(park)]
    dimensions = shapely.get_dimensions(park.project_sites["geometry"].to_numpy())
    return np.select(
        [
            (theme == Theme.WATERWAYS) & (dimensions > 0),
            (theme == Theme.TRANSPORT) & (dimensions == 1),
        ],
        ["works", "bus_lines"],
        default="projects",
    )


def site_rows(park: Park) -> Rows:
    """Return the row in `projects` of each site's project."""
    return park.remember(_site_rows, None)


def _site_rows(park: Park, _: None) -> Rows:
    return park.rows_of(park.project_sites["project_id"])


def sites_of(park: Park, chosen: Selection, layer_id: str) -> Rows:
    """Return the rows of the sites that the layer draws for a selection."""
    return park.remember(_sites_of, (chosen, layer_id))


def _sites_of(park: Park, asked: tuple[Selection, str]) -> Rows:
    chosen, layer_id = asked
    sites, projects = park.remember(_by_layer, None)[layer_id]
    return sites[chosen.mask(park)[projects]]


def _by_layer(park: Park, _: None) -> Mapping[str, tuple[Rows, Rows]]:
    """Return by layer its rows of the sites, and those of their projects."""
    layers, at = drawn_in(park), site_rows(park)
    own = {one: np.flatnonzero(layers == one) for one in ("works", "bus_lines", "projects")}
    return {one: (rows, at[rows]) for one, rows in own.items()}


def crowded(park: Park, chosen: Selection) -> bool:
    """Whether so many projects are selected that single points would hide each other.

    They are then counted by cell, in the layer of densities.
    """
    return len(sites_of(park, chosen, "projects")) > MOST_POINTS


def unplaced(park: Park, chosen: Selection, layer_id: str) -> int:
    """Count the selected projects without a site that the layer would draw, had they one.

    Over all layers the counts add up to what the account calls not mapped: without a shape, a
    project on the water counts as works and every other as a point.
    """
    rows = chosen.rows(park)
    on_water = park.codes["theme"].among(frozenset({Theme.WATERWAYS}), rows)
    here = on_water if layer_id == "works" else ~on_water
    return int(np.count_nonzero(~park.has_site[rows] & here))


def placed_projects(
    park: Park,
    chosen: Selection,
    layer_id: str,
    style_of: Callable[[Row, Standing], str],
    on: date | None = None,
) -> tuple[Feature, ...]:
    """Return a feature for each selected project whose site the layer draws.

    They stand where they do on the selection's day, or `on` another.

    `style_of` gets the project's row joined with its site, and where it stands on the day, and
    returns a style key.
    """
    state = park.course.at(on or chosen.on)
    sites = sites_of(park, chosen, layer_id)
    at = site_rows(park)[sites]
    stages = [
        state.ids(one[at]) for one in (state.certain, state.possible, state.planned, state.dated)
    ]
    found = []
    for row, *standing_of in zip(_joined(park, sites, at), *stages, strict=True):
        standing = Standing(*map(str, standing_of))
        found.append(
            Feature(
                id=row["id"],
                geometry=row["geometry"],
                style=style_of(row, standing),
                names=row,
                basis=row["geometry_basis"],
                accuracy_m=row["accuracy_m"],
                source_ids=cited(row["source_ids_site"], row["source_ids"]),
                rank=40 if standing.certain == NO_STAGE else 50,
                facts={**_stages(standing), "theme": f"theme.{row['theme']}"},
            )
        )
    return tuple(found)


def _joined(park: Park, sites: Rows, projects: Rows) -> list[Row]:
    """Return sites with their projects; what both have is the project's, the site's `…_site`."""
    left = park.project_sites.iloc[sites].to_dict("records")
    right = park.projects.iloc[projects].to_dict("records")
    return [
        {f"{key}_site": value for key, value in site.items()} | site | project
        for site, project in zip(left, right, strict=True)
    ]


def _stages(standing: Standing) -> dict[str, str]:
    """Return the stages for the tooltip: the certain one always, the others where there are."""
    facts = {"stage": standing.certain, "possible": standing.possible, "planned": standing.planned}
    return {
        name: f"stage.{stage}"
        for name, stage in facts.items()
        if name == "stage" or stage != NO_STAGE
    }
