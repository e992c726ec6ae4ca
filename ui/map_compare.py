"""The other day that the map is compared with: what the browser is told, and what it may ask."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from park import Park
from park.query import EARLIEST, LATEST
from ui import state
from ui.map_time import day_number, written_day

if TYPE_CHECKING:
    from ui.map_parts import Drawn

_OFFERED = timedelta(days=365)
"""How far back lies the day that is offered first."""


def told_compare(drawn: Drawn) -> dict[str, Any]:
    """Return the day that is compared with, or nothing and the day to offer."""
    other = state.compared()
    return {
        "vs": None if other is None else day_number(other),
        "iso": None if other is None else other.isoformat(),
        "offered": max(drawn.chosen.on - _OFFERED, EARLIEST).isoformat(),
        "earliest": EARLIEST.isoformat(),
        "latest": LATEST.isoformat(),
    }


def choose_other_day(_park: Park, written: str) -> None:
    """Compare with a day from now on; no text ends the comparison."""
    day = written_day(written)
    if day is not None or not written:
        state.compare_with(day)


def swap_days(_park: Park, _written: str) -> None:
    """Let the two days of a comparison change places."""
    other = state.compared()
    if other is not None:
        state.compare_with(state.current_selection().on)
        state.choose_day(other)
