"""One module a page: it chooses panels and holds no rules. The register is the only list of pages.

To add a page, write one module with a `PageDef` and add one line to `PAGES`.
"""

from pages.board import BOARD
from pages.changes import CHANGES
from pages.derived import DERIVED_FIGURES
from pages.entry import ENTRY
from pages.indicator import INDICATOR
from pages.indicators import INDICATORS
from pages.map import MAP
from pages.overview import OVERVIEW
from pages.plan import PLAN
from pages.project import PROJECT
from pages.projects import PROJECTS
from pages.quality import QUALITY
from pages.responsibility import RESPONSIBILITY
from pages.sources import SOURCES
from pages.timeline import TIMELINE
from pages.zones import ZONES
from ui.nav import PageDef

PAGES: tuple[PageDef, ...] = (
    OVERVIEW,
    MAP,
    PROJECTS,
    PROJECT,
    BOARD,
    TIMELINE,
    CHANGES,
    QUALITY,
    RESPONSIBILITY,
    ZONES,
    INDICATORS,
    INDICATOR,
    PLAN,
    DERIVED_FIGURES,
    ENTRY,
    SOURCES,
)
"""In the order of the navigation; the first one is shown to a reader who asked for none."""

__all__ = ["PAGES"]
