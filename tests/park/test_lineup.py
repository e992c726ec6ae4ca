"""Projects stand in the order asked, each once, whatever they are grouped by."""

from __future__ import annotations

from datetime import date
from math import inf, isnan

import pytest
from hypothesis import given, settings

from park import Park, Selection
from park.day import day_span
from park.facets import facets
from park.lineup import Grouping, Sorting, grouped, lineup
from park.vocabulary import NO_UNIT, NO_ZONE
from tests.laws import examples
from tests.park.made import made_park, made_selection, repeatable, seeds
from tests.park.plain import Plain


def _rank(park: Park, plain: Plain, row: int, on: date, sorting: Sorting) -> float:
    """Return the number that orders a project, by a loop over what is told of it."""
    project = plain.projects[row]
    told = park.stage_events[park.stage_events["project_id"] == project["id"]]
    if sorting is Sorting.MONEY:
        money = project["investment_yi_cny"]
        return inf if isnan(money) else -money
    if sorting is Sorting.STAGE:
        stage = plain.certain_stage(project["id"], on)
        if stage == "none":
            return inf
        at = plain.ids.index(stage)
        return -at if stage in plain.steps else at
    if sorting is Sorting.LATEST:
        happened = [day for day, _ in plain.events[project["id"]] if day <= on]
        return -max(happened).toordinal() if happened else inf
    return min((day_span(one).last.toordinal() for one in told["date"]), default=inf)


@pytest.mark.parametrize("sorting", Sorting)
@settings(repeatable, max_examples=examples(60))
@given(seed=seeds)
def test_rows_stand_in_the_order_of_a_plain_loop(
    tiny_park: Park, sorting: Sorting, seed: int
) -> None:
    park = made_park(tiny_park, seed)
    chosen, plain = made_selection(park, seed), Plain(park)
    kept = [row for row, keeps in enumerate(plain.kept(chosen)) if keeps]
    wanted = sorted(kept, key=lambda row: _rank(park, plain, row, chosen.on, sorting))
    assert lineup(park, chosen, sorting).tolist() == wanted


@pytest.mark.parametrize("grouping", Grouping)
@settings(repeatable, max_examples=examples(60))
@given(seed=seeds)
def test_every_project_stands_in_the_group_of_each_of_its_own_keys(
    tiny_park: Park, grouping: Grouping, seed: int
) -> None:
    park, plain = made_park(tiny_park, seed), Plain(made_park(tiny_park, seed))
    rows = list(reversed(range(len(park))))
    groups = grouped(park, rows, grouping)
    assert len({one.key for one in groups}) == len(groups)
    assert all(one.key for one in groups[:-1]), "those without any stand last"
    own = {
        row: {
            Grouping.ZONE: plain.zones[plain.projects[row]["id"]],
            Grouping.UNIT: plain.units[plain.projects[row]["id"]],
            Grouping.THEME: {plain.projects[row]["theme"]},
            Grouping.NONE: set(),
        }[grouping]
        or {""}
        for row in rows
    }
    wanted = {key: [row for row in rows if key in own[row]] for key in set().union(*own.values())}
    assert {one.key: list(one.rows) for one in groups} == wanted


@pytest.mark.parametrize(("field", "none"), [("zone", NO_ZONE), ("unit", NO_UNIT)])
def test_a_group_has_as_many_projects_as_the_filter_says(
    real_park: Park, field: str, none: str
) -> None:
    chosen = Selection(on=date(2026, 7, 1))
    rows = lineup(real_park, chosen, Sorting.BEGIN).tolist()
    counts = facets(real_park, chosen)[f"{field}s"]
    for one in grouped(real_park, rows, Grouping(field)):
        assert len(one.rows) == counts[one.key or none]
