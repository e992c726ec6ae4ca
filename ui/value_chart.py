"""Values over the years as a chart: told by shape and dash, labelled where they stand.

The drawing gets its colours and its labels from here and loads nothing: Vega's own number formats
know one language only, so every label is written in Python.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import streamlit as st

from i18n import Speech
from ui.theme import tokens
from ui.value_marks import Mark

if TYPE_CHECKING:
    import altair as alt

_FONT = "Noto Sans SC"
_HEIGHT_PX = 300
_QUIET_HEIGHT_PX = 170
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_TICKS = 5
_LABEL_PX = 12.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What is asked: a level, and when it is due."""

    x: float
    y: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """What is still open in one period: from the least to the most."""

    x: float
    least: float
    most: float
    least_label: str
    most_label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a chart shows, in the unit of its axis."""

    title: str
    unit: str
    marks: Sequence[Mark]
    line: Sequence[Mark] = ()
    """The marks that are joined: comparable values only."""
    goal: Goal | None = None
    span: Span | None = None
    quiet: bool = False


def draw(picture: Picture, say: Speech, key: str) -> None:
    """Put a chart on the page; its title is also its text for those who cannot see it."""
    with st.container(key=f"chart.{key}"):
        st.altair_chart(
            chart(picture, say), theme=None, width="stretch", key=key, alt=picture.title
        )


def chart(picture: Picture, say: Speech) -> alt.LayerChart:
    """Return the chart in the reader's colours."""
    import altair as alt

    ink, quiet = tokens()["ink"], tokens()["quiet"]
    main = quiet if picture.quiet else ink
    x_axis, y_axis = _year_axis(picture), _value_axis(picture, say)
    x = alt.X("x:Q", axis=x_axis[0], scale=alt.Scale(domain=x_axis[1], nice=False))
    y = alt.Y("y:Q", axis=y_axis[0], scale=alt.Scale(domain=y_axis[1], nice=False))

    def of(rows: Sequence[Any]) -> alt.Chart:
        return alt.Chart(alt.InlineData(values=list(rows))).encode(x=x, y=y)

    marks = [asdict(one) for one in picture.marks]
    parts: list[Any] = []
    if picture.goal is not None:
        parts += _goal(picture, x_axis[1], tokens()["second"], of)
    if len(picture.line) > 1:
        parts.append(of([asdict(one) for one in picture.line]).mark_line(color=main, strokeWidth=2))
    stretch = [one for one in marks if not one["filled"] and one["shape"] == "square"]
    if stretch:
        # The same axis for all: a field of its own would bring the year 0 into a chart of years.
        ends = [one | {"x": one["x_first"]} for one in stretch]
        parts.append(of(ends).mark_rule(color=quiet, strokeWidth=1).encode(x2="x_last:Q"))
    for filled in (True, False):
        some = [one for one in marks if one["filled"] is filled]
        if some:
            fill = main if filled else tokens()["card"]
            points = of(some).mark_point(size=75, filled=False, strokeWidth=1.8, opacity=1,
                                         stroke=main, fill=fill)  # fmt: skip
            parts.append(points.encode(shape=alt.Shape("shape:N", scale=None, legend=None)))
    # A part of a year stands below, clear of the whole year's label.
    for some, dy in ([one for one in marks if one not in stretch], -14), (stretch, 16):
        parts += _labels(of(some), dy, main) if some else []
    if picture.span is not None:
        parts += _span(picture.span, tokens()["accent"], of)
    height = _QUIET_HEIGHT_PX if picture.quiet else _HEIGHT_PX
    layers = alt.layer(*parts).properties(height=height, background="transparent")
    framed = layers.configure(font=_FONT, view=alt.ViewConfig(stroke=None))
    drawn: alt.LayerChart = framed.configure_axis(
        labelColor=tokens()["second"], titleColor=tokens()["second"], labelFontSize=_LABEL_PX,
        titleFontSize=_LABEL_PX, titleFontWeight="normal", gridColor=tokens()["hairline"],
        domainColor=quiet, tickColor=quiet,
    )  # fmt: skip
    return drawn


