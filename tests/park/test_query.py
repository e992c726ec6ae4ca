"""The selection in the address: a round trip for what we write, patience for what others write."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from park import Park, Selection
from park.query import (
    CHOICES,
    EARLIEST,
    LATEST,
    LONGEST,
    LONGEST_TEXT,
    MOST_VALUES,
    Dropped,
    from_query,
    read_day,
    to_query,
)
from tests.park.made import made_selection, repeatable, seeds

TODAY = date(2026, 11, 23)
PARAMETERS = (*CHOICES, "q", "on", "within")
NASTY = (
    "<script>alert(1)</script>", "javascript:alert(1)", "../../etc/passwd", "' OR 1=1 --", "%00",
    "\x00", "\ud800", "\u202e", "𝟚𝟘𝟚𝟜", "２０２４", "2024-13-45", "9999999999", "-1", "NaN",
    "{app.name}", "{0}", "%s%n", "a" * 5_000, "," * 3_000, ",,,", " ", "\n", "unknown", "none",
    "none,none", "西区", "west;east", "2024", "2024-02-30", "0001-01-01", "2100-12-31",
    "2101-01-01", "1999-12-31", "12310000.4160000_10000.0_0.10000", "12310000.4160000_1.1_2.2",
)  # fmt: skip


@settings(repeatable, max_examples=500)
@given(seed=seeds)
def test_you_get_back_what_you_put_in(real_park: Park, seed: int) -> None:
    chosen = made_selection(real_park, seed)
    found, dropped = from_query(to_query(chosen, TODAY), real_park, TODAY)
    assert found == chosen
    assert dropped == ()


@repeatable
@given(seed=seeds)
def test_one_selection_has_one_address(real_park: Park, seed: int) -> None:
    chosen = made_selection(real_park, seed)
    written = to_query(chosen, TODAY)
    again, _ = from_query(written, real_park, TODAY)
    assert to_query(again, TODAY) == written
    assert all(value and value.isprintable() for value in written.values())


def test_the_open_selection_of_today_needs_no_address(tiny_park: Park) -> None:
    assert to_query(Selection(on=TODAY), TODAY) == {}
    assert from_query({}, tiny_park, TODAY) == (Selection(on=TODAY), ())


def test_every_choice_at_once_fits_an_address(real_park: Park) -> None:
    """Whatever the filters offer can be asked for together and read back."""
    fields = {field: frozenset(map(str, allowed(real_park))) for field, allowed in CHOICES.values()}
    chosen = Selection(on=TODAY, **fields)  # type: ignore[arg-type]
    assert from_query(to_query(chosen, TODAY), real_park, TODAY) == (chosen, ())


def _is_valid(chosen: Selection, park: Park) -> bool:
    return (
        all(
            getattr(chosen, field) <= frozenset(map(str, allowed(park)))
            for field, allowed in CHOICES.values()
        )
        and EARLIEST <= chosen.on <= LATEST
        and len(chosen.text) <= LONGEST_TEXT
        and chosen.text.isprintable()
    )


def _hostile(dice: random.Random, park: Park) -> dict[str, str]:
    def value() -> str:
        kind = dice.randrange(4)
        if kind == 0:
            return dice.choice(NASTY)
        if kind == 1:
            _, allowed = CHOICES[dice.choice(list(CHOICES))]
            known = list(map(str, allowed(park)))
            return ",".join(dice.choice([*known, *NASTY]) for _ in range(dice.randrange(1, 60)))
        length = dice.choice((1, 3, 10, 90, 2_500))
        return "".join(chr(dice.randrange(0x11000)) for _ in range(length))

    return {one: value() for one in PARAMETERS if dice.random() < 0.5} | {value()[:9]: value()}


def _read_hostile(park: Park, seeds: range) -> None:
    for seed in seeds:
        query = _hostile(random.Random(seed), park)
        chosen, dropped = from_query(query, park, TODAY)
        assert _is_valid(chosen, park), query
        assert all(len(one.value) <= 40 and one.parameter in PARAMETERS for one in dropped), query
        assert from_query(to_query(chosen, TODAY), park, TODAY) == (chosen, ()), query
        taken = {one: query[one] for one in PARAMETERS if query.get(one, "").strip(",")}
        lost = {one.parameter for one in dropped}
        assert taken.keys() - lost <= to_query(chosen, date.min).keys(), query


def test_a_thousand_hostile_addresses_give_valid_selections(tiny_park: Park) -> None:
    _read_hostile(tiny_park, range(1_000))


@pytest.mark.full
def test_ten_thousand_hostile_addresses_give_valid_selections(tiny_park: Park) -> None:
    _read_hostile(tiny_park, range(1_000, 11_000))


@repeatable
@given(query=st.dictionaries(st.sampled_from(PARAMETERS), st.text(max_size=90)))
def test_any_text_gives_a_valid_selection(tiny_park: Park, query: dict[str, str]) -> None:
    chosen, _ = from_query(query, tiny_park, TODAY)
    assert _is_valid(chosen, tiny_park)
    chosen.mask(tiny_park)


def test_what_is_unknown_is_named_and_the_rest_taken(tiny_park: Park) -> None:
    query = {"zone": "west,atlantis", "theme": "magic", "on": "soon", "q": "a\nb", "colour": "red"}
    chosen, dropped = from_query(query, tiny_park, TODAY)
    assert chosen == Selection(on=TODAY, zones=frozenset({"west"}))
    assert dropped == (
        Dropped("zone", "atlantis"),
        Dropped("theme", "magic"),
        Dropped("q", "a\nb"),
        Dropped("on", "soon"),
    )


@repeatable
@given(written=st.text(max_size=60) | st.sampled_from(NASTY))
def test_any_day_to_compare_with_is_valid_or_named(written: str) -> None:
    day, dropped = read_day({"vs": written}, "vs")
    assert day is None or EARLIEST <= day <= LATEST
    assert len(dropped) == (1 if written and day is None else 0)


def test_the_day_to_compare_with_is_read_like_the_own(tiny_park: Park) -> None:
    assert read_day({}, "vs") == (None, ())
    assert read_day({"vs": "2021"}, "vs") == (date(2021, 12, 31), ())
    assert read_day({"vs": "1999-12-31"}, "vs") == (None, (Dropped("vs", "1999-12-31"),))


def test_too_much_is_named_too(tiny_park: Park) -> None:
    many = ",".join(f"z{at}" for at in range(MOST_VALUES)) + ",west"
    chosen, dropped = from_query({"zone": many, "unit": "u" * (LONGEST + 1)}, tiny_park, TODAY)
    assert chosen == Selection(on=TODAY)
    assert Dropped("zone", "west") in dropped, "a value beyond the most that are read is dropped"
    assert Dropped("unit", "u" * 40) in dropped


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2024", date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 29)),
        ("2024-02-03", date(2024, 2, 3)),
    ],
)
def test_a_month_or_a_year_is_read_as_its_last_day(
    tiny_park: Park, written: str, day: date
) -> None:
    assert from_query({"on": written}, tiny_park, TODAY)[0].on == day
