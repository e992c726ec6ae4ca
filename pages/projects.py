"""Projects: the selected ones as a list, by where the map can place them, and one in detail."""

import streamlit as st

from i18n import Speech
from park import Park, Selection
from ui.markup import show
from ui.nav import PageDef
from ui.placing_panel import placing_line
from ui.project_card import project_card
from ui.project_list import project_list
from ui.state import picked
from ui.table_take_away import table_take_away


def _draw(park: Park, chosen: Selection, say: Speech) -> None:
    with st.container(key="list-head", horizontal=True, vertical_alignment="center"):
        show(placing_line(park, chosen, say))
        table_take_away(park, chosen, say)
    left, right = st.columns([70, 30], gap="small")
    with left:
        project_list(park, chosen, say)
    with right:
        show(project_card(park, picked(), chosen, say))


PROJECTS = PageDef("projects", _draw)
