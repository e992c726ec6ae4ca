"""What tells one row from another, and one content from another."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping

from store.contract import Table

Value = str | float | bytes | None
"""A stored value: text, a number or none where it is unknown, a geometry as WKB."""

Row = Mapping[str, Value]

_PART = re.compile(r"\|((?:[^|\\]|\\.)*)", re.DOTALL)


def joined(parts: Iterable[object]) -> str:
    """Join the parts of a key so that no two different keys give the same text."""
    return "|".join(str(part).replace("\\", "\\\\").replace("|", "\\|") for part in parts)


def parts_of(key: str) -> tuple[str, ...]:
    """Return the parts that `joined` made a key of."""
    return tuple(
        re.sub(r"\\(.)", r"\1", part, flags=re.DOTALL) for part in _PART.findall("|" + key)
    )


def key_of(table: Table, row: Mapping[str, object]) -> str:
    """Return the key of a row: what its file's key columns hold."""
    return joined(row[name] for name in table.key)


def hash_of(row: Row) -> str:
    """Return a text that differs when the content of rows does."""
    return hash_of_values(row.values())


def hash_of_values(values: Iterable[Value]) -> str:
    """Return the `hash_of` a row with these values, in the order of its table."""
    plain = [value.hex() if isinstance(value, bytes) else value for value in values]
    return hashlib.sha256(json.dumps(plain, ensure_ascii=False).encode()).hexdigest()[:32]
