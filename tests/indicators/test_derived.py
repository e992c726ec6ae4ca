"""What the twin computes from itself: by another way, and never more than is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.crs import to_stored
from indicators.derived.ground import length, routes, walking, within, works
from indicators.derived.model import Measure
from indicators.derived.pipeline import committed, conversion, stages
from park import Selection
from park.rates import rates
from tests.park.made import repeatable

if TYPE_CHECKING:
    from park import Park

OPEN = Selection(on=date(2026, 11, 23))
SQUARE = shapely.box(0.0, 0.0, 2_000.0, 2_000.0)
EAST, NORTH = 515_000.0, 4_618_000.0


def zone(accuracy_m: float = 0.0) -> dict[str, object]:
    """Return a square zone of two kilometres in the park's own metres."""
    moved = shapely.transform(SQUARE, lambda xy: np.add(xy, (EAST, NORTH)))
    return {"geometry": to_stored(moved), "accuracy_m": accuracy_m}


def stop(x: float, y: float) -> np.ndarray:
    """Return one stop, in metres from the zone's corner."""
    return np.array([shapely.Point(EAST + x, NORTH + y)], dtype=object)


def test_stages_add_up_under_a_filter(real_park: Park) -> None:
    for chosen in (OPEN, Selection(on=OPEN.on, themes=frozenset({"industry"}))):
        found = stages(real_park, chosen)
        assert sum(row.projects or 0 for row in found.rows) == int(chosen.mask(real_park).sum())


def test_committed_money_is_that_of_its_projects(real_park: Park) -> None:
    """By another way: project by project, over the list that each line opens."""
    for row in committed(real_park, OPEN).rows:
        assert row.opens is not None
        listed = real_park.projects[row.opens.mask(real_park)]
        stated = [
            one["investment_yi_cny"]
            for one in listed.to_dict("records")
            if one["investment_yi_cny"] == one["investment_yi_cny"] and one["in_park"] != "no"
        ]
        assert row.known == len(stated)
        assert row.measure.least == (pytest.approx(sum(stated)) if stated else None)


def test_a_filter_for_what_is_ended_leaves_nothing_committed(real_park: Park) -> None:
    found = committed(real_park, Selection(on=OPEN.on, stages=frozenset({"cancelled"})))
    assert not found.rows
    assert found.seen["projects"].least == 0


def test_schematic_lines_have_no_length(real_park: Park) -> None:
    for compute in (works, routes):
        for row in compute(real_park, OPEN).rows:
            assert not row.measure.is_known
            assert row.measure.why_none == "derived.none.schematic"
            assert row.measure.drawn


@repeatable
@given(metres=st.floats(1, 50_000), off=st.floats(0, 5_000))
def test_a_length_is_as_good_as_its_ends(metres: float, off: float) -> None:
    found = length(metres, "reconstructed", off)
    assert found.least is not None
    assert found.most is not None
    assert 0 <= found.least <= metres / 1000 <= found.most
    assert (found.least == found.most) is (2 * off <= metres / 10 or off == 0)
    assert not length(metres, "schematic", off).is_known
    assert not length(metres, "derived", float("nan")).is_known


def test_a_stop_in_the_middle_covers_a_disc() -> None:
    found = within(zone(), stop(1_000, 1_000), np.array([0.0]), 400.0)
    assert found.least == pytest.approx(np.pi * 400**2 / 2_000**2, abs=0.002)
    assert found.least == found.most


@repeatable
@given(x=st.floats(-3_000, 5_000), y=st.floats(-3_000, 5_000), off=st.floats(0, 1_500),
       dx=st.floats(-1, 1), dy=st.floats(-1, 1))  # fmt: skip
def test_wherever_the_stop_really_is_the_share_is_in_the_interval(
    x: float, y: float, off: float, dx: float, dy: float
) -> None:
    told = within(zone(), stop(x, y), np.array([off]), 800.0)
    reach = off / np.sqrt(2) if off > 80 else 0.0
    true = within(zone(), stop(x + dx * reach, y + dy * reach), np.array([0.0]), 800.0)
    if told.least is None or told.most is None:
        return
    assert true.least is not None
    assert told.least - 0.005 <= true.least <= told.most + 0.005


def test_nothing_known_of_a_stop_is_no_share() -> None:
    none = within(zone(), stop(0, 0), np.array([np.nan]), 400.0)
    many = np.repeat(stop(1_000, 1_000), 8)
    far = within(zone(), many, np.full(8, 9_000.0), 400.0)
    assert {none.why_none, far.why_none} == {"derived.none.schematic"}
    assert within(zone(), np.array([]), np.array([]), 400.0).why_none == "derived.none.no_stops"


def test_the_error_of_a_stop_is_no_walking_distance() -> None:
    """However badly two stops are known, they serve no more than two circles."""
    circle = np.pi * 400**2 / 2_000**2
    for count in (1, 2):
        stops = np.repeat(stop(1_000, 1_000), count)
        found = within(zone(), stops, np.full(count, 700.0), 400.0)
        assert found.least == 0.0
        assert found.most == pytest.approx(count * circle, abs=0.002)
    beside = np.concatenate([stop(1_000, 1_000), stop(9_000, 9_000)])
    found = within(zone(), beside, np.full(2, 700.0), 400.0)
    assert found.most == pytest.approx(circle, abs=0.002), "a stop out of reach serves nothing"


def test_rates_name_their_base(real_park: Park) -> None:
    for row, one in zip(conversion(real_park, OPEN).rows, rates(real_park, OPEN), strict=True):
        assert row.part is not None
        assert (row.part.projects, row.part.base) == (one.reached.projects, one.base.projects)
        assert row.part.base_stage == real_park.stages[one.base_stage].names


def test_a_zone_without_a_signed_project_says_so(real_park: Park) -> None:
    chosen = replace(OPEN, zones=frozenset({"industrial-internet"}))
    found = committed(real_park, chosen)
    assert found.title == "derived.committed.none"
    assert {row.measure.why_none for row in found.rows} == {"derived.none.no_signed"}
    assert conversion(real_park, chosen).title == "derived.conversion.none"


def test_stops_follow_the_filter(real_park: Park) -> None:
    found = walking(real_park, Selection(on=OPEN.on, themes=frozenset({"industry"})))
    assert found.seen["stops"].least == 0
    assert {row.measure.why_none for row in found.rows} == {"derived.none.no_stops"}


def test_a_measure_is_a_figure_or_a_reason() -> None:
    for wrong in ({}, {"least": 1.0}, {"least": 1.0, "most": 1.0, "why_none": "x"}):
        with pytest.raises(ValueError, match=r"measure|bounds"):
            Measure(unit="count", **wrong)


def test_a_share_of_walkers_has_its_stops(real_park: Park) -> None:
    """What five minutes on foot may reach, ten may too; without a stop the share is none."""
    found = walking(real_park, OPEN)
    by_zone: dict[str, list[set[str]]] = {}
    for row in found.rows:
        assert row.stops is not None
        assert row.names is not None
        by_zone.setdefault(row.names["id"], []).append({one["id"] for one in row.stops})
        assert row.stops or row.measure.most == 0
    assert all(near <= far for near, far in by_zone.values())
    assert any(near for near, _ in by_zone.values())
