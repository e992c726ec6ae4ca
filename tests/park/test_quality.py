"""Each rule of data quality: a small park that breaks it, and one that does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import nan

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from park import Park, Selection
from park.quality import RULES, Setting, findings
from park.stages import StageModel
from park.vocabulary import GeometryBasis, InPark, Origin, Sector, Theme
from tests.park.made import Made, event, made_park, made_selection, park_of, repeatable, seeds

ON = date(2024, 6, 30)
SOUND = Made(
    theme=Theme.INDUSTRY, sector=Sector.OTHER, origin=Origin.PLAN, in_park=InPark.YES,
    owner="甲公司", money=1.0, zones=frozenset({"west"}), units=frozenset({"bureau"}),
    shape="point", basis=GeometryBasis.SURVEYED, events=(event("started", "2024-03-01"),),
)  # fmt: skip

BREAKING: dict[str, Made] = {
    "out_of_order": replace(SOUND, events=(
        event("started", "2024-03-02"), event("completed", "2024-03-01"))),
    "step_not_allowed": replace(SOUND, events=(
        event("paused", "2024-02"), event("completed", "2024-03-01"))),
    "plan_passed": replace(SOUND, events=(
        *SOUND.events, event("completed", "2024-05", basis="planned"))),
    "quiet": replace(SOUND, events=(event("started", "2023-06-30"),)),
    "without_event": replace(SOUND, events=()),
    "without_unit": replace(SOUND, units=frozenset()),
    "without_owner": replace(SOUND, owner=""),
    "without_zone": replace(SOUND, zones=frozenset()),
    "undated": replace(SOUND, events=(event("started", "2024-03-01", "by"),)),
    "schematic": replace(SOUND, basis=GeometryBasis.SCHEMATIC),
}  # fmt: skip

KEEPING: dict[str, Made] = {
    "one day, or which came first is open": replace(SOUND, events=(
        event("started", "2024-03"), event("completed", "2024-03-01"))),
    "started by a day may be older": replace(SOUND, events=(
        event("started", "2024-05-01", "by"), event("started", "2024-01-05"),
        event("completed", "2024-03-01"))),
    "planned for today": replace(SOUND, events=(
        *SOUND.events, event("completed", ON.isoformat(), basis="planned"))),
    "put off": replace(SOUND, events=(
        *SOUND.events, event("completed", "2024-05", basis="planned"),
        event("completed", "2025", basis="planned"))),
    "may have been reached": replace(SOUND, events=(
        *SOUND.events, event("completed", "2024-05", basis="planned"),
        event("completed", "2024", basis="stated"))),
    "paused": replace(SOUND, events=(
        *SOUND.events, event("completed", "2024-05", basis="planned"),
        event("paused", "2024-04"))),
    "a step the model allows": replace(SOUND, events=(
        event("paused", "2024-02"), event("started", "2024-03-01"))),
    "a step by an open date": replace(SOUND, events=(
        event("paused", "2024-02"), event("completed", "2024-03-01", "by"))),
    "reported a year ago but a day": replace(SOUND, events=(event("started", "2023-07-02"),)),
}  # fmt: skip


def broken(park: Park, idle_days: int = 365) -> list[set[str]]:
    """Return which rules each project breaks."""
    found = findings(park, Selection(on=ON), idle_days)
    return [{one.rule.id for one in found.each if row in one.rows} for row in range(len(park))]


def named(park: Park) -> Park:
    """Return the park with a name in every language."""
    return replace(park, projects=park.projects.assign(name_de="Projekt"))


@pytest.mark.parametrize("rule", BREAKING)
def test_a_project_that_breaks_one_rule(tiny_park: Park, rule: str) -> None:
    assert broken(named(park_of(tiny_park, [SOUND, BREAKING[rule]]))) == [set(), {rule}]


@pytest.mark.parametrize("why", KEEPING)
def test_a_project_that_breaks_none(tiny_park: Park, why: str) -> None:
    (found,) = broken(named(park_of(tiny_park, [KEEPING[why]])))
    assert not found - {"undated"}


def test_rules_on_other_columns(tiny_park: Park) -> None:
    park = named(park_of(tiny_park, [SOUND] * 4))
    names = park.projects["name_de"].tolist()
    told = park.projects.assign(
        name_de=[*names[:3], ""],
        source_ids=["map", "plan", "plan", "plan"],
        investment_yi_cny=[1.0, nan, 1.0, 1.0],
        investment_note=["", "约1亿元", "含二期", ""],
    )
    places = park.sources.iloc[:1].assign(id="map", trust="geometry")
    sources = pd.concat([park.sources, places], ignore_index=True)
    assert broken(replace(park, projects=told, sources=sources)) == [
        {"money_without_source"}, {"money_in_words"}, set(), {"untranslated"},
    ]  # fmt: skip


def test_claims_that_agree_are_no_dispute(tiny_park: Park) -> None:
    park = named(park_of(tiny_park, [SOUND] * 3))
    told = [("p0", "150", "="), ("p0", "150", "="), ("p1", "6", "~"), ("p1", "6", "="),
            ("p2", "150", "=")]  # fmt: skip
    claims = pd.DataFrame(
        [
            {"entity": "project", "entity_id": name, "field": "investment_yi_cny", "value": value,
             "bound": bound, "as_of": "", "source_id": "plan", "chosen": "no"}
            for name, value, bound in told
        ]
    )  # fmt: skip
    assert broken(replace(park, claims=claims)) == [set(), {"disputed"}, set()]


def test_started_before_it_was_signed(tiny_park: Park) -> None:
    """The tiny park has no stage "signed": its first two stages take the names."""
    base = replace(tiny_park, stages=_renamed(tiny_park, started="signed", completed="started"))
    early = replace(SOUND, events=(event("signed", "2024-03"), event("started", "2024-02-28")))
    open_ = replace(SOUND, events=(event("signed", "2024-03"), event("started", "2024")))
    found = broken(named(park_of(base, [early, open_])))
    assert found[0] == {"started_before_signed"}
    assert found[1] == set()


def _renamed(park: Park, **names: str) -> StageModel:
    stages = park.stages.stages
    return replace(
        park.stages, stages=tuple(replace(one, id=names.get(one.id, one.id)) for one in stages)
    )


def test_days_are_a_setting(tiny_park: Park) -> None:
    park = named(park_of(tiny_park, [SOUND]))
    gone = (ON - date(2024, 3, 1)).days
    assert broken(park, gone) == [{"quiet"}]
    assert broken(park, gone + 1) == [set()]


@repeatable
@given(seed=seeds)
def test_a_filter_narrows_and_never_changes_what_is_wrong(tiny_park: Park, seed: int) -> None:
    park = made_park(tiny_park, seed)
    chosen = made_selection(park, seed)
    found = findings(park, chosen, 365)
    all_of_them = findings(park, chosen.without_filters(), 365)
    asked = np.flatnonzero(chosen.mask(park))
    for one, whole in zip(found.each, all_of_them.each, strict=True):
        assert one.rows.tolist() == [row for row in whole.rows if row in asked]
    assert found.selected == len(asked)
    assert found.broken == len({row for one in found.each for row in one.rows.tolist()})


def test_a_park_without_projects_breaks_nothing(tiny_park: Park) -> None:
    park = park_of(tiny_park, [])
    for rule in RULES:
        assert rule.breaks(park, Setting(ON, 365)).shape == (0,)
