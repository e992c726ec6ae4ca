"""Definitions, notes and scopes of the data in the language of the reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from i18n import Speech
from indicators.reading import Reading
from park.model import Park

_OF_THE_DATA = "zh"
"""The language that the data are written in."""


def translated(park: Park, text: str, say: Speech) -> str:
    """Return what a text of the data says in the reader's language, else itself, marked."""
    if say.code == _OF_THE_DATA:
        return text
    own = park.remember(_rows, None).get(text, {}).get(f"text_{say.code}")
    return str(own) if own else say.in_chinese(text)


def say_scope(park: Park, reading: Reading, say: Speech) -> str:
    """Return what a value speaks of: the park, or a part of it or another area, in words."""
    detail = translated(park, reading.scope_detail, say)
    scope = say(f"scope.{reading.scope}")
    return say("indicator_page.where", scope=scope, detail=detail).strip()


def _rows(park: Park, _: None) -> Mapping[str, Mapping[Any, Any]]:
    return {str(row["text_zh"]): row for row in park.translations.to_dict("records")}
