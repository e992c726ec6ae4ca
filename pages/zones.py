"""Zones: one page a zone, on screen and as PDF."""

from i18n import Speech
from park import Park, Selection
from ui.nav import PageDef
from ui.zone_page import zone_page


def _draw(park: Park, chosen: Selection, say: Speech) -> None:
    zone_page(park, chosen, say)


ZONES = PageDef("zones", _draw)
