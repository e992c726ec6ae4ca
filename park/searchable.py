"""What a text search looks at, of each project: in every language, whatever the reader's."""

from __future__ import annotations

import numpy as np
import pandas as pd

from park.model import Park


def searchable(park: Park) -> pd.Series:
    """Return everything a text search looks at, a project a row, in lower case."""
    return park.remember(_searchable, None)


def in_every_language(park: Park, text: str) -> tuple[str, ...]:
    """Return a text of the data and its translations."""
    row = park.texts.get(text, {})
    said = (str(one) for column, one in row.items() if column != "text_zh" and one)
    return (text, *said) if text else ()


def _searchable(park: Park, _: None) -> pd.Series:
    named = [column for column in park.projects if str(column).startswith("name_")]
    first, *others = (
        park.projects[column].fillna("").astype("str") for column in (*named, "owner", "id")
    )
    for other in (*others, _said(park, "location_note")):
        first = first.str.cat(other, sep=" ")
    return first.str.casefold()


def _said(park: Park, column: str) -> pd.Series:
    """Return a column in every language; each different text is looked up once."""
    at, found = pd.factorize(park.projects[column].fillna(""))
    said = [" ".join(in_every_language(park, str(one))) for one in found]
    return pd.Series(np.array([*said, ""], dtype=object)[at], dtype="str")
