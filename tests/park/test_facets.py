"""Counts beside the filters, the account and the stages: under every filter a plain loop's."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date

from hypothesis import given, settings

from park import Park, Selection, account
from park.facets import facets
from park.pipeline import pipeline
from tests.park.made import made_park, made_selection, repeatable, seeds
from tests.park.plain import Plain, Row

ON = date(2025, 12, 31)
FILTERS = [one.name for one in fields(Selection) if one.name != "on"]


def values(plain: Plain, project: Row, chosen: Selection) -> dict[str, set[str]]:
    """Return what each filter with a list of values sees of a project."""
    name = project["id"]
    return {
        "zones": plain.zones[name] or {"unknown"},
        "themes": {project["theme"]},
        "sectors": {project["sector"]},
        "stages": {plain.certain_stage(name, chosen.on)},
        "reached": {one for one in plain.pipeline if plain.has_passed(name, one, chosen.on)},
        "units": plain.units[name] or {"none"},
        "origins": {project["origin"]},
        "in_park": {project["in_park"]},
        "placings": {plain.placing(project)},
        "late": {"passed" if plain.is_late(name, chosen.on) else "none"},
    }


def opened(chosen: Selection, field: str) -> Selection:
    """Return the selection without one of its filters."""
    empty = type(getattr(chosen, field))()
    return replace(chosen, **{field: empty})


def holds(park: Park, chosen: Selection) -> None:
    plain = Plain(park)
    kept = plain.kept(chosen)
    assert list(chosen.mask(park)) == kept
    found = account(park, chosen)
    placed = [plain.placing(row) for row, one in zip(plain.projects, kept, strict=True) if one]
    assert (found.mapped, found.zone_only, found.outside, found.placeless) == tuple(
        placed.count(one) for one in ("site", "zone", "outside", "none")
    )
    assert found.mapped + found.not_mapped + found.filtered_out == found.total == len(park)
    stages = {one.stage: one.projects for one in pipeline(park, chosen)}
    assert sum(stages.values()) == found.selected == sum(kept)
    beside = facets(park, chosen)
    for field, told in beside.items():
        others = opened(chosen, field)
        rows = [row for row in plain.projects if plain.keeps(row, others)]
        seen = [one for row in rows for one in values(plain, row, chosen)[field]]
        counts = {one: count for one, count in told.items() if count}
        assert counts == {one: seen.count(one) for one in set(seen)}
    absent = [row for row in plain.projects if plain.not_yet(row, chosen.on)]
    assert found.not_yet == len(absent) <= found.filtered_out
    assert set(beside) == set(FILTERS) - {"text", "area"}


@settings(repeatable, max_examples=1_000)
@given(seed=seeds)
def test_counts_add_up_under_a_thousand_filters(tiny_park: Park, seed: int) -> None:
    park = made_park(tiny_park, seed)
    holds(park, made_selection(park, seed))


@settings(repeatable, max_examples=40)
@given(seed=seeds)
def test_counts_add_up_on_the_real_park(real_park: Park, seed: int) -> None:
    holds(real_park, made_selection(real_park, seed))


def test_an_answer_is_made_once(tiny_park: Park) -> None:
    chosen = Selection(on=ON, themes=frozenset({"industry"}))
    assert chosen.mask(tiny_park) is Selection(on=ON, themes=frozenset({"industry"})).mask(
        tiny_park
    )
    assert not chosen.mask(tiny_park).flags.writeable
