"""What the scoreboard says once and not twice, and what rests on our own assignments."""

from __future__ import annotations

from datetime import date

import pytest

from i18n import Speech, languages
from indicators import Status, plan_indicators, scoreboard, served
from park import Park, Selection
from park.vocabulary import Origin
from tests.ui.reader import TODAY, Reader
from ui.score_why import basis_line

pytestmark = pytest.mark.usefixtures("real_app")

ON = date.fromisoformat(TODAY)
SAY = Speech()
CODES = [one.code for one in languages()]


@pytest.mark.parametrize("code", CODES)
def test_the_reason_never_says_the_status_once_more(real_park: Park, code: str) -> None:
    say = Speech(code)
    silent = [one for one in scoreboard(real_park, ON) if one.status is Status.NOT_REPORTED]
    assert silent
    for one in silent:
        assert say(f"status.{one.status}") not in basis_line(one, say)


@pytest.mark.parametrize("page", ["indicators", "overview"])
def test_targets_served_by_assigned_projects_alone_are_told(real_park: Park, page: str) -> None:
    """The plan names no reported project, so that these serve targets by our assignment alone."""
    chosen = Selection(on=ON, origins=frozenset({Origin.REPORTED}))
    count = len({one.id for one in plan_indicators(real_park)} & served(real_park, chosen))
    assert count
    said = SAY("targets.serving", count=count)
    assert (
        SAY("targets.serving_assigned", said=said, count=count)
        in Reader(page=page, origin=Origin.REPORTED).html
    )
