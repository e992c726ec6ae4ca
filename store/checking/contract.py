"""The pandera contract of one file, built from its declaration, and what its failures are called.

Checks carry the problem's code as their name and what the sentence needs as statistics.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
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


def _each(holds: Callable[[str], bool], column: Column) -> Callable[[pd.Series], pd.Series]:
    """Return a check of every value of a cell; an empty cell is judged by `required` alone."""

    def check(cells: pd.Series) -> pd.Series:
        def one(cell: str) -> bool:
            parts = cell.split(SEPARATOR) if column.many else [cell]
            return not cell or all(holds(part) for part in parts)

        return cells.map(one).astype(bool)

    return check


def _text_checks(column: Column) -> Iterable[pa.Check]:
    if column.required:
        yield pa.Check(lambda cells: cells != "", name="empty_cell")
    yield pa.Check(_each(_is_clean, column), name="stray_characters")
    if column.one_of:
        yield pa.Check(
            _each(lambda text: text in column.one_of, column),
            name="not_allowed",
            statistics={"allowed": ", ".join(column.one_of)},
        )
    if column.form in _FORMS:
        code, holds = _FORMS[column.form]
        yield pa.Check(_each(holds, column), name=code)


def _is_clean(text: str) -> bool:
    return text == text.strip() and not _CONTROL.search(text)


def _number_checks(column: Column) -> Iterable[pa.Check]:
    low, high = column.low, column.high
    if low is not None:
        limit = {"limit": f"{low:g}"}
        yield pa.Check(lambda cells: cells >= low, name="too_small", statistics=limit)
    if high is not None:
        limit = {"limit": f"{high:g}"}
        yield pa.Check(lambda cells: cells <= high, name="too_large", statistics=limit)


@cache
def contract(table: Table) -> pa.DataFrameSchema:
    """Return the pandera contract of a file."""
    columns: dict[str, pa.Column] = {}
    for column in table.columns:
        is_number = column.kind is Kind.NUMBER
        columns[column.name] = pa.Column(
            float if is_number else str,
            checks=list(_number_checks(column) if is_number else _text_checks(column)),
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
    check: Any = error.check
    return [
        loaded.problem(
            place,
            check.name,
            name,
            {"value": shown(loaded.frame.loc[place, name]), **(check.statistics or {})},
        )
        for place in places
    ]


def _duplicate(loaded: Loaded, place: int) -> Problem:
    key = loaded.table.key
    value = " · ".join(str(loaded.frame.loc[place, name]) for name in key)
    column = key[0] if len(key) == 1 else ""
    return loaded.problem(place, "duplicate", column, {"value": shown(value)})
