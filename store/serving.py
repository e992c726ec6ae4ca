"""One entry for the app: the store, with what the data folder says now, or the last good one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from store.problem import BadData, Problem
from store.store import NoRevision, Store, open_store


@dataclass(frozen=True, slots=True)
class Served:
    """An open store, and what is wrong with the data folder that it therefore does not have."""

    store: Store
    problems: tuple[Problem, ...] = ()
    kept: int = 0
    """Number of the revision that serves instead of what was refused; 0 where nothing was."""


def serve(db_path: str | Path, data_folder: Path, made_at: datetime) -> Served:
    """Open the store, making it if there is none, and let it take in the data folder.

    Where the folder breaks its contract, a store that already has a revision keeps serving it. An
    unchanged folder costs reading its bytes, nothing more. A demonstration store takes in nothing.

    Raises
    ------
    BadData
        If the folder breaks its contract and there is no good revision yet.
    StoreError
        If the store cannot be used.
    """
    if "://" not in str(db_path):
        Path(db_path).parent.mkdir(parents=True, exist_ok=True)
    store = open_store(db_path, made_at)
    try:
        if store.demonstration() is None:
            store.sync(data_folder, made_at)
    except BadData as error:
        try:
            kept = store.head()
        except NoRevision:
            store.close()
            raise error from None
        return Served(store, error.problems, kept.number)
    except BaseException:
        store.close()
        raise
    return Served(store)
