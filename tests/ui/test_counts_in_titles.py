"""Counts of projects are said with the language's separators: 2024 alone reads as a year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from i18n import Speech
from park import Park, Selection
from park.difference import difference
from park.holdings import holdings
from park.pipeline import StageCount
from ui.difference_panel import difference_summary
from ui.holdings_table import _money
from ui.pipeline_panel import _row

MANY, LANGUAGES = 2024, ("zh", "en", "de")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_many_that_changed(tiny_park: Park, lang: str) -> None:
    say = Speech(lang)
    found = difference(tiny_park, Selection(on=date(2022, 5, 31)), date(2020, 3, 31))
    html = difference_summary(replace(found, rows=found.rows * MANY), "?", say)
    assert say.number(MANY, 0) in html
    assert str(MANY) not in html


@pytest.mark.parametrize("lang", LANGUAGES)
def test_many_of_a_holder_and_of_a_stage(tiny_park: Park, lang: str) -> None:
    say, many = Speech(lang), str(MANY)
    held = holdings(tiny_park, Selection(on=date(2026, 1, 1)), "unit").rows[0]
    whole = replace(held, projects=MANY, with_investment=MANY, investment_yi_cny=3.0)
    stage = StageCount(stage="operating", projects=1, possible=MANY, investment_yi_cny=1.0,
                       with_investment=1)  # fmt: skip
    for html in (str(_money(whole, say)), str(_row(tiny_park, stage, 1, say))):
        assert say.number(MANY, 0) in html
        assert many not in html