def _labels(at: Any, dy: int, colour: str) -> list[Any]:
    """Return labels with a rim in the colour of the ground, so that no line runs through them."""
    rim = at.mark_text(dy=dy, fontSize=_LABEL_PX, stroke=tokens()["card"], strokeWidth=4,
                       strokeJoin="round")  # fmt: skip
    words = at.mark_text(dy=dy, fontSize=_LABEL_PX, color=colour)
    return [one.encode(text="label:N") for one in (rim, words)]


def _goal(picture: Picture, domain: list[float], colour: str, of: Any) -> list[Any]:
    goal = picture.goal
    assert goal is not None
    # What is asked by a year says nothing of the years after it.
    rule = of([{"x": domain[0], "y": goal.y, "x2": min(domain[1], math.ceil(goal.x))}])
    words = of([{"x": domain[0], "y": goal.y, "label": goal.label}])
    due = of([{"x": goal.x, "y": goal.y}])
    return [
        rule.mark_rule(color=colour, strokeDash=[7, 4], strokeWidth=1.5).encode(x2="x2:Q"),
        words.mark_text(
            align="left", dx=6, dy=-9, color=colour, fontSize=_LABEL_PX, fontWeight="bold"
        ).encode(text="label:N"),
        due.mark_point(shape="diamond", filled=True, size=110, color=colour, opacity=1),
    ]


def _span(span: Span, colour: str, of: Any) -> list[Any]:
    bar = of([{"x": span.x, "y": span.least, "y2": span.most}])
    ends = of([{"x": span.x, "y": span.least}, {"x": span.x, "y": span.most}])
    low, high = (
        of([{"x": span.x, "y": at, "label": label}])
        .mark_text(dy=dy, color=colour, fontSize=_LABEL_PX)
        .encode(text="label:N")
        for at, label, dy in (
            (span.least, span.least_label, 14),
            (span.most, span.most_label, -10),
        )
    )
    dashed = bar.mark_rule(color=colour, strokeWidth=2, strokeDash=[3, 2]).encode(y2="y2:Q")
    ticks = ends.mark_tick(orient="horizontal", color=colour, thickness=2, size=16)
    return [dashed, ticks, low, high]


def _year_axis(picture: Picture) -> tuple[Any, list[float]]:
    """Return an axis of whole years, each a column with its number in the middle."""
    import altair as alt

    at = [one.x_first for one in picture.marks] + [one.x_last for one in picture.marks]
    at += [extra.x for extra in (picture.goal, picture.span) if extra is not None]
    first, last = math.floor(min(at)), math.ceil(max(at))
    step = max(1, math.ceil((last - first) / 12))
    ticks = [year + 0.5 for year in range(first, last, step)]
    axis = alt.Axis(values=ticks, labelExpr="'' + floor(datum.value)", grid=False, title=None,
                    ticks=False, labelPadding=7)  # fmt: skip
    return axis, [float(first), float(last)]


def _value_axis(picture: Picture, say: Speech) -> tuple[Any, list[float]]:
    """Return an axis from 0 whose numbers are written as the language writes them."""
    import altair as alt

    values = [one.y for one in picture.marks]
    values += [picture.goal.y] if picture.goal else []
    values += [picture.span.least, picture.span.most] if picture.span else []
    ticks = round_ticks(min(0.0, *values), max(0.0, *values))
    step = ticks[1] - ticks[0]
    written = json.dumps([say.number(one, 3) for one in ticks])
    axis = alt.Axis(
        values=ticks,
        labelExpr=f"{written}[round((datum.value - {ticks[0]!r}) / {step!r})]",
        title=picture.unit,
        titleAngle=0, titleAlign="left", titleAnchor="end", titleX=-30, titleY=-12,
        domain=False, ticks=False,
    )  # fmt: skip
    return axis, [ticks[0], ticks[-1]]


def round_ticks(least: float, most: float) -> list[float]:
    """Return about five round numbers, equally far apart, that enclose two numbers."""
    wide = (most - least) or 1.0
    rough = wide * 1.08 / _TICKS
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(one * power for one in _STEPS if one * power >= rough)
    first, last = math.floor(least / step), math.ceil((most + wide * 0.08) / step)
    return [round(at * step, 9) for at in range(first, last + 1)]
