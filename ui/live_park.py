"""The park that is served: opened once a process, shared by all sessions, never changed by them."""

from __future__ import annotations

import os
from pathlib import Path

import streamlit as st

from park import Park, Revision
from store import Entered, Served, serve
from ui.clock import now

ROOT = Path(__file__).parent.parent
DATABASE_SETTING = "TWIN_DATABASE"
"""Environment variable with the path of the store; default ``var/twin.db`` in the repository."""

DATA_SETTING = "TWIN_DATA"
"""Environment variable with the folder of data files; default ``data`` in the repository."""


READ_ONLY_SETTING = "TWIN_READ_ONLY"
"""Environment variable that, set to 1, lets nobody change the store from the app."""


def is_read_only() -> bool:
    """Whether nobody may change the store from the app."""
    return os.environ.get(READ_ONLY_SETTING, "") == "1"


@st.cache_resource(show_spinner=False)
def served() -> Served:
    """Open the store and bring it up to date with the data files, once a process."""
    database = Path(os.environ.get(DATABASE_SETTING, ROOT / "var" / "twin.db"))
    database.parent.mkdir(parents=True, exist_ok=True)
    return serve(database, Path(os.environ.get(DATA_SETTING, ROOT / "data")), now())


@st.cache_resource(max_entries=2, show_spinner=False)
def _park(fingerprint: str) -> Park:
    del fingerprint
    return served().store.park()


def current_park() -> Park:
    """Return the park at the head of the store."""
    return _park(str(served().store.fingerprint()))


@st.cache_resource(max_entries=2, show_spinner=False)
def _editions(fingerprint: str) -> tuple[Revision, ...]:
    del fingerprint
    return tuple(served().store.revisions())


def editions() -> tuple[Revision, ...]:
    """Return every revision of the store, the first one first."""
    return _editions(str(served().store.fingerprint()))


ENTRIES = 5
"""So many of the last entries can be taken back from the page of entry."""


@st.cache_resource(max_entries=2, show_spinner=False)
def _entries(fingerprint: str) -> tuple[Entered, ...]:
    del fingerprint
    return served().store.entries(ENTRIES)


def entries() -> tuple[Entered, ...]:
    """Return what people entered last, whoever it was, the latest first."""
    return _entries(str(served().store.fingerprint()))


@st.cache_resource(max_entries=3, show_spinner=False)
def _edition(fingerprint: str, number: int) -> Park:
    del fingerprint
    return served().store.park(number)


def park_of(number: int) -> Park:
    """Return the park as it was in a revision; raise `store.NoRevision` if there is none."""
    head = current_park()
    if number == head.revision.number:
        return head
    # A revision never changes, so the store it is from names it; its head may have moved on.
    return _edition(str(served().store.fingerprint()).rpartition(" ")[0], number)
