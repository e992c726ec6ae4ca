"""What the units report on a project: money by year, problems, next steps, documents.

What nobody reported is said to be so, with who may report it.
"""

from __future__ import annotations

import math

from markupsafe import Markup

from i18n import Speech
from park import Park
from park.vocabulary import MoneyKind
from ui.markup import Child, link, tag
from ui.project_parts import Row, investment, listed, rows_about
from ui.tables import table


def money(park: Park, row: Row, say: Speech) -> Markup:
    """Return the total as its source states it, and planned and completed by year."""
    total = listed([(say("project_page.total"), investment(park, row, say))])
    by_year: dict[int, dict[str, float]] = {}
    for one in rows_about(park, "project_money", row["id"]):
        by_year.setdefault(int(one["year"]), {})[one["kind"]] = one["amount_yi_cny"]
    if not by_year:
        missing = say("project_page.no_money")
        return tag("div", total, _missing(park, row, missing, say))
    unit = say("unit_of_measure.yi_cny")
    head = [
        say("project_page.year"),
        *(
            say("project_page.money_of", kind=say(f"money_kind.{kind}"), unit=unit)
            for kind in MoneyKind
        ),
    ]
    lines = [
        [str(year), *(_amount(told.get(kind, math.nan), say) for kind in MoneyKind)]
        for year, told in sorted(by_year.items())
    ]
    return tag("div", total, table(head, lines, numeric=(1, 2)))


def _amount(yi_cny: float, say: Speech) -> str:
    if math.isnan(yi_cny):
        return say("project.not_stated")
    return say.money(yi_cny)


def problems(park: Park, row: Row, say: Speech) -> Markup:
    """Return what holds the project up, what is open before what was solved."""
    told = sorted(rows_about(park, "project_problems", row["id"]), key=lambda one: one["solved_on"])
    if not told:
        return _missing(park, row, say("project_page.no_problems"), say)
    lines = [
        tag(
            "li",
            one["problem"],
            " ",
            _aside(say("project_page.solved", date=one["solved_on"]) if one["solved_on"] else None),
            _aside(_reported(park, one, say)),
        )
        for one in told
    ]
    return tag("ul", *lines, class_="twin-events")


def next_steps(park: Park, row: Row, say: Speech) -> Markup:
    """Return what is to be done next, what is open before what was done."""
    told = sorted(
        rows_about(park, "project_next_steps", row["id"]),
        key=lambda one: (one["done_on"], one["due"] or "9999"),
    )
    if not told:
        return _missing(park, row, say("project_page.no_next_steps"), say)
    lines = [
        tag(
            "li",
            one["step"],
            " ",
            tag("b", say("project_page.due", date=one["due"])) if one["due"] else None,
            " ",
            _aside(say("project_page.done", date=one["done_on"]) if one["done_on"] else None),
            _aside(_reported(park, one, say)),
        )
        for one in told
    ]
    return tag("ul", *lines, class_="twin-events")


def documents(park: Park, row: Row, say: Speech) -> Markup:
    """Return the documents registered elsewhere: a link where the address is one of the web."""
    told = rows_about(park, "project_links", row["id"])
    if not told:
        return _missing(park, row, say("project_page.no_links"), say)
    lines = [
        tag("li", link(one["title"], one["url"]), tag("span", one["url"], class_="twin-quiet"))
        for one in told
    ]
    return tag("ul", *lines, class_="twin-sources")


def _aside(text: str | None) -> Child:
    return tag("span", text, " ", class_="twin-quiet") if text else None


def _reported(park: Park, one: Row, say: Speech) -> str:
    names = {row["id"]: say.name(row) for row in park.units.to_dict("records")}
    if one["unit_id"] not in names:
        return say("project_page.reported", date=one["reported_on"])
    return say("project_page.reported_by", date=one["reported_on"], unit=names[one["unit_id"]])


def _missing(park: Park, row: Row, what: str, say: Speech) -> Markup:
    """Return what is not reported, and who may report it."""
    held = {one["unit_id"] for one in rows_about(park, "project_units", row["id"])}
    names = [say.name(one) for one in park.units.to_dict("records") if one["id"] in held]
    who = (
        say("project_page.who", units=say("list.join").join(names))
        if names
        else say("project_page.who_unknown")
    )
    return tag("p", what, " ", who, class_="twin-quiet")
