"""Readings, targets and reasons in words."""

from __future__ import annotations

from datetime import date
from string import Formatter

import pytest

from i18n import Speech, languages, texts
from indicators import (
    Status,
    assess,
    say_amount,
    say_figure,
    say_period,
    say_reason,
    say_target,
    say_value,
)
from indicators.rules import ANNUAL, BY_END
from indicators.say import say_unit, say_worked_out, whole_percent
from indicators.scoreboard import UNREPORTED
from tests.indicators.small import AFTER, asked, seen, small_park
from tests.indicators.test_status import CASES

CODES = [one.code for one in languages()]
LEFT_OUT = {f"reason.{one}" for one in ("estimate", "partial", "part_of_park", "outside_period")}
HOLES = {
    "period",
    "due",
    "standing",
    "value",
    "gap",
    "needed",
    "years",
    "known",
    "kept",
    "silent",
    "latest",
}
ZH, EN, DE = Speech("zh"), Speech("en"), Speech("de")


def holes_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("code", CODES)
def test_every_status_and_reason_has_words(code: str) -> None:
    said = texts(code)
    reasons = {rule.reason for rule in (*BY_END, *ANNUAL)} | UNREPORTED | LEFT_OUT
    assert {f"status.{one}" for one in Status} <= said.keys()
    assert {*reasons, "reason.no_target"} <= said.keys()
    assert all(holes_in(said[one]) <= HOLES for one in reasons)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("case", CASES)
def test_every_case_can_be_said(code: str, case: str) -> None:
    own, rows, on, *_ = CASES[case]
    row = asked(**own)
    found, speech = assess(small_park([row], rows), row["id"], on), Speech(code)
    line = say_reason(speech, found)
    assert line
    assert "{" not in line
    assert say_value(speech, found.reading)
    if found.target is not None:
        assert say_target(speech, found.target, row["unit"])


def line_of(speech: Speech, case: str) -> str:
    own, rows, on, *_ = CASES[case]
    row = asked(**own)
    return say_reason(speech, assess(small_park([row], rows), row["id"], on))


def test_the_line_on_a_card() -> None:
    assert line_of(ZH, "short before, end unknown") == "达目标 70%，2025 年未公布"
    assert line_of(EN, "short before, end unknown").startswith("70% of target")
    assert "10 个百分点" in line_of(ZH, "lower bound under the target")
    assert "80 亿元" in line_of(ZH, "under the line")
    assert "约" not in line_of(ZH, "under the line")


def test_a_bound_is_said_with_its_value() -> None:
    park = small_park([asked(unit="percent")], [seen("2025-10", 40, ">")])
    reading = assess(park, "output", AFTER).reading
    assert say_value(ZH, reading) == "超过 40%"
    assert say_value(EN, reading) == "more than 40%"


def test_about_is_said_of_the_share_too() -> None:
    park = small_park([asked()], [seen("2024", 70, "~")])
    assert "约 70%" in say_reason(ZH, assess(park, "output", AFTER))


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0.7039, 0.70),
        (0.9996, 0.99),
        (1.0, 1.0),
        (1.0004, 1.01),
        (0.29, 0.29),
        (0.0, 0.0),
        (1.0625, 1.06),
        (0.8667, 0.87),
        (0.9167, 0.92),
        (0.997, 0.99),
        (1.003, 1.01),
    ],
)
def test_short_of_the_target_is_never_said_as_all_of_it(share: float, said: float) -> None:
    assert whole_percent(share) == pytest.approx(said)


@pytest.mark.parametrize(
    ("written", "zh", "en", "de"),
    [
        ("2024", "2024 年", "2024", "2024"),
        ("2025-10", "2025 年 10 月", "October 2025", "Oktober 2025"),
        ("2022-01/2022-08", "2022 年 1—8 月", "January–August 2022", "Januar–August 2022"),
        ("2021/2025", "2021—2025 年", "2021–2025", "2021–2025"),
        ("2010/2022-06", "2010 年至 2022 年 6 月", "2010 to June 2022", "2010 bis Juni 2022"),
    ],
)
def test_periods(written: str, zh: str, en: str, de: str) -> None:
    assert [say_period(one, written) for one in (ZH, EN, DE)] == [zh, en, de]


def test_large_units_are_said_in_each_languages_own() -> None:
    assert say_figure(ZH, 1126.2, "yi_cny").number == "1,126.2"
    assert say_figure(EN, 1126.2, "yi_cny").number == "112.62"
    assert say_figure(DE, 1126.2, "yi_cny").number == "112,62"
    assert say_figure(ZH, 83, "vehicles_10k").number == "83"
    assert say_figure(EN, 83, "vehicles_10k").number == "830,000"
    assert say_figure(ZH, 1, "yes_no").number == ZH("indicator.yes")


@pytest.mark.parametrize(("code", "unit", "value", "said"), [
    ("en", "bases", 1, "1 base"), ("en", "bases", 2, "2 bases"), ("en", "persons", 1, "1 person"),
    ("de", "bases", 1, "1 Zentrum"), ("de", "bases", 3, "3 Zentren"), ("zh", "bases", 1, "1 个"),
    ("en", "yi_eur", 80, "8 bn EUR"), ("en", "yi_usd", 5, "0.5 bn USD"),
    ("de", "yi_eur", 80, "8 Mrd. EUR"), ("zh", "yi_eur", 80, "80 亿欧元"),
])  # fmt: skip
def test_one_is_said_as_one_and_money_as_money(
    code: str, unit: str, value: float, said: str
) -> None:
    assert say_amount(Speech(code), value, unit).replace("\u00a0", " ") == said


@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_a_unit_by_itself_is_of_many(code: str) -> None:
    say = Speech(code)
    for unit, words in say.under("unit_of_measure.").items():
        alone = say_unit(say, unit)
        assert "{" not in alone
        assert words == alone or words.endswith(f"|{alone}}}")


def test_about_stays_with_what_is_worked_out_from_it() -> None:
    park = small_park([asked()], [seen("2022", 60, "~"), seen("2023", 70, "~")])
    found = assess(park, "output", date(2024, 6, 30))
    assert say_worked_out(ZH, found, "gap") == ZH("indicator.bound.about", it="30 亿元")
    assert str(say_worked_out(ZH, found, "needed")).startswith("约 ")
    exact = assess(small_park([asked()], [seen("2022", 60), seen("2023", 70)]), "output",
                   date(2024, 6, 30))  # fmt: skip
    assert say_worked_out(ZH, exact, "gap") == "30 亿元"
    assert say_worked_out(ZH, exact, "needed") == say_amount(ZH, 73.333, "yi_cny")


@pytest.mark.parametrize(
    ("code", "said"), [("zh", "2.7 倍"), ("en", "2.7 times"), ("de", "2,7-fach")]
)
def test_a_multiple_is_said_as_the_language_does(code: str, said: str) -> None:
    assert say_amount(Speech(code), 2.7, "multiple") == said
