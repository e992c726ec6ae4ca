"""The plan page as a reader has it: no task missing, one of them open, links that restore it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from pandas import read_csv

from i18n import Speech
from indicators.traceability import traces
from park import Park, Selection
from tests.conftest import DATA
from tests.ui.reader import TODAY, Reader

pytestmark = pytest.mark.usefixtures("real_app")


def _refs(reader: Reader) -> list[str]:
    """Return the tasks on the page, in order."""
    return re.findall(r'class="twin-ref">([^<]*)<', reader.html)


def _counts(reader: Reader) -> list[int]:
    title = reader.html.split('class="twin-title">')[1].split("</h3>")[0]
    return [int(one) for one in re.findall(r"\d+", title)]


def _tasks(park: Park) -> set[str]:
    """Return what the plan numbers as tasks: all that nothing stands under."""
    return set(park.plan_tasks["ref"]) - set(park.plan_tasks["parent_ref"])


def _row(reader: Reader, ref: str) -> str:
    """Return the row of a task, and what it opens to if it is open."""
    found = next(row for row in reader.html.split("<tr>") if f'class="twin-ref">{ref}<' in row)
    return found.split('class="twin-group"')[0]


def test_a_heading_has_no_report_of_its_own() -> None:
    reader = Reader(page="plan")
    for ref in ("二", "二(三)"):
        assert "twin-plan-reported" not in _row(reader, ref)
    part, whole = Speech().number(3, 0), Speech().number(5, 0)
    assert Speech()("plan.told_tasks", part=part, whole=whole) in _row(reader, "二(三)")


def test_a_row_and_what_it_opens_to_say_the_same() -> None:
    """A share of foreign enterprises is reported, and no event of any project."""
    reader, say = Reader(page="plan", id="二(三)3"), Speech()
    row, opened = _row(reader, "二(三)3"), reader.html.split("twin-plan-open")[1]
    assert say("plan.is.reported") in row
    assert say("plan.told_values", count="1") in row
    assert "2025 年 10 月" in row
    assert say("plan.no_events") not in opened
    told = opened.split(f">{say('plan.events_head')}<")[1]
    assert "id=foreign-enterprise-share" in told
    assert "2025 年 10 月" in told
    silent = Reader(page="plan", id="三1")
    assert say("plan.is.silent") in _row(silent, "三1")
    assert say("plan.no_events") in silent.html


def test_projects_that_are_assigned_are_told_apart() -> None:
    reader, say = Reader(page="plan", id="二(一)1"), Speech()
    row, opened = _row(reader, "二(一)1"), reader.html.split("twin-plan-open")[1]
    assert say("plan.is.reported") in row
    held = read_csv(DATA / "project_tasks.csv", dtype=str)["plan_ref"]
    assert say("task_link.of_them", count=str((held == "二(一)1").sum())) in row
    assert say("task_link.assigned") in row, "nothing is reported of what the plan names there"
    # The one that the plan names stands first and has no mark.
    listed = opened.split(f">{say('plan.projects_head')}<")[1].split("</ul>")[0].split("<li>")[1:]
    assert "id=auto-culture-service-cluster" in listed[0]
    assert [say("task_link.assigned") in one for one in listed[:3]] == [False, True, True]
    assert say("task_link.assigned") not in _row(Reader(page="plan"), "二(三)5")


def test_no_task_is_missing_and_the_counts_add_up(real_park: Park) -> None:
    reader = Reader(page="plan")
    assert _refs(reader) == list(real_park.plan_tasks["ref"])
    total, told, put, silent = _counts(reader)
    assert 0 < put < told
    assert total == told + silent == len(_tasks(real_park))
    for show, count in (("reported", told), ("silent", silent)):
        some = Reader(page="plan", show=show)
        listed = set(_refs(some)) - _tasks(real_park)
        said = Speech()("plan.shown", shown=count, total=total, headings=len(listed))
        assert said in some.html
        assert len(set(_refs(some)) & _tasks(real_park)) == count


def test_the_counts_add_up_under_filters(real_park: Park) -> None:
    for asked in ({"zone": "industrial-internet"}, {"unit": "commerce-bureau"}, {"theme": "urban"}):
        total, told, _put, silent, out = _counts(Reader(page="plan", **asked))
        assert total == told + silent + out == len(_tasks(real_park))
        assert out > 0
    by_zone = Reader(page="plan", zone="industrial-internet")
    assert "二(二)4" in _refs(by_zone)
    assert "三1" not in _refs(by_zone)


def test_a_task_of_other_units_says_why_it_is_listed(real_park: Park) -> None:
    say = Speech("zh")
    html = Reader(page="plan", unit="commerce-bureau").html
    held = real_park.task_units
    own = set(held.loc[held["unit_id"] == "commerce-bureau", "task_ref"])
    of_unit = Selection(on=date.fromisoformat(TODAY), units=frozenset({"commerce-bureau"}))
    listed = [one for one in traces(real_park, of_unit) if one.asked]
    others = [one for one in listed if not any(ref.startswith(one.ref) for ref in own)]
    assert all(one.by_project for one in others)
    assert html.count(say("plan.by_project")) == sum(one.by_project for one in listed)
    assert say("plan.by_project") not in Reader(page="plan").html


def test_the_picked_task_is_open_whatever_else_is_asked() -> None:
    reader = Reader(page="plan", id="二(五)3", show="reported", find="海关")
    assert "二(五)3" in _refs(reader)
    assert reader.html.count('class="twin-here"') == 1
    assert reader.html.count("twin-plan-open") == 1
    assert "page=project&amp;id=" in reader.html
    assert "unit=ecology-bureau&amp;page=projects" in reader.html


@pytest.mark.parametrize("words", ["shenyang customs", "海关", "Zollamt", "二(三)4"])
def test_a_task_is_found_in_any_language(words: str, real_park: Park) -> None:
    named = real_park.units.set_index("id").loc["shenyang-customs"]
    words = str(named["name_de"]) if words == "Zollamt" else words
    reader = Reader(page="plan", find=words)
    assert "二(三)4" in _refs(reader)
    assert len(_refs(reader)) < len(real_park.plan_tasks)
    assert Reader(**reader.address).html == reader.html


def test_what_nothing_answers_offers_all_tasks() -> None:
    reader = Reader(page="plan", find="<b>no such task</b>")
    assert Speech()("plan.none_shown") in reader.html
    assert _refs(reader) == []
    reader.app.text_input(key="plan.find").set_value("")
    assert _refs(reader.run())


def test_searching_and_showing_stand_in_the_address() -> None:
    reader = Reader(page="plan")
    reader.app.text_input(key="plan.find").set_value(" 沈阳海关 ")
    reader.run()
    reader.app.segmented_control(key="plan.show").set_value("silent")
    reader.run()
    assert reader.address == {"page": "plan", "find": "沈阳海关", "show": "silent"}
