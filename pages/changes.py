"""Changes: what happened between two days, and what is known now that was not."""

from i18n import Speech
from park import Park, Selection
from ui.changes_panel import changes_panel
from ui.nav import PageDef


def _draw(park: Park, chosen: Selection, say: Speech) -> None:
    changes_panel(park, chosen, say)


CHANGES = PageDef("changes", _draw, parent="projects")
