"""The window in which the list of projects becomes a file, once it is asked for."""

from __future__ import annotations

import streamlit as st

from i18n import Speech
from park import Park, Selection
from ui.file_offer import offer_file
from ui.table_file import (
    FORMATS,
    MIME,
    MOST,
    NotWritable,
    TooMany,
    table_content,
    table_name,
)


def table_take_away(park: Park, chosen: Selection, say: Speech) -> None:
    """Draw the button that opens the window."""
    if st.button(say("list_file.open"), key="table.open"):
        st.dialog(say("list_file.title"), width="medium")(_window)(park, chosen, say)


def _window(park: Park, chosen: Selection, say: Speech) -> None:
    count = int(chosen.mask(park).sum())
    if not count:
        st.info(say("list_file.none"))
        return
    st.write(say("list_file.about", count=say.number(count, 0), day=say.day(chosen.on)))
    form = st.radio(
        say("take.format"), FORMATS, format_func=lambda one: say(f"list_file.format.{one}"),
        key="table.format",
    )  # fmt: skip
    st.caption(say(f"list_file.about.{form}"))
    if st.button(say("take.make"), key="table.make", type="primary"):
        with st.spinner(say("take.making")):
            offer_table(park, chosen, form, say)


def offer_table(park: Park, chosen: Selection, form: str, say: Speech) -> None:
    """Make the file and offer it, or say why it cannot be had and what to do."""
    limits = {f"most_{one}": say.number(MOST[one], 0) for one in FORMATS}
    offer_file(
        lambda: table_content(park, chosen, form, say),
        {
            TooMany: lambda _: say(f"list_file.too_many.{form}", **limits),
            NotWritable: lambda _: say("list_file.not_writable"),
        },
        name=table_name(park, chosen, form, say),
        mime=MIME[form],
        key="table.download",
        say=say,
    )
