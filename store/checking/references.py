"""Whether every id that a row names is a row of the file it points into."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from store.contract import Column, table_named
from store.contract.column import SEPARATOR
from store.problem import Problem, shown
from store.reading.rows import Loaded


def reference_problems(tables: Mapping[str, Loaded]) -> list[Problem]:
    """Return every reference into nothing.

    A file that could not be read is a problem of its own: references into it are not judged.
    """
    found: list[Problem] = []
    for loaded in tables.values():
        for column in loaded.table.columns:
            if column.refers_to and column.name in loaded.frame:
                found += _dangling(loaded, column, tables)
    return found


def _dangling(loaded: Loaded, column: Column, tables: Mapping[str, Loaded]) -> list[Problem]:
    table, target = column.target
    if table not in tables or target not in tables[table].frame:
        return []
    known = set(tables[table].frame[target])
    cells: pd.Series = loaded.frame[column.name]
    code = f"unknown_{table_named(table).noun}"
    return [
        loaded.problem(place, code, column.name, {"value": shown(value)})
        for place, cell in enumerate(cells)
        for value in (cell.split(SEPARATOR) if column.many else [cell])
        if value not in known and (value or SEPARATOR in cell)
    ]
