"""Words for a project that is under a task by its subject, and not named there by the plan."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from i18n import Speech
from park import Park
from park.tasks import tasks_of
from park.vocabulary import TaskBasis
from ui.markup import tag


def assigned_mark(say: Speech, *, assigned: bool) -> Markup | None:
    """Return the words beside a project that is only assigned; nothing beside another."""
    return tag("span", say("task_link.assigned"), class_="twin-assigned") if assigned else None


def of_them(count: int, say: Speech) -> Markup | None:
    """Return how many of some projects are assigned; nothing where none is."""
    if not count:
        return None
    return tag("small", say("task_link.of_them", count=say.number(count, 0)))


def said_tasks(park: Park, project_id: str, say: Speech) -> str:
    """Return the numbers of a project's tasks, each said to be assigned where it is; or why none.

    Nothing where nobody looked for one.
    """
    found = tasks_of(park, project_id)
    if found:
        return say("list.join").join(
            say("task_link.ref_assigned", ref=ref) if assigned else ref for ref, assigned in found
        )
    whys = park.of_project("project_tasks", project_id)["basis"]
    return say("list.join").join(
        say("task_link.none_for", why=say(f"task_link.why.{why}"))
        for why in whys
        if why != TaskBasis.ASSIGNED
    )


def said_reasons(reasons: Mapping[str, int], say: Speech) -> str:
    """Return how many projects are under no task, by the reason why."""
    return say("list.join").join(
        say("task_link.count", why=say(f"task_link.why.{why}"), count=say.number(count, 0))
        for why, count in reasons.items()
    )
