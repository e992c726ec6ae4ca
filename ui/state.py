"""What a session remembers, and how it meets the address.

Page, language and selection live in the query string. The widgets follow it when the address was
changed from outside (a link, the back button), and the address follows the widgets otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from i18n import Speech, languages
from i18n.catalogue import DEFAULT
from park import Park, Selection
from park.area import Corner
from park.query import (
    AREA,
    CHOICES,
    DAY,
    LONGEST_TEXT,
    OTHER_DAY,
    TEXT,
    Dropped,
    from_query,
    read_day,
    to_query,
)
from ui import listing_state, page_parameters
from ui.clock import today

LANGUAGE = "lang"
PICKED = "id"
PAGE = "page"
_SHARED = (*CHOICES, TEXT, DAY, OTHER_DAY, AREA, LANGUAGE, PICKED, PAGE)
_OURS = (*_SHARED, *page_parameters.NAMES, *listing_state.NAMES)
_COMPARED = "twin.compared"
_WRITTEN = "twin.written"
_DROPPED = "twin.dropped"


def widget_key(parameter: str) -> str:
    """Return the session key of the widget that edits an address parameter."""
    return f"filter.{parameter}"


def _address() -> dict[str, str]:
    return {key: value for key in _OURS if (value := st.query_params.get(key))}


def follow_address(park: Park, pages: Sequence[str]) -> None:
    """Take page, language and selection from the address if it was changed from outside.

    A reader who is faster than the server acts while the address still says what was: what was
    just done then counts, not the address.
    """
    asked, state = _address(), st.session_state
    written = state.get(_WRITTEN)
    if written is not None and _query(pages[0]) != written:
        state[_DROPPED] = ()
        return
    if asked == written:
        return
    chosen, dropped = from_query(asked, park, today())
    state[_COMPARED], bad = read_day(asked, OTHER_DAY)
    dropped += bad
    for parameter, (field, allowed) in CHOICES.items():
        taken = getattr(chosen, field)
        state[widget_key(parameter)] = [str(one) for one in allowed(park) if one in taken]
    state[widget_key(TEXT)] = chosen.text
    state[widget_key(DAY)] = chosen.on
    state[widget_key(AREA)] = chosen.area
    codes = [one.code for one in languages()]
    for key, known, default in ((LANGUAGE, codes, DEFAULT), (PAGE, pages, pages[0])):
        wanted = asked.get(key, default)
        state[key] = wanted if wanted in known else default
        if wanted not in known:
            dropped += (Dropped(key, wanted[:40]),)
    state[PICKED] = asked.get(PICKED, "")[:80]
    if state[PICKED] and not park.has(state[PICKED]):
        dropped += (Dropped(PICKED, state[PICKED][:40]),)
        state[PICKED] = ""
    dropped += page_parameters.follow(asked, park, current_page())
    dropped += listing_state.follow(asked, current_page())
    state[_DROPPED] = dropped
    state[_WRITTEN] = _query(pages[0])


def current_page() -> str:
    """Return the id of the page on screen."""
    return str(st.session_state[PAGE])


def go_to(page: str) -> None:
    """Show another page from now on."""
    st.session_state[PAGE] = page


def dropped() -> tuple[Dropped, ...]:
    """Return what the address asked for and could not be given."""
    found: tuple[Dropped, ...] = st.session_state.get(_DROPPED, ())
    return found


def asked_speech() -> Speech:
    """Return the language that the address asks for, where there is no park to follow it with."""
    code = st.query_params.get(LANGUAGE, DEFAULT)
    return Speech(code if code in {one.code for one in languages()} else DEFAULT)


def speech() -> Speech:
    """Return the reader's language."""
    return Speech(st.session_state.get(LANGUAGE, DEFAULT))


