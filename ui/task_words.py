"""Words for a project that is under a task by its subject, and not named there by the plan."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from i18n import Speech
from park import Park
from park.tasks import tasks_of
from ui.markup import tag


def assigned_mark(say: Speech, *, assigned: bool) -> Markup | None:
    """Return the words beside a project that is only assigned; nothing beside another."""
    return tag("span", say("task_link.assigned"), class_="twin-role") if assigned else None


def of_them(count: int, say: Speech) -> Markup | None:
    """Return how many of some projects are assigned; nothing where none is."""
    if not count:
        return None
    return tag("small", say("task_link.of_them", count=say.number(count, 0)))


def said_tasks(park: Park, project_id: str, say: Speech) -> str:
    """Return the numbers of a project's tasks, each said to be assigned where it is."""
    return say("list.join").join(
        say("task_link.ref_assigned", ref=ref) if assigned else ref
        for ref, assigned in tasks_of(park, project_id)
    )


def said_reasons(reasons: Mapping[str, int], say: Speech) -> str:
    """Return how many projects are under no task, by the reason why."""
    return say("list.join").join(
        say("task_link.count", why=say(f"task_link.why.{why}"), count=say.number(count, 0))
        for why, count in reasons.items()
    )
