"""Periods as a reader types them: whatever a page writes is understood."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n import Speech, languages
from indicators import say_period
from indicators.entry_period import period_written
from park import Park
from tests.park.made import repeatable

CODES = [one.code for one in languages()]
DAYS = st.dates(date(2000, 1, 1), date(2039, 12, 31))


@pytest.mark.parametrize(("typed", "written"), [
    ("2025年", "2025"), ("2025 年", "2025"), ("２０２５年", "2025"), ("2025年6月", "2025-06"),
    ("2025 年 6 月", "2025-06"), ("2025年1—6月", "2025-01/2025-06"),
    ("2025年1-6月", "2025-01/2025-06"), ("2025年1至6月", "2025-01/2025-06"),
    ("2021—2025年", "2021/2025"), ("2010年至2022年6月", "2010/2022-06"),
    ("2025-06", "2025-06"), ("2025/2026-06", "2025/2026-06"),
    ("2025年13月", None), ("2025年6月至2024年", None), ("二〇二五年", None), ("2025年Q3", None),
    ("2025年12月26日", "2025-12-26"), ("2025 年 12 月 6 日", "2025-12-06"),
    ("2025年12月06日", "2025-12-06"), ("2025.12.26", "2025-12-26"), ("2025-12-6", "2025-12-06"),
    ("2022年2月1日至2022年2月10日", "2022-02-01/2022-02-10"), ("2024年2月29日", "2024-02-29"),
    ("年", None), ("", None), ("2025年2月30日", None), ("2025年2月29日", None),
])  # fmt: skip
def test_chinese_periods(typed: str, written: str | None) -> None:
    assert period_written(typed, Speech("zh")) == written


@pytest.mark.parametrize(("code", "typed", "written"), [
    ("en", "June 2025", "2025-06"), ("en", "january-june 2025", "2025-01/2025-06"),
    ("en", "2010 to June 2022", "2010/2022-06"), ("en", "October 2025", "2025-10"),
    ("de", "Juni 2025", "2025-06"), ("de", "2010 bis Juni 2022", "2010/2022-06"),
    ("en", "26 Dec 2025", "2025-12-26"), ("en", "26 December 2025", "2025-12-26"),
    ("en", "December 26, 2025", "2025-12-26"), ("en", "31 February 2025", None),
    ("en", "12/06/2025", None), ("de", "26. Dez. 2025", "2025-12-26"),
    ("de", "26. Dezember 2025", "2025-12-26"), ("de", "06.12.2025", "2025-12-06"),
    ("de", "6.12.2025", "2025-12-06"), ("de", "1. Februar 2022 bis 10. Februar 2022",
                                        "2022-02-01/2022-02-10"),
    ("de", "2025年", None),
])  # fmt: skip
def test_other_languages(code: str, typed: str, written: str | None) -> None:
    assert period_written(typed, Speech(code)) == written


@repeatable
@given(first=DAYS, later=st.integers(1, 3000), form=st.sampled_from([4, 7, 10]), one=st.booleans())
def test_what_a_page_says_is_read_back(first: date, later: int, form: int, *, one: bool) -> None:
    start, end = (str(day)[:form] for day in (first, first + timedelta(later)))
    written = start if one or start == end else f"{start}/{end}"
    for code in CODES:
        say = Speech(code)
        assert period_written(say_period(say, written), say) == written


def test_every_period_of_the_data_is_read_back(real_park: Park) -> None:
    for code in CODES:
        say = Speech(code)
        for written in real_park.observations["period"]:
            assert period_written(say_period(say, written), say) == written
