"""A park of nothing but indicators, observations and projects, made by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pandas as pd

from park.model import Park, Revision
from park.stages import StageModel

EMPTY = pd.DataFrame()
AFTER = date(2026, 11, 23)
"""A day on which the plan's period is over."""

INDICATOR: dict[str, Any] = {
    "id": "output", "name_zh": "产值", "name_en": "Output", "name_de": "Produktion",
    "origin": "plan", "unit": "yi_cny", "direction": "at_least", "target_value": 100.0,
    "target_period": "2025", "cadence": "by_end", "plan_ref": "一(二)", "definition": "",
}  # fmt: skip

OBSERVATION: dict[str, Any] = {
    "indicator_id": "output", "period": "2024", "value": 70.0, "bound": "=", "scope": "park",
    "scope_detail": "", "basis": "reported", "source_ids": "news", "note": "",
}  # fmt: skip


def asked(**own: object) -> dict[str, Any]:
    """Return an indicator's row: at least 100 亿元 by the end of 2025, unless said otherwise."""
    return INDICATOR | own


def seen(period: str, value: float, bound: str = "=", **own: object) -> dict[str, Any]:
    """Return an observation's row, reported of the park unless said otherwise."""
    return OBSERVATION | {"period": period, "value": value, "bound": bound} | own


def small_park(
    indicators: list[dict[str, Any]],
    observations: list[dict[str, Any]] = [],  # noqa: B006 - nobody changes it
    project_refs: list[str] = [],  # noqa: B006
) -> Park:
    """Return a park with these rows, and one project for each plan reference."""
    projects = pd.DataFrame(
        {
            "id": [f"p{place}" for place in range(len(project_refs))],
            "plan_ref": pd.Series(project_refs, dtype="str"),
        }
    )
    named = [*project_refs, *(str(one["plan_ref"]) for one in indicators)]
    refs = sorted({ref for some in named for ref in some.split(";") if ref})
    made_at = datetime(2026, 1, 1, tzinfo=UTC)
    return Park(
        id="small",
        revision=Revision(number=1, author="test", made_at=made_at, why=""),
        stages=StageModel(()),
        projects=projects,
        indicators=pd.DataFrame(indicators, columns=list(INDICATOR)),
        observations=pd.DataFrame(observations, columns=list(OBSERVATION)),
        project_zones=EMPTY, project_units=EMPTY,
        project_tasks=pd.DataFrame(columns=["project_id", "plan_ref", "basis"], dtype="str"),
        project_sites=EMPTY, stage_events=EMPTY,
        rates=EMPTY, claims=EMPTY, project_money=EMPTY, project_problems=EMPTY,
        project_next_steps=EMPTY, project_links=EMPTY, zones=EMPTY, zone_edges=EMPTY,
        control_points=EMPTY, waterways=EMPTY,
        context=EMPTY, plan_tasks=pd.DataFrame({"ref": refs}, dtype="str"),
        task_units=EMPTY, plan_numbers=EMPTY, units=EMPTY,
        sources=EMPTY, organisations=EMPTY, translations=EMPTY, gtfs={},
    )  # fmt: skip
