"""What differs between two days, as a list to choose from: a row is a button of two lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

import streamlit as st

from ui.components import joined

KEY: Final = "twin.difference"
_FOLDER = Path(__file__).parent


_component = st.components.v2.component(
    "difference_list", js=joined(_FOLDER / "list.js"), css=joined(_FOLDER / "list.css")
)


def difference_list(
    rows: Sequence[Mapping[str, str]], picked: str, title: str, on_pick: Callable[[str], None]
) -> None:
    """Show rows with ``id``, ``name``, ``stages`` and ``money``; `title` names the list.

    The row whose id is `picked` is marked; `on_pick` is called with the id of a row that is
    pressed.
    """

    def pressed() -> None:
        chosen = st.session_state[KEY].picked
        if isinstance(chosen, str):
            on_pick(chosen[:80])

    data = {"rows": [dict(row) for row in rows], "picked": picked, "title": title}
    _component(key=KEY, data=data, on_picked_change=pressed)
