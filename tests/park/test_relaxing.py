"""The fewest filters to drop: as a plain search through all of their sets finds them."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from hypothesis import given

from park import Park, Selection
from park.relaxing import fewest_to_drop
from tests.park.made import made_park, made_selection, repeatable, seeds


@repeatable
@given(seed=seeds)
def test_no_smaller_set_helps_and_every_one_of_the_size_is_there(
    tiny_park: Park, seed: int
) -> None:
    park = made_park(tiny_park, seed)
    chosen = made_selection(park, seed)
    fields = [one for one in chosen.parts(park) if one != "on"]
    open_ = Selection(on=chosen.on)
    wanted: dict[tuple[str, ...], int] = {}
    for size in range(len(fields) + 1):
        for some in combinations(fields, size):
            dropped = replace(chosen, **{one: getattr(open_, one) for one in some})
            if count := len(dropped.rows(park)):
                wanted[some] = count
        if wanted:
            break
    if () in wanted:
        wanted = {}
    found = fewest_to_drop(park, chosen)
    assert {one.fields: one.projects for one in found} == wanted
    assert [one.projects for one in found] == sorted(wanted.values(), reverse=True)
