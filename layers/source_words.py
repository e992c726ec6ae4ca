"""What the data writes of licences, publishers and owners, in the reader's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from i18n import Speech
from park.model import Park
from park.searchable import owners

_LICENCES: Final[Mapping[str, str]] = {
    "facts and figures cited only": "facts_cited",
    "official document; facts and figures cited": "official_document",
    "made up, free of rights": "made_up",
    "ODbL 1.0 and CC BY-SA 4.0": "odbl_and_cc_by_sa",
}
"""What the data writes, to the words for it. A licence with a name of its own keeps it."""


def licence_words(written: str, say: Speech) -> str:
    """Return a source's licence; one that has no words of ours stands as it is written."""
    known = _LICENCES.get(written)
    return say(f"licence.{known}") if known else written


def publisher_words(park: Park, written: str, say: Speech) -> str:
    """Return a source's publisher, or whom it asks to be named, with who passed it on.

    One that `organisations.csv` does not list stands as it is written.
    """
    known = park.called.get(written)
    return say.name(known) if known else written


def owner_words(park: Park, written: str, say: Speech) -> str:
    """Return the owners of a project; one that `organisations.csv` does not list is marked."""
    told = (
        say.name(park.called[one]) if one in park.called else say.in_chinese(one)
        for one in owners(written)
    )
    return say("list.join").join(told)
