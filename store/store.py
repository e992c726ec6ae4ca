"""The store: every revision of one park, read and written through one value."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from park.model import Park, Revision
from store.change import Change
from store.conflicts import Conflict, open_conflicts
from store.contract.shared_columns import PARK_ID
from store.editing import StaleChange, write_changes
from store.engine import (
    DEMONSTRATION,
    DemonstrationStore,
    engine_for,
    prepare,
    read_info,
    reading,
    writing,
)
from store.entries import Entered, recent_entries
from store.history import Edit, project_history
from store.load import head_number, load_park, revisions
from store.pointers import BRIEFED, PUBLISHED, Pointer, point, point_back, pointed
from store.reading import fingerprint
from store.syncing import AUTHOR, checked_rows, known_fingerprint, write_folder


class NoRevision(LookupError):
    """A revision that the store does not have."""


class Store:
    """All revisions of one park. Threads may share it; each call is one transaction."""

    def __init__(self, engine: sa.Engine, park_id: str = PARK_ID) -> None:
        self._engine = engine
        self.park_id = park_id

    def __enter__(self) -> Self:
        """Return the store itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the store."""
        self.close()

    def close(self) -> None:
        """Give back all connections. The store can be used again afterwards."""
        self._engine.dispose()

    def revisions(self) -> list[Revision]:
        """Return all revisions, the first one first."""
        with reading(self._engine) as connection:
            return revisions(connection, self.park_id)

    def head(self) -> Revision:
        """Return the last revision, the draft; raise NoRevision in an empty store."""
        return self._revision(None)

    def published(self) -> Revision | None:
        """Return the revision that is published, if any is."""
        found = self._pointed(PUBLISHED)
        return None if found is None else self._revision(found.number)

    def publish(self, number: int, author: str, made_at: datetime) -> None:
        """Let `published` point to a revision; where it pointed before is kept."""
        self._point(PUBLISHED, Pointer(number, author, made_at))

    def briefed(self) -> Pointer | None:
        """Return the edition that was shown at the last briefing, and when, if one is recorded."""
        return self._pointed(BRIEFED)

    def record_briefing(self, number: int, author: str, held_at: datetime) -> None:
        """Record that a revision was shown at a briefing; the briefings before it are kept."""
        self._point(BRIEFED, Pointer(number, author, held_at))

    def take_back_briefing(self, at: datetime) -> None:
        """Let the briefing before the last one be the last one again."""
        with writing(self._engine) as connection:
            point_back(connection, self.park_id, BRIEFED, at)

    def _pointed(self, name: str) -> Pointer | None:
        with reading(self._engine) as connection:
            return pointed(connection, self.park_id, name)

    def _point(self, name: str, to: Pointer) -> None:
        self._revision(to.number)
        with writing(self._engine) as connection:
            point(connection, self.park_id, name, to)

    def park(self, revision: int | None = None) -> Park:
        """Return the park as it is in a revision, the last one if none is named.

        Raises
        ------
        NoRevision
            If the store does not have the revision.
        """
        with reading(self._engine) as connection:
            found = _found(revisions(connection, self.park_id), revision)
            return load_park(connection, self.park_id, found)

    def history(self, project_id: str, revision: int | None = None) -> tuple[Edit, ...]:
        """Return what revisions did to a project, the latest first, up to one if it is named."""
        with reading(self._engine) as connection:
            last = head_number(connection, self.park_id) if revision is None else revision
            return project_history(connection, self.park_id, project_id, last)

    def entries(self, most: int) -> tuple[Entered, ...]:
        """Return the observations that people entered, or took back, last; the latest first."""
        with reading(self._engine) as connection:
            return recent_entries(connection, self.park_id, most)

    def conflicts(self) -> list[Conflict]:
        """Return the rows that people and the data folder both changed, until somebody decides."""
        with reading(self._engine) as connection:
            return open_conflicts(connection, self.park_id)

    def demonstration(self) -> str | None:
        """Return what the projects of a demonstration store were made from; None in any other."""
        with reading(self._engine) as connection:
            return read_info(connection).get(DEMONSTRATION)

    def fingerprint(self) -> str:
        """Return a short text that changes with every revision, for caches."""
        with reading(self._engine) as connection:
            born = read_info(connection)["made_at"]
            return f"{self.park_id} {born} {head_number(connection, self.park_id)}"

    def apply(
        self,
        changes: Iterable[Change],
        author: str,
        made_at: datetime,
        why: str,
        based_on: int | None = None,
    ) -> Revision:
        """Write changes as one revision, whole or not at all, and return it.

        With `based_on`, the revision that the author saw, rows changed since are refused. Changes
        that change nothing make no revision.

        Raises
        ------
        StaleChange, BadData, StoreUnavailable
            With nothing written.
        """
        if author == AUTHOR:
            raise ValueError(f"{AUTHOR!r} is the data folder's own name")
        with writing(self._engine) as connection:
            number = write_changes(
                connection,
                changes,
                park_id=self.park_id,
                author=author,
                made_at=made_at,
                why=why,
                based_on=based_on,
            )
        return self._revision(number)

    def sync(self, folder: Path, made_at: datetime) -> Revision:
        """Let the data folder's changes become a revision, and return the last one.

        Raises
        ------
        BadData
            If the folder breaks its contract, with every problem. Nothing was written then.
        DemonstrationStore
            If the projects of the store are made up.
        """
        if made_from := self.demonstration():
            raise DemonstrationStore(made_from)
        seen = fingerprint(folder)
        with reading(self._engine) as connection:
            known = known_fingerprint(connection, self.park_id)
        if seen != known:
            tables = checked_rows(folder)
            with writing(self._engine) as connection:
                # Another process may have read the same folder since.
                if known_fingerprint(connection, self.park_id) != seen:
                    write_folder(connection, tables, seen, self.park_id, made_at)
        return self.head()

    def _revision(self, number: int | None) -> Revision:
        return _found(self.revisions(), number)


def _found(known: list[Revision], number: int | None) -> Revision:
    for revision in reversed(known):
        if number is None or revision.number == number:
            return revision
    raise NoRevision(number)


def open_store(where: str | Path, made_at: datetime | None = None) -> Store:
    """Open the store at a database URL or file path; make it if `made_at` is given.

    Raises
    ------
    NotOurStore, NewerStore, OtherTables, StoreUnavailable
        If there is no store or it cannot be used. The file stays as it is.
    """
    engine = engine_for(where)
    try:
        prepare(engine, made_at)
    except BaseException:
        engine.dispose()
        raise
    return Store(engine)


__all__ = ["Conflict", "NoRevision", "StaleChange", "Store", "open_store"]
