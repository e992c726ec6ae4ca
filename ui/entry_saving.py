"""Write an observation that was typed in, and take it back: each is one more revision."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from i18n import Speech
from indicators.entry import Draft, faults, observation_row
from park import Park
from store import BadData, StaleChange, StoreError, entered, taken_back
from ui.clock import now, today
from ui.live_park import is_read_only, served

Row = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """What was written, so that it can be taken back."""

    observation: Row
    source: Row | None
    """The source, if it was written with it."""
    author: str
    revision: int


class NotSaved(Exception):
    """Nothing was written; the reason is a key under ``entering.not_saved``."""

    def __init__(self, why: str) -> None:
        self.why = why
        super().__init__(why)


@contextmanager
def _as_reason() -> Iterator[None]:
    """Say in a word of ours why the store did not take a change."""
    try:
        yield
    except StaleChange as error:
        raise NotSaved("stale") from error
    except BadData as error:
        raise NotSaved("refused") from error
    except StoreError as error:
        raise NotSaved("store") from error


def save(park: Park, draft: Draft, say: Speech) -> Saved:
    """Write a draft as one revision over the park that its author saw.

    Raises
    ------
    NotSaved
        If the twin is read only, the draft has a fault, somebody was faster or the store refuses.
    """
    if is_read_only():
        raise NotSaved("read_only")
    if faults(park, draft, today(), say):
        raise NotSaved("fault")
    source = None if draft.new_source is None else draft.new_source.row(today())
    row = observation_row(park, draft, say)
    why = say("entering.why", indicator=draft.indicator_id, period=draft.period)
    with _as_reason():
        made = served().store.apply(
            entered(row, source), draft.author, now(), why, based_on=park.revision.number
        )
    return Saved(observation=row, source=source, author=draft.author, revision=made.number)


def take_back(saved: Saved, say: Speech) -> None:
    """Take an observation away again; its source stays where others rest on it by now.

    Raises
    ------
    NotSaved
        If the twin is read only, somebody changed the row since, or the store refuses.
    """
    if is_read_only():
        raise NotSaved("read_only")
    why = say("entering.why_back", revision=saved.revision)
    with _as_reason():
        for source in dict.fromkeys((saved.source is not None, False)):
            changes = taken_back(saved.observation, saved.source if source else None)
            try:
                served().store.apply(changes, saved.author, now(), why, based_on=saved.revision)
            except BadData:
                if source:
                    continue
                raise
            return
