"""The traceability matrix: a row a task, and below the one that is open all that belongs to it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from markupsafe import Markup

from i18n import Speech
from indicators import Status, say_period
from indicators.traceability import Trace
from layers.choice_words import stage_name
from park import Park, Selection
from ui.event_dates import say_span_in_words
from ui.markup import Child, tag
from ui.plan_opened import opened
from ui.state import link_here, link_to, picked
from ui.tables import table
from ui.task_words import of_them
from ui.theme import STATUS_MARKS

_COLUMNS = ("task", "told", "units", "targets", "projects", "reported", "latest", "problems")
_NUMERIC = frozenset({5, 7})


def plan_table(
    park: Park,
    chosen: Selection,
    rows: Sequence[Trace],
    matching: Collection[str],
    under: Mapping[str, tuple[int, int]],
    say: Speech,
) -> Markup:
    """Return one row a task or heading; those that only lead to a matching one are quiet."""
    units = {row["id"]: say.name(row) for row in park.units.to_dict("records")}
    titles = {row["ref"]: say.name(row, "title") for row in park.plan_tasks.to_dict("records")}
    groups: list[tuple[Child, Sequence[Sequence[Child]]]] = []
    lines: list[Sequence[Child]] = []
    for one in rows:
        here = one.ref == picked()
        name = _name(one, titles[one.ref], here=here, matches=one.ref in matching)
        told = _told(one, say) if one.is_task else _under(under.get(one.ref, (0, 0)), say)
        lines.append([name, told, *_cells(park, one, units, say)])
        if here:
            groups.append((None, lines))
            lines = []
            groups.append((opened(park, chosen, one, units, say), []))
    groups.append((None, lines))
    return table([say(f"plan.{one}") for one in _COLUMNS], [], numeric=_NUMERIC, groups=groups)


def _name(one: Trace, title: str, *, here: bool, matches: bool) -> Markup:
    shade = "twin-plan-head" if one.parts else None
    return tag(
        "div",
        tag(
            "a",
            tag("span", one.ref, class_="twin-ref"),
            tag("span", title, class_="twin-here" if here else shade),
            # Pressed once more, it closes.
            href=link_here() if here else link_here(id=one.ref),
            target="_self",
            aria_expanded="true" if here else "false",
            class_=None if matches else "twin-plan-way",
        ),
        class_=f"twin-plan-task twin-depth-{min(one.depth, 2)}",
    )


def _cells(park: Park, one: Trace, units: Mapping[str, str], say: Speech) -> list[Child]:
    return [
        _units(one, units, say),
        _targets(one, say),
        _projects(park, one, say),
        _reported(one, say),
        _latest(one, say),
        say.number(one.problems, 0) if one.problems else "—",
    ]


def _units(one: Trace, units: Mapping[str, str], say: Speech) -> Child:
    names = say("list.join").join(units[unit] for unit, _ in one.units) or "—"
    return tag("span", names, tag("small", say("plan.by_project"))) if one.by_project else names


def _under(counted: tuple[int, int], say: Speech) -> Child:
    """Return of how many tasks below a heading anything is reported: it has no report itself."""
    told, count = counted
    if not count:
        return "—"
    words = say("plan.told_tasks", part=say.number(told, 0), whole=say.number(count, 0))
    return tag("span", words, class_="twin-quiet")


def _latest(one: Trace, say: Speech) -> Child:
    """Return when something last happened at a project, and of when the last value is."""
    lines = []
    if one.latest:
        kind = tag("small", say("plan.event"))
        lines.append(
            tag("div", tag("span", say_span_in_words(one.latest, say), class_="twin-day"), kind)
        )
    for reading in one.readings[:1]:
        kind = tag("small", say("plan.value"))
        when = tag("span", say_period(say, reading.period), class_="twin-day")
        lines.append(tag("div", when, kind))
    return tag("div", *lines) if lines else "—"


def _told(one: Trace, say: Speech) -> Markup:
    counts = {
        "values": one.reported_targets,
        "projects": one.reported_projects,
        "beyond": one.reported_beyond,
        "problems": one.problems,
    }
    parts = [
        say(f"plan.told_{name}", count=say.number(count, 0))
        for name, count in counts.items()
        if count
    ]
    mark, state = ("●", "reported") if one.reported else ("○", "silent")
    return tag(
        "span",
        tag("span", mark, class_="twin-mark", aria_hidden="true"),
        say(f"plan.is.{state}"),
        tag("small", say("list.join").join(parts)) if parts else None,
        tag("small", say("task_link.assigned")) if one.reported_by_assigned else None,
        class_=f"twin-plan-{state}",
    )


def _reported(one: Trace, say: Speech) -> Child:
    if not one.projects:
        return "—"
    counted = _of(one.reported_projects, one.projects, say)
    return tag("span", counted, of_them(one.reported_assigned, say))


def _of(part: int, whole: int, say: Speech) -> str:
    return say("plan.of", part=say.number(part, 0), whole=say.number(whole, 0))


def _targets(one: Trace, say: Speech) -> Child:
    if not one.targets:
        return "—"
    marks = (
        tag("span", f"{mark} {one.by_status[Status(status)]}", class_=f"twin-text-{status}",
            title=say(f"status.{status}"))
        for status, mark in STATUS_MARKS.items()
        if one.by_status[Status(status)]
    )  # fmt: skip
    counted = say("plan.targets_of", part=one.reported_targets, whole=len(one.targets))
    return tag("span", tag("span", *marks, class_="twin-marks"), tag("small", counted))


def _projects(park: Park, one: Trace, say: Speech) -> Child:
    if not one.projects:
        return "—"
    stages = (
        _count(one.ref, stage, f"{stage_name(park, stage, say)} ", count, say)
        for stage, count in one.by_stage.items()
    )
    total = _count(one.ref, "", "", one.projects, say)
    shown = tag("small", *stages, class_="twin-plan-stages")
    return tag("span", total, of_them(one.assigned, say), shown)


def _count(ref: str, stage: str, name: str, count: int, say: Speech) -> Markup:
    """Return a count as a link to its projects, which stand by task on the responsibility page."""
    narrowed = {"stage": stage} if stage else {}
    href = link_to("responsibility", by="task", of=ref, **narrowed)
    return tag("a", name, tag("b", say.number(count, 0)), href=href, target="_self")
