"""The twin: the frame with its pages. Streamlit runs this file anew for each act of a reader.

The server imports it once, under its own name, and warms up.
"""

import streamlit as st

from ui.warm_up import warm_up

if __name__ == "__main__":
    from pages import PAGES
    from ui.frame import run

    run(PAGES)
else:
    app = st.App(__file__, lifespan=warm_up("pages"))
