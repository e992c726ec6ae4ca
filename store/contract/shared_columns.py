"""Columns that many data files share, and helpers that keep the declarations short."""

from __future__ import annotations

from typing import Final

from park.vocabulary import GeometryBasis
from store.contract.column import Column, Form, Kind

PARK_ID: Final = "sino-german-park"
"""The Sino-German park in Shenyang. Every row is keyed by it, so that a store can hold others."""

LINE_SHAPES: Final = ("LineString", "MultiLineString")
AREA_SHAPES: Final = ("Polygon", "MultiPolygon")
POINT_SHAPES: Final = ("Point", "MultiPoint")

LANGUAGES: Final = ("zh", "en", "de")
"""Languages that the data files have names in, the required one first."""


def slug(name: str, says: str, refers_to: str = "", *, required: bool = True) -> Column:
    """Return a column of lower-case ASCII ids, of its own or of another file's rows."""
    return Column(name=name, says=says, form=Form.SLUG, refers_to=refers_to, required=required)


def text(name: str, says: str) -> Column:
    """Return a column of text that a row may lack."""
    return Column(name=name, says=says, required=False)


def choice(name: str, says: str, one_of: tuple[str, ...], *, required: bool = True) -> Column:
    """Return a column with a closed vocabulary."""
    return Column(name=name, says=says, one_of=tuple(one_of), required=required)


def names(stem: str = "name", *, required: tuple[str, ...] = ("zh", "en")) -> tuple[Column, ...]:
    """Return a name's columns, one a language."""
    spoken = {"zh": "Chinese", "en": "English", "de": "German"}
    return tuple(
        Column(
            name=f"{stem}_{code}",
            says=f"{stem.capitalize()} in {spoken[code]}.",
            required=code in required,
        )
        for code in LANGUAGES
    )


NOTE: Final = text("note", "What a reader should know about the row.")

SOURCES: Final = Column(
    name="source_ids",
    says="Sources that the row rests on.",
    form=Form.SLUG,
    refers_to="sources.id",
    many=True,
)

PLAN_REF: Final = Column(
    name="plan_ref",
    says="Tasks of the plan, as the plan numbers them.",
    refers_to="plan_tasks.ref",
    many=True,
    required=False,
)

GEOMETRY_BASIS: Final = choice(
    "geometry_basis", "How well the geometry is known.", tuple(GeometryBasis)
)

ACCURACY: Final = Column(
    name="accuracy_m",
    says="How far the true place may lie from the one given.",
    kind=Kind.NUMBER,
    unit="m",
    low=0,
)
