"""What is stated is written out in full; what is worked out is rounded."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n import Speech, languages
from indicators.say import say_amount, say_figure

CODES = [one.code for one in languages()]


@given(
    ten_thousandths=st.integers(0, 10**9),
    unit=st.sampled_from(["yi_cny", "percent", "yi_usd"]),
    code=st.sampled_from(CODES),
)
def test_a_stated_figure_reads_back_as_it_is(ten_thousandths: int, unit: str, code: str) -> None:
    say, value = Speech(code), ten_thousandths / 10_000
    assert say.understood(say_figure(say, value, unit).number, unit) == pytest.approx(value)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    ("just_below", "target", "unit"),
    [(49.96, 50, "percent"), (99.99, 100, "percent_of_whole"), (1599.997, 1600, "yi_cny")],
)
def test_nothing_is_rounded_onto_its_target(
    just_below: float, target: float, unit: str, code: str
) -> None:
    say = Speech(code)
    assert say_amount(say, just_below, unit, exact=True) != say_amount(say, target, unit)


def test_what_is_worked_out_is_rounded() -> None:
    assert say_amount(Speech("zh"), 180.1 / 3, "yi_cny") == "60.03 亿元"
