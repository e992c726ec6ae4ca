"""Read the stage model's TOML file as rows, one a stage."""

from __future__ import annotations

import tomllib
from typing import Any

from store.contract.column import SEPARATOR
from store.problem import Problem, shown
from store.reading.rows import Raw, Unreadable, decoded

ENTRY = "stage"


def read_toml(file: str, content: bytes) -> Raw:
    """Return the ``[[stage]]`` entries of a TOML file as text.

    Raises
    ------
    Unreadable
        If the file is no TOML or has no such entries.
    """
    text = decoded(file, content)
    try:
        parsed = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        holes = {"reason": shown(error)}
        raise Unreadable(Problem(file=file, code="not_toml", holes=holes)) from error
    entries = parsed.get(ENTRY)
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise Unreadable(Problem(file=file, code="no_stages"))
    raw = Raw(header=tuple(dict.fromkeys(key for entry in entries for key in entry)))
    for place, entry in enumerate(entries, start=1):
        raw.rows.append({key: _text(entry.get(key)) for key in raw.header})
        raw.lines.append(place)
    return raw


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return SEPARATOR.join(str(one) for one in value)
    return str(value)
