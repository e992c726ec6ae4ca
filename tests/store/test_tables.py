"""The database's tables follow the declarations, and a change of them is never an accident."""

from __future__ import annotations

from typing import Any

from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.dialects.sqlite.base import SQLiteDialect
from sqlalchemy.schema import CreateTable

from store.contract import KEPT
from store.tables import DATA, META, SCHEMA_VERSION, layout

TABLES = """
claims
conflict
context
control_points
data_row
data_state
gtfs
indicators
observations
plan_numbers
plan_tasks
pointer
project_sites
project_units
project_zones
projects
revision
sources
stage_events
stage_synonyms
stages
store_info
task_units
units
waterways
zone_edges
zones
""".split()  # noqa: SIM905 - a list would be one very long line
"""The tables that stores in use have. A data file declared since is not among them: stores take
it in by themselves. Once it is released, it belongs here."""

DIALECTS: list[Any] = [kind() for kind in (SQLiteDialect, PGDialect)]

LAYOUT = {1: "e9fa97b53ec87e05"}
"""Layout of these tables by schema version."""


def test_a_change_of_the_tables_raises_the_schema_version() -> None:
    assert LAYOUT[SCHEMA_VERSION] == layout(TABLES), (
        "tables have changed: stores in use need a migration and a new SCHEMA_VERSION"
    )


def test_every_declared_column_has_a_place() -> None:
    for table in KEPT:
        assert set(table.names) <= set(DATA[table.name].columns.keys())
        assert ("geometry" in DATA[table.name].columns) == bool(table.shapes)


def test_the_tables_can_be_made_in_sqlite_and_postgresql() -> None:
    for table in META.sorted_tables:
        for dialect in DIALECTS:
            statement = CreateTable(table).compile(dialect=dialect)
            assert "CREATE TABLE" in str(statement)


def test_every_row_is_keyed_by_the_park() -> None:
    for table in META.sorted_tables:
        keyed = [column.name for column in table.primary_key]
        assert keyed[0] == ("name" if table.name == "store_info" else "park_id")
