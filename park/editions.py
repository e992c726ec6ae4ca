"""What is known now that was not: two editions of the data against each other, on one day.

This is another question than what happened between two days (`park.difference`): a source found
today may speak of what happened years ago. Rows are keyed by project. A project may have changed
in several ways and is then listed under each of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from park.edition_facts import APART, BESIDE, disputes, facts
from park.model import Mask, Park
from park.selection import Selection
from park.vocabulary import InPark

Places = npt.NDArray[np.intp]

NOWHERE = -1
"""The row of a project in an edition that does not have it."""


class News(StrEnum):
    """In which way a project's row differs between two editions."""

    ADDED = "added"
    WITHDRAWN = "withdrawn"
    REPORTED = "reported"
    """Nothing was known to have happened, something is."""
    RETRACTED = "retracted"
    """The mirror of reported."""
    MOVED = "moved"
    """It stands at another stage on the same day."""
    SLIPPED = "slipped"
    """A planned date is another one, or there is one more or one fewer."""
    MONEY = "money"
    """Its investment, or its money of a year, is another one."""
    DISPUTED = "disputed"
    """Sources disagree on something on which they did not."""
    SETTLED = "settled"
    """The mirror of disputed."""
    SOURCED = "sourced"
    """The sources that it rests on are others."""
    EDITED = "edited"
    """Anything else: a name, an owner, a place, the date of what happened."""


MIRRORED: Mapping[News, News] = {
    News.ADDED: News.WITHDRAWN,
    News.REPORTED: News.RETRACTED,
    News.DISPUTED: News.SETTLED,
    **{one: one for one in (News.MOVED, News.SLIPPED, News.MONEY, News.SOURCED, News.EDITED)},
    News.WITHDRAWN: News.ADDED,
    News.RETRACTED: News.REPORTED,
    News.SETTLED: News.DISPUTED,
}
"""What each kind of news is if the editions change places."""