def current_selection() -> Selection:
    """Return the selection that the filters show."""
    state = st.session_state
    fields: dict[str, Any] = {
        field: frozenset(state.get(widget_key(parameter)) or ())
        for parameter, (field, _) in CHOICES.items()
    }
    return Selection(
        on=state.get(widget_key(DAY)) or today(),
        text=(state.get(widget_key(TEXT)) or "").strip(),
        area=state.get(widget_key(AREA)) or (),
        **fields,
    )


def choose_day(day: date) -> None:
    """Read everything as of a day from now on."""
    st.session_state[widget_key(DAY)] = day


def compared() -> date | None:
    """Return the day that the selection's day is compared with, or None."""
    found: date | None = st.session_state.get(_COMPARED)
    return found


def compare_with(day: date | None) -> None:
    """Compare with another day from now on; None ends it."""
    st.session_state[_COMPARED] = day


def choose_language(code: str) -> None:
    """Speak another language from now on."""
    st.session_state[LANGUAGE] = code


def picked() -> str:
    """Return the id of the project or zone the reader looks at, or nothing."""
    return str(st.session_state.get(PICKED, ""))


def pick(feature_id: str) -> None:
    """Look at one project or zone."""
    st.session_state[PICKED] = feature_id


def choose_unit(unit_id: str) -> None:
    """Ask for the projects of one responsible unit; the other filters stay."""
    st.session_state[widget_key("unit")] = [unit_id]


def search_for(text: str) -> None:
    """Ask for the projects whose names, owner or place have these words."""
    if text.isprintable():
        st.session_state[widget_key(TEXT)] = text[:LONGEST_TEXT]


def drop_filter(parameter: str, value: str = "") -> None:
    """Ask no longer for a value of one filter; for none of it where the value is empty."""
    key = widget_key(parameter)
    if parameter == AREA:
        choose_area(())
    elif parameter == TEXT:
        st.session_state[key] = ""
    else:
        standing = st.session_state.get(key) or []
        st.session_state[key] = [one for one in standing if value and one != value]


def clear_filters() -> None:
    """Ask for everything again, on the day that is set."""
    for parameter in CHOICES:
        st.session_state[widget_key(parameter)] = []
    st.session_state[widget_key(TEXT)] = ""
    choose_area(())


def choose_area(area: tuple[Corner, ...]) -> None:
    """Ask for what lies in an area from now on; without corners, for everywhere."""
    st.session_state[widget_key(AREA)] = area


def _query(first_page: str) -> dict[str, str]:
    query = to_query(current_selection(), today())
    if current_page() != first_page:
        query[PAGE] = current_page()
    if speech().code != DEFAULT:
        query[LANGUAGE] = speech().code
    if picked():
        query[PICKED] = picked()
    if (other := compared()) is not None:
        query[OTHER_DAY] = other.isoformat()
    query |= listing_state.written(current_page(), picked())
    return query | page_parameters.written(current_page())


def link_to(page: str, feature_id: str = "", **asked: str) -> str:
    """Return the address of another page with the same selection, looking at one feature.

    `asked` are parameters of the selection that replace those that are set, and the page's own.
    """
    query = {**to_query(current_selection(), today()), **asked, PAGE: page}
    if speech().code != DEFAULT:
        query[LANGUAGE] = speech().code
    if feature_id:
        query[PICKED] = feature_id
    return "?" + urlencode(query)


def link_here(**asked: str) -> str:
    """Return the address of the page on screen with parameters replaced; an empty one is left out.

    Its list begins at the front again, unless `asked` names a part of it.
    """
    page = current_page()
    query = {**page_parameters.written(page), "part": "", **asked}
    if (other := compared()) is not None:
        query.setdefault(OTHER_DAY, other.isoformat())
    return link_to(page, **{name: value for name, value in query.items() if value})


def write_address(first_page: str) -> None:
    """Make the address say what is on screen, so that it can be copied at any moment."""
    query = _query(first_page)
    if _address() != query or set(st.query_params) - set(query):
        st.query_params.from_dict(query)
    st.session_state[_WRITTEN] = query
