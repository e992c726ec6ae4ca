"""Named revisions: which edition is published, which one was last shown at a briefing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

import sqlalchemy as sa

from store.tables import POINTER

PUBLISHED: Final = "published"
BRIEFED: Final = "briefed"

_NOWHERE: Final = 0
"""Revisions begin with 1: a name that was taken back to before its first step points here."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where a name points, who let it point there, and as of when."""

    number: int
    """Revision."""
    author: str
    at: datetime


def pointed(connection: sa.Connection, park_id: str, name: str) -> Pointer | None:
    """Return where a name points now, or None where it points nowhere."""
    found = _steps(connection, park_id, name)
    return found[-1] if found else None


def point(connection: sa.Connection, park_id: str, name: str, to: Pointer) -> None:
    """Let a name point to a revision; where it pointed before is kept."""
    _add(connection, park_id, name, to)


def point_back(connection: sa.Connection, park_id: str, name: str, at: datetime) -> None:
    """Let a name point where it pointed before its last step, or nowhere; nothing is deleted."""
    found = _steps(connection, park_id, name)
    before = found[-2] if len(found) > 1 else Pointer(_NOWHERE, "", at)
    _add(connection, park_id, name, before)


def _steps(connection: sa.Connection, park_id: str, name: str) -> list[Pointer]:
    """Return the steps that still hold, the first one first.

    A step back repeats the pointer that it went back to, so what follows that one holds no more.
    """
    asked = (
        sa.select(POINTER.c.number, POINTER.c.author, POINTER.c.made_at)
        .where(POINTER.c.park_id == park_id, POINTER.c.name == name)
        .order_by(POINTER.c.step)
    )
    holding: list[Pointer] = []
    for number, author, made_at in connection.execute(asked):
        step = Pointer(number, author, datetime.fromisoformat(made_at))
        if number == _NOWHERE:
            holding.clear()
        elif step in holding:
            del holding[holding.index(step) + 1 :]
        else:
            holding.append(step)
    return holding


def _add(connection: sa.Connection, park_id: str, name: str, to: Pointer) -> None:
    own = (POINTER.c.park_id == park_id) & (POINTER.c.name == name)
    last = connection.execute(sa.select(sa.func.max(POINTER.c.step)).where(own)).scalar()
    step = {
        "park_id": park_id,
        "name": name,
        "step": (last or 0) + 1,
        "number": to.number,
        "author": to.author,
        "made_at": to.at.isoformat(),
    }
    connection.execute(POINTER.insert(), step)
