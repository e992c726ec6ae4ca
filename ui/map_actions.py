"""What the planner's map asks of the server: one entry an action, every value checked.

The browser sends ``{"what": <action>, "value": <text>}``. It may send anything: what is unknown is
left alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from park import Park
from ui.flat_map import choose_flat
from ui.map_area import choose_within
from ui.map_compare import choose_other_day, swap_days
from ui.map_imported import look_at_imported, remove_imported
from ui.map_time import choose_day
from ui.take_away import wish_to_take

LONGEST = 20_000
"""Characters of an action's value that are read; a longer one is dropped whole."""

ACTIONS: Mapping[str, Callable[[Park, str], None]] = {
    "day": choose_day,
    "flat": choose_flat,
    "imported_look": look_at_imported,
    "imported_remove": remove_imported,
    "take": wish_to_take,
    "vs": choose_other_day,
    "swap": swap_days,
    "within": choose_within,
}
"""Name of the action, and what it does in the session."""


def act(park: Park, what: str, value: str) -> None:
    """Do what the map asks for, if it is an action."""
    if what in ACTIONS and len(value) <= LONGEST:
        ACTIONS[what](park, value)
