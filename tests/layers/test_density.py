"""More projects than can be seen one by one are counted by cell, and none is lost or doubled."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings

from geo.crs import to_metric
from layers import build_layers, density, sites
from park import Park, Selection
from tests.park.made import made_park, made_selection, repeatable, seeds

ON = date(2025, 12, 31)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sites, "MOST_POINTS", 0)


@pytest.mark.usefixtures("few")
@settings(repeatable, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=seeds)
def test_cells_count_every_selected_point_once(tiny_park: Park, seed: int) -> None:
    park = made_park(tiny_park, seed)
    chosen = made_selection(park, seed)
    built = {one.id: one for one in build_layers(park, chosen)}
    points = len(sites.sites_of(park, chosen, "projects"))
    assert built["projects"].features == ()
    assert ("density" in built) == (points > 0)
    if points:
        cells = built["density"].features
        assert sum(one.count or 0 for one in cells) == points
        assert len({one.id for one in cells}) == len(cells) <= density.MOST_CELLS


@pytest.mark.usefixtures("few")
def test_a_cell_holds_what_it_counts(real_park: Park) -> None:
    chosen = Selection(on=ON)
    cells = next(one for one in build_layers(real_park, chosen) if one.id == "density").features
    at = sites.sites_of(real_park, chosen, "projects")
    places = to_metric(shapely.point_on_surface(real_park.project_sites["geometry"].to_numpy()[at]))
    for cell in cells:
        square = to_metric(cell.geometry).buffer(0.01)
        assert int(square.contains(places).sum()) == cell.count
        assert square.area == pytest.approx(int(cell.id.split("-")[1]) ** 2, rel=1e-3)


def test_few_projects_are_drawn_one_by_one(real_park: Park) -> None:
    assert "density" not in [one.id for one in build_layers(real_park, Selection(on=ON))]


def test_the_finest_cells_that_are_few_enough_are_taken() -> None:
    wide = np.array([[east, north] for east in range(30) for north in range(30)])
    side, corners, counts = density._merged(wide, np.ones(len(wide), dtype=np.int64))
    assert side == 400
    assert len(corners) == 64
    assert set(counts.tolist()) == {16, 8, 4}
