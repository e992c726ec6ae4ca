"""A project's stated investment, which sums use, is the one that its chosen claim gives."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from park.claims import PROJECT
from park.vocabulary import INVESTMENT, ValueBound
from store.problem import Problem, shown
from store.reading.rows import Loaded

_EXACT: Final = frozenset({ValueBound.EXACT, ValueBound.ABOUT, ""})
"""A claim of "over" or "under" gives no value that could be another one."""

_SIX_DIGITS: Final = 1e-5
"""A claim may be written with fewer digits than the number has."""


def chosen_problems(tables: Mapping[str, Loaded]) -> list[Problem]:
    """Return the chosen claims on an investment that is another one in the project's row."""
    claims, projects = tables.get("claims"), tables.get("projects")
    if claims is None or projects is None:
        return []
    needed = {"entity", "entity_id", "field", "value", "bound", "chosen"}
    if not needed <= set(claims.frame) or not {"id", INVESTMENT} <= set(projects.frame):
        return []
    stated = dict(zip(projects.frame["id"], projects.frame[INVESTMENT], strict=True))
    found: list[Problem] = []
    for place, row in enumerate(claims.frame.to_dict("records")):
        about = (row["entity"], row["field"], row["chosen"])
        if about != (PROJECT, INVESTMENT, "yes") or row["bound"] not in _EXACT:
            continue
        claimed, used = _number(row["value"]), _number(stated.get(row["entity_id"], ""))
        if used is None or (
            claimed is not None and math.isclose(claimed, used, rel_tol=_SIX_DIGITS)
        ):
            continue
        holes = {
            "record": shown(row["entity_id"]), "value": shown(row["value"]), "used": f"{used:g}",
        }  # fmt: skip
        found.append(claims.problem(place, "not_the_chosen", "value", holes))
    return found


def _number(value: object) -> float | None:
    """Return a cell as a number; None where it is empty or none."""
    try:
        number = float(str(value))
    except ValueError:
        return None
    return number if math.isfinite(number) else None
