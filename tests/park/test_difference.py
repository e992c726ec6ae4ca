"""Two days against each other: none differs from itself, and the way back mirrors the way there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from park import Park, Selection
from park.difference import Change, difference
from tests.park.made import Made, days, event, made_park, made_selection, park_of, repeatable, seeds

MIRROR = {
    Change.APPEARED: Change.VANISHED,
    Change.VANISHED: Change.APPEARED,
    Change.MOVED: Change.MOVED,
}


@repeatable
@given(seed=seeds)
def test_a_day_does_not_differ_from_itself(tiny_park: Park, seed: int) -> None:
    park = made_park(tiny_park, seed)
    chosen = made_selection(park, seed)
    found = difference(park, chosen, chosen.on)
    assert found.rows == ()
    assert found.unchanged == int(chosen.mask(park).sum())
    assert all(one.projects == 0 for one in found.tallies.values())


@repeatable
@given(seed=seeds, before=days)
def test_swapped_days_mirror_each_other(tiny_park: Park, seed: int, before: date) -> None:
    park = made_park(tiny_park, seed)
    chosen = made_selection(park, seed)
    there = difference(park, chosen, before)
    back = difference(park, replace(chosen, on=before), chosen.on)
    assert there.unchanged == back.unchanged
    assert [(one.project_id, MIRROR[one.change], one.after, one.before) for one in there.rows] == [
        (one.project_id, one.change, one.before, one.after) for one in back.rows
    ]
    for change, tally in there.tallies.items():
        assert repr(back.tallies[MIRROR[change]]) == repr(tally)


@repeatable
@given(seed=seeds, before=days)
def test_rows_are_the_projects_that_were_heard_of_or_whose_certain_stage_differs(
    tiny_park: Park, seed: int, before: date
) -> None:
    park = made_park(tiny_park, seed)
    chosen = made_selection(park, seed)
    found = difference(park, chosen, before)
    either = chosen.mask(park) | replace(chosen, on=before).mask(park)
    ids = list(park.projects["id"])
    states = [park.course.at(day) for day in (before, chosen.on)]
    stands = [list(zip(map(str, one.certain_ids), one.not_yet, strict=True)) for one in states]
    assert {one.project_id for one in found.rows} == {
        ids[at] for at in range(len(ids)) if either[at] and stands[0][at] != stands[1][at]
    }
    assert len(found.rows) + found.unchanged == int(either.sum())
    assert sum(one.projects for one in found.tallies.values()) == len(found.rows)


def test_counted_by_hand(tiny_park: Park) -> None:
    found = difference(tiny_park, Selection(on=date(2022, 5, 31)), date(2020, 3, 31))
    (row,) = found.rows
    assert (row.project_id, row.change, row.before, row.after) == (
        "plant", Change.APPEARED, "none", "operating",
    )  # fmt: skip
    assert found.tallies[Change.APPEARED].investment_yi_cny == pytest.approx(150.0)
    assert found.unchanged == 2, "a planned date is no difference"
    later = difference(tiny_park, Selection(on=date(2022, 5, 31)), date(2020, 4, 1))
    assert [(one.change, one.before) for one in later.rows] == [(Change.MOVED, "started")]


def test_first_heard_of_without_a_certain_stage_is_newly_reported(tiny_park: Park) -> None:
    made = Made("industry", "automotive", "reported", "yes", "", 2.0, events=(event("started",
        "2023", "="),))  # fmt: skip
    park = park_of(tiny_park, [made])
    (row,) = difference(park, Selection(on=date(2023, 6, 1)), date(2022, 12, 31)).rows
    assert (row.change, row.before, row.after) == (Change.APPEARED, "none", "none")
    (back,) = difference(park, Selection(on=date(2022, 12, 31)), date(2023, 6, 1)).rows
    assert back.change is Change.VANISHED


@pytest.mark.parametrize(("before", "after", "changed", "same"), [
    (date(2022, 1, 1), date(2023, 6, 1), 27, 110), (date(2023, 6, 1), date(2025, 1, 1), 24, 123),
])  # fmt: skip
def test_the_parks_own_data_counts_what_was_first_heard_of(
    real_park: Park, before: date, after: date, changed: int, same: int
) -> None:
    found = difference(real_park, Selection(on=after), before)
    assert (len(found.rows), found.unchanged) == (changed, same)


def test_a_filter_by_stage_does_not_hide_that_a_project_left_it(tiny_park: Park) -> None:
    chosen = Selection(on=date(2022, 5, 31), stages=frozenset({"started"}))
    assert not chosen.mask(tiny_park).any()
    assert [one.project_id for one in difference(tiny_park, chosen, date(2021, 1, 1)).rows] == [
        "plant"
    ]
