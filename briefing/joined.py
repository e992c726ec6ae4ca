"""What several rows say of one project, joined in one cell: zones, responsible units, sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from i18n import Speech
from park import Park
from park.vocabulary import Trust

SEPARATOR = ";"
"""Between ids, as in the data files; words are joined as the language does it."""

Places = npt.NDArray[np.intp]


def zones_of(park: Park, asked: Places, say: Speech) -> dict[str, Sequence[str]]:
    """Return ids and names of the zones of the projects at the places asked."""
    names = {row["id"]: say.name(row, "short") for row in park.zones.to_dict("records")}
    held = park.project_zones
    ids = _joined(park, asked, held["project_id"], held["zone_id"], SEPARATOR)
    words = held["zone_id"].map(names)
    named = _joined(park, asked, held["project_id"], words, say("list.join"))
    return {"zone_ids": ids, "text_zones": named}


def responsible(park: Park, asked: Places, say: Speech) -> dict[str, Sequence[str]]:
    """Return ids with roles, ``unit:role``, and names with roles in words."""
    names = {row["id"]: say.name(row) for row in park.units.to_dict("records")}
    held = park.project_units
    ids = held["unit_id"].astype("str") + ":" + held["role"].astype("str")
    words = pd.Series(
        [
            say("book.with_role", unit=names[unit], role=say(f"unit_role.{role}"))
            for unit, role in zip(held["unit_id"], held["role"], strict=True)
        ],
        dtype="str",
    )
    return {
        "unit_roles": _joined(park, asked, held["project_id"], ids, SEPARATOR),
        "text_units": _joined(park, asked, held["project_id"], words, say("list.join")),
    }


def assigned_task(park: Park, asked: Places) -> Sequence[str]:
    """Return the task that each project is put under by its subject matter."""
    held = park.project_tasks
    return _joined(park, asked, held["project_id"], held["plan_ref"], SEPARATOR)


def _joined(
    park: Park, asked: Places, projects: pd.Series, values: pd.Series, separator: str
) -> list[str]:
    """Return for each place what the rows of its project say, in their order."""
    rows = park.place.index.get_indexer(pd.Index(projects))
    cells: dict[int, str] = {}
    for row, value in zip(rows.tolist(), values.tolist(), strict=True):
        cells[row] = f"{cells[row]}{separator}{value}" if row in cells else value
    return [cells.get(row, "") for row in asked.tolist()]


def best_trust(park: Park, cited: pd.Series) -> pd.Series:
    """Return the best grade among the sources that each cell names; nothing where it names none."""
    grades: Mapping[str, str] = dict(zip(park.sources["id"], park.sources["trust"], strict=True))
    rank = [str(one) for one in Trust]
    codes, cells = pd.factorize(cited)

    def best(ids: Iterable[str]) -> str:
        return min((grades[one] for one in ids if one in grades), key=rank.index, default="")

    found = np.array([best(str(cell).split(SEPARATOR)) for cell in cells] or [""], dtype=object)
    return pd.Series(found[codes] if len(cells) else [], dtype="str")


def cited_in(*columns: pd.Series) -> frozenset[str]:
    """Return the ids of all sources that cells of the columns name."""
    cells = pd.unique(pd.concat(columns, ignore_index=True))
    return frozenset(one for cell in cells for one in str(cell).split(SEPARATOR) if one)
