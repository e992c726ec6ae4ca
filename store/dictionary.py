"""The data dictionary, written from the contracts, so that it cannot differ from them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from store.checking.contract import contract
from store.checking.feed import NEEDED, SERVICES
from store.contract import TABLES, Column, Form, Table
from store.reading.gtfs_feed import FEED

_INTRODUCTION = """\
# Data dictionary

Written by `python -m store dictionary` from the contracts in `store/contract/`: change those, not
this page. Files are UTF-8. An empty cell means unknown. Ids are lower-case ASCII; several values in
one cell are separated by `;`. Dates are YYYY, YYYY-MM or YYYY-MM-DD, periods a date or `start/end`.
Geometry is longitude and latitude, EPSG:4326.
"""

_FORMS = {
    Form.ANY: "",
    Form.SLUG: "an id",
    Form.DATE: "a date",
    Form.PERIOD: "a period",
}


def dictionary() -> str:
    """Return the page, one table a data file."""
    parts = [_INTRODUCTION, *(_file(table) for table in TABLES), _feed()]
    return "\n".join(parts)


def _file(table: Table) -> str:
    schema = contract(table)
    key = ", ".join(f"`{name}`" for name in schema.unique or ())
    lines = [
        f"## `{table.file}`",
        "",
        f"{schema.description} One row for each {key}."
        + (f" Geometry: {', '.join(table.shapes)}." if table.shapes else "")
        + (" It must have rows." if table.filled else ""),
        "",
        "| column | what it holds | type | unit | required | rule |",
        "|---|---|---|---|---|---|",
        *(_column(schema.columns[name]) for name in table.names),
        "",
    ]
    return "\n".join(lines)


def _column(checked: Any) -> str:
    declared: Column = checked.metadata["declared"]
    kind = "several texts" if declared.many else declared.kind.value
    cells = (
        f"`{checked.name}`",
        checked.description,
        kind,
        declared.unit,
        "yes" if declared.required else "no",
        "; ".join(_rules(declared)),
    )
    return f"| {' | '.join(cells)} |"


def _rules(declared: Column) -> Iterator[str]:
    if declared.form is not Form.ANY and not declared.refers_to:
        yield _FORMS[declared.form]
    if declared.refers_to:
        yield f"one of `{declared.refers_to}`"
    if declared.one_of:
        yield ", ".join(f"`{value}`" for value in declared.one_of)
    if declared.low is not None:
        yield f"at least {declared.low:g}"
    if declared.high is not None:
        yield f"at most {declared.high:g}"


def _feed() -> str:
    needed = "\n".join(
        f"- `{name}.txt` with {', '.join(f'`{column}`' for column in columns)}"
        for name, columns in NEEDED.items()
    )
    services = " or ".join(f"`{name}.txt`" for name in SERVICES)
    return (
        f"## `{FEED}/*.txt`\n\nA GTFS feed; <https://gtfs.org/schedule/reference/> says what its "
        f"files hold. Needed are\n\n{needed}\n- {services}\n\nand what one file names in another "
        "must be there.\n"
    )
