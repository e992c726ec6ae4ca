"""Two editions against each other: none differs from itself, and swapped they mirror each other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from itertools import groupby
from math import isnan
from random import Random
from typing import Any

import pandas as pd
import pytest
from hypothesis import given

from park import Park, Selection
from park.day import day_span
from park.editions import MIRRORED, Editions, News, edited_parts, editions, money_moved
from park.slips import Slip, slips
from tests.park.made import event, made_park, made_selection, park_of, repeatable, seeds
from tests.park.plain import Plain
from tests.park.test_quality import SOUND


def _other_edition(park: Park, seed: int) -> Park:
    """Return the park with some rows withdrawn, shuffled, and changed in every way."""
    dice = Random(seed)
    keep = [row for row in range(len(park)) if dice.random() < 0.9]
    dice.shuffle(keep)
    projects = park.projects.iloc[keep].reset_index(drop=True)
    offered: dict[str, list[Any]] = {
        "investment_yi_cny": [1.5, 7.0, float("nan")],
        "owner": ["乙公司"],
        "source_ids": ["news", "news;plan", "plan;news"],
    }
    for column, values in offered.items():
        projects[column] = [
            dice.choice(values) if dice.random() < 0.2 else old for old in projects[column]
        ]
    events = park.stage_events[park.stage_events["project_id"].isin(projects["id"])]
    kept = [row for row in range(len(events)) if dice.random() < 0.8]
    events = events.iloc[kept].reset_index(drop=True)
    events["date"] = ["2024-05" if dice.random() < 0.2 else old for old in events["date"]]
    claimed = [
        {"entity": "project", "entity_id": dice.choice([*projects["id"], "p0"]), "field": "owner",
         "value": dice.choice("ab"), "bound": "=", "as_of": "", "source_id": "plan", "chosen": "no"}
        for _ in range(dice.randint(0, 6))
    ]  # fmt: skip
    claims = pd.DataFrame(claimed, columns=list(park.claims.columns))
    return replace(park, projects=projects, stage_events=events, claims=claims)


def _ids(found: Editions, older: Park, newer: Park) -> dict[News, list[str]]:
    return {
        one.news: sorted(
            str(newer.projects["id"].iloc[after])
            if after >= 0
            else str(older.projects["id"].iloc[before])
            for before, after in zip(one.before, one.after, strict=True)
        )
        for one in found.each
    }


class _Told:
    """One edition by project, as plain values."""

    def __init__(self, park: Park, on: date) -> None:
        self.plain = Plain(park)
        self.rows = {row["id"]: row for row in self.plain.projects}
        self.events: dict[str, list[dict[Any, Any]]] = defaultdict(list)
        for row in park.stage_events.to_dict("records"):
            self.events[row["project_id"]].append(row)
        self.claims: dict[str, list[dict[Any, Any]]] = defaultdict(list)
        for row in park.claims.to_dict("records"):
            self.claims[row["entity_id"]].append(row)
        self.on = on

    def plans(self, name: str) -> dict[str, tuple[date, date]]:
        found: dict[str, tuple[date, date]] = {}
        for row in self.events[name]:
            if row["basis"] == "planned":
                span = day_span(row["date"])
                dated = (span.last, span.last if row["bound"] == "by" else span.first)
                found[row["stage"]] = max(dated, found.get(row["stage"], dated))
        return found

    def happened(self, name: str) -> list[tuple[str, ...]]:
        told = ("stage", "date", "bound", "basis", "note")
        return sorted(
            tuple(row[one] for one in told)
            for row in self.events[name]
            if row["basis"] != "planned"
        )

    def disputes(self, name: str) -> set[str]:
        told = sorted({(row["field"], row["value"], row["bound"]) for row in self.claims[name]})
        fields = groupby(told, key=lambda one: one[0])
        return {field for field, values in fields if len(list(values)) > 1}

    def sources(self, name: str) -> set[str]:
        cells = [self.rows[name]["source_ids"], *(row["source_ids"] for row in self.events[name])]
        cells += [row["source_ids"] for row in self.plain.sites if row["project_id"] == name]
        return {one for cell in cells for one in cell.split(";")}


def _differ(was: Any, now: Any) -> bool:
    both = isinstance(was, float) and isinstance(now, float) and isnan(was) and isnan(now)
    return bool(was != now) and not both


def _news(one: _Told, other: _Told, name: str) -> set[News]:
    """Say how a project differs, rule by rule."""
    if name not in one.rows or name not in other.rows:
        return {News.ADDED if name in other.rows else News.WITHDRAWN}
    was, now = one.happened(name), other.happened(name)
    stages = [side.plain.certain_stage(name, side.on) for side in (one, other)]
    old, new = one.disputes(name), other.disputes(name)
    found = {
        News.REPORTED: bool(now and not was),
        News.RETRACTED: bool(was and not now),
        News.MOVED: stages[0] != stages[1],
        News.SLIPPED: one.plans(name) != other.plans(name),
        News.MONEY: _differ(
            one.rows[name]["investment_yi_cny"], other.rows[name]["investment_yi_cny"]
        ),
        News.DISPUTED: bool(new - old),
        News.SETTLED: bool(old - new),
        News.SOURCED: one.sources(name) != other.sources(name),
    }
    some = {news for news, so in found.items() if so}
    told = some & {News.REPORTED, News.RETRACTED, News.MOVED}

    def ordered(side: list[dict[Any, Any]]) -> list[str]:
        return sorted(map(repr, side))

    if (
        one.rows[name]["owner"] != other.rows[name]["owner"]
        or (was != now and not told)
        or (
            ordered(one.events[name]) != ordered(other.events[name])
            and not told | (some & {News.SLIPPED, News.SOURCED})
        )
        or (
            ordered(one.claims[name]) != ordered(other.claims[name])
            and not some & {News.DISPUTED, News.SETTLED}
        )
    ):
        some.add(News.EDITED)
    return some


@repeatable
@given(seed=seeds)
def test_an_edition_does_not_differ_from_itself(tiny_park: Park, seed: int) -> None:
    park = made_park(tiny_park, seed)
    chosen = made_selection(park, seed)
    found = editions(park, replace(park), chosen)
    assert found.projects == 0
    assert all(len(one.before) == 0 for one in found.each)
    assert found.unchanged == int(chosen.mask(park).sum())
    assert found.observed == found.unobserved == ()


@repeatable
@given(seed=seeds)
def test_against_a_plain_loop_and_swapped(tiny_park: Park, seed: int) -> None:
    older = made_park(tiny_park, seed)
    newer = _other_edition(older, seed)
    chosen = made_selection(older, seed)
    found = editions(older, newer, chosen)
    one, other = _Told(older, chosen.on), _Told(newer, chosen.on)
    asked = {
        name
        for side in (one, other)
        for name, row in side.rows.items()
        if side.plain.keeps(row, chosen)
    }
    wanted: dict[News, list[str]] = {news: [] for news in News}
    for name in sorted(asked):
        for news in _news(one, other, name):
            wanted[news].append(name)
    assert _ids(found, older, newer) == wanted
    changed = {name for names in wanted.values() for name in names}
    assert (found.projects, found.unchanged) == (len(changed), len(asked - changed))
    back = _ids(editions(newer, older, chosen), newer, older)
    assert {MIRRORED[news]: names for news, names in back.items()} == wanted


def test_the_day_is_one_and_the_order_of_rows_is_no_change(tiny_park: Park) -> None:
    turned = replace(
        tiny_park,
        projects=tiny_park.projects.iloc[::-1].reset_index(drop=True),
        stage_events=tiny_park.stage_events.iloc[::-1].reset_index(drop=True),
    )
    assert editions(tiny_park, turned, Selection(on=date(2025, 1, 1))).projects == 0


def test_money_is_told_apart(tiny_park: Park) -> None:
    older, newer = [
        park_of(tiny_park, [replace(SOUND, money=money) for money in sums])
        for sums in ((10.0, float("nan"), 4.0, 8.0), (12.5, 3.0, float("nan"), 8.0))
    ]
    found = editions(older, newer, Selection(on=date(2025, 1, 1)))
    (money,) = [one for one in found.each if len(one.before)]
    moved = money_moved(older, newer, money)
    assert money.news is News.MONEY
    assert (moved.by, moved.compared, moved.stated, moved.newly, moved.gone, moved.no_longer) == (
        2.5, 1, 3.0, 1, 4.0, 1,
    )  # fmt: skip


@pytest.mark.parametrize(("was", "now", "least", "most"), [
    (("2025-03-01", "="), ("2025-04-01", "="), 31, 31),
    (("2025-03", "="), ("2025-04-10", "="), 10, 40),
    (("2025-03", "="), ("2025-03-10", "="), -21, 9),
    (("2025", "by"), ("2026", "by"), 365, 365),
    (("2025-12-31", "="), ("2025", "by"), None, None),
], ids=str)  # fmt: skip
def test_slips_are_intervals_where_dates_are(
    tiny_park: Park, was: tuple[str, str], now: tuple[str, str], least: int | None, most: int | None
) -> None:
    parks = [
        park_of(tiny_park, [replace(SOUND, events=(event("completed", *one, basis="planned"),))])
        for one in (was, now)
    ]
    wanted = () if least is None else (Slip(stage="completed", least=least, most=most),)
    assert slips(parks[0], 0, parks[1], 0) == wanted


def test_a_plan_that_is_new_or_gone_has_no_days(tiny_park: Park) -> None:
    plan = event("completed", "2025", basis="planned")
    parks = [park_of(tiny_park, [replace(SOUND, events=told)]) for told in ((), (plan,))]
    for older, newer in (parks, parks[::-1]):
        assert slips(older, 0, newer, 0) == (Slip(stage="completed", least=None, most=None),)


def test_what_else_was_edited_is_named(tiny_park: Park) -> None:
    older = park_of(tiny_park, [SOUND])
    newer = park_of(tiny_park, [replace(SOUND, owner="乙公司", zones=frozenset({"east"}))])
    parts = edited_parts(older, 0, newer, 0, date(2025, 1, 1))
    assert parts == ("owner", "project_zones")


def test_an_indicator_with_a_first_value(tiny_park: Park) -> None:
    bare = replace(tiny_park, observations=tiny_park.observations.iloc[:0])
    chosen = Selection(on=date(2025, 1, 1))
    assert editions(bare, tiny_park, chosen).observed == ("output",)
    assert editions(tiny_park, bare, chosen).unobserved == ("output",)
