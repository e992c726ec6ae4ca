"""An observation as changes of the store: entered with its source, and taken back."""

from __future__ import annotations

from collections.abc import Mapping

from store.change import Change, Drop, Put
from store.contract import table_named
from store.keys import key_of

Row = Mapping[str, object]


def entered(observation: Row, source: Row | None) -> tuple[Change, ...]:
    """Return the changes that add an observation and, where it is new, its source."""
    added = Put("observations", observation)
    return (added,) if source is None else (Put("sources", source), added)


def taken_back(observation: Row, source: Row | None) -> tuple[Change, ...]:
    """Return the changes that take away an observation, and the source that came with it."""
    dropped = Drop("observations", key_of(table_named("observations"), observation))
    if source is None:
        return (dropped,)
    return (dropped, Drop("sources", key_of(table_named("sources"), source)))
