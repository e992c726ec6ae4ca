"""The drawn area: what the map is told of it, and how a drawn one becomes a filter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from park import Park
from park.area import MOST, BadArea, read_area
from ui.state import choose_area

if TYPE_CHECKING:
    from ui.map_parts import Drawn

_FAULT = "twin.area.fault"


def told_area(drawn: Drawn) -> dict[str, Any]:
    """Return the corners of the area that is asked for, and how many a drawn one may have."""
    return {"corners": drawn.chosen.area, "most": MOST}


def choose_within(park: Park, value: str) -> None:
    """Ask for what lies in the area that was drawn; an empty text asks for everywhere again."""
    st.session_state[_FAULT] = ""
    if not value:
        choose_area(())
        return
    try:
        choose_area(read_area(value, park))
    except BadArea as fault:
        st.session_state[_FAULT] = str(fault)


def area_fault() -> str:
    """Return why the area that was just drawn was not taken, or nothing."""
    return str(st.session_state.get(_FAULT, ""))


def take_area_fault() -> str:
    """Return the same, and have it said: it is told once."""
    return str(st.session_state.pop(_FAULT, ""))
