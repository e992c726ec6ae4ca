"""Overview: the map, the headline targets, the stages, and how much of the plan is reported."""

import streamlit as st

from i18n import Speech
from park import Park, Selection
from ui.figure_cards import headline_cards
from ui.map_panel import map_panel
from ui.markup import show, tag
from ui.nav import PageDef
from ui.pipeline_panel import pipeline_card
from ui.targets_panel import targets_card


def _draw(park: Park, chosen: Selection, say: Speech) -> None:
    left, right = st.columns([60, 40], gap="small")
    with left:
        map_panel(park, chosen, say)
    with right:
        cards = (
            headline_cards(park, chosen, say),
            pipeline_card(park, chosen, say),
            targets_card(park, chosen, say),
        )
        show(tag("div", *cards, class_="twin-side"))


OVERVIEW = PageDef("overview", _draw)
