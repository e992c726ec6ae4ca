"""Whether rows keep their contract: each file by itself, then all of them together."""

from __future__ import annotations

from collections.abc import Mapping

from store.checking.chosen import chosen_problems
from store.checking.chosen_dates import chosen_date_problems
from store.checking.claims import claim_problems
from store.checking.contract import contract_problems
from store.checking.feed import feed_problems
from store.checking.project_tasks import project_task_problems
from store.checking.rates import rate_problems
from store.checking.references import reference_problems
from store.checking.shapes import shape_problems
from store.contract import TABLES
from store.problem import Problem
from store.reading.rows import Loaded, Raw


def own_problems(loaded: Loaded) -> list[Problem]:
    """Return the problems that rows of one table have by themselves."""
    return [*contract_problems(loaded), *shape_problems(loaded)]


def common_problems(tables: Mapping[str, Loaded], gtfs: Mapping[str, Raw]) -> list[Problem]:
    """Return the problems that all rows have together."""
    return [
        *reference_problems(tables),
        *claim_problems(tables),
        *chosen_problems(tables),
        *chosen_date_problems(tables),
        *rate_problems(tables),
        *project_task_problems(tables),
        *feed_problems(gtfs),
    ]


def problems_of(tables: Mapping[str, Loaded], gtfs: Mapping[str, Raw]) -> list[Problem]:
    """Return every problem of the rows."""
    own = [problem for loaded in tables.values() for problem in own_problems(loaded)]
    own += [
        Problem(file=loaded.table.file, code="no_rows")
        for loaded in tables.values()
        if loaded.table.filled and loaded.frame.empty
    ]
    return own + common_problems(tables, gtfs)


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Order problems by file and row, and keep the first of several with the same cell."""
    files = {table.file: place for place, table in enumerate(TABLES)}
    first: dict[tuple[str, int | None, str, str], Problem] = {}
    for one in problems:
        cell = (one.file, one.row, one.column, "" if one.column and one.row else repr(one))
        first.setdefault(cell, one)
    return tuple(
        sorted(first.values(), key=lambda one: (files.get(one.file, len(files)), one.row or 0))
    )


__all__ = ["common_problems", "in_order", "own_problems", "problems_of"]
