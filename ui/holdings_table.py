"""The table of responsible units or plan tasks, with the projects of the one that is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from markupsafe import Markup

from i18n import Speech
from indicators.traceability import is_assigned
from layers.choice_words import stage_about, stage_name
from park import Park, Selection
from park.holdings import NO_TASK, By, Holding, held_by
from park.lateness import overdue
from ui.event_dates import say_span
from ui.holdings_duties import Duty, duties
from ui.ledger import pager, part_of, project_link
from ui.markup import Child, joined, tag
from ui.page_parameters import asked
from ui.pipeline_panel import stage_colour
from ui.state import link_here, link_to
from ui.tables import table
from ui.task_words import assigned_mark, of_them
from ui.theme import STATUS_MARKS

_PAGE = "responsibility"
_COLUMNS = ("projects", "stages", "money", "overdue", "idle", "latest", "targets", "role")
_NUMERIC = frozenset({1, 4, 5})


def holdings_table(
    park: Park, chosen: Selection, by: By, rows: Sequence[Holding], say: Speech
) -> Markup:
    """Return one row a holder; below the one that is open, its projects."""
    known = duties(park, by, chosen, say)
    # What nobody holds would dwarf every holder: it stands last, and its bar is full.
    most = max((one.projects for one in rows[:-1]), default=0) or 1
    opened = asked(_PAGE, "of")
    header = [say(f"filter.{by}") if by == "unit" else say("responsibility.task")]
    header += [say(f"responsibility.{one}") for one in _COLUMNS]
    groups: list[tuple[Child, Sequence[Sequence[Child]]]] = []
    lines: list[Sequence[Child]] = []
    for one in rows:
        here = one.holder == opened
        lines.append(_line(park, by, one, known[one.holder], say, most=most, here=here))
        if here:
            groups.append((None, lines))
            lines = []
            groups.append((_opened(park, chosen, by, one.holder, say), []))
    groups.append((None, lines))
    return table(header, [], numeric=_NUMERIC, groups=groups)


def _line(
    park: Park, by: By, one: Holding, duty: Duty, say: Speech, *, most: int, here: bool
) -> list[Child]:
    way = link_here(of="" if here else one.holder)
    shown = tag("span", duty.name, class_="twin-here" if here else None)
    if not one.projects:
        nothing = tag("span", say("responsibility.nothing"), class_="twin-quiet")
        empty: list[Child] = [shown, "0", nothing, "—", "0", "0", "—"]
        return [*empty, _statuses(duty.targets, say), _roles(one, duty, say)]
    return [
        tag("a", shown, href=way, target="_self", aria_expanded="true" if here else "false"),
        joined([_count(park, by, one, "", one.projects, say), of_them(one.assigned, say)]),
        _stages(park, by, one, most, say),
        _money(one, say),
        _late(by, one, say),
        say.number(one.idle, 0),
        tag("span", say_span(one.latest, say), class_="twin-day") if one.latest else "—",
        _statuses(duty.targets, say),
        _roles(one, duty, say),
    ]


def _count(park: Park, by: By, one: Holding, stage: str, count: int, say: Speech) -> Markup:
    """Return a count as a link to its projects: units are a filter of the list, tasks are not."""
    narrowed = {"stage": stage} if stage else {}
    if by == "unit":
        href = link_to("projects", unit=one.holder, **narrowed)
    else:
        href = link_here(of=one.holder, **narrowed)
    name = stage_name(park, stage, say) + " " if stage else None
    about = stage_about(stage, say)
    return tag("a", name, say.number(count, 0), href=href, target="_self", title=about)


def _stages(park: Park, by: By, one: Holding, most: int, say: Speech) -> Markup:
    width = f"width:{min(max(one.projects / most, 0.03), 1.0):.1%}"
    bar = (
        tag("span", style=f"flex:{count};background:{stage_colour(stage)}")
        for stage, count in one.by_stage.items()
    )
    counts = (_count(park, by, one, stage, count, say) for stage, count in one.by_stage.items())
    return tag(
        "div",
        tag("div", *bar, class_="twin-strip", style=width, aria_hidden="true"),
        tag("div", *counts, class_="twin-counts"),
        _not_certain(one, say),
        class_="twin-stack",
    )


def _not_certain(one: Holding, say: Speech) -> Markup | None:
    """Return how many may stand farther, and how many are planned to: none of them is counted."""
    told = [
        say(f"responsibility.{how}", count=say.number(count, 0))
        for how, count in (("possible", one.possible), ("planned", one.planned))
        if count
    ]
    return tag("small", say("list.join").join(told), class_="twin-not-certain") if told else None


def _money(one: Holding, say: Speech) -> Markup | str:
    if not one.with_investment:
        return tag("span", say("project.not_stated"), class_="twin-quiet")
    known = say(
        "responsibility.known",
        known=say.number(one.with_investment, 0),
        projects=say.number(one.projects, 0),
    )
    put = of_them(one.assigned_with_investment, say)
    return tag("span", say.money(one.investment_yi_cny), tag("small", known), put)


def _late(by: By, one: Holding, say: Speech) -> Child:
    count = say.number(one.overdue, 0)
    if not one.overdue or by == "task":
        return count
    href = link_to("quality", unit=one.holder, rule="plan_passed")
    return tag("a", count, href=href, target="_self")


def _statuses(targets: Counter[str], say: Speech) -> Child:
    if not targets:
        return "—"
    return tag(
        "span",
        *(
            tag("span", f"{mark} {targets[status]}", class_=f"twin-text-{status}",
                title=say(f"status.{status}"))
            for status, mark in STATUS_MARKS.items()
            if targets[status]
        ),
        class_="twin-marks",
    )  # fmt: skip


def _roles(one: Holding, duty: Duty, say: Speech) -> Child:
    roles = say("list.join").join(
        say("responsibility.projects_as", role=say(f"unit_role.{role}"), count=say.number(count, 0))
        for role, count in one.roles.items()
    )
    if not (duty.parts or roles or duty.beside):
        return "—"
    small = (tag("small", words) for words in (roles, duty.beside) if words)
    return tag("span", duty.parts, *small)


def _opened(park: Park, chosen: Selection, by: By, holder: str, say: Speech) -> Markup:
    """Return the projects of a holder, those that are late first."""
    rows = held_by(park, chosen, by, holder)
    late = overdue(park, chosen.on)
    rows = rows[np.argsort(~late[rows], kind="stable")]
    part = int(asked(_PAGE, "part"))
    return tag(
        "div",
        pager(len(rows), part, say),
        tag("ul", *_projects(park, chosen, rows[part_of(len(rows), part)], by, holder, say)),
        class_="twin-held",
    )


def _projects(
    park: Park, chosen: Selection, rows: npt.NDArray[np.intp], by: By, holder: str, say: Speech
) -> Iterator[Markup]:
    state, late = park.course.at(chosen.on), overdue(park, chosen.on)
    put = by == "task" and holder != NO_TASK
    marks = is_assigned(park, holder, rows) if put else np.zeros(len(rows), dtype=bool)
    for row, assigned in zip(map(int, rows), map(bool, marks), strict=True):
        stage = str(state.ids(state.certain[[row]])[0])
        yield tag(
            "li",
            tag("span", class_="twin-dot", style=f"background:{stage_colour(stage)}"),
            project_link(park, row, say),
            tag("span", stage_name(park, stage, say), class_="twin-quiet"),
            assigned_mark(say, assigned=assigned),
            tag("span", say("responsibility.late"), class_="twin-text-behind")
            if late[row]
            else None,
        )
