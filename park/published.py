"""When sources appeared, as far as they say, and when they were read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from park.day import DaySpan, days_or_none
from park.model import Park


def published(park: Park) -> Mapping[str, DaySpan]:
    """Return, by source, the days on which it may have appeared; undated ones are missing."""
    return park.remember(_published, None)


def last_read(accessed: Iterable[str]) -> date | None:
    """Return the last day on which sources were read; of a month or a year its first day."""
    spans = [days_or_none(str(one)) for one in accessed]
    return max((one.first for one in spans if one is not None), default=None)


def _published(park: Park, _: None) -> Mapping[str, DaySpan]:
    if park.sources.empty:
        return {}
    dated = park.sources[park.sources["published"].fillna("") != ""]
    return {
        str(one): days
        for one, written in zip(dated["id"], dated["published"], strict=True)
        if (days := days_or_none(str(written))) is not None
    }
