"""Files in which the units report on their projects: money by year, problems, next steps, links.

No public source gives these, so the files have no rows: what is not there is not reported.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from park.vocabulary import MoneyKind
from store.contract.column import Column, Form, Kind, Table
from store.contract.shared_columns import NOTE, SOURCES, choice, slug

_PROJECT: Final = slug("project_id", "The project.", "projects.id")

_REPORTED_BY: Final = slug("unit_id", "The unit that reports it.", "units.id", required=False)

_REPORTED_ON: Final = Column(name="reported_on", says="When it was reported.", form=Form.DATE)

_SOURCES: Final = replace(SOURCES, required=False)
"""A unit's own report needs no published source beside it."""

PROJECT_MONEY: Final = Table(
    file="project_money.csv",
    says="Money of a project by year, planned and completed.",
    key=("project_id", "year", "kind"),
    columns=(
        _PROJECT,
        Column(name="year", says="The year.", kind=Kind.NUMBER, unit="year", low=1990, high=2100),
        choice("kind", "Whether it is planned for the year, or completed in it.", tuple(MoneyKind)),
        Column(name="amount_yi_cny", says="The amount.", kind=Kind.NUMBER, unit="10⁸ CNY", low=0),
        _REPORTED_BY,
        _REPORTED_ON,
        _SOURCES,
        NOTE,
    ),
)

PROJECT_PROBLEMS: Final = Table(
    file="project_problems.csv",
    says="What holds a project up.",
    key=("project_id", "problem", "reported_on"),
    columns=(
        _PROJECT,
        Column(name="problem", says="The problem, in words."),
        _REPORTED_ON,
        _REPORTED_BY,
        Column(
            name="solved_on", says="When it was solved; empty while it is open.", form=Form.DATE,
            required=False,
        ),
        _SOURCES,
        NOTE,
    ),
)  # fmt: skip

PROJECT_NEXT_STEPS: Final = Table(
    file="project_next_steps.csv",
    says="What is to be done next for a project.",
    key=("project_id", "step", "reported_on"),
    columns=(
        _PROJECT,
        Column(name="step", says="The step, in words."),
        _REPORTED_ON,
        _REPORTED_BY,
        Column(name="due", says="By when.", form=Form.DATE, required=False),
        Column(
            name="done_on", says="When it was done; empty before.", form=Form.DATE, required=False
        ),
        _SOURCES,
        NOTE,
    ),
)

PROJECT_LINKS: Final = Table(
    file="project_links.csv",
    says="Documents of a project that stand elsewhere.",
    key=("project_id", "url"),
    columns=(
        _PROJECT,
        Column(name="url", says="Web address; shown as a link if it is http or https."),
        Column(name="title", says="What stands there."),
        _REPORTED_BY,
        NOTE,
    ),
)

FOLLOWING_FILES: Final = (PROJECT_MONEY, PROJECT_PROBLEMS, PROJECT_NEXT_STEPS, PROJECT_LINKS)
