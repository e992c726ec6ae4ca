"""What the browser needs to keep a planner's notes: they stay there, and the server sees none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ui.map_parts import Drawn


def told_notes(drawn: Drawn) -> dict[str, Any]:
    """Return which park the notes are of: a demonstration has a list of its own."""
    park = drawn.park
    return {"park": f"{park.id}-demonstration" if park.demonstration else park.id}
