"""Entry: a figure with its source, checked and written as one more revision."""

from i18n import Speech
from park import Park, Selection
from ui.entry_panel import entry_panel
from ui.nav import PageDef


def _draw(park: Park, chosen: Selection, say: Speech) -> None:
    entry_panel(park, chosen, say)


ENTRY = PageDef("entry", _draw, parent="indicators", writes=True)
