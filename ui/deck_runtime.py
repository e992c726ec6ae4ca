"""Serve deck.gl from our own host: the runtime in the pydeck wheel, named by its content."""

from __future__ import annotations

import hashlib
import shutil
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

STATIC = Path(__file__).parent.parent / "static"
_ADDRESS = "app/static"


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
            unfinished = target.with_suffix(".part")
            shutil.copyfile(source, unfinished)
            unfinished.replace(target)
    return f"{_ADDRESS}/{target.name}"
