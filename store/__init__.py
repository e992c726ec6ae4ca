"""Where the park is kept: data files, checked, become revisions of one database.

Only this package reads and writes `data/` and talks to the database.
"""

from store.change import Change, Drop, Put
from store.engine import (
    DemonstrationStore,
    NewerStore,
    NotOurStore,
    OtherTables,
    StoreError,
    StoreUnavailable,
)
from store.entries import Entered
from store.history import Deed, Edit, FieldChange, RowChange
from store.observing import entered, taken_back
from store.pointers import Pointer
from store.problem import BadData, Problem
from store.serving import Served, serve
from store.store import Conflict, NoRevision, StaleChange, Store, open_store

__all__ = [
    "BadData",
    "Change",
    "Conflict",
    "Deed",
    "DemonstrationStore",
    "Drop",
    "Edit",
    "Entered",
    "FieldChange",
    "NewerStore",
    "NoRevision",
    "NotOurStore",
    "OtherTables",
    "Pointer",
    "Problem",
    "Put",
    "RowChange",
    "Served",
    "StaleChange",
    "Store",
    "StoreError",
    "StoreUnavailable",
    "entered",
    "open_store",
    "serve",
    "taken_back",
]
