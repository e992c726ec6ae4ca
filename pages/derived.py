"""Derived: what the twin computes from its own projects and places, under the shared filters."""

from i18n import Speech
from park import Park, Selection
from ui.derived_panel import derived_cards
from ui.markup import show
from ui.nav import PageDef


def _draw(park: Park, chosen: Selection, say: Speech) -> None:
    show(derived_cards(park, chosen, say))


DERIVED_FIGURES = PageDef("derived", _draw, parent="indicators")
