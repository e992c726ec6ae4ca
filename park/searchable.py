"""What a text search looks at, of each project: in every language, whatever the reader's."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from park.model import Park


def searchable(park: Park) -> pd.Series:
    """Return everything a text search looks at, a project a row, in lower case."""
    return park.remember(_searchable, None)


def owners(written: str) -> list[str]:
    """Return the owners of a project one by one."""
    return [one for one in written.split(";") if one]


def place_in_every_language(park: Park, text: str) -> tuple[str, ...]:
    """Return the words for a place and their translations."""
    return _once(text, *park.texts.get(text, {}).values())


def owners_in_every_language(park: Park, written: str) -> tuple[str, ...]:
    """Return the owners as they are written, and what they are called."""
    return _once(
        *(said for one in owners(written) for said in (one, *park.called.get(one, {}).values()))
    )


def _once(*said: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(one) for one in said if one))


def _searchable(park: Park, _: None) -> pd.Series:
    named = [column for column in park.projects if str(column).startswith("name_")]
    first, *others = (park.projects[column].fillna("").astype("str") for column in (*named, "id"))
    owned = _said(park, "owner", owners_in_every_language)
    for other in (*others, owned, _said(park, "location_note", place_in_every_language)):
        first = first.str.cat(other, sep=" ")
    return first.str.casefold()


def _said(park: Park, column: str, everywhere: Callable[[Park, str], tuple[str, ...]]) -> pd.Series:
    """Return a column in every language; each different text is looked up once."""
    at, found = pd.factorize(park.projects[column].fillna(""))
    said = [" ".join(everywhere(park, str(one))) for one in found]
    return pd.Series(np.array([*said, ""], dtype=object)[at], dtype="str")