@dataclass(frozen=True, slots=True, eq=False)
class Changed:
    """The projects that changed in one way."""

    news: News
    before: Places
    """Rows in the older edition, `NOWHERE` for projects that it does not have."""
    after: Places
    """Rows in the newer edition, one for each of `before`."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Editions:
    """What differs between an older and a newer edition for the selected projects."""

    each: tuple[Changed, ...]
    """Every kind of news in order, also those without a project."""
    projects: int
    """Projects that changed in at least one way, each once."""
    unchanged: int
    """Selected projects that both editions have, and have alike."""
    observed: tuple[str, ...]
    """Indicators with a first value; their figures follow no filter."""
    unobserved: tuple[str, ...]
    """The mirror: indicators that had a value and have none."""


def editions(older: Park, newer: Park, chosen: Selection) -> Editions:
    """Compare two editions on the selection's day.

    A project counts as selected if it is in either edition: a filter that keeps it in one alone
    must not hide that it changed.
    """
    ids = newer.place.index.union(older.place.index, sort=False)
    before, after = (one.place.index.get_indexer(ids) for one in (older, newer))
    asked = _picked(chosen.mask(older), before) | _picked(chosen.mask(newer), after)
    before, after = before[asked], after[asked]
    both = (before >= 0) & (after >= 0)
    found = {News.ADDED: before < 0, News.WITHDRAWN: after < 0}
    for news, differs in _news(older, newer, chosen, (before[both], after[both])):
        found[news] = np.zeros(len(before), dtype=bool)
        found[news][both] = differs
    some = np.logical_or.reduce([*found.values()])
    seen = [frozenset(park.observations["indicator_id"]) for park in (older, newer)]
    known = [list(map(str, park.indicators["id"])) for park in (older, newer)]
    return Editions(
        each=tuple(Changed(news, before[found[news]], after[found[news]]) for news in News),
        projects=int(some.sum()),
        unchanged=int((~some).sum()),
        observed=tuple(name for name in known[1] if name in seen[1] - seen[0]),
        unobserved=tuple(name for name in known[0] if name in seen[0] - seen[1]),
    )


def _picked(mask: Mask, rows: Places) -> Mask:
    """Return the mask at rows, False where a row is `NOWHERE`."""
    return np.append(mask, np.False_)[rows]


def _news(
    older: Park, newer: Park, chosen: Selection, rows: tuple[Places, Places]
) -> Iterator[tuple[News, Mask]]:
    """Yield each way in which projects that both editions have may differ, and which do."""
    before, after = rows
    one, other = facts(older, chosen.on), facts(newer, chosen.on)

    def differs(name: str) -> Mask:
        return np.asarray(one[name][before] != other[name][after], dtype=bool)

    had, has = one["happened"][before], other["happened"][after]
    reported, retracted = (has > 0) & (had == 0), (had > 0) & (has == 0)
    moved, slipped, sourced = differs("stage"), differs("plans"), differs("sources")
    ids = newer.projects["id"].iloc[after]
    disputed, settled = (
        ids.isin(new.difference(old).get_level_values(0)).to_numpy()
        for old, new in (
            (disputes(older), disputes(newer)),
            (disputes(newer), disputes(older)),
        )
    )
    yield News.REPORTED, reported
    yield News.RETRACTED, retracted
    yield News.MOVED, moved
    yield News.SLIPPED, slipped
    yield News.MONEY, differs("money") | differs("project_money")
    yield News.DISPUTED, disputed
    yield News.SETTLED, settled
    yield News.SOURCED, sourced
    told = reported | retracted | moved
    edited = differs("course") & ~told
    edited |= differs("events") & ~(told | slipped | sourced)
    edited |= differs("claims") & ~(disputed | settled)
    for name in ("projects", "project_sites", *BESIDE):
        edited |= differs(name)
    yield News.EDITED, edited


def edited_parts(older: Park, before: int, newer: Park, after: int, on: date) -> tuple[str, ...]:
    """Return what else differs between two rows of one project: columns, then names of frames."""
    was, now = older.projects.iloc[before], newer.projects.iloc[after]
    columns = [
        str(column)
        for column in newer.projects.columns
        if column not in APART and was.get(column) != now[column]
    ]
    one, other = facts(older, on), facts(newer, on)
    told = ("project_sites", *BESIDE, "claims")
    frames = [name for name in told if one[name][before] != other[name][after]]
    if one["events"][before] != other["events"][after]:
        frames.insert(0, "stage_events")
    return (*columns, *frames)


def facts_differ(older: Park, before: int, newer: Park, after: int, name: str, on: date) -> bool:
    """Whether two rows of one project differ in one of the facts that are compared."""
    return bool(facts(older, on)[name][before] != facts(newer, on)[name][after])


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """How the stated money of projects differs, in 亿元; projects outside the park left out."""

    by: float
    """Sum of what the projects of which both editions state a sum have more; may be negative."""
    compared: int
    stated: float
    """Sum of those of which only the newer edition states one."""
    newly: int
    gone: float
    """Sum of those of which only the older edition states one."""
    no_longer: int


def money_moved(older: Park, newer: Park, changed: Changed) -> Moved:
    """Return the investments of the projects that changed in one way, told apart.

    One that both editions state alike, where the money of a year alone changed, is left out.
    """
    was, now = _money(older, changed.before), _money(newer, changed.after)
    both = ~np.isnan(was) & ~np.isnan(now) & (was != now)
    fresh, lost = np.isnan(was) & ~np.isnan(now), ~np.isnan(was) & np.isnan(now)
    return Moved(
        by=float((now - was)[both].sum()),
        compared=int(both.sum()),
        stated=float(now[fresh].sum()),
        newly=int(fresh.sum()),
        gone=float(was[lost].sum()),
        no_longer=int(lost.sum()),
    )


def _money(park: Park, rows: Places) -> npt.NDArray[np.float64]:
    """Return the stated investments at rows; NaN where none is, outside the park, and nowhere."""
    money = park.projects["investment_yi_cny"].to_numpy(dtype=float)
    counted = (park.projects["in_park"] != InPark.NO).to_numpy(dtype=bool)
    return np.append(np.where(counted, money, np.nan), np.nan)[rows]
