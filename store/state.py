"""Whether a revision that is being written keeps the contract."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import sqlalchemy as sa

from store.contract import FEED, TABLES, table_named
from store.keys import Row
from store.load import values_in
from store.problem import BadData
from store.reading.rows import Loaded
from store.rows import feed_of, frame_of, loaded_from


def check_state(
    connection: sa.Connection, park_id: str, number: int, changed: Mapping[str, Iterable[Row]]
) -> None:
    """Check the changed rows by themselves, and all rows of the revision together.

    Raises
    ------
    BadData
        With every problem; the caller's transaction then leaves no trace.
    """
    # pandera takes half a second to import, and a start without changes checks nothing.
    from store.checking import common_problems, in_order, own_problems

    problems = [
        problem
        for name, rows in changed.items()
        if name != FEED.name
        for problem in own_problems(loaded_from(table_named(name), rows))
    ]
    tables: dict[str, Loaded] = {}
    for table in TABLES:
        values = values_in(connection, table, park_id, number)
        tables[table.name] = Loaded(table, frame_of(table, values), (None,) * len(values))
    feed = feed_of(values_in(connection, FEED, park_id, number))
    problems += common_problems(tables, feed)
    if problems:
        raise BadData(in_order(problems))
