"""The pages, in the order of the navigation. To add a page, write its script and add one line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageDef:
    """A page: its id is its script's name in `pages/` and its title's key ``page.<id>``."""

    id: str
    default: bool = False
    """Whether the page stands at the root of the address."""

    @property
    def script(self) -> str:
        """Path of the page's script from the root of the repository."""
        return f"pages/{self.id}.py"


PAGES: tuple[PageDef, ...] = (
    PageDef("overview", default=True),
    PageDef("map"),
    PageDef("projects"),
    PageDef("indicators"),
    PageDef("sources"),
)
