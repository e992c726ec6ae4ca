"""What the first reader would wait for is made ready while his browser still loads the page.

The index of the search is not among it: it would compete with the first page for the processor.
"""

from __future__ import annotations

import gc
import importlib
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from threading import Thread

import streamlit as st

_LOG = logging.getLogger(__name__)


def warm_up(*packages: str) -> Callable[[st.App], AbstractAsyncContextManager[None]]:
    """Return what a server does from its start to its end: import packages, load the park.

    Readers need not wait for it: it goes on beside the server, and whoever comes first waits on
    the very import or cache that is being filled.
    """

    @asynccontextmanager
    async def lifespan(_server: st.App) -> AsyncIterator[None]:
        Thread(target=_make_ready, args=packages, name="warm-up", daemon=True).start()
        yield

    return lifespan


def _make_ready(*packages: str) -> None:
    # Modules stay as long as the process. To look through them for garbage costs a tenth of the
    # start, and Streamlit would do it again, for a fifth of a second, after every rerun. The park
    # is no module: after an edit another takes its place, and it must be found as garbage.
    gc.disable()
    try:
        for package in packages:
            importlib.import_module(package)
        gc.freeze()
        _load()
    finally:
        gc.enable()


def _load() -> None:
    from park import Selection
    from store import BadData, StoreError
    from ui.clock import today
    from ui.live_park import current_park
    from ui.map_panel import draw_ahead

    try:
        park = current_park()
    except (BadData, StoreError) as error:  # the reader is told on the page, in his language
        _LOG.warning("not warmed up: %s", error)
        return
    draw_ahead(park, Selection(on=today()))
