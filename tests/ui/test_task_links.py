"""Where projects and tasks meet, those that are assigned by subject are told apart in words."""

from __future__ import annotations

from datetime import date

import pytest

from i18n import Speech
from indicators import under_way
from park import Park, Selection
from park.tasks import unassigned
from tests.ui.reader import Reader

pytestmark = pytest.mark.usefixtures("real_app")

SAY = Speech()
ASSIGNED = SAY("task_link.assigned")


def test_a_project_says_that_its_task_was_assigned() -> None:
    html = Reader(page="project", id="bmw-lydia").html
    assert SAY("task_link.ref_assigned", ref="二(一)1") in html
    assert "page=plan" in html
    why = SAY("task_link.none_for", why=SAY("task_link.why.outside"))
    assert why in Reader(page="project", id="bmw-dadong-upgrade").html
    named = Reader(page="project", id="bmw-head-supporting-park").html
    assert "二(四)1" in named
    assert ASSIGNED not in named


def test_by_task_the_assigned_are_counted_and_marked(real_park: Park) -> None:
    html = Reader(page="responsibility", by="task", of="二(一)1").html
    assert SAY("task_link.of_them", count="21") in html
    opened = html.split('class="twin-held"')[1].split("</ul>")[0]
    assert opened.count(ASSIGNED) == 21
    for why in unassigned(real_park, Selection(on=date(2026, 11, 23))):
        assert SAY(f"task_link.why.{why}") in html


def test_a_unit_does_not_have_the_assigned_in_hand() -> None:
    html = Reader(page="responsibility", by="unit", of="industry-bureau").html
    assert SAY("task_link.beside_unit", count="34") in html
    assert "id=bmw-lydia" not in html.split('class="twin-held"')[1]


def test_an_indicator_marks_the_assigned() -> None:
    html = Reader(page="indicator", id="local-auto-parts-rate").html
    assert SAY("task_link.of_them", count="21") in html


def test_a_goal_of_the_whole_park_lists_what_is_under_way(real_park: Park) -> None:
    html = Reader(page="indicator", id="tax-revenue").html
    count = len(under_way(real_park, Selection(on=date.today())))  # noqa: DTZ011
    assert SAY("indicator_page.overall", count=str(count)) in html
    assert count > 0
    assert SAY("indicator_page.linked_none") not in html
