"""The window in which the list of projects becomes a file, once it is asked for."""

from __future__ import annotations

import tempfile

import streamlit as st

from i18n import Speech
from park import Park, Selection
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
    try:
        content = table_content(park, chosen, form, say)
    except TooMany:
        limits = {f"most_{one}": say.number(MOST[one], 0) for one in FORMATS}
        st.error(say(f"list_file.too_many.{form}", **limits))
        return
    except NotWritable:
        st.error(say("list_file.not_writable"))
        return
    except OSError as error:
        folder = tempfile.gettempdir()
        st.error(say("take.failed", folder=folder, why=error.strerror or str(error)))
        return
    name = table_name(park, chosen, form, say)
    size = f"{say.number(max(1, round(len(content) / 1024)), 0)} KB"
    st.download_button(
        say("take.download", name=name, size=size),
        content,
        file_name=name,
        mime=MIME[form],
        key="table.download",
        on_click="ignore",
    )
