"""Files that hold the projects, where they stand, and how far they have come."""

from __future__ import annotations

from typing import Final

from park.stages import StageKind
from park.vocabulary import (
    EventBasis,
    EventBound,
    InPark,
    Origin,
    Sector,
    Theme,
    UnitRole,
    ValueBound,
    ZoneBasis,
)
from store.contract.column import Column, Form, Kind, Table
from store.contract.following import FOLLOWING_FILES
from store.contract.project_tasks import PROJECT_TASKS
from store.contract.rates import RATES
from store.contract.shared_columns import (
    ACCURACY,
    AREA_SHAPES,
    GEOMETRY_BASIS,
    LANGUAGES,
    LINE_SHAPES,
    NOTE,
    PLAN_REF,
    POINT_SHAPES,
    SOURCES,
    choice,
    names,
    slug,
    text,
)

PROJECTS: Final = Table(
    file="projects.csv",
    says="Projects, platforms, sites and works.",
    filled=True,
    noun="project",
    key=("id",),
    columns=(
        slug("id", "Id of the project."),
        *names(),
        choice("origin", "Whether the plan names it.", tuple(Origin)),
        choice("in_park", "Whether a source places it inside the park.", tuple(InPark)),
        choice("theme", "Part of the plan that it serves.", tuple(Theme)),
        choice("sector", "Its industry.", tuple(Sector)),
        text("owner", "Who builds or runs it."),
        PLAN_REF,
        Column(
            name="investment_yi_cny",
            says="Total investment.",
            kind=Kind.NUMBER,
            unit="10⁸ CNY",
            low=0,
            required=False,
        ),
        text("investment_note", "What the sources say of the investment."),
        text("location_note", "What the sources say of the place."),
        SOURCES,
        NOTE,
    ),
)

PROJECT_ZONES: Final = Table(
    file="project_zones.csv",
    says="Zones that a project counts for.",
    key=("project_id", "zone_id"),
    columns=(
        slug("project_id", "The project.", "projects.id"),
        slug("zone_id", "The zone.", "zones.id"),
        choice("basis", "Why it counts there.", tuple(ZoneBasis)),
    ),
)

PROJECT_UNITS: Final = Table(
    file="project_units.csv",
    says="Who is responsible for a project.",
    key=("project_id", "unit_id"),
    columns=(
        slug("project_id", "The project.", "projects.id"),
        slug("unit_id", "The unit.", "units.id"),
        choice("role", "Its part.", tuple(UnitRole)),
    ),
)

PROJECT_SITES: Final = Table(
    file="project_sites.geojson",
    says="Places of projects, where a source gives one.",
    key=("project_id",),
    shapes=(*POINT_SHAPES, *LINE_SHAPES, *AREA_SHAPES),
    columns=(
        slug("project_id", "The project.", "projects.id"),
        GEOMETRY_BASIS,
        ACCURACY,
        SOURCES,
        NOTE,
    ),
)

STAGES: Final = Table(
    file="stages.toml",
    says="Stages of a project, in order.",
    filled=True,
    noun="stage",
    key=("id",),
    columns=(
        slug("id", "Id of the stage."),
        Column(name="order", says="Place in the pipeline.", kind=Kind.NUMBER, low=0),
        choice("kind", "What it means for a project's course.", tuple(StageKind)),
        Column(
            name="next",
            says="Stages that may follow.",
            refers_to="stages.id",
            many=True,
            required=False,
        ),
        *names(required=("zh", "en", "de")),
    ),
)

STAGE_SYNONYMS: Final = Table(
    file="stage_synonyms.csv",
    says="Other words for the stages.",
    key=("word", "lang"),
    columns=(
        Column(name="word", says="The word as sources write it."),
        choice("lang", "Its language.", LANGUAGES),
        slug("stage", "The stage it means.", "stages.id"),
        NOTE,
    ),
)

STAGE_EVENTS: Final = Table(
    file="stage_events.csv",
    says="When a project reached a stage, or is planned to.",
    key=("project_id", "stage", "date", "bound", "basis"),
    columns=(
        slug("project_id", "The project.", "projects.id"),
        slug("stage", "The stage.", "stages.id"),
        Column(name="date", says="Day, month or year.", form=Form.DATE),
        choice("bound", "On the date, or by it.", tuple(EventBound)),
        choice("basis", "What it rests on.", tuple(EventBasis)),
        SOURCES,
        NOTE,
    ),
)

CLAIMS: Final = Table(
    file="claims.csv",
    says="Where sources disagree: every value, and the one that is used.",
    key=("entity", "entity_id", "field", "value", "as_of", "source_id"),
    columns=(
        Column(name="entity", says="Kind of thing the claim is about."),
        slug("entity_id", "The thing."),
        Column(name="field", says="What is claimed of it."),
        Column(name="value", says="The value claimed."),
        choice("bound", "How the value bounds the true one.", (*ValueBound, "by"), required=False),
        Column(name="as_of", says="When it was so.", form=Form.DATE, required=False),
        slug("source_id", "Who claims it.", "sources.id"),
        choice("chosen", "Whether this value is used.", ("yes", "no")),
    ),
)

PROJECT_FILES: Final = (
    PROJECTS,
    PROJECT_ZONES,
    PROJECT_UNITS,
    PROJECT_TASKS,
    PROJECT_SITES,
    STAGES,
    STAGE_SYNONYMS,
    STAGE_EVENTS,
    RATES,
    CLAIMS,
    *FOLLOWING_FILES,
)
