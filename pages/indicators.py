"""Indicators: every target of the plan with its latest figure, and the other figures reported."""

from i18n import Speech
from park import Park, Selection
from ui.indicator_tables import other_indicators
from ui.markup import show
from ui.nav import PageDef
from ui.scoreboard import scoreboard_panel
from ui.state import picked


def _draw(park: Park, chosen: Selection, say: Speech) -> None:
    scoreboard_panel(park, chosen, say)
    show(other_indicators(park, chosen, say, picked()))


INDICATORS = PageDef("indicators", _draw)
