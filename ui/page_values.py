"""Which texts are values of a page's own parameters."""

from __future__ import annotations

from collections.abc import Callable

from park import Park
from park.holdings import NO_TASK
from park.quality import RULES
from park.vocabulary import NO_UNIT
from ui.live_park import editions

HOLDERS = ("unit", "task")
"""By what projects are held to account."""

Knows = Callable[[Park, str], bool]


def one_of(*values: str) -> Knows:
    """Return a check for a closed list."""
    return lambda _, text: text in values


def whole_number(least: int, most: int) -> Knows:
    """Return a check for a whole number in decimal digits, without sign or leading zero."""
    return lambda _, text: (
        text.isascii() and text.isdecimal() and text[0] != "0" and least <= int(text) <= most
    )


def words(_park: Park, text: str) -> bool:
    """Whether a text can be searched for."""
    return text.isprintable()


def edition(_park: Park, text: str) -> bool:
    """Whether the store has a revision of this number."""
    return text in {str(one.number) for one in editions()}


def rule(_park: Park, text: str) -> bool:
    """Whether there is a rule of this id."""
    return any(one.id == text for one in RULES)


def holder(park: Park, text: str) -> bool:
    """Whether there is such a responsible unit or plan task, or it means that none is named."""
    known = (park.units["id"], park.plan_tasks["ref"])
    return text in {NO_UNIT, NO_TASK} or any((one == text).any() for one in known)
