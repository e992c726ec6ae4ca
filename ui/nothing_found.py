"""Where nothing passes the filters: which one filter to drop, and what would then be found."""

from __future__ import annotations

import streamlit as st

from i18n import Speech
from layers.choice_words import filter_name
from park import Park, Selection
from park.facets import facets
from park.query import AREA, CHOICES, TEXT
from ui import state

_PARAMETER = {field: parameter for parameter, (field, _) in CHOICES.items()} | {
    "text": TEXT,
    "area": AREA,
}


def nothing_found(park: Park, chosen: Selection, say: Speech) -> None:
    """Say that no project passes, and offer to drop one filter, the most helpful first."""
    found = facets(park, chosen).without
    helpful = sorted(
        ((count, field) for field, count in found.items() if count), key=lambda one: -one[0]
    )
    with st.container(key="nothing-found"):
        st.info(say("nothing.drop_one" if helpful else "nothing.drop_several"))
        for count, field in helpful:
            parameter = _PARAMETER[field]
            st.button(
                say(
                    "nothing.drop",
                    filter=filter_name(parameter, say),
                    count=say.number(count, 0),
                ),
                key=f"nothing.{parameter}",
                on_click=state.drop_filter,
                args=(parameter,),
            )
        st.button(
            say("filter.clear"),
            key="nothing.clear",
            on_click=state.clear_filters,
            type="tertiary",
        )
