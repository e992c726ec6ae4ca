"""Board: how many projects stand at each stage, the rates between stages, and a card a project."""

import streamlit as st

from i18n import Speech
from park import Park, Selection
from ui.board_panel import board_panel
from ui.markup import show
from ui.nav import PageDef
from ui.nothing_found import nothing_found
from ui.pipeline_panel import pipeline_card
from ui.rate_cards import rate_cards


def _draw(park: Park, chosen: Selection, say: Speech) -> None:
    if not chosen.mask(park).any():
        nothing_found(park, chosen, say)
        return
    left, right = st.columns([36, 64], gap="small")
    with left:
        show(pipeline_card(park, chosen, say))
    with right:
        show(rate_cards(park, chosen, say))
    show(board_panel(park, chosen, say))


BOARD = PageDef("board", _draw, parent="projects")
