"""What the legend of the pitched view says: how much investment a column's height stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from layers.heights import STEP_M, yi_per_step

if TYPE_CHECKING:
    from ui.map_parts import Drawn


def told_tall(drawn: Drawn) -> dict[str, Any]:
    """Return so many metres of a column and their worth in words; None where none is known."""
    worth = yi_per_step(drawn.park)
    return {"metres": int(STEP_M), "worth": None if worth is None else drawn.say.money(worth)}
