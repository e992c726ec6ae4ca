"""Tasks of the plan that reported projects are put under, and why others are under none."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from park.vocabulary import TaskBasis
from store.contract.column import Table
from store.contract.shared_columns import NOTE, PLAN_REF, choice, slug

PROJECT_TASKS: Final = Table(
    file="project_tasks.csv",
    says=(
        "The one task that a project is put under by its subject matter, by us, or why there is "
        "none. Tasks in which the plan itself names the project stand in `projects.csv`."
    ),
    key=("project_id",),
    columns=(
        slug("project_id", "The project.", "projects.id"),
        replace(
            PLAN_REF,
            says="Task of the plan whose words cover it; empty where none is assigned.",
            many=False,
        ),
        choice("basis", "Assigned, or why not.", tuple(TaskBasis)),
        NOTE,
    ),
)
