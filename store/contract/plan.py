"""Files that hold the plan, its figures, what is observed of them, and the sources of it all."""

from __future__ import annotations

from typing import Final

from park.vocabulary import (
    Cadence,
    Direction,
    ObservationBasis,
    Scope,
    Trust,
    UnitRole,
    ValueBound,
)
from store.contract.column import Column, Form, Kind, Table
from store.contract.shared_columns import NOTE, PLAN_REF, SOURCES, choice, names, slug, text

SOURCES_FILE: Final = Table(
    file="sources.csv",
    says="Where everything comes from.",
    filled=True,
    noun="source",
    key=("id",),
    columns=(
        slug("id", "Id of the source."),
        Column(name="title", says="Title as published."),
        Column(name="publisher", says="Who published it."),
        Column(name="published", says="When.", form=Form.DATE, required=False),
        Column(name="accessed", says="When it was read.", form=Form.DATE),
        text("url", "Where it can be read; empty where it is not on the web."),
        choice("trust", "Grade of the source.", tuple(Trust)),
        Column(name="licence", says="Terms under which its facts or shapes are used."),
        text("attribution", "Words that must stand beside what is shown of it."),
    ),
)

ORGANISATIONS: Final = Table(
    file="organisations.csv",
    says=(
        "Publishers of sources, whom sources ask to be named, and owners of projects, in the "
        "languages of the readers. One that is not listed is called the same in every language."
    ),
    key=("written",),
    columns=(
        Column(name="written", says="The words as `sources.csv` or `projects.csv` has them."),
        *names(required=("zh", "en", "de")),
    ),
)

UNITS: Final = Table(
    file="units.csv",
    says="Responsible units of the plan.",
    noun="unit",
    key=("id",),
    columns=(
        slug("id", "Id of the unit."),
        *names(required=("zh", "en", "de")),
        Column(name="aliases", says="Other names the plan uses.", many=True, required=False),
    ),
)

PLAN_TASKS: Final = Table(
    file="plan_tasks.csv",
    says="Numbered headings and tasks of the plan.",
    noun="task",
    key=("ref",),
    columns=(
        Column(name="ref", says="Number of the task, as the plan numbers it."),
        Column(
            name="parent_ref",
            says="Heading it stands under.",
            refers_to="plan_tasks.ref",
            required=False,
        ),
        *names("title", required=("zh", "en", "de")),
    ),
)

TASK_UNITS: Final = Table(
    file="task_units.csv",
    says="Who is responsible for a task.",
    key=("task_ref", "unit_id"),
    columns=(
        Column(name="task_ref", says="The task.", refers_to="plan_tasks.ref"),
        slug("unit_id", "The unit.", "units.id"),
        choice("role", "Its part.", tuple(UnitRole)),
    ),
)

INDICATORS: Final = Table(
    file="indicators.csv",
    says="What is measured, and what the plan asks of it.",
    noun="indicator",
    key=("id",),
    columns=(
        slug("id", "Id of the indicator."),
        *names(required=("zh", "en", "de")),
        choice("origin", "Whether the plan sets it.", ("plan", "other")),
        slug("unit", "Unit of its values; `percent_of_whole`: a share, which is at most 100."),
        choice("direction", "Side of the target to be on.", tuple(Direction), required=False),
        Column(
            name="target_value",
            says="The target, in the indicator's unit.",
            kind=Kind.NUMBER,
            unit="see `unit`",
            required=False,
        ),
        Column(
            name="target_period",
            says="When the target holds.",
            form=Form.PERIOD,
            required=False,
        ),
        choice("cadence", "Once, or in every year.", tuple(Cadence), required=False),
        PLAN_REF,
        text("definition", "The plan's words, and what they leave open."),
    ),
)

OBSERVATIONS: Final = Table(
    file="observations.csv",
    says="Values that sources report for indicators.",
    key=("indicator_id", "period", "scope", "scope_detail", "basis", "source_ids"),
    columns=(
        slug("indicator_id", "The indicator.", "indicators.id"),
        Column(name="period", says="Time the value speaks of.", form=Form.PERIOD),
        Column(
            name="value",
            says="The value, in the indicator's unit.",
            kind=Kind.NUMBER,
            unit="see indicator",
        ),
        choice("bound", "How the value bounds the true one.", tuple(ValueBound)),
        choice("scope", "What the value speaks of.", tuple(Scope)),
        text("scope_detail", "Which zone, enterprise or part, in words."),
        choice("basis", "How the value came about.", tuple(ObservationBasis)),
        SOURCES,
        NOTE,
    ),
)

PLAN_NUMBERS: Final = Table(
    file="plan_numbers.csv",
    says="Every numeral and wordless target of the plan's text, in order.",
    key=("start", "text"),
    columns=(
        Column(name="ref", says="Part of the plan it stands in; the preface has no task."),
        Column(name="text", says="The words as printed."),
        choice("kind", "What the number is.", ("target", "fact", "label", "date")),
        slug("indicator_id", "The indicator it sets.", "indicators.id", required=False),
        Column(
            name="start",
            says="Where it begins in the plan's text.",
            kind=Kind.NUMBER,
            unit="characters",
            low=0,
        ),
    ),
)

PLAN_FILES: Final = (
    SOURCES_FILE,
    ORGANISATIONS,
    UNITS,
    PLAN_TASKS,
    TASK_UNITS,
    INDICATORS,
    OBSERVATIONS,
    PLAN_NUMBERS,
)
