"""When something last happened is told as exactly as it is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from park import Park
from park.day import DaySpan, day_span
from park.latest import BEGINNING, latest_of, latest_spans, span_of
from tests.park.made import event, park_of
from tests.park.test_quality import SOUND

ON = date(2024, 6, 30)


def spans(park: Park) -> list[DaySpan | None]:
    first, last = latest_spans(park, ON)
    return [span_of(int(one), int(other)) for one, other in zip(first, last, strict=True)]


def test_a_month_a_deadline_and_nothing(tiny_park: Park) -> None:
    made = [
        replace(SOUND, events=(event("started", "2024-03"),)),
        replace(SOUND, events=(event("started", "2023", "by"),)),
        replace(SOUND, events=(event("started", "2025"),)),
        replace(SOUND, events=(event("started", "2024-02-01", basis="planned"),)),
    ]
    by_2023 = DaySpan(BEGINNING, date(2023, 12, 31))
    assert spans(park_of(tiny_park, made)) == [day_span("2024-03"), by_2023, None, None]


def test_of_events_that_end_on_one_day_the_best_known_is_told(tiny_park: Park) -> None:
    events = (event("started", "2023"), event("completed", "2023-12-31", "by"))
    assert spans(park_of(tiny_park, [replace(SOUND, events=events)])) == [day_span("2023")]


def test_the_latest_of_each_holder(tiny_park: Park) -> None:
    made = [
        replace(SOUND, events=(event("started", written),))
        for written in ("2022", "2023-05", "2021-01-01")
    ]
    told = latest_spans(park_of(tiny_park, made), ON)
    holder, row = np.array([0, 2, 0, 2]), np.array([0, 1, 2, 0])
    assert latest_of(told, holder, row, 4) == (day_span("2022"), None, day_span("2023-05"), None)
    assert latest_of(told, holder[:0], row[:0], 1) == (None,)
