"""The catalogues: one TOML file a language, found by file. A missing key fails at once.

To add a language, add ``i18n/<code>.toml`` with a ``[language]`` table and every key of the
others. Where the data has no ``name_<code>``, the English name is shown and marked.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
DEFAULT = "zh"


class MissingText(KeyError):
    """A key that a catalogue does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """A language the twin speaks."""

    code: str
    """ISO 639-1 code, also the catalogue's file name."""
    name: str
    """What its readers call it."""
    rank: int
    """Place in the language menu."""
    locale: str
    """CLDR locale for numbers and dates."""


def _flat(table: Mapping[str, Any], prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            found |= _flat(value, f"{prefix}{key}.")
        else:
            found[f"{prefix}{key}"] = str(value)
    return found


@cache
def _parsed(code: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{code}.toml").read_text(encoding="utf-8"))


@cache
def languages() -> tuple[Language, ...]:
    """Return every language that has a catalogue, in menu order."""
    found = [Language(code=path.stem, **_introduced(path)) for path in _FOLDER.glob("*.toml")]
    return tuple(sorted(found, key=lambda one: one.rank))


def _introduced(path: Path) -> Any:
    """Return the table that names the language; the texts are not read where it comes first."""
    head, _, _ = path.read_text(encoding="utf-8").partition("\n[")
    return tomllib.loads(head).get("language") or _parsed(path.stem)["language"]


def language(code: str) -> Language:
    """Return the language of that code; raise MissingText if there is no catalogue for it."""
    for one in languages():
        if one.code == code:
            return one
    raise MissingText(code)


@cache
def texts(code: str) -> Mapping[str, str]:
    """Return every text of a language by its dotted key."""
    return _flat({key: part for key, part in _parsed(code).items() if key != "language"})
