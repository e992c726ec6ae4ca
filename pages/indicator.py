"""Indicator: one indicator whole, with every value, its chart, and what would close its gap."""

from i18n import Speech
from park import Park, Selection
from ui.indicator_page import indicator_page
from ui.nav import PageDef
from ui.state import picked


def _draw(park: Park, chosen: Selection, say: Speech) -> None:
    indicator_page(park, picked(), chosen, say)


INDICATOR = PageDef("indicator", _draw, parent="indicators")
