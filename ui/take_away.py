"""The window in which the layers on the map become a file: format, coordinate system, download.

A file is made when it is asked for, never before. What the map asks for may hold anything: ids that
are no layer are left out.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from i18n import Speech
from layers import MapLayer
from layers.colophon import colophon
from layers.imported import ImportedLayer
from layers.to_files import CRS_CODES, TooFar, to_geojson, to_geopackage
from park import Park, Selection
from ui.file_offer import offer_file
from ui.map_imported import imported_layers
from ui.markup import plain_markdown
from ui.offline_page import page_alone
from ui.table_file import FORMATS
from ui.table_take_away import offer_table

_WISH = "twin.take"

MOST_ON_PAGE = 20_000
"""Features of imported layers that a page carries as text; a file for a GIS has no such bound."""

_MAP_FORMATS = ("geopackage", "geojson", "page")
_FORMATS = (*_MAP_FORMATS, *FORMATS)
_SYSTEMS = {4326: "take.crs.4326", 4490: "take.crs.4490", 4550: "take.crs.4550"}
_KINDS = {
    "geopackage": ("gpkg", "application/geopackage+sqlite3"),
    "geojson": ("geojson", "application/geo+json"),
    "page": ("html", "text/html"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is taken away: the layers that are on, in drawing order, and what is said of them."""

    park: Park
    chosen: Selection
    layers: tuple[MapLayer, ...]
    say: Speech
    imported: tuple[ImportedLayer, ...] = ()
    """Layers of the reader's own that are on."""

    def imported_in(self, form: str) -> tuple[ImportedLayer, ...]:
        """Return the layers of the reader's own that a file of that form holds."""
        if form != "page":
            return self.imported
        held, room = [], MOST_ON_PAGE
        for one in self.imported:
            if one.count <= room:
                held.append(one)
                room -= one.count
        return tuple(held)


def wish_to_take(park: Park, value: str) -> None:
    """Remember which layers the map wants to take away; `value` is ``{"layers": [ids]}``."""
    del park
    try:
        wish = json.loads(value)
    except ValueError:
        return
    ids = wish.get("layers") if isinstance(wish, dict) else None
    if isinstance(ids, list):
        st.session_state[_WISH] = tuple(one for one in ids if isinstance(one, str))


def take_away(park: Park, chosen: Selection, built: Sequence[MapLayer], say: Speech) -> None:
    """Open the window if the map asked for it in this run."""
    ids = st.session_state.pop(_WISH, None)
    if ids is None:
        return
    by_id = {layer.id: layer for layer in built}
    layers = tuple(by_id[one] for one in dict.fromkeys(ids) if one in by_id)
    brought = tuple(one for one in imported_layers() if one.id in ids)
    wanted = Wanted(park=park, chosen=chosen, layers=layers, say=say, imported=brought)
    st.dialog(say("take.title"), width="medium")(_window)(wanted)


def _window(wanted: Wanted) -> None:
    say = wanted.say
    layers: tuple[MapLayer | ImportedLayer, ...] = (*wanted.layers, *wanted.imported)
    if not layers:
        st.info(say("take.none"))
        return
    count = sum(len(layer.features) for layer in wanted.layers)
    count += sum(layer.count for layer in wanted.imported)
    st.write(say("take.about", layers=len(layers), features=say.number(count, 0)))
    form = st.radio(
        say("take.format"),
        _FORMATS,
        format_func=lambda one: say(_words_of(one)),
        key="take.format",
    )
    crs = CRS_CODES[0]
    if form in FORMATS:
        st.caption(say(f"list_file.about.{form}"))
    elif form != "page":
        crs = st.radio(
            say("take.crs"),
            CRS_CODES,
            format_func=lambda one: say(_SYSTEMS[one]),
            key="take.crs",
        )
        if form == "geojson" and crs != CRS_CODES[0]:
            st.caption(say("take.old_crs"))
        st.caption(say("take.geometry"))
    if missing := left_out(wanted, form):
        st.warning(say(f"take.left_out.{'page' if form == 'page' else 'list'}", names=missing))
    if st.button(say("take.make"), key="take.make", type="primary"):
        with st.spinner(say("take.making")):
            if form in FORMATS:
                offer_table(wanted.park, wanted.chosen, form, say)
            else:
                _make(wanted, form, crs)


def left_out(wanted: Wanted, form: str) -> str:
    """Return the names of imported layers that are on and that the file will not hold."""
    held = () if form in FORMATS else wanted.imported_in(form)
    left = (plain_markdown(one.name) for one in wanted.imported if one not in held)
    return wanted.say("list.join").join(left)


def _words_of(form: str) -> str:
    return f"take.format.{form}" if form in _MAP_FORMATS else f"take.list.{form}"


def _make(wanted: Wanted, form: str, crs: int) -> None:
    say = wanted.say
    ending, kind = _KINDS[form]
    system = "" if form == "page" else f"-{crs}"
    marked = f"{say('demonstration.file')}-" if wanted.park.demonstration else ""

    def too_far(error: Exception) -> str:
        return say("take.too_far", name=plain_markdown(str(error)), crs=say(_SYSTEMS[crs]))

    offer_file(
        lambda: content_of(wanted, form, crs),
        {TooFar: too_far},
        name=f"{marked}{say('take.file')}-{wanted.chosen.on.isoformat()}{system}.{ending}",
        mime=kind,
        key="take.download",
        say=say,
    )


def content_of(wanted: Wanted, form: str, crs: int) -> bytes:
    """Return the file's bytes.

    Raises
    ------
    TooFar
        If an imported layer reaches beyond what the coordinate system can say.
    OSError
        If the temporary file of a GeoPackage cannot be written.
    """
    park, say, layers = wanted.park, wanted.say, wanted.layers
    title = say("picture.title", park=say("app.name"), page=say("map.map"))
    imported = wanted.imported_in(form)
    names = tuple(one.name for one in imported)
    about = colophon(park, wanted.chosen, layers, title, say, imported=names)
    if form == "page":
        area = wanted.chosen.area
        return page_alone(park, layers, about, say, imported=imported, area=area).encode()
    write = to_geopackage if form == "geopackage" else to_geojson
    return write(layers, about, crs, park, say, imported=imported)
