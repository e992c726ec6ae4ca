"""Days of events in words."""

from __future__ import annotations

from i18n import Speech
from park.day import day_span
from ui.event_dates import say_span_in_words


def test_days_of_events_are_written_as_periods_of_values() -> None:
    said = [say_span_in_words(day_span("2025-12"), Speech(code)) for code in ("zh", "en", "de")]
    assert said == ["2025 年 12 月", "December 2025", "Dezember 2025"]
