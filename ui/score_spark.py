"""A series in small: one bar a value, in its place in time, with the target as a line."""

from __future__ import annotations

from markupsafe import Markup

from i18n import Speech
from indicators import Assessment, Explained, Reading, say_period, say_value
from park.vocabulary import ValueBound
from ui.markup import tag

_OPEN = frozenset({ValueBound.ABOVE, ValueBound.BELOW})


def spark(found: Assessment, why: Explained, say: Speech) -> Markup | str:
    """Return the values of the park that may be compared; nothing without any.

    Bars stand for values of whole periods alone, so that eight months never look like a bad year.
    A hatched bar is a bound. The line is the target, and the top is the larger of both.
    """
    known = [one for one in why.compared if one.value is not None]
    if not known or found.target is None:
        return ""
    first, last = known[0].span.last.year, max(known[-1].span.last.year, found.target.due.year)
    top = max([found.target.value, *(one.value or 0.0 for one in known)]) or 1.0
    bars = [_bar(one, first, last, top) for one in known]
    line = tag("span", class_="twin-spark-target", style=f"bottom:{found.target.value / top:.1%}")
    words = say("list.join").join(
        say("score.spark_value", period=say_period(say, one.period), value=say_value(say, one))
        for one in known
    )
    return tag(
        "div",
        tag("div", *bars, line, class_="twin-spark", role="img", aria_label=words, title=words),
        tag(
            "div",
            tag("span", str(first)),
            tag("span", str(last)) if last > first else None,
            class_="twin-spark-years",
            aria_hidden="true",
        ),
    )


def _bar(one: Reading, first: int, last: int, top: float) -> Markup:
    assert one.value is not None, "only values are drawn"
    years = last - first + 1
    return tag(
        "span",
        class_="twin-spark-open" if one.bound in _OPEN else "twin-spark-bar",
        style=(
            f"left:{(one.span.last.year - first) / years:.1%};width:{0.8 / years:.1%};"
            f"height:{max(one.value, 0.0) / top:.1%}"
        ),
    )
