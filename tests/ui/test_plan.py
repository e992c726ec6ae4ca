"""The plan page as a reader has it: no task missing, one of them open, links that restore it."""

from __future__ import annotations

import re

import pytest

from i18n import Speech
from park import Park
from tests.ui.reader import Reader

pytestmark = pytest.mark.usefixtures("real_app")


def _refs(reader: Reader) -> list[str]:
    """Return the tasks on the page, in order."""
    return re.findall(r'class="twin-ref">([^<]*)<', reader.html)


def _counts(reader: Reader) -> list[int]:
    title = reader.html.split('class="twin-title">')[1].split("</h3>")[0]
    return [int(one) for one in re.findall(r"\d+", title)]


def test_no_task_is_missing_and_the_counts_add_up(real_park: Park) -> None:
    reader = Reader(page="plan")
    assert _refs(reader) == list(real_park.plan_tasks["ref"])
    total, told, silent = _counts(reader)
    assert total == told + silent == len(real_park.plan_tasks)
    for show, count in (("reported", told), ("silent", silent)):
        some = Reader(page="plan", show=show)
        assert Speech()("plan.shown", shown=count, total=total) in some.html


def test_the_counts_add_up_under_filters(real_park: Park) -> None:
    for asked in ({"zone": "industrial-internet"}, {"unit": "commerce-bureau"}, {"theme": "urban"}):
        total, told, silent, out = _counts(Reader(page="plan", **asked))
        assert total == told + silent + out == len(real_park.plan_tasks)
        assert out > 0
    by_zone = Reader(page="plan", zone="industrial-internet")
    assert "二(二)4" in _refs(by_zone)
    assert "三1" not in _refs(by_zone)


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
