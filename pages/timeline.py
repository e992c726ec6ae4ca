"""Timeline: the selected projects over the years, what is sure, possible and planned."""

from i18n import Speech
from park import Park, Selection
from ui.nav import PageDef
from ui.timeline_panel import timeline_panel


def _draw(park: Park, chosen: Selection, say: Speech) -> None:
    timeline_panel(park, chosen, say)


TIMELINE = PageDef("timeline", _draw, parent="projects")
