"""Quiet notices: what the address could not get, and data that was refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from i18n import Speech
from park.query import Dropped
from store import NewerStore, NotOurStore, OtherTables, Problem, Served, StoreError
from ui.markup import plain_markdown


def draw(now: Served, revision: int, dropped: Sequence[Dropped], say: Speech) -> None:
    """Say what was dropped from the address, and whether newer data than `revision` was refused."""
    if dropped:
        asked = say("notice.join").join(
            say("notice.asked", parameter=one.parameter, value=plain_markdown(one.value))
            for one in dropped[:5]
        )
        st.info(say("notice.dropped", asked=asked))
    # A later revision has taken the mended data in.
    if now.problems and now.kept == revision:
        with st.expander(say("notice.refused", count=len(now.problems))):
            _list(now.problems, say)


def refused_without_store(problems: Sequence[Problem], say: Speech) -> None:
    """Say that the data was refused and that there is no earlier store to serve."""
    st.error(say("notice.no_store", count=len(problems)))
    _list(problems, say)


_STORE_ERRORS: Mapping[type[StoreError], str] = {
    NotOurStore: "notice.not_our_store",
    NewerStore: "notice.newer_store",
    OtherTables: "notice.other_tables",
}


def store_unusable(error: StoreError, say: Speech) -> None:
    """Say why the store cannot be opened and what to do; nothing in it was touched."""
    key = next(
        (key for kind, key in _STORE_ERRORS.items() if isinstance(error, kind)),
        "notice.store_unavailable",
    )
    st.error(say(key))


def _list(problems: Sequence[Problem], say: Speech) -> None:
    st.dataframe(
        [
            {
                say("problem_column.file"): one.file,
                say("problem_column.row"): "—" if one.row is None else str(one.row),
                say("problem_column.column"): one.column,
                say("problem_column.what"): one.what(say),
            }
            for one in problems
        ],
        hide_index=True,
    )
