"""What lies over every page of a demonstration store: its projects are made up.

It is seen on screen and on paper, over dialogs too, and lets every click through.
"""

from __future__ import annotations

import streamlit as st

from i18n import Speech
from park import Park
from ui.markup import show, tag

_REPEATED = 20


def draw(park: Park, say: Speech) -> None:
    """Draw the band and the words across the page, where the projects are made up."""
    if not park.demonstration:
        return
    words = [tag("span", say("demonstration.mark")) for _ in range(_REPEATED)]
    with st.container(key="watermark"):
        show(
            tag(
                "div",
                tag("div", *words, class_="twin-watermark-field", aria_hidden="true"),
                tag("p", say("demonstration.about"), class_="twin-watermark-band", role="note"),
                class_="twin-watermark",
            )
        )
