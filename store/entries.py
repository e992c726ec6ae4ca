"""Observations that people entered: what stands of them, and what was taken back again."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from park.model import Revision
from store.contract import table_named
from store.keys import Row
from store.load import revisions
from store.tables import DATA, EDIT, REVISION


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """One observation that somebody entered, as it was last written."""

    observation: Row
    source: Row | None
    """The source, if it was written with it."""
    made: Revision
    """The revision that wrote it."""
    last: Revision
    """The revision that touched it last: the one that took it back, where it does not stand."""

    @property
    def stands(self) -> bool:
        """Whether it holds now."""
        return self.last == self.made


def recent_entries(connection: sa.Connection, park_id: str, most: int) -> tuple[Entered, ...]:
    """Return the observations that people entered last or took back last, the latest first.

    What the data files say is no entry, and what they dropped since is nobody's to bring back.
    """
    edits = set(
        connection.execute(
            sa.select(REVISION.c.number).where(
                REVISION.c.park_id == park_id, REVISION.c.kind == EDIT
            )
        ).scalars()
    )
    by_number = {one.number: one for one in revisions(connection, park_id)}
    kept = DATA["observations"]
    asked = sa.select(kept).where(kept.c.park_id == park_id)
    rows = connection.execute(asked.order_by(kept.c.row_key, kept.c.rev_from)).mappings()
    found = []
    for _, versions in groupby(rows, key=lambda one: str(one["row_key"])):
        row = list(versions)[-1]
        numbers = {row["rev_from"], row["rev_to"] or row["rev_from"]}
        if numbers <= edits:
            found.append(row)
    found.sort(key=lambda row: row["rev_to"] or row["rev_from"], reverse=True)
    names = table_named("observations").names
    return tuple(
        Entered(
            observation={name: row[name] for name in names},
            source=_source(connection, park_id, row),
            made=by_number[row["rev_from"]],
            last=by_number[row["rev_to"] or row["rev_from"]],
        )
        for row in found[:most]
    )


def _source(connection: sa.Connection, park_id: str, row: Any) -> Row | None:
    """Return the source that an observation rests on, if the same revision wrote it."""
    kept = DATA["sources"]
    asked = sa.select(kept).where(
        kept.c.park_id == park_id,
        kept.c.row_key == row["source_ids"],
        kept.c.rev_from == row["rev_from"],
    )
    written = connection.execute(asked).mappings().first()
    if written is None:
        return None
    return {name: written[name] for name in table_named("sources").names}
