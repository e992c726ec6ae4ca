"""Overview: the map, the headline targets, the stages, and how much of the plan is reported."""

import streamlit as st

from i18n import Speech
from park import Park, Selection
from ui.figure_cards import headline_cards
from ui.map_panel import map_panel
from ui.markup import show, tag
from ui.nav import PageDef
from ui.pipeline_panel import pipeline_card
from ui.state import go_to, pick
from ui.targets_panel import targets_card


def _draw(park: Park, chosen: Selection, say: Speech) -> None:
    left, right = st.columns([60, 40], gap="small")
    with left:
        map_panel(park, chosen, say, on_pick=_show_on_map)
    with right:
        cards = (
            headline_cards(park, chosen, say),
            pipeline_card(park, chosen, say),
            targets_card(park, chosen, say),
        )
        show(tag("div", *cards, class_="twin-side"))


def _show_on_map(_layer: str, feature_id: str) -> None:
    """Go where there is room for the card of what was clicked."""
    go_to("map")
    pick(feature_id)


OVERVIEW = PageDef("overview", _draw)
