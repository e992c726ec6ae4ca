"""Map: the whole width for the layers, and what was clicked beside it."""

import streamlit as st

from ui.feature_card import feature_card
from ui.live_park import current_park
from ui.map_panel import map_panel
from ui.markup import show
from ui.state import current_selection, pick, picked, speech

park, chosen, say = current_park(), current_selection(), speech()
left, right = st.columns([76, 24], gap="small")
with left:
    map_panel(
        park,
        chosen,
        say,
        height="var(--twin-map-height)",
        picked=picked(),
        on_pick=lambda _layer, feature: pick(feature),
    )
with right:
    show(feature_card(park, picked(), chosen, say))
