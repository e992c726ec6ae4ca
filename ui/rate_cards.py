"""The rates of the pipeline as cards: each with its rule in words and links to its very rows."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from i18n import Speech
from layers.choice_words import stage_name
from park import Park, Selection
from park.rates import Rate, Sum, rates
from ui.markup import tag
from ui.state import link_to


def rate_cards(park: Park, chosen: Selection, say: Speech) -> Markup:
    """Return a card for every rate of the data."""
    cards = [_card(park, one, chosen, say) for one in rates(park, chosen)]
    note = tag("p", say("rate.note"), class_="twin-quiet")
    return tag("div", tag("div", *cards, class_="twin-rates"), note)


def _card(park: Park, one: Rate, chosen: Selection, say: Speech) -> Markup:
    base, reached = (stage_name(park, stage, say) for stage in (one.base_stage, one.reached_stage))
    return tag(
        "div",
        tag("div", say.name(one.names), class_="twin-label"),
        tag("div", _figure(one, say), class_="twin-figure"),
        tag(
            "div",
            _rows(park, chosen, one.reached_stage, one.reached, reached, say),
            " / ",
            _rows(park, chosen, one.base_stage, one.base, base, say),
            class_="twin-rate-rows",
        ),
        tag("div", _rule(one, base, reached, chosen.on, say), class_="twin-status"),
        tag("div", _open(one, base, reached, say), class_="twin-quiet") if _is_told(one) else None,
        tag("div", _money(one, say), class_="twin-quiet"),
        class_="twin-card",
    )


def _figure(one: Rate, say: Speech) -> Markup | str:
    if one.share is None:
        return tag("span", say("rate.no_base"), class_="twin-rate-none")
    return say.percent(one.share)


def _rows(
    park: Park, chosen: Selection, stage: str, counted: Sum, name: str, say: Speech
) -> Markup:
    words = say("rate.count", stage=name, count=say.number(counted.projects, 0))
    address = link_to("projects", reached=_stricter(park, chosen, stage))
    return tag("a", words, href=address, target="_self")


def _stricter(park: Park, chosen: Selection, stage: str) -> str:
    """Return the later of a stage and of the one that the filter asks for already."""
    order = park.stages.ids.index
    asked = min(chosen.reached, key=order, default=stage)
    return max(asked, stage, key=order)


def _money(one: Rate, say: Speech) -> str:
    if not one.base.with_investment:
        return say("rate.no_money")
    return say("rate.money", base=_sum(one.base, say), reached=_sum(one.reached, say))


def _sum(counted: Sum, say: Speech) -> str:
    if not counted.with_investment:
        return say("rate.not_stated")
    amount = say.money(counted.investment_yi_cny)
    return say("rate.sum", amount=amount, known=say.number(counted.with_investment, 0))


def _is_told(one: Rate) -> bool:
    return bool(one.may_join or one.may_reach)


def _open(one: Rate, base: str, reached: str, say: Speech) -> str:
    counts = {"join": say.number(one.may_join, 0), "reach": say.number(one.may_reach, 0)}
    said = say("rate.possible", base=base, reached=reached, **counts)
    if one.least is None or one.most is None or not one.is_open:
        return said
    bounds = {"least": say.percent(one.least, 1), "most": say.percent(one.most, 1)}
    return say("rate.bounds", said=said, **bounds)


def _rule(one: Rate, base: str, reached: str, on: date, say: Speech) -> str:
    key = "rate.rule_all_told"
    if one.untold:
        key = "rate.rule_none_told" if one.told_share is None else "rate.rule"
    return say(
        key,
        day=say.day(on),
        base=base,
        reached=reached,
        base_count=say.number(one.base.projects, 0),
        untold=say.number(one.untold, 0),
        reached_count=say.number(one.reached.projects, 0),
        told=say.number(one.base.projects - one.untold, 0),
        told_reached=say.number(one.told_reached, 0),
        told_share=say.percent(one.told_share or 0.0),
    )
