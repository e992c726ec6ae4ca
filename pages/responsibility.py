"""Responsibility: what each unit and each task of the plan has in hand, to be held to account."""

from i18n import Speech
from park import Park, Selection
from ui.holdings_panel import holdings_panel
from ui.nav import PageDef


def _draw(park: Park, chosen: Selection, say: Speech) -> None:
    holdings_panel(park, chosen, say)


RESPONSIBILITY = PageDef("responsibility", _draw, parent="projects")
