"""The page of a zone: the same words and the same map as on paper, and the way to the PDF."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from briefing.to_pdf import MissingCharacters, to_pdf
from briefing.zone_picture import Picture, zone_picture
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


def zone_page(park: Park, chosen: Selection, say: Speech) -> None:
    """Show the page of the one zone that is chosen; else let the reader choose one."""
    if len(chosen.zones) != 1:
        show(choice(park, chosen, say))
        return
    (zone_id,) = chosen.zones
    sheet, picture = _content((park.revision.number, chosen, say.code), park, zone_id, chosen, say)
    with st.container(key="sheet", gap="small"):
        left, right = st.columns([58, 42], gap="medium")
        with left:
            show(_head(sheet))
        with right:
            _paper(park, sheet, picture, chosen, say)
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
    key: tuple[object, ...], _park: Park, _zone_id: str, _chosen: Selection, _say: Speech
) -> tuple[ZoneSheet, Picture]:
    """Make the words and the map; `key` says what the rest of the arguments depend on."""
    del key
    sheet = zone_sheet(_park, _zone_id, _chosen, _say)
    return sheet, zone_picture(_park, _zone_id, sheet.name, _chosen, _say)


@st.cache_resource(max_entries=16, show_spinner=False)
def _pdf(key: tuple[object, ...], _park: Park, _sheet: ZoneSheet, _picture: Picture) -> bytes:
    """Set the PDF; `key` says what the rest of the arguments depend on."""
    del key
    return to_pdf(_sheet, _picture, FONTS, _park.revision.made_at)


def _paper(park: Park, sheet: ZoneSheet, picture: Picture, chosen: Selection, say: Speech) -> None:
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


def choice(park: Park, chosen: Selection, say: Speech) -> Markup:
    """Return a large link to each zone, and to the projects without one, with their counts."""
    names = {row["id"]: say.name(row) for row in park.zones.to_dict("records")}
    names[NO_ZONE] = say("sheet.no_zone")
    links = []
    for zone_id, name in names.items():
        count = int(replace(chosen, zones=frozenset({zone_id})).mask(park).sum())
        told = say("sheet.choose_count", count=say.number(count, 0))
        address = link_to("zones", zone=zone_id)
        inside = (tag("b", name), tag("span", told))
        links.append(tag("a", *inside, href=address, target="_self", class_="twin-card"))
    return tag(
        "div",
        tag("h3", say("sheet.choose"), class_="twin-title"),
        tag("p", say("sheet.choose_help")),
        tag("div", *links, class_="twin-doors"),
        class_="twin-sheet",
    )


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
