"""Days on which a plan's date passes, told once, say for every day what is asked of it."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from park import Park
from park.intervals import runs
from park.lateness import late_turns, overdue
from tests.park.made import days, made_park, repeatable, seeds


@repeatable
@given(seed=seeds, on=days)
def test_on_every_day_the_turns_say_what_is_overdue(tiny_park: Park, seed: int, on: date) -> None:
    park = made_park(tiny_park, seed)
    told = late_turns(park.course, runs(park.course))
    assert [[late for day, late in of_it if day <= on][-1] for of_it in told] == list(
        overdue(park, on)
    )


def test_plans_pass_in_the_real_park(real_park: Park) -> None:
    told = late_turns(real_park.course, runs(real_park.course))
    on = date(2026, 11, 23)
    assert (
        sum([late for day, late in of_it if day <= on][-1] for of_it in told)
        == overdue(real_park, on).sum()
    )
    assert overdue(real_park, on).sum() > 0
