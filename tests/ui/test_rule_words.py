"""Rules on a click: all of them, each told by shape and word, with the numbers put in."""

from __future__ import annotations

import re
from datetime import date

import pytest

from i18n import Speech, languages
from indicators import Outcome, assess, explain, plan_indicators, say_value
from park import Park
from tests.ui.reader import TODAY, Reader
from ui.rule_words import rules_list, rules_title

ON = date.fromisoformat(TODAY)
CODES = [one.code for one in languages()]


@pytest.mark.parametrize("code", CODES)
def test_every_rule_says_what_became_of_it(real_park: Park, code: str) -> None:
    say = Speech(code)
    for one in plan_indicators(real_park):
        found, told = assess(real_park, one.id, ON), explain(real_park, one.id, ON)
        lines = re.findall("<li.*?</li>", str(rules_list(found, told, ON, say)))
        assert len(lines) == len(told.steps)
        for line, step in zip(lines, told.steps, strict=True):
            assert say(f"rule.outcome.{step.outcome}") in line
            assert ("<small>" in line) is (step.outcome is not Outcome.UNASKED and
                                           bool(step.conditions))  # fmt: skip
        (decided,) = (line for line in lines if "twin-applied" in line)
        assert "▸" in decided


def test_the_numbers_are_put_in(real_park: Park) -> None:
    say = Speech("zh")
    found = assess(real_park, "tax-revenue", ON)
    told = explain(real_park, "tax-revenue", ON)
    html = str(rules_list(found, told, ON, say))
    assert say_value(say, found.reading) in html
    assert say.day(ON) in html
    assert say("rule.numbers.pace_none") in html
    title = rules_title(found, say)
    assert say("why.direction.at_least") in title
    assert say("why.cadence.by_end") in title


@pytest.mark.usefixtures("real_app")
def test_the_indicators_page_has_the_rules_folded() -> None:
    say = Speech("zh")
    for one in ("tax-revenue", "approval-days"):
        html = Reader(page="indicator", id=one).html
        opened = html.split(f"<details><summary>{say('why.open')}</summary>")[1]
        whole = opened.split("</details>")[0]
        assert whole.count("twin-applied") == 1, "one click shows them all, with a value or without"
        assert whole.count("<li") > 10
    assert say("why.open") not in Reader(page="indicator", id="gdp").html, "nothing is asked"
