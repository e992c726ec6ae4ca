"""Write an observation that was typed in, take it back, or bring it back: one revision each."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from i18n import Speech
from indicators.entry import Draft, author_fault, faults, observation_row
from park import Park
from store import BadData, Entered, StaleChange, StoreError, entered, taken_back
from ui.clock import now, today
from ui.live_park import is_read_only, served


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


def save(park: Park, draft: Draft, say: Speech) -> int:
    """Write a draft as one revision over the park that its author saw; return its number.

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
    return made.number


def take_back(entry: Entered, author: str, say: Speech) -> None:
    """Take an observation away again; its source stays where others rest on it by now.

    Raises
    ------
    NotSaved
        If the twin is read only, nobody says who does it, somebody changed the row since, or the
        store refuses.
    """
    _allow(author)
    why = say("entering.why_back", revision=entry.made.number)
    with _as_reason():
        for source in dict.fromkeys((entry.source is not None, False)):
            changes = taken_back(entry.observation, entry.source if source else None)
            try:
                served().store.apply(changes, author, now(), why, based_on=entry.last.number)
            except BadData:
                if source:
                    continue
                raise
            return


def bring_back(entry: Entered, author: str, say: Speech) -> None:
    """Write an observation again that was taken back, with the source that went with it.

    Raises
    ------
    NotSaved
        As for `take_back`.
    """
    _allow(author)
    why = say("entering.why_again", revision=entry.made.number)
    changes = entered(entry.observation, entry.source)
    with _as_reason():
        served().store.apply(changes, author, now(), why, based_on=entry.last.number)


def _allow(author: str) -> None:
    if is_read_only():
        raise NotSaved("read_only")
    if author_fault(author) is not None:
        raise NotSaved("nobody")
