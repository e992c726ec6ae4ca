"""A list holds every selected project once, in the order asked, unknown last, whatever the page."""

from __future__ import annotations

import math
from datetime import date
from functools import cmp_to_key
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from park import Park, Selection
from park.day import day_span
from park.listing import PAGE_SIZES, USUAL, Listing, from_query, to_query
from park.name_order import FEW, places
from park.order import Column, Order, listed
from park.vocabulary import InPark, Origin, Placing, Sector, Theme, Trust
from tests.park.made import made_park, made_selection, repeatable, seeds
from tests.park.plain import Plain, Row

LISTS = {
    Column.THEME: ("theme", Theme), Column.SECTOR: ("sector", Sector),
    Column.ORIGIN: ("origin", Origin), Column.IN_PARK: ("in_park", InPark),
}  # fmt: skip


class Told:
    """What a plain loop over rows finds for a column; None where nothing is known."""

    def __init__(self, park: Park, chosen: Selection) -> None:
        self.park, self.chosen, self.plain = park, chosen, Plain(park)

    def value(self, row: Row, column: Column) -> Any:
        if column in LISTS:
            field, order = LISTS[column]
            return list(order).index(row[field])
        if column in (Column.ZONE, Column.UNIT):
            return self._held(row["id"], zone=column is Column.ZONE)
        if column in (Column.PLACED, Column.TRUST):
            return self._graded(row, trust=column is Column.TRUST)
        if column is Column.NAME:
            return row["name_en"].casefold()
        if column in (Column.OWNER, Column.INVESTMENT):
            money = row["investment_yi_cny"]
            known = None if math.isnan(money) else money
            return known if column is Column.INVESTMENT else row["owner"].casefold() or None
        return self._of_days(row["id"], column)

    def _held(self, name: str, *, zone: bool) -> int | None:
        held = (self.plain.zones if zone else self.plain.units)[name]
        every = list((self.park.zones if zone else self.park.units)["id"])
        return min((every.index(one) for one in held), default=None)

    def _graded(self, row: Row, *, trust: bool) -> int | None:
        if not trust:
            placing = Placing(self.plain.placing(row))
            return None if placing is Placing.NONE else list(Placing).index(placing)
        grades = dict(self.park.sources.set_index("id")["trust"])
        found = {grades.get(one) for one in row["source_ids"].split(";")}
        return 0 if Trust.A in found else 1 if Trust.B in found else None

    def _of_days(self, name: str, column: Column) -> Any:
        on, ids = self.chosen.on, self.plain.ids
        stage = self.plain.certain_stage(name, on)
        at = ids.index(stage) if stage != "none" else -1
        if column is Column.STAGE:
            return at if at >= 0 else None
        if column is Column.NEXT:
            events = self.park.of_project("stage_events", name)
            planned = events[events["basis"] == "planned"].to_dict("records")
            ahead = [one for one in planned if ids.index(one["stage"]) > at]
            nearest = min((ids.index(one["stage"]) for one in ahead), default=None)
            told = [day_span(o["date"]).last for o in ahead if ids.index(o["stage"]) == nearest]
            return min(told, default=None)
        days = [day for day, _ in self.plain.events[name] if day <= on]
        return (min if column is Column.FIRST else max)(days, default=None)

    def ordered(self, order: Order | None) -> list[int]:
        kept = [
            at for at, row in enumerate(self.plain.projects) if self.plain.keeps(row, self.chosen)
        ]
        if order is None:
            return kept
        values = {at: self.value(self.plain.projects[at], order.column) for at in kept}

        def before(one: int, other: int) -> int:
            a, b = values[one], values[other]
            if a is None or b is None or a == b:
                return (a is None) - (b is None)
            return (-1 if a < b else 1) * (-1 if order.descending else 1)

        return sorted(kept, key=cmp_to_key(before))


def _held(park: Park, seed: int, size: int) -> None:
    chosen = made_selection(park, seed)
    told = Told(park, chosen)
    for order in (None, *(Order(one, down) for one in Column for down in (False, True))):
        found = listed(park, chosen, order, "en")
        pages = [found.page(first, size) for first in range(0, len(found), size)]
        rows = [int(row) for page in pages for row in page]
        assert rows == told.ordered(order), order
        assert [found.place_of(row) for row in rows] == list(range(len(rows)))
        out = set(range(len(park))) - set(rows)
        assert all(found.place_of(row) is None for row in out)


