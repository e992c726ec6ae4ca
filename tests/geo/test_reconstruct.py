"""An outline has the wanted area, keeps the known points and admits what it does not know."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point

from geo.crs import LonLat, to_metric, to_stored
from geo.errors import NoSolution
from geo.measure import area_km2
from geo.reconstruct import Frontage, Side, reconstruct

UNHURRIED = settings(deadline=None)  # a busy machine is no fault of the code

ORIGIN = to_metric(Point(123.2, 41.7))


def road(*metres: tuple[float, float], accuracy_m: float = 100) -> Frontage:
    """Return a road through points given in metres east and north of one place in the park."""
    spots = [to_stored(Point(ORIGIN.x + east, ORIGIN.y + north)) for east, north in metres]
    points = tuple(LonLat(spot.x, spot.y) for spot in spots)
    return Frontage(points=points, accuracy_m=(accuracy_m,) * len(points))


STRAIGHT = road((0, 0), (2000, 0))
BENT = road((0, 0), (500, 200), (1500, -100), (3000, 0))
SQUARE = Side()
angles = st.floats(40, 140).map(lambda angle: Side(angle_deg=angle))


@UNHURRIED
@given(start=angles, end=angles, target_km2=st.floats(0.1, 1.5))
def test_the_area_is_met_to_a_millionth(start: Side, end: Side, target_km2: float) -> None:
    outline = reconstruct(BENT, start, end, target_km2)
    assert area_km2(outline.polygon) == pytest.approx(target_km2, rel=1e-6)
    assert outline.polygon.is_valid
    assert outline.polygon.exterior.is_ccw


def test_a_square_kilometre_beside_a_two_kilometre_road_is_half_a_kilometre_deep() -> None:
    outline = reconstruct(STRAIGHT, SQUARE, SQUARE, 1.0)
    assert outline.depth_m == pytest.approx(500, rel=1e-4)
    # Right of a road that runs east is south.
    west, south, east, north = to_metric(outline.polygon).bounds
    assert (north - ORIGIN.y, south - ORIGIN.y) == pytest.approx((0, -500), abs=0.1)
    assert (west - ORIGIN.x, east - ORIGIN.x) == pytest.approx((0, 2000), abs=0.1)


def test_known_points_stay_where_they_are() -> None:
    corners = set(reconstruct(BENT, SQUARE, SQUARE, 1.0).polygon.exterior.coords)
    assert set(BENT.points) <= corners


def test_the_free_edge_keeps_its_distance_and_the_edges_meet() -> None:
    outline = reconstruct(BENT, SQUARE, Side(angle_deg=60), 1.0)
    edges = outline.edges
    free = to_metric(edges["free"])
    bends = [to_metric(Point(point)) for point in BENT.points[1:-1]]
    below = [Point(bend.x, bend.y - outline.depth_m) for bend in bends]
    assert max(free.distance(point) for point in below) < 0.1
    assert edges["start"].coords[0] == BENT.points[0]
    assert edges["start"].coords[-1] == edges["free"].coords[0]
    assert edges["end"].coords[0] == BENT.points[-1]
    assert edges["end"].coords[-1] == edges["free"].coords[-1]


def test_a_side_keeps_its_angle() -> None:
    outline = reconstruct(STRAIGHT, SQUARE, Side(angle_deg=60), 0.8)
    (x0, y0), (x1, y1) = to_metric(outline.edges["end"]).coords
    assert np.degrees(np.arctan2(y0 - y1, x0 - x1)) == pytest.approx(60, abs=1e-3)


def test_worse_points_angles_and_areas_make_worse_edges() -> None:
    sure = reconstruct(STRAIGHT, SQUARE, SQUARE, 1.0).accuracy_m
    assert sure["frontage"] == sure["start"] == sure["end"] == 100
    vague_points = reconstruct(road((0, 0), (2000, 0), accuracy_m=300), SQUARE, SQUARE, 1.0)
    assert all(vague_points.accuracy_m[edge] > sure[edge] for edge in sure)
    vague_angle = reconstruct(STRAIGHT, Side(angle_accuracy_deg=10), SQUARE, 1.0).accuracy_m
    assert vague_angle["start"] == pytest.approx(np.hypot(100, 500 * np.tan(np.pi / 18)), rel=1e-3)
    vague_area = reconstruct(STRAIGHT, SQUARE, SQUARE, 1.0, area_accuracy_km2=0.5).accuracy_m
    assert vague_area["free"] == pytest.approx(np.hypot(sure["free"], 250), rel=1e-3)


def test_the_sides_meet_before_the_area_is_reached() -> None:
    narrow = Side(angle_deg=45)
    assert reconstruct(STRAIGHT, narrow, narrow, 0.99).depth_m < 1000
    with pytest.raises(NoSolution, match="no depth"):
        reconstruct(STRAIGHT, narrow, narrow, 1.01)


@pytest.mark.parametrize("target_km2", [0.0, -1.0, float("nan"), float("inf")])
def test_a_senseless_area_is_refused(target_km2: float) -> None:
    with pytest.raises(NoSolution):
        reconstruct(STRAIGHT, SQUARE, SQUARE, target_km2)


def test_a_road_must_lead_somewhere() -> None:
    for frontage in (
        road((0, 0)),
        road((0, 0), (0, 0)),
        road((0, 0), (900, 0), (500, 50), (2000, 0)),
        Frontage(points=STRAIGHT.points, accuracy_m=(100,)),
    ):
        with pytest.raises(NoSolution):
            reconstruct(frontage, SQUARE, SQUARE, 1.0)
