"""The board shows of each stage the latest, and counts all."""

from __future__ import annotations

from hypothesis import given, settings

from park import Park
from park.board import board, last_event
from park.day import day_span
from tests.laws import examples
from tests.park.made import made_park, made_selection, repeatable, seeds
from tests.park.plain import Plain

MOST = 2


@settings(repeatable, max_examples=examples(120))
@given(seed=seeds)
def test_columns_hold_whom_a_plain_loop_finds(tiny_park: Park, seed: int) -> None:
    park = made_park(tiny_park, seed)
    chosen, plain = made_selection(park, seed), Plain(made_park(tiny_park, seed))

    def latest(row: int) -> int:
        events = plain.events[plain.projects[row]["id"]]
        return max((day.toordinal() for day, _ in events if day <= chosen.on), default=0)

    rows = [row for row, keeps in enumerate(plain.kept(chosen)) if keeps]
    seen = 0
    for one in board(park, chosen, MOST):
        ids = {row: plain.projects[row]["id"] for row in rows}
        here = [r for r in rows if plain.certain_stage(ids[r], chosen.on) == one.count.stage]
        assert one.count.projects == len(here)
        assert list(one.rows) == sorted(here, key=lambda row: -latest(row))[:MOST]
        assert len(one.possible) == min(one.count.possible, MOST)
        assert not set(one.possible) & set(here), "what is possible is elsewhere for sure"
        seen += len(here)
    assert seen == len(rows)


@settings(repeatable, max_examples=examples(80))
@given(seed=seeds)
def test_the_last_event_is_sure_and_nothing_sure_came_after(tiny_park: Park, seed: int) -> None:
    park = made_park(tiny_park, seed)
    on, plain = made_selection(park, seed).on, Plain(park)
    for name in park.projects["id"]:
        found = last_event(park, name, on)
        happened = [(day, stage) for day, stage in plain.events[name] if day <= on]
        if found is None:
            assert not happened
            continue
        last = day_span(found.written).last
        assert (last, found.stage) in happened
        assert last == max(day for day, _ in happened)
