"""One indicator's page: every value with what became of it, and a chart that says it all."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from markupsafe import escape

from i18n import Speech, languages
from indicators import record, say_period, say_scope, say_value
from indicators.observed import to_reading
from park import Park
from tests.ui.reader import Reader
from ui.indicator_values import values_table
from ui.value_chart import Goal, Picture, chart, round_ticks
from ui.value_marks import Mark

pytestmark = pytest.mark.usefixtures("real_app")

CODES = [one.code for one in languages()]
ON = date(2026, 11, 23)
OUTPUT = "industrial-output"


def charts(reader: Reader) -> list[Any]:
    """Return the charts on the page as the browser gets them."""
    return [one.proto for one in reader.app.get("vega_lite_chart")]


def column(chart: Any, name: str) -> list[Any]:
    """Return one column of all that is drawn."""
    tables = [pa.ipc.open_stream(one.data.data).read_all() for one in chart.datasets]
    return [it for one in tables if name in one.column_names for it in one[name].to_pylist()]


def words(chart: Any) -> set[str]:
    """Return every label in a chart; it names no address to load from."""
    assert '"url"' not in chart.spec
    tables = [pa.ipc.open_stream(one.data.data).read_all() for one in chart.datasets]
    return {
        str(label)
        for table in tables
        if "label" in table.column_names
        for label in table["label"].to_pylist()
    }


def test_nothing_picked_lists_every_indicator(real_park: Park) -> None:
    html = Reader(page="indicator").html
    for one in real_park.indicators["id"]:
        assert f"id={one}" in html


def test_what_is_no_indicator_lists_them_too() -> None:
    html = Reader(page="indicator", id="bmw-lydia").html
    assert Speech("zh")("indicator_page.pick") in html


@pytest.mark.parametrize(
    ("code", "title", "unit", "labels"),
    [
        ("zh", "1,126.2 亿元", "亿元", {"946.1", "> 830", "≈ 1,126.2"}),
        ("en", "112.62 bn yuan", "bn yuan", {"94.61", "> 83", "≈ 112.62"}),
        ("de", "112,62 Mrd. Yuan", "Mrd. Yuan", {"94,61", "> 83", "≈ 112,62"}),
    ],
)
def test_the_chart_speaks_the_language(code: str, title: str, unit: str, labels: set[str]) -> None:
    reader = Reader(page="indicator", id=OUTPUT, lang=code)
    (chart,) = charts(reader)
    assert labels <= words(chart)
    assert unit in json.loads(chart.spec)["layer"][0]["encoding"]["y"]["axis"]["title"]
    assert title in reader.html.replace("\N{NO-BREAK SPACE}", " ")


def test_a_range_is_drawn_while_the_target_runs_and_never_after() -> None:
    over = words(charts(Reader(page="indicator", id=OUTPUT))[0])
    running = words(charts(Reader(page="indicator", id=OUTPUT, on="2025-11-01"))[0])
    assert {"1,044.1", "1,257.3"} <= running
    assert not {"1,044.1", "1,257.3"} & over


def test_sources_that_differ_are_all_named() -> None:
    html = Reader(page="indicator", id="german-enterprises").html
    assert Speech("zh")("indicator_page.differ", count=1) in html
    assert "82 户" in html
    assert "超过 80 户" in html


def test_the_filters_decide_which_projects_are_linked(real_park: Park) -> None:
    every = Reader(page="indicator", id="smart-factories").html
    say = Speech("zh")
    assert say("indicator_page.linked_none") not in every
    some = Reader(page="indicator", id="smart-factories", zone="international-business").html
    assert say("indicator_page.linked_none") in some


@pytest.mark.parametrize("code", CODES)
def test_every_indicator_has_its_page(code: str, real_park: Park) -> None:
    """One of each kind of unit, target and cadence: each is drawn or says why not."""
    kinds = real_park.indicators.drop_duplicates(["unit", "direction", "cadence", "origin"])
    for one in kinds["id"].iloc[CODES.index(code) :: len(CODES)]:
        assert "twin-indicator" in Reader(page="indicator", id=one, lang=code).html


def test_ticks_are_round_and_enclose() -> None:
    assert round_ticks(0, 1600) == [0.0, 500.0, 1000.0, 1500.0, 2000.0]
    for least, most in ((0.0, 0.18), (-12.0, 30.0), (0.0, 0.0), (0.0, 99.0)):
        ticks = round_ticks(least, most)
        assert ticks[0] <= least <= most <= ticks[-1]
        assert 2 <= len(ticks) <= 8


@pytest.mark.parametrize("code", CODES)
def test_every_observation_stands_on_its_indicators_page(code: str, real_park: Park) -> None:
    """Of every scope, and of a period that is not over or only expected: nothing is denied."""
    say, units = Speech(code), real_park.indicators.set_index("id")["unit"]
    for asked, rows in real_park.observations.groupby("indicator_id"):
        lines = str(values_table(real_park, record(real_park, str(asked), ON), ON, say)).split(
            "<tr>"
        )
        for row in rows.to_dict("records"):
            reading = to_reading(row, units[asked])
            told = (say_period(say, reading.period), say_value(say, reading),
                    say(f"scope.{reading.scope}"), say(f"observation_basis.{reading.basis}"),
                    escape(say_scope(real_park, reading, say)),
                    escape(say.translated(reading.note, real_park.texts)))  # fmt: skip
            assert any(all(one in line for one in told) for line in lines), (asked, row["period"])


def test_what_is_expected_is_on_the_page_as_what_it_is() -> None:
    html = Reader(page="indicator", id="new-school-places").html
    say = Speech("zh")
    assert "2,010" in html
    assert say("indicator_page.not_over") in html
    assert say("indicator_page.no_values") not in html
    assert say("reason.none") not in html
    assert say("table.not_over") in Reader(page="indicators").html, "the list of all has it too"


def test_a_day_says_how_much_was_published_after_it() -> None:
    say = Speech("zh")
    early = {"on": "2022-01-01"}
    told = say("score.told_later", count=1, day="#").split("#")[1]
    assert told in Reader(page="indicators", **early).html
    assert told not in Reader(page="indicators").html
    told = say("indicator_page.told_later", count=1, day="#").split("#")[1]
    assert told in Reader(page="indicator", id="industrial-output", **early).html
    assert told not in Reader(page="indicator", id="industrial-output").html


def test_a_part_of_a_year_is_drawn_as_a_square() -> None:
    for one in ("fixed-asset-investment", "fixed-asset-investment-growth"):
        (chart,) = charts(Reader(page="indicator", id=one))[:1]
        assert {layer["encoding"]["x"]["field"] for layer in json.loads(chart.spec)["layer"]} == {
            "x"
        }
        shapes = [shape for chart in charts(Reader(page="indicator", id=one))
                  for shape in column(chart, "shape")]  # fmt: skip
        assert "square" in shapes, one


def test_a_goal_of_others_names_who_set_it() -> None:
    html = Reader(page="indicator", id="carbon-intensity").html
    assert 'href="https://' in html.split("twin-facts")[2].split("</dl>")[0]
    assert "0.18" in html.split("st-key")[0]
    assert "故不绘图" in html


def test_a_target_by_the_end_of_a_year_stands_at_its_end() -> None:
    reader = Reader(page="indicator", id="foreign-enterprise-share")
    (chart,) = charts(reader)
    assert max(column(chart, "x")) == 2026.0
    assert Speech("zh")("entry.decides") not in reader.html
    assert Speech("zh")("entry.latest_above") in reader.html


def test_the_line_of_a_target_ends_with_its_year() -> None:
    def drawn(due: float) -> set[float]:
        one = Mark(x=2021.5, x_first=2021, x_last=2022, y=1, label="", shape="circle", filled=True)
        marks = [one, replace(one, x=2027.5, x_first=2027, x_last=2028)]
        picture = Picture(title="", unit="", marks=marks, goal=Goal(x=due, y=1.0, label=""))
        tables = chart(picture, Speech()).to_dict()["datasets"].values()
        return {row["x2"] for rows in tables for row in rows if "x2" in row}

    assert drawn(2026.0) == {2026.0}
    assert drawn(2025.5) == {2026.0}


def test_nothing_is_said_twice() -> None:
    html, say = Reader(page="indicator", id="above-scale-enterprises").html, Speech("zh")
    word = say("status.not_reported")
    assert f"</b>{say('indicator_page.because', reason=word)}" not in html
    other = Reader(page="indicator", id="gdp").html.split("twin-facts")[0]
    assert say("status.not_comparable") not in other


def test_a_role_is_named_once(real_park: Park) -> None:
    say = Speech("zh")
    asked = dict(zip(real_park.indicators["id"], real_park.indicators["plan_ref"], strict=True))
    roles: dict[str, list[str]] = {}
    for row in real_park.task_units.to_dict("records"):
        roles.setdefault(row["task_ref"], []).append(row["role"])
    several = next(one for one, ref in asked.items() if len(roles.get(ref, [])) > 1)
    html = Reader(page="indicator", id=several).html
    facts = html.split("twin-facts")[2].split("</dl>")[0]
    for role in set(roles[asked[several]]):
        named = say("responsibility.unit_as", role=say(f"unit_role.{role}"), unit="")
        assert facts.count(named) == 1


def test_a_period_has_its_spaces() -> None:
    assert say_period(Speech("zh"), "2010/2022-06") == "2010 年至 2022 年 6 月"
