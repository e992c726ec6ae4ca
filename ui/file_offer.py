"""A file that is made when it is asked for: it is offered, or it is said why it cannot be had."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping

import streamlit as st

from i18n import Speech

Refusals = Mapping[type[Exception], Callable[[Exception], str]]
"""By what the maker of a file raises, what is said of it."""


def offer_file(
    make: Callable[[], bytes],
    refusals: Refusals,
    *,
    name: str,
    mime: str,
    key: str,
    say: Speech,
) -> None:
    """Make the file and offer it under `name`; a refusal or a full disk is told in words."""
    try:
        content = make()
    except OSError as error:
        folder = tempfile.gettempdir()
        st.error(say("take.failed", folder=folder, why=error.strerror or str(error)))
        return
    except tuple(refusals) as error:
        words = next(told for kind, told in refusals.items() if isinstance(error, kind))
        st.error(words(error))
        return
    size = f"{say.number(max(1, round(len(content) / 1024)), 0)} KB"
    st.download_button(
        say("take.download", name=name, size=size),
        content,
        file_name=name,
        mime=mime,
        key=key,
        on_click="ignore",
    )
