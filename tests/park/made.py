"""Parks made of generated projects on the tiny park's zones, and selections over any park."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pandas as pd
from hypothesis import settings
from hypothesis import strategies as st
from shapely.geometry import LineString, MultiLineString, Point, Polygon
from shapely.geometry.base import BaseGeometry

from park import Park, Selection
from park.vocabulary import (
    NO_STAGE,
    NO_UNIT,
    NO_ZONE,
    GeometryBasis,
    InPark,
    Lateness,
    Origin,
    Placing,
    Sector,
    Theme,
)

repeatable = settings(derandomize=True, deadline=None, database=None)
"""The same examples at every run."""

MOST = 12

SHAPES: dict[str, BaseGeometry] = {
    "point": Point(123.153, 41.694),
    "line": LineString([(123.15, 41.691), (123.16, 41.695)]),
    "lines": MultiLineString(
        [[(123.15, 41.691), (123.151, 41.692)], [(123.16, 41.69), (123.161, 41.691)]]
    ),
    "area": Polygon([(123.15, 41.69), (123.155, 41.69), (123.155, 41.695)]),
}


@dataclass(frozen=True)
class Made:
    """One generated project, before it becomes rows."""

    theme: str
    sector: str
    origin: str
    in_park: str
    owner: str
    money: float
    zones: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    shape: str | None = None
    basis: str = GeometryBasis.SCHEMATIC
    events: tuple[dict[str, str], ...] = field(default=())


def event(stage: str, written: str, bound: str = "=", basis: str = "stated") -> dict[str, str]:
    """Return a stage event of a project yet to be named."""
    return {"stage": stage, "date": written, "bound": bound, "basis": basis}


def park_of(base: Park, made: list[Made]) -> Park:
    """Return `base` with these projects instead of its own."""
    named = {f"p{at}": one for at, one in enumerate(made)}
    blank = dict.fromkeys(base.projects.columns, "")
    projects = [
        blank
        | {
            "id": name, "name_zh": f"项目{name}", "name_en": f"Project {name}", "theme": one.theme,
            "sector": one.sector, "origin": one.origin, "in_park": one.in_park,
            "owner": one.owner, "investment_yi_cny": one.money, "source_ids": "plan",
        }
        for name, one in named.items()
    ]  # fmt: skip
    return replace(
        base,
        projects=_frame(base.projects, projects),
        project_zones=_frame(
            base.project_zones,
            [
                {"project_id": name, "zone_id": zone, "basis": "stated"}
                for name, one in named.items()
                for zone in sorted(one.zones)
            ],
        ),
        project_units=_frame(
            base.project_units,
            [
                {"project_id": name, "unit_id": unit, "role": "lead"}
                for name, one in named.items()
                for unit in sorted(one.units)
            ],
        ),
        project_sites=_frame(
            base.project_sites,
            [
                {
                    "project_id": name, "geometry_basis": one.basis, "accuracy_m": 400.0,
                    "source_ids": "plan", "note": "", "geometry": SHAPES[one.shape],
                }
                for name, one in named.items()
                if one.shape is not None
            ],
        ),
        stage_events=_frame(
            base.stage_events,
            [
                {"project_id": name, "source_ids": "plan", "note": ""} | told
                for name, one in named.items()
                for told in one.events
            ],
        ),
    )  # fmt: skip


def _frame(like: pd.DataFrame, rows: list[dict[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=list(like.columns))


written_dates = st.one_of(
    st.integers(2018, 2027).map(str),
    st.builds("{}-{:02}".format, st.integers(2018, 2027), st.integers(1, 12)),
    st.dates(date(2018, 1, 1), date(2027, 12, 31)).map(date.isoformat),
)
days = st.dates(date(2017, 6, 1), date(2028, 6, 30))
seeds = st.integers(0, 2**32 - 1)
"""What parks and selections are made from: drawing them part by part would take minutes."""


def made_park(base: Park, seed: int) -> Park:
    """Return a park of none to twelve projects on the zones, units and stages of `base`."""
    dice = Random(seed)
    return park_of(base, [_made(base, dice) for _ in range(dice.randint(0, MOST))])


def _made(base: Park, dice: Random) -> Made:
    return Made(
        theme=dice.choice(list(Theme)),
        sector=dice.choice(list(Sector)),
        origin=dice.choice(list(Origin)),
        in_park=dice.choice(list(InPark)),
        owner=dice.choice(["", "甲公司", "Siemens", "BMW Brilliance"]),
        money=dice.choice([float("nan"), 0.0, 1.5, 20.0]),
        zones=_some(dice, list(base.zones["id"])),
        units=_some(dice, list(base.units["id"])),
        shape=dice.choice([None, *SHAPES]),
        basis=dice.choice(list(GeometryBasis)),
        events=tuple(_event(base, dice) for _ in range(dice.randint(0, 4))),
    )


def _event(base: Park, dice: Random) -> dict[str, str]:
    day = date(2018, 1, 1) + timedelta(days=dice.randrange(3_650))
    return event(
        dice.choice(base.stages.ids),
        day.isoformat()[: dice.choice([4, 7, 10])],
        dice.choice(["=", "by"]),
        dice.choice(["stated", "inferred", "planned"]),
    )


def _some(dice: Random, values: Sequence[str], most: int = 3) -> frozenset[str]:
    return frozenset(map(str, dice.sample(values, dice.randint(0, min(most, len(values))))))


def made_selection(park: Park, seed: int) -> Selection:
    """Return a selection of anything that can be asked of `park`; half of them ask for little."""
    dice = Random(seed)
    words = ["甲", "公司", "bmw", "BMW", "p1", "siemens", "a b", "项目 p", "沈阳", "no such", "é"]

    def some(values: Iterable[str], most: int) -> frozenset[str]:
        return _some(dice, list(values), most) if dice.random() < share else frozenset()

    share = dice.choice([0.15, 0.5, 1.0])
    return Selection(
        on=date(2017, 6, 1) + timedelta(days=dice.randrange(4_000)),
        zones=some([*park.zones["id"], NO_ZONE], 3),
        themes=some(Theme, 6),
        sectors=some(Sector, 12),
        stages=some([*park.stages.ids, NO_STAGE], 8),
        reached=some(park.stages.steps, 3),
        units=some([*park.units["id"], NO_UNIT], 12),
        origins=some(Origin, 2),
        in_park=some(InPark, 3),
        placings=some(Placing, 3),
        late=some(Lateness, 1),
        text=dice.choice(words) if dice.random() < share / 4 else "",
        area=_area(dice) if dice.random() < share / 4 else (),
    )


def _area(dice: Random) -> tuple[tuple[float, float], ...]:
    """Return the corners of a box somewhere around the shapes, on the grid of an address."""
    west, south = 12_310_000 + dice.randrange(9_000), 4_166_000 + dice.randrange(5_000)
    wide, high = (dice.choice((3, 300, 6_000)) for _ in range(2))
    corners = ((0, 0), (wide, 0), (wide, high), (0, high))
    return tuple(((west + x) / 100_000, (south + y) / 100_000) for x, y in corners)


def put_under(park: Park, refs: list[str], seed: int) -> Park:
    """Return the park with some of its projects, and one that is none, put under tasks."""
    dice = Random(seed)
    rows = [
        {"project_id": name, "plan_ref": ref, "note": "",
         "basis": "assigned" if ref else dice.choice(["several", "none", "unclear"])}
        for name in [*park.projects["id"], "nobody"]
        if dice.random() < 0.6
        for ref in [dice.choice(refs)]
    ]  # fmt: skip
    return replace(park, project_tasks=_frame(park.project_tasks, rows))
