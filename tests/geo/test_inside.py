"""What lies inside an area, held against moving things as far as they may be off."""

import math
from random import Random
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, Polygon, box
from shapely.affinity import translate
from shapely.geometry.base import BaseGeometry

from geo.crs import to_metric, to_stored
from geo.inside import Standing, share_km2, standings
from geo.measure import area_km2

HERE = (123.2, 41.7)
LAWS = settings(derandomize=True, deadline=None, database=None, max_examples=150)


def _metric(points: list[tuple[float, float]]) -> Any:
    return shapely.get_coordinates(to_metric(Point(HERE)))[0] + np.array(points)


def _star(dice: Random, reach_m: float) -> Polygon:
    corners = dice.randint(3, 12)
    turns = [math.tau * at / corners for at in range(corners)]
    outs = [reach_m * dice.uniform(0.4, 1) for _ in turns]
    ends = [(r * math.cos(a), r * math.sin(a)) for r, a in zip(outs, turns, strict=True)]
    return to_stored(Polygon(_metric(ends)))


def _thing(dice: Random, reach_m: float) -> BaseGeometry:
    points = [(dice.uniform(-reach_m, reach_m), dice.uniform(-reach_m, reach_m)) for _ in range(3)]
    flat = _metric(points)
    return to_stored(dice.choice([Point(flat[0]), LineString(flat[:2]), Polygon(flat)]))


@LAWS
@given(seed=st.integers(0, 2**32))
def test_no_move_within_the_accuracy_belies_the_standing(seed: int) -> None:
    dice = Random(seed)
    area, thing = _star(dice, 2_000), _thing(dice, 2_500)
    accuracy_m = dice.choice([0.0, 50.0, 400.0, 1_200.0])
    (standing,) = standings(np.array([thing], dtype=object), accuracy_m, area)
    home, flat = to_metric(area), to_metric(thing)
    # A hair less than the accuracy: rounding on the very edge decides nothing.
    reach = accuracy_m * 0.99
    moves = [(0.0, 0.0), *((reach * math.cos(a), reach * math.sin(a)) for a in range(24))]
    moved = [translate(flat, *by) for by in moves]
    if standing == Standing.INSIDE:
        assert all(home.buffer(1e-6).covers(one) for one in moved)
    elif standing == Standing.PARTLY:
        assert all(home.intersects(one) for one in moved)
        assert not home.covers(flat) or home.exterior.distance(flat) < accuracy_m
    elif standing == Standing.MAYBE:
        assert flat.distance(home) <= accuracy_m
    else:
        assert not any(home.intersects(one) for one in moved)


def test_without_a_known_accuracy_nothing_is_sure() -> None:
    area = box(123.1, 41.6, 123.3, 41.8)
    things = np.array([Point(HERE), Point(123.0, 41.7)], dtype=object)
    assert list(standings(things, np.nan, area)) == [Standing.MAYBE, Standing.OUTSIDE]
    assert list(standings(things, 0.0, area)) == [Standing.INSIDE, Standing.OUTSIDE]
    assert standings(things[:0], 0.0, area).shape == (0,)


def test_a_line_through_the_area_is_partly_inside() -> None:
    area = box(123.1, 41.6, 123.3, 41.8)
    through = np.array([LineString([(123.0, 41.7), (123.4, 41.7)])], dtype=object)
    assert list(standings(through, 500.0, area)) == [Standing.PARTLY]
    assert list(standings(through, 50_000.0, area)) == [Standing.MAYBE]


@LAWS
@given(seed=st.integers(0, 2**32), accuracy_m=st.floats(0, 900))
def test_a_share_lies_between_its_bounds(seed: int, accuracy_m: float) -> None:
    dice = Random(seed)
    place, area = _star(dice, 1_500), _star(dice, 2_000)
    drawn, least, most = share_km2(place, accuracy_m, area)
    assert 0 <= least <= drawn + 1e-9 <= most + 2e-9 <= area_km2(area) + 3e-9


@pytest.mark.parametrize("accuracy_m", [1e-67, 1e-12, 1e-9])
def test_next_to_nothing_is_no_distance(accuracy_m: float) -> None:
    place, area = _star(Random(1229924), 1_500), box(123.0, 41.5, 123.5, 42.0)
    assert share_km2(place, accuracy_m, area) == share_km2(place, 0.0, area)
    things = np.array([place], dtype=object)
    assert list(standings(things, accuracy_m, area)) == [Standing.INSIDE]
    assert list(standings(things, accuracy_m, place)) == list(standings(things, 0.0, place))


def test_all_of_a_place_is_its_area() -> None:
    place, area = box(123.18, 41.68, 123.2, 41.7), box(123.1, 41.6, 123.3, 41.8)
    drawn, least, most = share_km2(place, 0.0, area)
    assert drawn == pytest.approx(float(area_km2(place)), rel=1e-6)
    assert least == most == pytest.approx(drawn)
