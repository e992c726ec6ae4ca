"""Overview: the map, the headline targets, the stages, and how much of the plan is reported."""

import streamlit as st

from ui.figure_cards import headline_cards
from ui.live_park import current_park
from ui.map_panel import map_panel
from ui.markup import show, tag
from ui.pipeline_panel import pipeline_card
from ui.state import current_selection, speech
from ui.targets_panel import targets_card

park, chosen, say = current_park(), current_selection(), speech()
left, right = st.columns([62, 38], gap="small")
with left:
    map_panel(park, chosen, say, height="var(--twin-map-height)")
with right:
    show(
        tag(
            "div",
            headline_cards(park, chosen.on, say),
            pipeline_card(park, chosen, say),
            targets_card(park, chosen.on, say),
            class_="twin-side",
        )
    )
