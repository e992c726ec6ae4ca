"""The browser's interval table says what the server says; what the map may ask is checked."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest
import streamlit as st
from hypothesis import given

from i18n import Speech, languages
from layers import LAYERS, build_layers
from layers.model import Kind, Standing
from layers.projects import style_of
from park import Park, Selection
from park.day import day_span
from park.difference import Change, difference
from park.intervals import runs
from park.told import Told, newly
from tests.park.made import days, made_park, made_selection, repeatable, seeds
from tests.ui.reader import Reader
from ui.difference_panel import difference_rows, difference_summary
from ui.event_dates import say_span
from ui.map_actions import act
from ui.map_parts import Drawn
from ui.map_time import day_number, told_time, written_day
from ui.told_words import told_link


def told(park: Park, chosen: Selection) -> dict[str, Any]:
    st.cache_resource.clear()  # generated parks share a revision
    return told_time(Drawn(park=park, chosen=chosen, built=(), say=Speech(), dark=False))


def run_on(told_runs: list[list[int]], on: date) -> list[int]:
    """Return the run of a day, found as intervals.js finds it."""
    return [run for run in told_runs if run is told_runs[0] or run[0] <= day_number(on)][-1]


def styles_in_browser(table: dict[str, Any], on: date) -> dict[str, dict[str, str]]:
    """Return the style of every feature on a day, by the table."""
    found: dict[str, dict[str, str]] = {}
    for layer, content in table["layers"].items():
        found[layer] = {}
        for feature, style_of_run, *_ in content["features"]:
            told_runs = table["projects"][feature][1]
            run = run_on(told_runs, on)
            at = told_runs.index(run)
            reached = table["reached"]
            late = reached is not None and not reached.get(feature, 10**9) <= day_number(on)
            turns = [
                holds for day, holds in table["late"].get(feature, ()) if day <= day_number(on)
            ]
            passes = table["late_asked"] in (None, bool(turns and turns[-1]))
            there = style_of_run[at] >= 0 and passes
            if there and (not table["asked"] or run[1] in table["asked"]) and not late:
                found[layer][feature] = content["styles"][style_of_run[at]]
    return found


def styles_on_server(park: Park, chosen: Selection) -> dict[str, dict[str, str]]:
    return {
        one.id: {feature.id: feature.style for feature in one.features}
        for one in build_layers(park, chosen)
        if one.definition.over_time is not None
    }


@repeatable
@given(seed=seeds, on=days)
def test_the_table_draws_a_day_as_the_server_does(tiny_park: Park, seed: int, on: date) -> None:
    park = made_park(tiny_park, seed)
    chosen = made_selection(park, seed)
    there = replace(chosen, on=on)
    assert styles_in_browser(told(park, chosen), on) == styles_on_server(park, there)


def test_the_real_park_at_every_turn(real_park: Park) -> None:
    chosen = Selection(on=date(2026, 11, 23))
    table = told(real_park, chosen)
    turns = {run.first for found in runs(real_park.course) for run in found[1:]}
    assert len(turns) > 50
    assert len(table["layers"]["projects"]["features"]) > 3
    stages = {"none": -1} | {stage: at for at, stage in enumerate(real_park.stages.ids)}
    for turn in turns:
        for on in (turn - timedelta(days=1), turn):
            there = replace(chosen, on=on)
            assert styles_in_browser(table, on) == styles_on_server(real_park, there)
            certain = {one: run_on(told, on)[1] for one, (_, told) in table["projects"].items()}
            asked = [stages[str(one)] for one in real_park.course.at(on).certain_ids]
            assert certain == dict(zip(real_park.projects["id"], asked, strict=True))


def test_the_slider_goes_from_the_beginning_to_what_is_planned(real_park: Park) -> None:
    table = told(real_park, Selection(on=date(2026, 11, 23)))
    assert table["first"] == day_number(date(2012, 1, 1))
    assert table["last"] >= max(day for day, *_ in table["due"])
    assert table["last"] >= table["today"]
    far = told(real_park, Selection(on=date(2099, 5, 1)))
    assert far["last"] == far["on"] == day_number(date(2099, 5, 1))


def test_a_month_is_told_as_a_month_where_the_bar_tells_what_happened(real_park: Park) -> None:
    table = told(real_park, Selection(on=date(2026, 11, 23)))
    turns = {run[0]: run[4:] for run in table["projects"]["bmw-neue-klasse"][1]}
    assert turns[day_number(date(2025, 12, 31))] == [say_span(day_span("2025-12"), Speech())]
    assert turns[day_number(date(2023, 5, 18))] == []


def test_what_is_sure_counts_before_what_may_be_and_what_is_planned() -> None:
    assert style_of(Standing("trial", "operating", "full_capacity", "operating")) == "trial"
    assert style_of(Standing("none", "operating", "trial", "operating")) == "possible_operating"
    assert style_of(Standing("none", "operating", "none", "none")) == "none"
    assert style_of(Standing("none", "none", "operating", "none")) == "planned"
    assert style_of(Standing("none", "none", "none", "none")) == "none"


def test_every_standing_has_a_style_and_what_is_not_sure_is_hollow(real_park: Park) -> None:
    changing = [one for one in LAYERS if one.over_time is not None]
    assert changing
    stages = ("none", *real_park.stages.ids)
    for layer in changing:
        styles = {one.key: one for one in layer.styles}
        assert not {one.kind for one in layer.styles} & {Kind.AREA}, "the browser moves no areas"
        assert layer.over_time is not None
        for stage, key in product(stages, styles):
            for standing in (
                Standing("none", stage, "none", stage),
                Standing("none", "none", stage, "none"),
            ):
                look = styles[layer.over_time(standing, key)]
                assert look.hollow or (look.kind is Kind.LINE and look.strength < 0.5)
            sure = styles[layer.over_time(Standing(stage, "none", "none", "none"), key)]
            assert stage == "none" or sure.kind is Kind.POINT or sure.strength == 1


def test_before_the_plan_its_works_and_bus_lines_are_faint(real_park: Park) -> None:
    table = told(real_park, Selection(on=date(2026, 11, 23)))
    for layer in ("works", "bus_lines"):
        early = styles_in_browser(table, date(2012, 1, 1))[layer].values()
        assert early
        assert all(one.endswith("_unsure") for one in early)
        late = styles_in_browser(table, date(2021, 12, 31))[layer].values()
        assert not any(one.endswith("_unsure") for one in late)
    for feature in table["layers"]["works"]["features"]:
        assert feature[2]["line"]
        assert feature[2]["hatch"]


@pytest.mark.parametrize(
    "written",
    ["", "soon", "2024", "2024-13-01", "1999-12-31", "2101-01-01", "0001-01-01", "2024-1-1"],
)
def test_a_day_that_is_none_is_left_alone(written: str) -> None:
    assert written_day(written) is None


def test_the_map_settles_on_days_and_swaps_them(
    tiny_park: Park, monkeypatch: pytest.MonkeyPatch
) -> None:
    session: dict[str, Any] = {}
    monkeypatch.setattr(st, "session_state", session)
    act(tiny_park, "day", "2024-05-01")
    act(tiny_park, "day", "<script>")
    assert session["filter.on"] == date(2024, 5, 1)
    act(tiny_park, "swap", "")
    assert session == {"filter.on": date(2024, 5, 1)}, "there is nothing to swap with"
    act(tiny_park, "vs", "2021-01-01")
    act(tiny_park, "vs", "1700-01-01")
    act(tiny_park, "swap", "")
    assert session["filter.on"] == date(2021, 1, 1)
    assert session["twin.compared"] == date(2024, 5, 1)
    act(tiny_park, "vs", "")
    assert session["twin.compared"] is None


@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_what_differs_is_said_in_every_language(real_park: Park, code: str) -> None:
    say = Speech(code)
    there = difference(real_park, Selection(on=date(2026, 11, 23)), date(2021, 6, 30))
    rows = difference_rows(real_park, there, say)
    assert len(rows) == len(there.rows) > 10
    assert {row["id"] for row in rows} == {row.project_id for row in there.rows}
    by_id = {row.project_id: row for row in there.rows}
    listed = [by_id[row["id"]] for row in rows]
    for row in rows:
        assert row["kind"] == by_id[row["id"]].change
        assert row["rank"] == [*real_park.stages.ids].index(by_id[row["id"]].after)
        assert (row["amount"] is None) == (row["money"] == say("compare.unpublished"))
    moves = sum(row.change is Change.MOVED for row in listed)
    assert all(row.change is Change.MOVED for row in listed[:moves]), "moves of stage come first"
    sums = [row.investment_yi_cny for row in listed[moves:]]
    known = [one for one in sums if not math.isnan(one)]
    assert sums[: len(known)] == sorted(known, reverse=True), "then what has money, the most first"
    money = {row["money"] for row in rows}
    assert say("compare.unpublished") in money, "what is not published stays unknown"
    assert len(money) > 5
    back = difference(real_park, Selection(on=date(2021, 6, 30)), date(2026, 11, 23))
    none = difference(real_park, Selection(on=date(2021, 6, 30)), date(2021, 6, 30))
    for found in (there, back, none):
        assert say("compare.how") in difference_summary(found, "?", say)


@pytest.mark.parametrize("say", [Speech(one.code) for one in languages()], ids=lambda one: one.code)
def test_what_was_newly_told_is_counted_and_leads_to_it(real_park: Park, say: Speech) -> None:
    chosen, before = Selection(on=date(2023, 6, 1)), date(2022, 1, 1)
    news = newly(real_park, chosen, before)
    link = str(told_link(news, before, say))
    assert say("compare.told", count=len(news.surely())) in link
    assert "page=changes" in link
    assert "vs=2022-01-01" in link
    assert f"kind={next(one for one in Told if len(news.rows(one)))}" in link
    found = difference(real_park, chosen, before)
    assert link in difference_summary(found, "?", say, told_link(news, before, say))
    same = newly(real_park, replace(chosen, on=before), before)
    assert told_link(same, before, say) is None


@pytest.mark.usefixtures("real_app")
def test_a_comparison_is_in_the_address_and_a_bad_day_is_named() -> None:
    reader = Reader(page="map", vs="2021")
    assert reader.address["vs"] == "2021-12-31"
    assert reader.map["compare"]["vs"] == day_number(date(2021, 12, 31))
    assert "2021-12-31" in reader.html
    spoilt = Reader(page="map", vs="1066")
    assert "vs" not in spoilt.address
    assert spoilt.map["compare"]["vs"] is None
    assert "1066" in spoilt.app.info[0].value


@pytest.mark.usefixtures("real_app")
def test_a_day_to_come_is_called_a_plan_view() -> None:
    say = Speech()
    assert say("footer.ahead", day="2030-01-01") in Reader(on="2030-01-01").html
    assert say("footer.as_of", day="2026-11-22") in Reader(on="2026-11-22").html
