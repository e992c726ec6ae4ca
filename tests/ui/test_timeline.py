"""The timeline page: what the browser is given, what the address keeps, what a pick does."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from i18n import Speech, languages
from park import Park, Selection
from park.lineup import Grouping, Sorting, lineup
from tests.ui.reader import TODAY, Reader
from ui import timeline
from ui.clock import today

pytestmark = pytest.mark.usefixtures("real_app")

SAY = Speech()


def fed(reader: Reader) -> dict[str, Any]:
    """Return what the timeline was fed with."""
    every = [json.loads(one.proto.json) for one in reader.app.main if one.type == "bidi_component"]
    (found,) = (one for one in every if "rows" in one)
    return found  # type: ignore[no-any-return]


def names(reader: Reader) -> list[str]:
    """Return the ids of the rows in order."""
    return [row[0] for row in json.loads(fed(reader)["rows"]) if len(row) > 2]


def test_every_selected_project_stands_once_under_its_zone(real_park: Park) -> None:
    reader = Reader(page="timeline")
    rows = json.loads(fed(reader)["rows"])
    assert sorted(names(reader)) == sorted(real_park.projects["id"])
    titles = [row for row in rows if len(row) == 2]
    assert sum(int(count) for _, count in titles) == len(real_park)
    assert titles[-1][0] == SAY("timeline.without.zone")
    assert fed(reader)["on"] == (today() - date(1970, 1, 1)).days


def test_a_project_of_several_units_stands_under_each_and_that_is_said(real_park: Park) -> None:
    reader = Reader(page="timeline", by="unit")
    held = real_park.project_units.groupby("project_id")["unit_id"].nunique()
    several = int((held > 1).sum())
    assert several
    assert len(names(reader)) - len(set(names(reader))) == int((held - 1).sum())
    assert SAY("timeline.repeated.unit", count=several) in reader.html
    assert len(set(names(reader))) == len(real_park)


@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_the_filters_and_the_language_decide_the_rows(real_park: Park, code: str) -> None:
    reader = Reader(page="timeline", stage="operating", lang=code, by="none", order="latest")
    chosen = Selection(on=date.fromisoformat(TODAY), stages=frozenset({"operating"}))
    wanted = real_park.projects["id"].iloc[lineup(real_park, chosen, Sorting.LATEST)]
    assert names(reader) == list(wanted)
    first = real_park.projects.set_index("id").loc[wanted.iloc[0]]
    assert json.loads(fed(reader)["rows"])[0][1] == Speech(code).name(first.to_dict())


def test_order_and_groups_stand_in_the_address_and_come_from_it() -> None:
    reader = Reader(page="timeline", by="theme", order="money")
    assert reader.app.selectbox(key="menu.by").value == "theme"
    assert reader.app.selectbox(key="menu.order").value == "money"
    reader.app.selectbox(key="menu.by").set_value(str(Grouping.UNIT))
    reader.run()
    assert reader.address["by"] == "unit"
    assert reader.address["order"] == "money"
    titles = [row[0] for row in json.loads(fed(reader)["rows"]) if len(row) == 2]
    assert titles[-1] == SAY("timeline.without.unit")


def test_plans_alone_are_told_from_nothing_on_record() -> None:
    words = fed(Reader(page="timeline"))["words"]
    assert words["none"] != words["uncertain"]
    assert SAY("quality.rule.without_event.name").startswith(words["none"])


def test_an_unknown_order_is_dropped_and_named() -> None:
    reader = Reader(page="timeline", order="beauty")
    assert "order" not in reader.address
    assert any("beauty" in one.value for one in reader.app.info)


def test_what_the_reader_looks_at_is_marked(real_park: Park) -> None:
    reader = Reader(page="timeline")
    wanted = real_park.projects["id"].iloc[3]
    assert fed(reader)["picked"] == ""
    asked = Reader(page="timeline", id=wanted)
    assert asked.address["id"] == wanted == fed(asked)["picked"]
    assert not Reader(page="timeline", id="nothing").address.get("id")


def test_what_is_not_shown_is_said(real_park: Park, monkeypatch: pytest.MonkeyPatch) -> None:
    assert 'class="twin-quiet">共' not in Reader(page="timeline").html
    monkeypatch.setattr(timeline, "MOST", 10)
    timeline.chart.clear()
    reader = Reader(page="timeline", order="stage")
    assert len(names(reader)) == 10
    order = SAY("timeline.order.stage")
    assert SAY("timeline.too_many", total=len(real_park), most=10, order=order) in reader.html
    timeline.chart.clear()


def test_nothing_selected_is_said() -> None:
    reader = Reader(page="timeline", q="nosuchproject")
    assert [one.value for one in reader.app.info] == [SAY("nothing.drop_one")]
