"""Serve deck.gl from our own host: the runtime in the pydeck wheel, named by its content."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

STATIC = Path(__file__).parent.parent / "static"
_ADDRESS = "app/static"
_READABLE = 0o644
"""For a server in front that serves the static files itself: a temporary file is its owner's."""


@cache
def runtime_address() -> str:
    """Copy the runtime beside the static files if it is not there yet; return its address.

    The address is relative to the page's base, so that the twin works below a path.
    """
    packaged = files("pydeck").joinpath("nbextension/static/index.js")
    with as_file(packaged) as source:
        digest = hashlib.sha256(source.read_bytes()).hexdigest()[:12]
        target = STATIC / f"deck-{digest}.js"
        if not target.exists():
            STATIC.mkdir(exist_ok=True)
            # The warm-up and a reader may copy at once: each into a file of its own.
            handle, name = tempfile.mkstemp(".part", target.stem, STATIC)
            os.close(handle)
            unfinished = Path(name)
            try:
                shutil.copyfile(source, unfinished)
                unfinished.chmod(_READABLE)
                unfinished.replace(target)
            finally:
                unfinished.unlink(missing_ok=True)
    return f"{_ADDRESS}/{target.name}"
