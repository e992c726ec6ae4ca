"""Projects: the selected ones as a list, beside them on a small map, and one in detail."""

import streamlit as st

from i18n import Speech
from park import Park, Selection
from ui.map_panel import map_panel
from ui.markup import show
from ui.nav import PageDef
from ui.picked_card import picked_card
from ui.placing_panel import placing_line
from ui.project_list import project_list
from ui.state import pick, picked
from ui.table_take_away import table_take_away


def _draw(park: Park, chosen: Selection, say: Speech) -> None:
    with st.container(key="list-head", horizontal=True, vertical_alignment="center"):
        show(placing_line(park, chosen, say))
        table_take_away(park, chosen, say)
    left, right = st.columns([70, 30], gap="small")
    with left:
        project_list(park, chosen, say)
    with right:
        with st.container(key="list-map"):
            map_panel(
                park, chosen, say, picked=picked(), on_pick=lambda _, found: pick(found), small=True
            )
        picked_card(park, chosen, say)


PROJECTS = PageDef("projects", _draw)
