"""The search box: the browser finds, and a pick is one rerun.

The index of everything that has a name goes to the browser once a revision and language; typing
reruns nothing. To make it takes a second, for the dictionaries of pinyin: the first page after a
start or an edit goes out without it, and the box, once on screen, fetches it: the box alone is
drawn anew, nothing beside it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import streamlit as st

from i18n import Speech
from park import Park
from park.extent import extent
from park.search import Entry, Kind, entries
from ui import state
from ui.components import MAKE, joined

_FOLDER = Path(__file__).parent
_SCRIPTS = ("rank.js", "box.js")
KEY = "twin.search"

_PAGE_OF = {Kind.TASK: "plan", Kind.INDICATOR: "indicator"}
"""The pages of what the map does not show."""
_IN_A_ROW = ("plan", "indicators")
"""The pages on which what was picked is one row among others."""

_WORDS = ("label", "placeholder", "hint", "none", "wait")

_WANTED = "search.wanted"
"""Set for the one run in which the box waits for its index."""

_PICKED = "search.picked"
"""Set until the whole page follows what was picked in the box."""

_MAKERS = ThreadPoolExecutor(1, "search-index")


_component = st.components.v2.component(
    "search_box",
    js=joined(MAKE, *(_FOLDER / name for name in _SCRIPTS)),
    css=joined(_FOLDER / "box.css"),
)


@st.cache_resource(max_entries=2, show_spinner=False)
def _entries(_park: Park, revision: int) -> tuple[Entry, ...]:
    del revision
    return entries(_park)


@st.cache_resource(max_entries=8, show_spinner=False)
def _index(_park: Park, revision: int, language: str) -> Future[str]:
    """Begin to make an index beside whatever the server does; return what becomes of it."""
    return _MAKERS.submit(lambda: index(_entries(_park, revision), Speech(language)))


def index(found: tuple[Entry, ...], say: Speech) -> str:
    """Return what the browser searches: an entry a row, its keys folded, in the reader's words."""
    kinds = list(Kind)
    rows = []
    for one in found:
        label = say.name({f"name_{code}": name for code, name in one.names.items()})
        other = one.names.get("en" if say.code == "zh" else "zh", "")
        keys = ("\n".join(each) for each in (one.folded_names, one.typed, one.folded_words))
        length = min(map(len, one.folded_names), default=0)
        rows.append([kinds.index(one.kind), one.id, label, other, *keys, length])
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


@st.fragment
def search_box(park: Park, say: Speech) -> None:
    """Show the search box; what is picked is opened on the page that shows it."""

    def picked() -> None:
        chosen = st.session_state[KEY].picked
        if isinstance(chosen, Mapping):
            open_found(park, str(chosen.get("kind", "")), str(chosen.get("id", "")))
            st.session_state[_PICKED] = True

    def wanted() -> None:
        st.session_state[_WANTED] = True

    if st.session_state.pop(_PICKED, False):
        st.rerun()
    made = _index(park, park.revision.number, say.code)
    ready = st.session_state.pop(_WANTED, False) or made.done()
    content = {
        "index": made.result() if ready else "",
        "names": list(Kind),
        "kinds": [say(f"search.kind.{kind}") for kind in Kind],
        "words": {word: say(f"search.{word}") for word in _WORDS},
        "reveal": state.picked() if state.current_page() in _IN_A_ROW else "",
    }
    _component(key=KEY, data=content, on_picked_change=picked, on_wanted_change=wanted)


def open_found(park: Park, kind: str, found_id: str) -> None:
    """Show what was found; nothing happens where the park has no such thing."""
    known = {(one.kind, one.id) for one in _entries(park, park.revision.number)}
    if (kind, found_id) not in known:
        return
    if kind == Kind.UNIT:
        state.choose_unit(found_id)
        state.go_to("projects")
        return
    state.pick(found_id)
    state.go_to(_page_of(park, kind, found_id))


def _page_of(park: Park, kind: str, found_id: str) -> str:
    """Return the page that shows it: of what has no place the map could show nothing."""
    if kind in _PAGE_OF:
        return _PAGE_OF[Kind(kind)]
    return "project" if found_id in park.place.index and not extent(park, found_id) else "map"
