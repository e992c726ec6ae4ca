"""The pandera contract of one file, built from its declaration, and the names of its failures."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, Final

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaError, SchemaErrorReason, SchemaErrors

from park.day import BadDate, day_span, period_span
from store.contract.column import SEPARATOR, Column, Form, Kind, Table
from store.problem import Problem, shown
from store.reading.rows import GEOMETRY, Loaded

_SLUG: Final = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]")


def _is_slug(text: str) -> bool:
    return bool(_SLUG.fullmatch(text))


def _reads(parse: Callable[[str], object]) -> Callable[[str], bool]:
    def holds(text: str) -> bool:
        try:
            parse(text)
        except BadDate:
            return False
        return True

    return holds


_FORMS: Final[dict[Form, tuple[str, Callable[[str], bool]]]] = {
    Form.SLUG: ("not_slug", _is_slug),
    Form.DATE: ("bad_date", _reads(day_span)),
    Form.PERIOD: ("bad_period", _reads(period_span)),
}


def _text_fault(column: Column, cell: str) -> str:
    """Return the code of the first thing that is wrong with a text; empty if nothing is."""
    if not cell:
        return "empty_cell" if column.required else ""
    if cell != cell.strip() or _CONTROL.search(cell):
        return "stray_characters"
    parts = cell.split(SEPARATOR) if column.many else [cell]
    if column.one_of and not set(parts) <= set(column.one_of):
        return "not_allowed"
    if column.form in _FORMS:
        code, holds = _FORMS[column.form]
        return "" if all(map(holds, parts)) else code
    return ""


def _number_fault(column: Column, value: float) -> str:
    if column.low is not None and value < column.low:
        return "too_small"
    if column.high is not None and value > column.high:
        return "too_large"
    return ""


def _check(column: Column) -> pa.Check:
    fault = _number_fault if column.kind is Kind.NUMBER else _text_fault

    def holds(cells: pd.Series) -> pd.Series:
        return pd.Series([not fault(column, cell) for cell in cells], cells.index, dtype=bool)

    # One check a column: each costs pandera a millisecond, whatever it checks.
    return pa.Check(holds, name="cell")


@cache
def contract(table: Table) -> pa.DataFrameSchema:
    """Return the pandera contract of a file."""
    columns: dict[str, pa.Column] = {}
    for column in table.columns:
        is_number = column.kind is Kind.NUMBER
        columns[column.name] = pa.Column(
            # Left out for text: pandera would look at every cell again. The reader has typed them.
            float if is_number else None,
            checks=_check(column),
            nullable=is_number and not column.required,
            title=column.name,
            description=column.says,
            metadata={"declared": column},
        )
    if table.shapes:
        columns[GEOMETRY] = pa.Column(object, nullable=True, description="EPSG:4326.")
    return pa.DataFrameSchema(
        columns,
        strict=True,
        unique=list(table.key),
        report_duplicates="exclude_first",
        name=table.name,
        description=table.says,
        metadata={"declared": table},
    )


def contract_problems(loaded: Loaded) -> list[Problem]:
    """Return everything in which the rows of one file break its contract."""
    if loaded.frame.empty and not len(loaded.frame.columns):
        return []
    try:
        contract(loaded.table).validate(loaded.frame, lazy=True)
    except SchemaErrors as errors:
        return [problem for error in errors.schema_errors for problem in _said(loaded, error)]
    return []


def _said(loaded: Loaded, error: SchemaError) -> list[Problem]:
    table = loaded.table
    if error.reason_code is SchemaErrorReason.COLUMN_NOT_IN_DATAFRAME:
        return [Problem(file=table.file, code="missing_column", column=str(error.failure_cases))]
    if error.reason_code is SchemaErrorReason.COLUMN_NOT_IN_SCHEMA:
        name = shown(error.failure_cases)
        return [Problem(file=table.file, code="unknown_column", column=name)]
    failures: Any = error.failure_cases
    places = sorted({int(place) for place in failures["index"]})
    if error.reason_code is SchemaErrorReason.DUPLICATES:
        return [_duplicate(loaded, place) for place in places]
    name = str(error.schema.name)
    if error.reason_code is SchemaErrorReason.SERIES_CONTAINS_NULLS:
        return [loaded.problem(place, "empty_cell", name) for place in places]
    return [_bad_cell(loaded, place, loaded.table.column(name)) for place in places]


def _bad_cell(loaded: Loaded, place: int, column: Column) -> Problem:
    value: Any = loaded.frame.loc[place, column.name]
    fault = _number_fault if column.kind is Kind.NUMBER else _text_fault
    code = fault(column, value)
    holes = {"value": shown(value)}
    if code == "not_allowed":
        holes["allowed"] = ", ".join(column.one_of)
    elif code in {"too_small", "too_large"}:
        holes["value"] = f"{value:g}"
        holes["limit"] = f"{column.low if code == 'too_small' else column.high:g}"
    return loaded.problem(place, code, column.name, holes)


def _duplicate(loaded: Loaded, place: int) -> Problem:
    key = loaded.table.key
    value = " · ".join(str(loaded.frame.loc[place, name]) for name in key)
    column = key[0] if len(key) == 1 else ""
    return loaded.problem(place, "duplicate", column, {"value": shown(value)})
