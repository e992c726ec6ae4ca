"""What a page is to the frame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from i18n import Speech
from park import Park, Selection


@dataclass(frozen=True, slots=True)
class PageDef:
    """A page: its id stands in the address, its title under the key ``page.<id>``."""

    id: str
    draw: Callable[[Park, Selection, Speech], None]
    """Draws the page for a selection, in a language. Called at every rerun."""
