"""What a page is to the frame."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from i18n import Speech
from park import Park, Selection


@dataclass(frozen=True, slots=True)
class PageDef:
    """A page: its id stands in the address, its title under the key ``page.<id>``."""

    id: str
    draw: Callable[[Park, Selection, Speech], None]
    """Draws the page for a selection, in a language. Called at every rerun."""
    parent: str = ""
    """Id of the page it stands under: one family shares a row of tabs, titled ``tab.<id>``."""
    writes: bool = False
    """Whether it changes the store: it is not there where the twin is read only."""


def family(pages: Sequence[PageDef], page_id: str) -> tuple[PageDef, ...]:
    """Return the page's parent and all that stand under it, in order; nothing for a page alone."""
    here = next(page for page in pages if page.id == page_id)
    head = here.parent or here.id
    found = tuple(page for page in pages if head in (page.id, page.parent))
    return found if len(found) > 1 else ()
