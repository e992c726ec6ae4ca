"""Which base maps this installation offers: a settings file, none by default."""

from __future__ import annotations

import os
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from layers.basemaps import GCJ, Basemap, Refused, read_basemaps

if TYPE_CHECKING:
    from ui.map_parts import Drawn

BASEMAPS_SETTING = "TWIN_BASEMAPS"
"""Environment variable with the path of the settings file; see ``docs/basemaps.md``."""

KEY_SETTING = "TIANDITU_KEY"
"""Environment variable with the browser key for Tianditu."""


@cache
def _configured(path: str, key: str) -> tuple[tuple[Basemap, ...], tuple[Refused, ...]]:
    try:
        settings = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        return (), (Refused(id=Path(path).name, key="file", said=str(error)[:120]),)
    return read_basemaps(settings, key)


def told_basemap(drawn: Drawn) -> dict[str, Any]:
    """Return the base maps that can be chosen, and why others cannot."""
    path = os.environ.get(BASEMAPS_SETTING, "")
    found, refused = _configured(path, os.environ.get(KEY_SETTING, "")) if path else ((), ())
    say = drawn.say
    return {
        "offered": [
            {
                "id": one.id,
                "name": say.name(one.names),
                "urls": one.urls,
                "hosts": one.hosts,
                "zooms": [one.min_zoom, one.max_zoom],
                "attribution": one.attribution,
                "gcj": one.crs == GCJ,
            }
            for one in found
        ],
        "refused": [
            say(
                "desk.basemap.refused_entry",
                name=say.name(one.names) if one.names else one.id,
                why=say(f"desk.basemap.refused.{one.key}", said=one.said),
            )
            for one in refused
        ],
    }
