"""Rates quoted of the pipeline: of the projects that came so far, how many came farther."""

from __future__ import annotations

from typing import Final

from store.contract.column import Table
from store.contract.shared_columns import names, slug

RATES: Final = Table(
    file="rates.csv",
    says="Rates quoted of the pipeline. A project that skipped a stage has passed it.",
    key=("id",),
    columns=(
        slug("id", "Id of the rate."),
        *names(required=("zh", "en", "de")),
        slug("base_stage", "Stage from which a project counts in the base.", "stages.id"),
        slug("reached_stage", "Later stage from which it counts as reached.", "stages.id"),
    ),
)
