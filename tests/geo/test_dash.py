"""Dashes add up to the line, and strokes stay inside the area."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiLineString, Point, Polygon, box

from geo.band import widened
from geo.crs import to_metric
from geo.dash import dash_lines, hatch_lines
from geo.errors import BadDistance

UNHURRIED = settings(deadline=None)  # a busy machine is no fault of the code

LINE = LineString([(123.2, 41.70), (123.21, 41.705), (123.22, 41.70)])
FIELD = Polygon([(123.2, 41.7), (123.23, 41.7), (123.23, 41.72), (123.21, 41.71), (123.2, 41.72)])
lengths = st.floats(20, 500)


def metres(lines: list[LineString]) -> float:
    return float(sum(to_metric(line).length for line in lines))


@UNHURRIED
@given(on=lengths, off=lengths)
def test_dashes_and_gaps_add_up_to_the_line(on: float, off: float) -> None:
    total = to_metric(LINE).length
    dashes = dash_lines(LINE, on, off)
    full, rest = divmod(total, on + off)
    assert metres(dashes) == pytest.approx(full * on + min(rest, on), abs=1e-3)
    assert all(to_metric(dash).length <= on + 1e-3 for dash in dashes)


@UNHURRIED
@given(on=lengths, off=lengths)
def test_a_ring_shows_no_seam(on: float, off: float) -> None:
    dashes = dash_lines(FIELD, on, off)
    each = [to_metric(dash).length for dash in dashes]
    assert np.ptp(each) < 1e-3
    share = metres(dashes) / to_metric(FIELD).length
    assert share == pytest.approx(on / (on + off), abs=1e-6)


def test_dashes_lie_on_the_line_and_turn_with_it() -> None:
    dashes = dash_lines(LINE, 700, 100)
    flat = to_metric(LINE)
    assert all(flat.distance(Point(xy)) < 1e-3 for d in dashes for xy in to_metric(d).coords)
    assert max(len(dash.coords) for dash in dashes) == 3


def test_every_part_and_every_ring_is_dashed() -> None:
    holed = Polygon(
        box(123.2, 41.7, 123.24, 41.74).exterior,
        [box(123.21, 41.71, 123.22, 41.72).exterior.coords],
    )
    one = dash_lines(Polygon(holed.exterior), 50, 50)
    assert len(dash_lines(holed, 50, 50)) > len(one)
    apart = MultiLineString([LINE, LineString([(123.3, 41.7), (123.31, 41.7)])])
    assert metres(dash_lines(apart, 50, 50)) > metres(dash_lines(LINE, 50, 50))
    assert dash_lines(Point(123.2, 41.7), 50, 50) == []


@UNHURRIED
@given(spacing=st.floats(20, 400), angle=st.floats(-180, 360))
def test_strokes_stay_inside_and_evenly_apart(spacing: float, angle: float) -> None:
    strokes = hatch_lines(FIELD, spacing, angle)
    # A side of 2 km is straight in degrees or in metres, not in both: compare in metres.
    room = to_metric(FIELD).buffer(0.001)
    assert all(room.covers(to_metric(stroke)) for stroke in strokes)
    # A stroke every `spacing` metres: area = length of all strokes × spacing, nearly.
    assert metres(strokes) * spacing == pytest.approx(to_metric(FIELD).area, rel=0.25)


def test_strokes_run_at_the_angle() -> None:
    for angle in (0.0, 30.0, 90.0, 135.0):
        for stroke in hatch_lines(FIELD, 100, angle):
            (x0, y0), (x1, y1) = to_metric(stroke).coords
            turned = np.degrees(np.arctan2(y1 - y0, x1 - x0)) - angle
            assert np.sin(np.radians(turned)) == pytest.approx(0, abs=1e-5)


def test_neighbours_share_one_grid() -> None:
    west, east = box(123.2, 41.7, 123.21, 41.71), box(123.21, 41.7, 123.22, 41.71)
    both = hatch_lines(box(123.2, 41.7, 123.22, 41.71), 80)
    apart = hatch_lines(west, 80) + hatch_lines(east, 80)
    assert metres(apart) == pytest.approx(metres(both), rel=1e-6)


def test_a_corridor_can_be_hatched_and_a_line_cannot() -> None:
    assert hatch_lines(widened(LINE, 50), 40)
    assert hatch_lines(LINE, 40) == []
    assert hatch_lines(Polygon(), 40) == []


@pytest.mark.parametrize("bad", [0.0, -1.0, float("nan"), float("inf"), 1e-4])
def test_senseless_lengths_are_refused(bad: float) -> None:
    with pytest.raises(BadDistance):
        dash_lines(LINE, bad, bad)
    with pytest.raises(BadDistance):
        hatch_lines(FIELD, bad)
