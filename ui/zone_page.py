"""The page of a zone: the same words and the same map as on paper, and the way to the PDF."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from briefing.to_pdf import MissingCharacters, to_pdf
from briefing.zone_picture import PAPER_PX, SIZE_PX, Picture, zone_picture
from briefing.zone_sheet import Grid, Part, ZoneSheet, zone_sheet
from i18n import Speech
from park import Park, Selection
from park.vocabulary import NO_ZONE
from ui.drawing import Drawing, show_drawing
from ui.live_park import ROOT
from ui.markup import show, tag
from ui.state import link_to
from ui.tables import table

FONTS = ROOT / "static" / "fonts" / "paper"
_MADE = "twin.sheet.made"
_DOOR_PX = (420.0, 270.0)
_DOORS = 3
"""Zones side by side."""


def zone_page(park: Park, chosen: Selection, say: Speech) -> None:
    """Show the page of the one zone that is chosen; else let the reader choose one."""
    if len(chosen.zones) != 1:
        _doors(park, chosen, say)
        return
    (zone_id,) = chosen.zones
    key = (park.revision.number, chosen, say.code, zone_id)
    sheet, picture = _content(key, park, zone_id, chosen, say)
    with st.container(key="sheet", gap="small"):
        left, right = st.columns([58, 42], gap="medium")
        with left:
            show(_head(sheet))
        with right:
            _paper(park, sheet, chosen, say)
        left, right = st.columns([58, 42], gap="medium")
        with left:
            show_drawing(Drawing(picture.light, picture.dark), "zone.map")
            show(tag("p", picture.credits, class_="twin-quiet"))
        with right:
            show(tag("div", _facts(sheet), _grid(sheet.stages), class_="twin-sheet"))
        left, right = st.columns(2, gap="medium")
        with left:
            parts = (_grid(sheet.projects), _part(sheet.problems), _part(sheet.sources))
            show(tag("div", *parts, class_="twin-sheet"))
        with right:
            lists = map(_part, (sheet.targets, sheet.works, sheet.buses))
            show(tag("div", *lists, class_="twin-sheet"))
        show(tag("p", say("footer.join").join(sheet.colophon), class_="twin-quiet"))


@st.cache_resource(max_entries=32, show_spinner=False)
def _content(
    key: tuple[object, ...],
    _park: Park,
    _zone_id: str,
    _chosen: Selection,
    _say: Speech,
    size_px: tuple[float, float] = SIZE_PX,
) -> tuple[ZoneSheet, Picture]:
    """Make the words and the map; `key` says what the rest of the arguments depend on."""
    del key
    sheet = zone_sheet(_park, _zone_id, _chosen, _say)
    return sheet, zone_picture(_park, _zone_id, sheet.name, _chosen, _say, size_px)


@st.cache_resource(max_entries=16, show_spinner=False)
def _pdf(key: tuple[object, ...], _park: Park, _sheet: ZoneSheet, _picture: Picture) -> bytes:
    """Set the PDF; `key` says what the rest of the arguments depend on."""
    del key
    return to_pdf(_sheet, _picture, FONTS, _park.revision.made_at)


def _paper(park: Park, sheet: ZoneSheet, chosen: Selection, say: Speech) -> None:
    """Make the PDF when it is asked for, never before, and offer it until the page changes."""
    key = (park.id, park.revision.number, chosen, say.code)

    def wish() -> None:
        st.session_state[_MADE] = key

    with st.container(key="sheet-paper", horizontal=True, vertical_alignment="center"):
        st.button(say("sheet.prepare"), key="sheet.prepare", on_click=wish)
        if st.session_state.get(_MADE) != key:
            return
        try:
            with st.spinner(say("sheet.making")):
                drawn = (*key, sheet.zone, "paper")
                _, picture = _content(drawn, park, sheet.zone, chosen, say, PAPER_PX)
                content = _pdf(key, park, sheet, picture)
        except MissingCharacters as lacking:
            told = say("list.join").join(f"{one} (U+{ord(one):04X})" for one in lacking.characters)
            st.error(say("sheet.missing", characters=told))
            return
        name = f"{say('sheet.file')}-{sheet.zone}-{chosen.on.isoformat()}-{say.code}.pdf"
        size = f"{say.number(max(1, round(len(content) / 1024)), 0)} KB"
        st.download_button(
            say("sheet.download", name=name, size=size),
            content,
            file_name=name,
            mime="application/pdf",
            key="sheet.download",
            on_click="ignore",
            type="primary",
        )


def _doors(park: Park, chosen: Selection, say: Speech) -> None:
    """Show each zone, and the projects without one: what is there, and where it lies."""
    words = (
        tag("h3", say("sheet.choose"), class_="twin-title"),
        tag("p", say("sheet.choose_help")),
    )
    show(tag("div", *words, class_="twin-sheet"))
    ids = [*park.zones["id"], NO_ZONE]
    with st.container(key="zone-doors"):
        for first in range(0, len(ids), _DOORS):
            row = ids[first : first + _DOORS]
            for zone_id, column in zip(row, st.columns(_DOORS, gap="small"), strict=False):
                key = (park.revision.number, chosen, say.code, zone_id)
                sheet, picture = _content(key, park, zone_id, chosen, say, _DOOR_PX)
                with column:
                    show_drawing(Drawing(picture.light, picture.dark), f"zone.door.{zone_id}")
                    show(_door(sheet))


def _door(sheet: ZoneSheet) -> Markup:
    name = tag("a", sheet.name, href=link_to("zones", zone=sheet.zone), target="_self")
    headline = tag("p", sheet.headline)
    return tag("div", name, headline, _facts(sheet), class_="twin-card twin-door")


def _head(sheet: ZoneSheet) -> Markup:
    headline = tag("p", sheet.headline, class_="twin-headline")
    return tag("div", tag("h2", sheet.name), headline, class_="twin-sheet")


def _facts(sheet: ZoneSheet) -> Markup:
    parts = ((tag("dt", name), tag("dd", words)) for name, words in sheet.facts)
    return tag("dl", *(part for pair in parts for part in pair), class_="twin-facts")


def _note(words: str) -> Markup | None:
    return tag("p", words, class_="twin-quiet") if words else None


def _grid(grid: Grid) -> Markup:
    numeric = range(grid.numeric, len(grid.header))
    rows = table(grid.header, grid.rows, numeric=numeric) if grid.rows else None
    return tag("section", tag("h4", grid.title), rows, _note(grid.note))


def _part(part: Part) -> Markup:
    lines = (tag("li", words) for words in part.lines)
    listed = tag("ul", *lines, class_="twin-lines") if part.lines else None
    return tag("section", tag("h4", part.title), listed, _note(part.note))
