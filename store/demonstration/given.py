"""What made-up projects are hung on: the real zones, units, tasks, indicators and stages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import shapely

from park.stages import StageKind
from park.vocabulary import PERCENTAGES
from store.keys import Row
from store.reading.rows import GEOMETRY
from store.syncing import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the generator needs of the real data; it makes nothing else depend on it."""

    as_of: date
    """The day the data is as of: what was made up to have happened, happened by then."""
    zones: Mapping[str, shapely.Geometry]
    """Outlines by zone id, EPSG:4326."""
    units: tuple[str, ...]
    tasks: tuple[str, ...]
    """Tasks of the plan that have no task below them."""
    steps: tuple[str, ...]
    """Stages of the pipeline, in order."""
    halts: tuple[str, ...]
    """Stages that pause or end a project."""
    targets: Mapping[str, tuple[float, bool]]
    """By indicator with a target: the target, and whether it is a percentage."""


def given_by(tables: Tables) -> Given:
    """Read what is needed from the checked rows of a data folder.

    The day is the last one on which a source was read, so that the same folder gives the same rows
    on every day.
    """
    stages = sorted(tables["stages"].values(), key=lambda row: float(str(row["order"])))
    parents = {str(row["parent_ref"]) for row in tables["plan_tasks"].values()}
    read_on = max(str(row["accessed"]) for row in tables["sources"].values())
    return Given(
        as_of=_last_day(read_on),
        zones={str(row["id"]): _shape(row) for row in tables["zones"].values()},
        units=tuple(str(row["id"]) for row in tables["units"].values()),
        tasks=tuple(ref for ref in tables["plan_tasks"] if ref not in parents),
        steps=tuple(str(s["id"]) for s in stages if s["kind"] == StageKind.PIPELINE),
        halts=tuple(str(s["id"]) for s in stages if s["kind"] != StageKind.PIPELINE),
        targets={
            str(row["id"]): (row["target_value"], row["unit"] in PERCENTAGES)
            for row in tables["indicators"].values()
            if isinstance(row["target_value"], float)
        },
    )


def _last_day(written: str) -> date:
    from park.day import day_span

    return day_span(written).last


def _shape(row: Row) -> shapely.Geometry:
    stored = row[GEOMETRY]
    assert isinstance(stored, bytes), "checked rows have their outlines"
    return shapely.from_wkb(stored)
