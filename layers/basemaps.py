"""Base maps by configuration: tiles of somebody else, below everything of ours, none by default.

The server never asks for a tile: the reader's browser does. Places are WGS 84, which web Mercator
tiles (EPSG:3857) fit; tiles in GCJ-02 are drawn where they truly belong. BD-09 has a tiling of its
own and is refused, as is every other system.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

NONE: Final = "none"
MERCATOR: Final = "EPSG:3857"
GCJ: Final = "GCJ-02"
MOST: Final = 20

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_HOLES: Final = ("{z}", "{x}", "{y}")
_OWN_HOSTS: Final = ("127.0.0.1", "localhost")
_LEAST_ZOOM, _USUAL_ZOOM, _MOST_ZOOM = 0, 18, 22

_TIANDITU: Final = {"vec": ("vec", "cva"), "img": ("img", "cia"), "ter": ("ter", "cta")}
"""Tianditu's pairs of a picture and its names, after its tile service's documentation."""

_TIANDITU_URL: Final = (
    "https://t{{s}}.tianditu.gov.cn/{layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0"
    "&LAYER={layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles"
    "&TILEMATRIX={{z}}&TILEROW={{y}}&TILECOL={{x}}&tk={key}"
)
_TIANDITU_HOSTS: Final = tuple("01234567")
_TIANDITU_ZOOMS: Final = (1, 18)


@dataclass(frozen=True, slots=True, kw_only=True)
class Basemap:
    """Tiles that can be drawn below the layers."""

    id: str
    names: Mapping[str, str]
    """Columns ``name_zh``, ``name_en``, ``name_de``."""
    urls: tuple[str, ...]
    """Addresses with the holes {z}, {x}, {y} and, where hosts share the work, {s}; bottom first."""
    hosts: tuple[str, ...]
    """What {s} stands for, in turn."""
    min_zoom: int
    max_zoom: int
    attribution: str
    crs: str
    """MERCATOR or GCJ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An entry that is not offered, and why."""

    id: str
    key: str
    """One of the texts ``refused.<key>`` of the planner's words on base maps."""
    said: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    """As a base map has them; empty where the entry gives no name."""


def read_basemaps(
    settings: Mapping[str, Any], key: str
) -> tuple[tuple[Basemap, ...], tuple[Refused, ...]]:
    """Return the base maps of a settings file, and what of it is refused.

    `settings` is the parsed file with its list ``basemap``; `key` is the one for Tianditu, empty
    if there is none.
    """
    entries = settings.get("basemap", [])
    if not isinstance(entries, list):
        return (), (Refused(id="basemap", key="entry"),)
    found: dict[str, Basemap] = {}
    refused: list[Refused] = []
    for place, entry in enumerate(entries[:MOST]):
        name = str(entry.get("id", "")) if isinstance(entry, dict) else ""
        try:
            read = _read(entry, key)
            _require(read.id not in found, "twice")
        except _CannotOffer as why:
            named = _names(entry) if isinstance(entry, dict) else {}
            known = named if any(named.values()) else {}
            ident = name[:40] or f"#{place + 1}"
            refused.append(Refused(id=ident, key=why.key, said=why.said, names=known))
        else:
            found[read.id] = read
    return tuple(found.values()), tuple(refused)


class _CannotOffer(ValueError):
    def __init__(self, key: str, said: object) -> None:
        super().__init__(key)
        self.key, self.said = key, str(said)[:80]


def _require(holds: object, key: str, said: object = "") -> None:
    if not holds:
        raise _CannotOffer(key, said)


def _read(entry: Any, key: str) -> Basemap:
    _require(isinstance(entry, dict), "entry")
    name, crs = entry.get("id"), entry.get("crs", MERCATOR)
    _require(isinstance(name, str) and _ID.fullmatch(name) and name != NONE, "id", name)
    _require("BD" not in str(crs).upper(), "bd09")
    _require(crs in (MERCATOR, GCJ), "crs", crs)
    kind = entry.get("type", "xyz")
    _require(kind in ("xyz", "tianditu"), "type", kind)
    return _tianditu(entry, key) if kind == "tianditu" else _xyz(entry, crs)


def _xyz(entry: Mapping[str, Any], crs: str) -> Basemap:
    url, given = entry.get("url"), entry.get("subdomains", [])
    _require(isinstance(url, str) and _is_template(url), "url", url)
    hosts = tuple(map(str, given)) if isinstance(given, list) else ()
    named = bool(hosts) and all(re.fullmatch(r"[\w-]{1,20}", one) for one in hosts)
    _require(named or "{s}" not in str(url), "hosts")
    least, most = entry.get("min_zoom", _LEAST_ZOOM), entry.get("max_zoom", _USUAL_ZOOM)
    _require(type(least) is int and type(most) is int, "zoom")
    _require(_LEAST_ZOOM <= least <= most <= _MOST_ZOOM, "zoom")
    attribution = str(entry.get("attribution", "")).strip()
    _require(attribution, "attribution")
    return Basemap(
        id=entry["id"],
        names=_names(entry, entry["id"]),
        urls=(str(url),),
        hosts=hosts,
        min_zoom=least,
        max_zoom=most,
        attribution=attribution[:200],
        crs=crs,
    )


def _tianditu(entry: Mapping[str, Any], key: str) -> Basemap:
    wanted = str(entry.get("pair", "vec"))
    _require(wanted in _TIANDITU, "pair", wanted)
    _require(re.fullmatch(r"[0-9A-Za-z]{8,64}", key), "key")
    return Basemap(
        id=entry["id"],
        names=_names(entry, entry["id"]),
        urls=tuple(_TIANDITU_URL.format(layer=layer, key=key) for layer in _TIANDITU[wanted]),
        hosts=_TIANDITU_HOSTS,
        min_zoom=_TIANDITU_ZOOMS[0],
        max_zoom=_TIANDITU_ZOOMS[1],
        attribution=str(entry.get("attribution", "天地图 · 国家地理信息公共服务平台"))[:200],
        crs=MERCATOR,
    )


def _names(entry: Mapping[str, Any], otherwise: str = "") -> Mapping[str, str]:
    given = {code: str(entry.get(f"name_{code}", ""))[:60] for code in ("zh", "en", "de")}
    first = next((one for one in given.values() if one), otherwise)
    return {f"name_{code}": said or first for code, said in given.items()}


def _is_template(url: str) -> bool:
    """Whether an address is one of tiles, encrypted or on this very machine."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        return False
    rest = re.sub(r"\{[zxys]\}", "", url)
    return (
        all(hole in parts.path + parts.query for hole in _HOLES)
        and not re.search(r"[{}\s\\<>\"']", rest)
        and "@" not in parts.netloc
        and bool(host)
        and (parts.scheme == "https" or (parts.scheme == "http" and host in _OWN_HOSTS))
    )
