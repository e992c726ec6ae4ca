"""What was picked, beside the map or the list: its card, and the way to pick nothing."""

from __future__ import annotations

import streamlit as st

from i18n import Speech
from park import Park, Selection
from ui.feature_card import feature_card
from ui.markup import show
from ui.state import pick, picked


def picked_card(park: Park, chosen: Selection, say: Speech) -> None:
    """Show the card of what was picked, with a button that closes it; else a hint how to pick."""
    with st.container(key="picked"):
        if picked():
            st.button(
                say("project.close"),
                key="picked-close",
                type="tertiary",
                shortcut="Escape",
                on_click=pick,
                args=("",),
            )
        show(feature_card(park, picked(), chosen, say))
