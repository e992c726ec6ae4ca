"""What no value of a unit can be is refused at entry; what is only rare is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from i18n import Speech, languages
from indicators.entry import faults
from indicators.entry_unit import COUNTED, MAY_BE_NEGATIVE
from park import Park
from tests.indicators.test_entry import GOOD, SAY, TODAY


def _codes(park: Park, unit: str, typed: str, bound: str = "=") -> list[tuple[str, str]]:
    asked = replace(park, indicators=park.indicators.assign(unit=unit))
    draft = replace(GOOD, value=typed, bound=bound)
    return [(one.field, one.code) for one in faults(asked, draft, TODAY, SAY)]


@pytest.mark.parametrize(("unit", "typed", "codes"), [
    ("yi_cny", "-1", ["negative"]), ("yi_cny", "0", []), ("yi_cny", "1.5", []),
    ("enterprises", "-1", ["negative"]), ("enterprises", "1.5", ["part"]),
    ("enterprises", "15", []), ("hectares", "-0.1", ["negative"]), ("hectares", "0.1", []),
    ("percent", "-5.2", []), ("percent", "130", []),
    ("percent_of_whole", "100", []), ("percent_of_whole", "100.1", ["over_whole"]),
    ("percent_of_whole", "-1", ["negative"]),
    ("yes_no", "1", []), ("yes_no", "0", []), ("yes_no", "2", ["yes_no"]),
])  # fmt: skip
def test_what_nobody_can_mean_is_refused(
    tiny_park: Park, unit: str, typed: str, codes: list[str]
) -> None:
    assert _codes(tiny_park, unit, typed) == [("value", one) for one in codes]


@pytest.mark.parametrize(("bound", "codes"), [(">", [("value", "over_whole")]), ("~", []),
                                              ("<", [])])  # fmt: skip
def test_more_than_the_whole_is_refused_as_a_bound_too(
    tiny_park: Park, bound: str, codes: list[tuple[str, str]]
) -> None:
    assert _codes(tiny_park, "percent_of_whole", "100", bound) == codes


def test_shares_of_the_plan_are_bounded_and_growth_is_not(real_park: Park) -> None:
    units = real_park.indicators.set_index("id")["unit"]
    assert units["online-services-share"] == units["park-loan-coverage"] == "percent_of_whole"
    assert not [one for one in units.index if one.endswith("-growth") and units[one] != "percent"]


@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_every_unit_says_whether_it_may_be_negative(code: str) -> None:
    """Each unit is money, counted one by one, measured, or a percentage: none is forgotten."""
    measured = {"yi_cny", "yi_eur", "yi_usd", "working_days", "hectares", "multiple",
                "t_co2_per_energy_unit", "vehicles_10k", "yes_no", "percent_of_whole"}  # fmt: skip
    known = set(Speech(code).under("unit_of_measure."))
    assert known == measured | COUNTED | MAY_BE_NEGATIVE
