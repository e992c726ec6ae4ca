"""When sources were read."""

from __future__ import annotations

from datetime import date

import pytest

from park.published import last_read


@pytest.mark.parametrize(
    ("accessed", "day"),
    [
        (["2026-11-23", "2025-12-31"], date(2026, 11, 23)),
        (["2026-11", "2026-10-31"], date(2026, 11, 1)),
        (["2026", ""], date(2026, 1, 1)),
        (["", "yesterday"], None),
        ([], None),
    ],
)
def test_the_last_day_counts_and_what_is_no_date_does_not(
    accessed: list[str], day: date | None
) -> None:
    assert last_read(accessed) == day
