"""Map: the whole width for the layers, and what was clicked beside it."""

import streamlit as st

from i18n import Speech
from park import Park, Selection
from ui.area_panel import area_asked, area_panel
from ui.difference_panel import difference_panel
from ui.map_panel import map_panel
from ui.nav import PageDef
from ui.picked_card import picked_card
from ui.state import compared, pick, picked


def _draw(park: Park, chosen: Selection, say: Speech) -> None:
    left, right = st.columns([76, 24], gap="small")
    with left:
        map_panel(
            park, chosen, say, picked=picked(), on_pick=lambda _, feature: pick(feature), desk=True
        )
    with right:
        _beside(park, chosen, say)


def _beside(park: Park, chosen: Selection, say: Speech) -> None:
    """What was clicked; below it what lies in a drawn area, and what differs between two days."""
    other = compared()
    if other is None and not area_asked(chosen):
        picked_card(park, chosen, say)
        return
    with st.container(key="compared"):
        if picked():  # long lists would push it out of sight
            picked_card(park, chosen, say)
        area_panel(park, chosen, say)
        if other is not None:
            difference_panel(park, chosen, other, say)


MAP = PageDef("map", _draw)
