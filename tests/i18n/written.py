"""Which texts the code asks for, read from the code."""

from __future__ import annotations

import ast
import csv
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PACKAGES = ("briefing", "park", "layers", "indicators", "store", "i18n", "geo", "ui", "pages")
SPEAKERS = frozenset({"say", "speech", "Speech"})
"""What a value that speaks is called in the code; `self` speaks inside Speech itself."""


class Pattern(NamedTuple):
    """A text with holes, such as ``layer.{}.title``; None stands for a hole."""

    parts: tuple[str | None, ...]

    def takes(self, text: str, words: frozenset[str]) -> bool:
        """Return whether `text` can be made by filling each hole with one of the words."""
        if not self.parts:
            return not text
        first, rest = self.parts[0], Pattern(self.parts[1:])
        if first is not None:
            return text.startswith(first) and rest.takes(text.removeprefix(first), words)
        return any(
            text[:end] in words and rest.takes(text[end:], words) for end in range(len(text) + 1)
        )

    @property
    def begins(self) -> str:
        """What it begins with, before the first hole."""
        return self.parts[0] or "" if self.parts else ""


class Asked(NamedTuple):
    """A text that the code asks a speaker for, and where."""

    pattern: Pattern
    where: str


def _pattern(node: ast.expr) -> Pattern | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return Pattern((node.value,))
    if isinstance(node, ast.JoinedStr):
        parts = (one.value if isinstance(one, ast.Constant) else None for one in node.values)
        return Pattern(tuple(None if one is None else str(one) for one in parts))
    return None


@cache
def _trees() -> tuple[tuple[str, ast.Module], ...]:
    return tuple(
        (path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
    )


def asked() -> Iterator[Asked]:
    """Return every text that is asked of a speaker by a literal or an f-string."""
    for file, tree in _trees():
        for node in ast.walk(tree):
            if not (isinstance(node, ast.Call) and node.args):
                continue
            spoken = node.func.func if isinstance(node.func, ast.Call) else node.func
            is_speech = file == "i18n/speech.py" and ast.unparse(spoken) == "self"
            if not is_speech and not (isinstance(spoken, ast.Name) and spoken.id in SPEAKERS):
                continue
            if ast.unparse(node.func) == "Speech":
                continue
            for option in _options(node.args[0]):
                if (pattern := _pattern(option)) is not None:
                    yield Asked(pattern, f"{file}:{node.lineno}")


def _options(node: ast.expr) -> tuple[ast.expr, ...]:
    return (node.body, node.orelse) if isinstance(node, ast.IfExp) else (node,)


@cache
def patterns() -> tuple[Pattern, ...]:
    """Return every f-string of the code that begins with a literal text."""
    found = [
        _pattern(node)
        for _, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
    ]
    return tuple({one for one in found if one is not None and one.begins})


@cache
def literals() -> frozenset[str]:
    """Return every string of the code, and the names of enum members in lower case."""
    found: set[str] = set()
    for _, tree in _trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
            if isinstance(node, ast.ClassDef):
                targets = [one for line in node.body if isinstance(line, ast.Assign)
                           for one in line.targets if isinstance(one, ast.Name)]  # fmt: skip
                found |= {one.id.lower() for one in targets}
    return frozenset(found) | asked_in_browser()


@cache
def asked_in_browser() -> frozenset[str]:
    """Return the keys of the planner's texts that the map's scripts name."""
    scripts = (ROOT / "ui" / "twin_map").glob("*.js")
    named = (re.findall(r'\btext\(state, "([^"]+)"', path.read_text("utf-8")) for path in scripts)
    return frozenset(f"desk.{key}" for keys in named for key in keys)


@cache
def in_data() -> frozenset[str]:
    """Return every value of the data files: kinds, sides and units are said by their value."""
    found: set[str] = set()
    for path in (ROOT / "data").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as lines:
            found |= {value for row in csv.DictReader(lines) for value in row.values()}
    for path in (ROOT / "data").glob("*.geojson"):
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        found |= {str(value) for one in features for value in one["properties"].values()}
    return frozenset(found)
