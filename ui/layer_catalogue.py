"""A layer as the catalogue shows it: how it looks, how much it holds, what is known about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np

from i18n import Speech
from layers import MapLayer, Style, legend_of
from layers.marks import Mark, marks_of
from layers.palette import Palette
from layers.source_words import licence_words, publisher_words
from park import Park
from park.published import last_read


def layer_entry(
    park: Park, layer: MapLayer, say: Speech, palette: Palette, *, known: bool
) -> dict[str, Any]:
    """Return a layer's row of the catalogue; `known` adds what is known about it."""
    definition = layer.definition
    entry = {
        "id": layer.id,
        "title": say(f"layer.{layer.id}.title"),
        "about": say(f"layer.{layer.id}.about"),
        "group": say(f"group.{definition.group}"),
        "visible": definition.visible,
        "count": say.number(len(layer.features), 0),
        "legend": [swatch_of(item.style, say(item.text_key), palette) for item in legend_of(layer)],
        "marks": list(marks_of([layer])),
    }
    if not known:
        return entry
    missing = layer.unplaced
    looks = layer.features[0].style if layer.features else definition.styles[0].key
    return entry | {
        "unplaced": "" if missing is None else say.number(missing, 0),
        "swatch": swatch_of(layer.style(looks), "", palette),
        "facts": _facts(park, layer, say),
        "sources": _sources(park, layer, say),
    }


def mark_entries(say: Speech, palette: Palette) -> list[dict[str, Any]]:
    """Return the legend's rows that say what dashes, hatching, bands and circles mean."""
    return [
        {
            **swatch_of(mark.style, say(mark.text_key), palette),
            "mark": mark,
            "round": mark is Mark.CIRCLE,
            "of_accuracy": mark in (Mark.CIRCLE, Mark.BAND),
        }
        for mark in Mark
    ]


def _facts(park: Park, layer: MapLayer, say: Speech) -> list[tuple[str, str]]:
    bases = Counter(feature.basis for feature in layer.features)
    join = say("list.join")
    facts = [
        ("shown", say.number(len(layer.features), 0)),
        ("unplaced", "" if layer.unplaced is None else say.number(layer.unplaced, 0)),
        ("basis", join.join(
            say("catalogue.basis_of", basis=say(f"basis.{basis}"), count=say.number(count, 0))
            for basis, count in bases.most_common()
        )),
        ("accuracy", _accuracy(layer, say)),
        ("read_on", say.day(_latest(park, layer)) if layer.features else ""),
        ("files", join.join(layer.definition.sources)),
    ]  # fmt: skip
    return [(say(f"catalogue.{name}"), value) for name, value in facts if value]


def _accuracy(layer: MapLayer, say: Speech) -> str:
    metres = np.array([feature.accuracy_m for feature in layer.features], dtype=float)
    metres = metres[np.isfinite(metres)]
    if not len(metres):
        return say("catalogue.accuracy_unknown")
    least, most = (say.number(float(one), 0) for one in (metres.min(), metres.max()))
    if least == most:
        return say("map.plus_minus", metres=most)
    return say("catalogue.accuracy_between", least=least, most=most)


def _source_rows(park: Park, layer: MapLayer) -> list[Mapping[Any, Any]]:
    ids = Counter(one for feature in layer.features for one in feature.source_ids)
    rows = {row["id"]: row for row in park.sources.to_dict("records")}
    return [rows[one] for one, _ in ids.most_common() if one in rows]


def _latest(park: Park, layer: MapLayer) -> date:
    """Return the day on which the layer's latest source was read."""
    read = last_read(row["accessed"] for row in _source_rows(park, layer))
    return read or park.revision.made_at.date()


def _sources(park: Park, layer: MapLayer, say: Speech) -> list[dict[str, str]]:
    return [
        {
            "title": str(row["title"]),
            "address": str(row["url"]),
            "line": say(
                "source.line",
                publisher=publisher_words(park, str(row["publisher"]), say),
                published=row["published"] or say("source.undated"),
                trust=say(f"trust.{row['trust']!s}"),
            ),
            "licence": licence_words(str(row["licence"]), say),
        }
        for row in _source_rows(park, layer)
    ]


def swatch_of(style: Style, text: str, palette: Palette) -> Mapping[str, Any]:
    """Return how a style looks in the legend, with its words."""
    return {
        "kind": style.kind,
        "text": text,
        "colour": palette[style.colour],
        "fill": palette[style.fill] if style.fill else None,
        "opacity": style.fill_opacity,
        "width": style.width_px,
        "radius": style.radius_px,
        "strength": style.strength,
        "dashed": style.dash_m is not None,
        "hatched": style.hatched,
        "hollow": style.hollow,
        "rim": palette["rim"],
        "edge": palette["rim"],
    }
