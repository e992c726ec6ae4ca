"""The map with everything it needs, in the reader's language and colours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from i18n import Speech
from layers import MapLayer, build_layers
from layers.model import Group
from layers.to_pydeck import compact_json, to_pydeck
from park import Park, Selection
from park.extent import extent
from ui import theme
from ui.deck_runtime import runtime_address
from ui.flat_map import told_flat
from ui.imported_words import imported_entries
from ui.layer_catalogue import layer_entry, mark_entries
from ui.map_actions import act
from ui.map_imported import carry_imported, imported_layers, take_file
from ui.map_parts import Drawn, content_of_parts
from ui.map_words import home_bounds, names_on_map, tips_of
from ui.take_away import take_away
from ui.twin_map import twin_map

_WORDS = (
    "map", "layers", "legend", "zoom_in", "zoom_out", "home", "fullscreen", "opacity", "accuracy",
    "accuracy_switch", "accuracy_about", "note", "failed", "m", "km",
    "click_again", "canvas",
)  # fmt: skip

_BELOW_IMPORTED = "zones"

Picked = Callable[[str, str], None]


@st.cache_resource(max_entries=32, show_spinner=False)
def _drawn(
    _park: Park, revision: int, chosen: Selection, *, dark: bool
) -> tuple[tuple[MapLayer, ...], str]:
    """Build and serialise the layers; `revision`, selection and theme are the cache's key."""
    del revision
    built = build_layers(_park, chosen)
    return built, compact_json(to_pydeck(built, theme.map_palette_of(dark=dark)))


def draw_ahead(park: Park, chosen: Selection) -> None:
    """Build the layers of a selection before a reader asks for them, in the light colours."""
    _drawn(park, park.revision.number, chosen, dark=False)
    runtime_address()


def map_panel(
    park: Park,
    chosen: Selection,
    say: Speech,
    *,
    picked: str = "",
    on_pick: Picked | None = None,
    desk: bool = False,
    small: bool = False,
) -> None:
    """Show the map of a selection, with the feature whose id is `picked` ringed.

    `desk` adds the planner's tools; a `small` one stands beside something else, its legend folded.
    """
    content = {**map_content(park, chosen, say, picked, desk=desk), "small": small}
    twin_map(content, on_pick, lambda what, value: act(park, what, value), take_file)
    if desk:
        carry_imported()
        built, _ = _drawn(park, park.revision.number, chosen, dark=theme.is_dark())
        take_away(park, chosen, built, say)


def map_content(
    park: Park, chosen: Selection, say: Speech, picked: str = "", *, desk: bool = False
) -> dict[str, Any]:
    """Return everything the map component is fed with."""
    built, spec = _drawn(park, park.revision.number, chosen, dark=theme.is_dark())
    palette = theme.map_palette()
    drawn = Drawn(park=park, chosen=chosen, built=built, say=say, dark=theme.is_dark())
    content = {
        "desk": desk,
        "language": say.code,
        "texts": say.under("desk.") if desk else {},
        **(content_of_parts(drawn) if desk else {}),
        "spec": spec,
        "runtime": runtime_address(),
        "home": home_bounds(park),
        "selected": picked,
        "focus": extent(park, picked),
        "labels": names_on_map(built, palette, say),
        "tips": {layer.id: tips_of(park, layer, say) for layer in built},
        "order": [layer.id for layer in built],
        "catalogue": [
            layer_entry(park, layer, say, palette, known=desk)
            for group in Group
            for layer in reversed(built)
            if layer.definition.group is group
        ],
        "marks": mark_entries(say, palette),
        "colours": {
            **{name: theme.tokens()[name] for name in ("accent", "card", "hairline", "quiet")},
            **{name: palette[name] for name in ("ink", "halo", "ground")},
        },
        "watermark": say("demonstration.mark") if park.demonstration else "",
        "words": {word: say(f"map.{word}") for word in _WORDS},
    }
    flat = told_flat(park, chosen, built, content, say)
    brought = imported_entries(imported_layers(), say, palette) if desk and not flat["page"] else []
    return {
        **content,
        "flat": flat,
        "order": _with_brought(content["order"], brought),
        "catalogue": [*content["catalogue"], *brought],
    }


def _with_brought(order: list[str], brought: list[dict[str, Any]]) -> list[str]:
    """Return the drawing order with imported layers above the zones, below what is smaller."""
    at = order.index(_BELOW_IMPORTED) + 1 if _BELOW_IMPORTED in order else len(order)
    return [*order[:at], *(one["id"] for one in brought), *order[at:]]
