"""How this session looks at the list of projects, and how that meets the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import streamlit as st

from park import Selection
from park.listing import NAMES, Listing, from_query, to_query
from park.query import Dropped

__all__ = ["NAMES", "follow", "listing", "look", "of_selection", "written"]

_PAGE = "projects"
_LISTING, _SELECTION = "twin.listing", "twin.listing.of"


def listing() -> Listing:
    """Return how the list is looked at."""
    found: Listing = st.session_state.get(_LISTING, Listing())
    return found


def look(changed: Listing) -> None:
    """Look at the list otherwise from now on."""
    st.session_state[_LISTING] = changed


def of_selection(chosen: Selection) -> Listing:
    """Return how the list is looked at; of another selection than before, from its beginning."""
    before = st.session_state.get(_SELECTION)
    if before is not None and before != chosen:
        look(replace(listing(), row=1))
    st.session_state[_SELECTION] = chosen
    return listing()


def follow(query: Mapping[str, str], page: str) -> tuple[Dropped, ...]:
    """Take the look from the address of the page that has the list; what had to be dropped."""
    if page != _PAGE:
        return ()
    found, dropped = from_query(query)
    look(found)
    st.session_state.pop(_SELECTION, None)
    return dropped


def written(page: str, picked: str) -> dict[str, str]:
    """Return what the address says of the look, on the page that has the list."""
    if page != _PAGE:
        return {}
    found = listing()
    # The first page needs a word only where something else is picked, on another page.
    return to_query(replace(found, row=0) if found.row == 1 and not picked else found)
