"""The one place that reads the clock. Everything below `ui` gets its day as an argument."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

TODAY_SETTING = "TWIN_TODAY"
"""Environment variable that fixes today (YYYY-MM-DD), for rehearsals and repeatable pictures."""


def now() -> datetime:
    """Return this moment, UTC."""
    return datetime.now(UTC)


def today() -> date:
    """Return today where the twin runs, or the day that the setting fixes."""
    fixed = os.environ.get(TODAY_SETTING)
    return date.fromisoformat(fixed) if fixed else now().astimezone().date()
