"""What differs between two days, as a table to choose from, ordered and narrowed by the browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import streamlit as st

from i18n import Speech
from ui.components import MAKE, joined

KEY: Final = "twin.difference"
_FOLDER = Path(__file__).parent
_WORDS = (
    "name", "stages", "money", "kinds",
    "kind_all", "kind_appeared", "kind_moved", "kind_vanished", "kind_money",
)  # fmt: skip


_component = st.components.v2.component(
    "difference_list", js=joined(MAKE, _FOLDER / "list.js"), css=joined(_FOLDER / "list.css")
)


def difference_list(
    rows: Sequence[Mapping[str, Any]], picked: str, say: Speech, on_pick: Callable[[str], None]
) -> None:
    """Show rows with ``id``, ``name``, ``stages`` and ``money``, and what they are ordered by.

    That is ``kind``, ``rank`` of the stage and ``amount`` of the money, None where none is
    published. The row whose id is `picked` is marked; `on_pick` is called with the id of a row that
    is pressed.
    """

    def pressed() -> None:
        chosen = st.session_state[KEY].picked
        if isinstance(chosen, str):
            on_pick(chosen[:80])

    data = {
        "rows": [dict(row) for row in rows],
        "picked": picked,
        "title": say("compare.list"),
        "lang": say.code,
        "words": {word: say(f"compare.list.{word}") for word in _WORDS},
    }
    _component(key=KEY, data=data, on_picked_change=pressed)
