"""What each data file must hold. To add a data file, declare a `Table` and add it here."""

from typing import Final

from store.contract.column import Column, Form, Kind, Table
from store.contract.places import PLACE_FILES
from store.contract.plan import PLAN_FILES
from store.contract.projects import PROJECT_FILES
from store.contract.translations import TRANSLATIONS

TABLES: Final[tuple[Table, ...]] = (*PLAN_FILES, *PROJECT_FILES, *PLACE_FILES, TRANSLATIONS)

FEED: Final = Table(
    file="bus/gtfs",
    says="The bus feed: GTFS tables as they are, a row each, the header under an empty key.",
    key=("file", "key"),
    columns=(
        Column(name="file", says="Name of the GTFS file, without ending."),
        Column(name="key", says="What tells the row from others of its file.", required=False),
        Column(name="cells", says="The row's cells as a JSON array."),
    ),
)
"""The feed's files have columns of their own, so they are kept as rows of cells."""

KEPT: Final[tuple[Table, ...]] = (*TABLES, FEED)
"""Everything that the database keeps."""


def table_named(name: str) -> Table:
    """Return the table of that name; raise KeyError if there is none."""
    for table in KEPT:
        if table.name == name:
            return table
    raise KeyError(name)


__all__ = ["FEED", "KEPT", "TABLES", "Column", "Form", "Kind", "Table", "table_named"]
