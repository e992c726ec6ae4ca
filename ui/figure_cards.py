"""Figure cards: one target each, with period, value, unit, bar, and its status in words."""

from __future__ import annotations

from markupsafe import Markup

from i18n import Speech
from indicators import (
    HEADLINE,
    Assessment,
    Reading,
    assess,
    indicator,
    say_figure,
    say_period,
    say_reason,
    say_target,
)
from park import Park, Selection
from park.vocabulary import ValueBound
from ui.citations import source_links
from ui.markup import joined, tag
from ui.state import link_to
from ui.theme import STATUS_MARKS

BOUND_MARKS = {
    ValueBound.EXACT: "",
    ValueBound.ABOVE: "> ",
    ValueBound.BELOW: "< ",
    ValueBound.ABOUT: "≈ ",
}


def headline_cards(park: Park, chosen: Selection, say: Speech) -> Markup:
    """Return the cards of the headline targets that the park has.

    They speak of the whole park, which is said where the reader asked for a part of it.
    """
    on = chosen.on
    known = set(park.indicators["id"])
    cards = [
        _card(park, say.name(indicator(park, one).names), assess(park, one, on), say)
        for one in HEADLINE
        if one in known
    ]
    note = None if chosen.is_open else tag("p", say("card.whole_park"), class_="twin-quiet")
    return joined([note, tag("div", *cards, class_="twin-cards")])


def _card(park: Park, name: str, found: Assessment, say: Speech) -> Markup:
    reading = found.reading
    if reading.value is None:
        shown, unit = "—", None
    else:
        readings = found.differing or (reading,)
        shown = say("score.join").join(dict.fromkeys(_shown(one, say) for one in readings))
        figure = say_figure(say, reading.value, reading.unit)
        unit = tag("span", figure.unit, class_="twin-unit")
    target = None if found.target is None else say_target(say, found.target, reading.unit)
    return tag(
        "div",
        tag("a", name, href=link_to("indicator", found.indicator_id), class_="twin-label"),
        tag(
            "div",
            tag("div", tag("span", shown, class_="twin-figure"), unit),
            tag("div", target, class_="twin-goal") if target else None,
            class_="twin-figures",
        ),
        _of_what(park, found, say),
        bar(found),
        status_line(found, say),
        class_="twin-card",
    )


def _shown(reading: Reading, say: Speech) -> str:
    """Return a known value with the mark of its bound."""
    assert reading.value is not None, "only values are compared"
    figure = say_figure(say, reading.value, reading.unit)
    return BOUND_MARKS[reading.bound or ValueBound.EXACT] + figure.number


def _of_what(park: Park, found: Assessment, say: Speech) -> Markup | None:
    """Return the period and the scope of the value shown, and who published it."""
    reading = found.reading
    if reading.value is None:
        return None
    said = say(
        "score.period_scope",
        period=say_period(say, reading.period),
        scope=say(f"scope.{reading.scope}"),
    )
    links = source_links(park, reading.source_ids, say)
    return tag("div", said, say("card.join"), links, class_="twin-of")


def bar(found: Assessment) -> Markup:
    """Return the share of the target as a bar; hatched where nothing is known."""
    if found.share_of_target is None:
        return tag("div", class_="twin-bar twin-hatched")
    width = f"width:{min(found.share_of_target, 1.0):.1%}"
    return tag(
        "div", tag("div", class_=f"twin-fill twin-{found.status}", style=width), class_="twin-bar"
    )


def status_line(found: Assessment, say: Speech) -> Markup:
    """Return a status as shape and words in its colour, with the numbers that decided."""
    return tag(
        "div",
        tag("span", STATUS_MARKS[found.status], class_="twin-mark", aria_hidden="true"),
        say_reason(say, found),
        class_=f"twin-status twin-text-{found.status}",
    )
