"""Projects: the selected ones as a list, by where the map can place them, and one in detail."""

import streamlit as st

from ui.live_park import current_park
from ui.markup import show
from ui.placing_panel import placing_line
from ui.project_card import project_card
from ui.project_list import project_list
from ui.state import current_selection, picked, speech

park, chosen, say = current_park(), current_selection(), speech()
show(placing_line(park, chosen, say))
left, right = st.columns([66, 34], gap="small")
with left:
    project_list(park, chosen, say)
with right:
    show(project_card(park, picked(), chosen, say))