@settings(repeatable, max_examples=60)
@given(seed=seeds, size=st.integers(1, 5))
def test_pages_hold_what_a_plain_loop_finds(tiny_park: Park, seed: int, size: int) -> None:
    _held(made_park(tiny_park, seed), seed, size)


@settings(repeatable, max_examples=4)
@given(seed=seeds)
def test_pages_of_the_real_park(real_park: Park, seed: int) -> None:
    _held(real_park, seed, 50)


def test_chinese_names_stand_by_pinyin_and_others_by_letters() -> None:
    names = ["重庆", "沈阳", "BMW", "", "鑫源", "长春", "2号", "阿里"]
    read = sorted(zip(places(pd.Series(names), "zh"), names, strict=True))
    assert [name for place, name in read if not math.isnan(place)] == [
        "2号", "BMW", "阿里", "长春", "重庆", "沈阳", "鑫源",
    ]  # fmt: skip
    assert math.isnan(places(pd.Series(names), "zh")[3])
    letters = ["Zug", "Über", "apfel", "Unten", "Äpfel"]
    read = sorted(zip(places(pd.Series(letters), "de"), letters, strict=True))
    assert [name for _, name in read] == ["apfel", "Äpfel", "Über", "Unten", "Zug"]


def test_many_chinese_names_stand_by_their_characters() -> None:
    many = [f"沈阳{at:05d}" for at in range(FEW)] + ["阿里", "大连", "北京"]
    found = places(pd.Series(many), "zh")
    assert list(found[-3:]) == [0, 2, 1]
    assert list(found[:-3]) == [float(at) for at in range(3, FEW + 3)]


def test_equals_keep_the_park_s_order_either_way(real_park: Park) -> None:
    chosen = Selection(on=date(2026, 11, 23))
    for descending in (False, True):
        found = listed(real_park, chosen, Order(Column.ORIGIN, descending), "zh")
        rows = found.page(0, len(found))
        origins = real_park.projects["origin"].iloc[rows].to_numpy()
        turns = [at for at in range(1, len(rows)) if rows[at] < rows[at - 1]]
        assert all(origins[at] != origins[at - 1] for at in turns)


@pytest.mark.parametrize("per", PAGE_SIZES)
def test_a_page_begins_where_its_row_is(per: int) -> None:
    assert Listing(per=per).first_row(149, None) == 0
    assert Listing(per=per).first_row(149, 120) == 120 // per * per
    assert Listing(per=per, row=26).first_row(149, 120) == 25 // per * per
    assert Listing(per=per, row=9_999).first_row(149, None) == 148 // per * per
    assert Listing(per=per, row=9_999).first_row(0, None) == 0


@pytest.mark.parametrize(
    "look",
    [
        Listing(),
        Listing(order=Order(Column.INVESTMENT, descending=True), row=51, per=25),
        Listing(columns=(Column.OWNER, Column.NAME), order=Order(Column.NAME)),
    ],
)
def test_a_look_is_read_as_it_was_written(look: Listing) -> None:
    assert from_query(to_query(look)) == (look, ())


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ({"cols": "stage,<b>,stage"}, Listing(columns=(Column.NAME, Column.STAGE))),
        ({"cols": "x" * 300}, Listing(columns=USUAL)),
        ({"cols": "<b>"}, Listing(columns=USUAL)),
        ({"sort": "--name"}, Listing()),
        ({"sort": "id"}, Listing()),
        ({"row": "-1"}, Listing()),
        ({"row": "0"}, Listing()),
        ({"row": "٣"}, Listing()),
        ({"row": "9" * 5_000}, Listing()),
        ({"per": "1000000"}, Listing()),
    ],
)
def test_what_is_no_look_is_dropped_and_named(query: dict[str, str], kept: Listing) -> None:
    found, dropped = from_query(query)
    assert found == kept
    assert {one.parameter for one in dropped} == set(query)
    assert all(len(one.value) <= 40 for one in dropped)
