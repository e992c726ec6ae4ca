"""Data quality: what is wrong, missing or uncertain, why it matters and where it is mended."""

from i18n import Speech
from park import Park, Selection
from ui.nav import PageDef
from ui.quality_panel import quality_panel


def _draw(park: Park, chosen: Selection, say: Speech) -> None:
    quality_panel(park, chosen, say)


QUALITY = PageDef("quality", _draw, parent="projects")
