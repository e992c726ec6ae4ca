"""The legend says what dashes, hatching, bands and circles mean, where something is drawn so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from layers import build_layers, legend_of
from layers.marks import Mark, marks_of
from park import Park, Selection

DAY = Selection(on=date(2026, 11, 23))


def test_each_layer_has_the_marks_that_it_is_drawn_with(real_park: Park) -> None:
    marks = {one.id: set(marks_of([one])) for one in build_layers(real_park, DAY)}
    assert marks["zones"] == {Mark.DASHED, Mark.BAND}
    assert marks["works"] == {Mark.DASHED, Mark.HATCHED}
    assert Mark.CIRCLE in marks["projects"]
    assert Mark.DASHED not in marks["district"], "its outline is derived, its dashes are its look"
    assert all(marks_of([replace(one, features=())]) == () for one in build_layers(real_park, DAY))


def test_every_layer_that_draws_something_is_in_the_legend(real_park: Park) -> None:
    for chosen in (DAY, replace(DAY, zones=frozenset(real_park.zones["id"][:1]))):
        layers = build_layers(real_park, chosen)
        drawn = {one.id for one in layers if one.features}
        assert drawn == {item.layer_id for one in layers for item in legend_of(one)}
        assert {"zones", "metro", "stations", "roads", "district"} <= drawn
