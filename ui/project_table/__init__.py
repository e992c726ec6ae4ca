"""The table of projects: a page of rows that the server ordered, drawn as a real table.

The browser moves the keyboard's row, opens the choice of columns and waits while somebody types;
everything that changes the rows is one rerun. See ``docs/decisions/0008-our-own-table.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import streamlit as st

from ui.components import MAKE, joined

_FOLDER = Path(__file__).parent
_SCRIPTS = ("rows.js", "columns.js", "bars.js", "table.js")
KEY = "twin.list"


_component = st.components.v2.component(
    "project_table",
    js=joined(MAKE, *(_FOLDER / name for name in _SCRIPTS)),
    css=joined(_FOLDER / "table.css"),
)

Asked = Callable[[str, str], None]


def project_table(content: Mapping[str, Any], on_ask: Asked) -> None:
    """Show the table that `ui.project_list.list_content` describes.

    `on_ask` is called with what the reader did (``sort``, ``turn``, ``size``, ``columns``,
    ``pick``, ``open``, ``find``) and to what.
    """

    def asked() -> None:
        wish = st.session_state[KEY].asked
        if isinstance(wish, Mapping):
            on_ask(str(wish.get("what", "")), str(wish.get("value", "")))

    _component(key=KEY, data=dict(content), on_asked_change=asked)
