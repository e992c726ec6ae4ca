"""The attributes of features as the columns of a table, for files that leave the twin."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from i18n import Speech
from i18n.catalogue import languages
from layers.choice_words import stage_name
from layers.colophon import Colophon
from layers.model import Feature, MapLayer
from layers.project_columns import PROJECT_COLUMNS, about_projects
from park import Park
from park.vocabulary import NO_STAGE

NUMBERS: Final = frozenset({"area_km2"})
"""Facts that are numbers."""


DEMONSTRATION: Final = "demonstration"
"""Column that only files of made-up projects have; true in every row."""

_STAGE: Final = "stage."
"""Begins the facts that are stages, whose words are data."""


Row = dict[str, Any]


def rows_of(layer: MapLayer, about: Colophon, park: Park, say: Speech) -> list[Row]:
    """Return the attributes of a layer's features, one row a feature, in their order.

    Ids of vocabularies stand beside their words in the language of `say`: ``stage`` and
    ``stage_text``. Every row has the same columns.
    """
    taken = {"fid", "geom", "geometry"}
    fixed = (
        "id", "layer", *(f"name_{one.code}" for one in languages()), "style", "style_text",
        "geometry_basis", "geometry_basis_text", "accuracy_m", "source_ids", "as_of", "revision",
        *((DEMONSTRATION,) if about.watermark else ()),
    )  # fmt: skip
    told = about_projects(park, layer, say)
    columns = {
        name: free_name(name, taken)
        for name in (*fixed, *_facts_of(layer.features, say), *(PROJECT_COLUMNS if told else ()))
    }
    found = []
    for feature in layer.features:
        row = {
            **_fixed(layer, feature, about, say),
            **_facts(feature, park, say),
            **told.get(feature.id, {}),
        }
        found.append({column: row.get(name) for name, column in columns.items()})
    return found


def free_name(name: str, taken: set[str]) -> str:
    """Return the name, lengthened where SQLite, which ignores case, has it already."""
    while name.casefold() in taken:
        name += "_"
    taken.add(name.casefold())
    return name


def _fixed(layer: MapLayer, feature: Feature, about: Colophon, say: Speech) -> Row:
    words = f"layer.{layer.id}.style.{feature.style}"
    names = {f"name_{one.code}": feature.names.get(f"name_{one.code}") for one in languages()}
    return {
        "id": text_of(feature.id),
        "layer": layer.id,
        **{column: text_of(name) for column, name in names.items()},
        "style": feature.style,
        "style_text": say(words) if say.has(words) else None,
        "geometry_basis": text_of(feature.basis),
        "geometry_basis_text": _said(f"basis.{feature.basis}", say),
        "accuracy_m": float(feature.accuracy_m) if feature.accuracy_m > 0 else None,
        "source_ids": ";".join(feature.source_ids) or None,
        "as_of": about.as_of.isoformat(),
        "revision": about.revision,
        DEMONSTRATION: True,
    }


def _facts_of(features: Iterable[Feature], say: Speech) -> tuple[str, ...]:
    """Return the columns of all facts: beside the id of what has words, the words."""
    found: dict[str, None] = {}
    for feature in features:
        for name, value in feature.facts.items():
            found[name] = None
            if _has_words(value, say):
                found[f"{name}_text"] = None
        if feature.count is not None:
            found["projects"] = None
    return tuple(found)


def _has_words(value: str, say: Speech) -> bool:
    return value.startswith(_STAGE) or say.has(value)


def _facts(feature: Feature, park: Park, say: Speech) -> Row:
    row: Row = {}
    for name, value in feature.facts.items():
        member = value.partition(".")[2]
        if name in NUMBERS:
            row[name] = float(value)
        elif value.startswith(_STAGE):
            row[name] = None if member == NO_STAGE else member
            row[f"{name}_text"] = stage_name(park, member, say)
        elif _has_words(value, say):
            row[name], row[f"{name}_text"] = member, say(value)
        else:
            row[name] = text_of(value)
    if feature.count is not None:
        row["projects"] = feature.count
    return row


def _said(key: str, say: Speech) -> str | None:
    return say(key) if say.has(key) else None


def text_of(value: object) -> str | None:
    """Return text as every file can hold it; None for what is unknown.

    A NUL ends a text in SQLite, and half a surrogate pair is no character: both become U+FFFD.
    """
    if not isinstance(value, str) or not value:
        return None
    whole = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\0", "\ufffd")
