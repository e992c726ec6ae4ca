"""What can be wrong with a cell, a row or a column."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.store.spoil import Fault, twice, with_cell, without_column
from tests.tiny import CSV_ROWS, write_csv


def _put(row: dict[str, str]) -> Callable[[Path], None]:
    """Return what puts the plant, which the plan names, under a task."""
    whole = [{"project_id": "plant", **row, "note": ""}]
    return lambda folder: write_csv(folder / "project_tasks.csv", whole)


def _claim(field: str, value: str, bound: str = "=") -> Callable[[Path], None]:
    """Return what adds a claim on the plant, the only one on its field and so the chosen one."""
    row = CSV_ROWS["claims.csv"][0] | {"field": field, "value": value, "bound": bound}
    return lambda folder: write_csv(folder / "claims.csv", [*CSV_ROWS["claims.csv"], row])


def _chosen_plan(folder: Path) -> None:
    """Choose the date that was planned of what has happened since."""
    _claim("operating_date", "2023")(folder)
    plan = CSV_ROWS["stage_events.csv"][1] | {"date": "2023", "basis": "planned"}
    write_csv(folder / "stage_events.csv", [*CSV_ROWS["stage_events.csv"], plan])


OF_CELLS: Final[dict[str, Fault]] = {
    "missing column": (
        without_column("units.csv", "aliases"),
        ("units.csv", None, "aliases", "missing_column"),
    ),
    "unknown column": (
        lambda folder: write_csv(
            folder / "units.csv", [r | {"x": ""} for r in CSV_ROWS["units.csv"]]
        ),
        ("units.csv", None, "x", "unknown_column"),
    ),
    "unknown zone": (
        with_cell("project_zones.csv", 1, "zone_id", "nowhere"),
        ("project_zones.csv", 3, "zone_id", "unknown_zone"),
    ),
    "unknown project": (
        with_cell("project_units.csv", 0, "project_id", "nothing"),
        ("project_units.csv", 2, "project_id", "unknown_project"),
    ),
    "unknown unit": (
        with_cell("task_units.csv", 0, "unit_id", "nobody"),
        ("task_units.csv", 2, "unit_id", "unknown_unit"),
    ),
    "unknown stage": (
        with_cell("stage_synonyms.csv", 1, "stage", "dreamt"),
        ("stage_synonyms.csv", 3, "stage", "unknown_stage"),
    ),
    "unknown source among several": (
        with_cell("projects.csv", 0, "source_ids", "plan;hearsay"),
        ("projects.csv", 2, "source_ids", "unknown_source"),
    ),
    "unknown task": (
        with_cell("projects.csv", 2, "plan_ref", "九(九)"),
        ("projects.csv", 4, "plan_ref", "unknown_task"),
    ),
    "unknown indicator": (
        with_cell("observations.csv", 0, "indicator_id", "joy"),
        ("observations.csv", 2, "indicator_id", "unknown_indicator"),
    ),
    "unknown control point": (
        with_cell("zone_edges.csv", 0, "via_points", "gate;moon"),
        ("zone_edges.csv", 2, "via_points", "unknown_point"),
    ),
    "bad date": (
        with_cell("stage_events.csv", 1, "date", "2022-13"),
        ("stage_events.csv", 3, "date", "bad_date"),
    ),
    "bad period": (
        with_cell("observations.csv", 0, "period", "2022/2021"),
        ("observations.csv", 2, "period", "bad_period"),
    ),
    "duplicate id": (twice("units.csv"), ("units.csv", 4, "id", "duplicate")),
    "duplicate pair": (twice("project_zones.csv"), ("project_zones.csv", 4, "", "duplicate")),
    "not in the vocabulary": (
        with_cell("projects.csv", 1, "theme", "fun"),
        ("projects.csv", 3, "theme", "not_allowed"),
    ),
    "id with a trailing space": (
        with_cell("units.csv", 0, "id", "committee "),
        ("units.csv", 2, "id", "stray_characters"),
    ),
    "full-width id": (with_cell("units.csv", 0, "id", "Ａ"), ("units.csv", 2, "id", "not_slug")),
    "empty name": (
        with_cell("units.csv", 0, "name_zh", ""),
        ("units.csv", 2, "name_zh", "empty_cell"),
    ),
    "text for a number": (
        with_cell("projects.csv", 0, "investment_yi_cny", "1.5亿"),
        ("projects.csv", 2, "investment_yi_cny", "not_number"),
    ),
    "infinite number": (
        with_cell("projects.csv", 0, "investment_yi_cny", "1e999"),
        ("projects.csv", 2, "investment_yi_cny", "not_number"),
    ),
    "negative number": (
        with_cell("projects.csv", 0, "investment_yi_cny", "-1"),
        ("projects.csv", 2, "investment_yi_cny", "too_small"),
    ),
    "missing number": (
        with_cell("observations.csv", 0, "value", ""),
        ("observations.csv", 2, "value", "empty_cell"),
    ),
    "two claims chosen": (
        with_cell("claims.csv", 1, "chosen", "yes"),
        ("claims.csv", 2, "chosen", "not_one_chosen"),
    ),
    "another claim chosen than is used": (
        with_cell("projects.csv", 0, "investment_yi_cny", "200"),
        ("claims.csv", 2, "value", "not_the_chosen"),
    ),
    "claim on a month that does not exist": (
        _claim("operating_date", "2026-13"),
        ("claims.csv", 4, "value", "bad_date"),
    ),
    "claim on a day in another form, of a stage that nobody knows": (
        _claim("dreamt_date", "2026年5月"),
        ("claims.csv", 4, "value", "bad_date"),
    ),
    "date chosen that is not the event's": (
        _claim("operating_date", "2022-06"),
        ("claims.csv", 4, "value", "not_the_chosen_date"),
    ),
    "date chosen that bounds the event otherwise": (
        _claim("operating_date", "2022-05", "by"),
        ("claims.csv", 4, "value", "not_the_chosen_date"),
    ),
    "date chosen of a stage that is not on record": (
        _claim("completed_date", "2019"),
        ("claims.csv", 4, "value", "chosen_without_event"),
    ),
    "plan chosen of a stage that was reached": (
        _chosen_plan,
        ("claims.csv", 4, "value", "chosen_is_planned"),
    ),
    "claim about nothing": (
        with_cell("claims.csv", 0, "entity", "dragon"),
        ("claims.csv", 2, "entity", "not_allowed"),
    ),
    "rate of an unknown stage": (
        with_cell("rates.csv", 0, "base_stage", "dreamt"),
        ("rates.csv", 2, "base_stage", "unknown_stage"),
    ),
    "rate of a pause": (
        with_cell("rates.csv", 0, "reached_stage", "paused"),
        ("rates.csv", 2, "reached_stage", "no_step"),
    ),
    "rate that leads nowhere": (
        with_cell("rates.csv", 0, "base_stage", "operating"),
        ("rates.csv", 2, "reached_stage", "not_later"),
    ),
    "project under no task that is called assigned": (
        _put({"plan_ref": "", "basis": "assigned"}),
        ("project_tasks.csv", 2, "plan_ref", "task_without_basis"),
    ),
    "project under a task that is said to have none": (
        _put({"plan_ref": "一", "basis": "unclear"}),
        ("project_tasks.csv", 2, "plan_ref", "task_without_basis"),
    ),
    "project put where the plan names it": (
        _put({"plan_ref": "一(一)", "basis": "assigned"}),
        ("project_tasks.csv", 2, "plan_ref", "task_stated_already"),
    ),
    "control point with swapped axes": (
        lambda folder: write_csv(
            folder / "control_points.csv",
            [CSV_ROWS["control_points.csv"][0] | {"lon": "41.69", "lat": "123.15"}],
        ),
        ("control_points.csv", 2, "lon", "axes_swapped"),
    ),
}
