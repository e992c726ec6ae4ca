"""An area drawn on the map: in the address and back, and which projects it keeps."""

from __future__ import annotations

import math
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.inside import Standing
from park import Park, Selection, account
from park.area import (
    FEWEST,
    MOST,
    BadArea,
    Corner,
    may_lie_in,
    read_area,
    region,
    standing_of_projects,
    written_area,
)
from park.query import AREA, LONGEST, Dropped, from_query, to_query
from tests.park.made import repeatable, seeds

TODAY = date(2026, 11, 23)
SQUARE = ((123.1, 41.6), (123.2, 41.6), (123.2, 41.7), (123.1, 41.7))


def _star(dice: Random) -> tuple[Corner, ...]:
    corners, reach = dice.randint(FEWEST, MOST), 10 ** dice.uniform(-2, -0.4)
    outs = [(math.tau * at / corners, reach * dice.uniform(0.5, 1)) for at in range(corners)]
    return tuple(
        (round(123.2 + out * math.cos(turn), 5), round(41.7 + out * math.sin(turn), 5))
        for turn, out in outs
    )


@repeatable
@given(seed=seeds)
def test_an_area_comes_back_from_the_address_as_it_was(real_park: Park, seed: int) -> None:
    area = _star(Random(seed))
    written = written_area(area)
    assert set(written) <= set("0123456789-._")
    assert len(written) <= LONGEST
    assert read_area(written, real_park) == area
    chosen = Selection(on=TODAY, area=area)
    assert from_query(to_query(chosen, TODAY), real_park, TODAY) == (chosen, ())
    assert not chosen.is_open
    assert chosen.without_filters().is_open


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", "number"), ("12310000.4160000", "corners"), ("12310000.4160000_10000.0", "corners"),
        ("12310000.4160000_10000.0_0.x", "number"), ("12310000.4160000_1e4.0_0.1", "number"),
        ("12310000.4160000_10000.0_0.10000_", "number"), ("1.1_2.2_3.3_--4.4", "number"),
        ("12310000.4160000_10000.0_-10000.10000_10000.0", "outline"),  # a bow tie
        ("12310000.4160000_10000.0_10000.0", "outline"),  # a line
        ("0.0_10000.0_0.10000", "region"), ("12310000.4160000_900000.0_0.10000", "region"),
        ("999999999.999999999_1.0_0.1", "region"), ("9" * 12 + ".0_1.0_0.1", "number"),
        ("1.1_" * 70 + "1.1", "number"), ("1" * 5_000, "length"), ("１.１_１.１_１.１", "number"),
    ],
)  # fmt: skip
def test_what_is_no_area_is_refused_and_named(real_park: Park, written: str, why: str) -> None:
    with pytest.raises(BadArea, match=why):
        read_area(written, real_park)
    chosen, dropped = from_query({AREA: written}, real_park, TODAY)
    assert chosen == Selection(on=TODAY)
    assert dropped == ((Dropped(AREA, written[:40]),) if written else ())


@repeatable
@given(text=st.text("0123456789-._", max_size=80))
def test_any_text_is_an_area_or_refused(real_park: Park, text: str) -> None:
    try:
        area = read_area(text, real_park)
    except BadArea:
        return
    assert read_area(written_area(area), real_park) == area


def test_an_area_keeps_what_may_lie_in_it_and_accounts_for_the_rest(real_park: Park) -> None:
    standing = standing_of_projects(real_park, SQUARE)
    assert standing.keys() == set(real_park.project_sites["project_id"])
    kept = may_lie_in(real_park, SQUARE)
    near = {one for one, found in standing.items() if found != Standing.OUTSIDE}
    assert set(real_park.projects.loc[kept, "id"]) == near
    assert near, "the square lies over the park"
    counts = account(real_park, Selection(on=TODAY, area=SQUARE))
    assert (counts.mapped, counts.not_mapped) == (len(near), 0)
    assert counts.filtered_out == len(real_park) - len(near)


def test_an_area_around_everything_keeps_all_that_has_a_place(real_park: Park) -> None:
    west, south, east, north = region(real_park)
    around = ((west, south), (east, south), (east, north), (west, north))
    assert list(may_lie_in(real_park, around)) == list(real_park.has_site)
    assert set(standing_of_projects(real_park, around).values()) == {Standing.INSIDE}
