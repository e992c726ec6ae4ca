"""What every layer of projects shares: the selected projects that have a place, as features."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from layers.model import Feature, Standing, cited
from park import Park, Selection
from park.vocabulary import NO_STAGE, Theme

Row = Mapping[Any, Any]

_LINES = frozenset({"LineString", "MultiLineString"})
_AREAS = frozenset({"Polygon", "MultiPolygon"})


def drawn_in(row: Row) -> str:
    """Return the id of the one layer that draws a project with a site.

    Works on the water are drawn along their reach or around their area, bus links along their
    line; every other project is a point.
    """
    shape = row["geometry"].geom_type
    if row["theme"] == Theme.WATERWAYS and shape in _LINES | _AREAS:
        return "works"
    if row["theme"] == Theme.TRANSPORT and shape in _LINES:
        return "bus_lines"
    return "projects"


def unplaced(park: Park, chosen: Selection, layer_id: str) -> int:
    """Count the selected projects without a site that the layer would draw, had they one.

    Over all layers the counts add up to what the account calls not mapped: without a shape, a
    project on the water counts as works and every other as a point.
    """
    on_water = (park.projects["theme"] == Theme.WATERWAYS).to_numpy()
    here = on_water if layer_id == "works" else ~on_water
    return int((chosen.mask(park) & ~park.has_site & here).sum())


def placed_projects(
    park: Park, chosen: Selection, style_of: Callable[[Row, Standing], str | None]
) -> tuple[Feature, ...]:
    """Return a feature for each selected project with a site, styled by `style_of`.

    `style_of` gets the project's row joined with its site, and where it stands on the day, and
    returns a style key, or None to leave the project to another layer.
    """
    state = park.course.at(chosen.on)
    stages = [state.ids(one) for one in (state.certain, state.possible, state.planned)]
    asked = chosen.mask(park)
    joined = park.project_sites.merge(
        park.projects, left_on="project_id", right_on="id", suffixes=("_site", "")
    )
    found = []
    for row in joined.to_dict("records"):
        at = int(park.place[row["id"]])
        standing = Standing(*(str(one[at]) for one in stages))
        style = style_of(row, standing) if asked[at] else None
        if style is None:
            continue
        found.append(
            Feature(
                id=row["id"],
                geometry=row["geometry"],
                style=style,
                names=row,
                basis=row["geometry_basis"],
                accuracy_m=row["accuracy_m"],
                source_ids=cited(row["source_ids_site"], row["source_ids"]),
                rank=40 if standing.certain == NO_STAGE else 50,
                facts={**_stages(standing), "theme": f"theme.{row['theme']}"},
            )
        )
    return tuple(found)


def _stages(standing: Standing) -> dict[str, str]:
    """Return the stages for the tooltip: the certain one always, the others where there are."""
    facts = {"stage": standing.certain, "possible": standing.possible, "planned": standing.planned}
    return {
        name: f"stage.{stage}"
        for name, stage in facts.items()
        if name == "stage" or stage != NO_STAGE
    }
