"""What pages ask of the address beside the shared filters: one register, every value checked.

To add a parameter is one line in `PARAMETERS`. It stands in the address while its page is shown,
is restored from a copied link, and what is no value of it is dropped and named.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from indicators import GroupedBy, Status
from park import Park
from park.difference import Change
from park.editions import News
from park.lineup import Grouping, Sorting
from park.query import Dropped
from park.told import Told
from ui.page_values import HOLDERS, edition, holder, one_of, rule, whole_number, words

_MOST_DAYS = 3_650
_MOST_PARTS = 40_000


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of one page."""

    page: str
    name: str
    default: str
    """What holds where the address says nothing; it is never written."""
    knows: Callable[[Park, str], bool]
    """Whether a text of at most 80 characters is a value of it."""


PARAMETERS: tuple[Parameter, ...] = (
    Parameter("timeline", "by", Grouping.ZONE, one_of(*Grouping)),
    Parameter("timeline", "order", Sorting.BEGIN, one_of(*Sorting)),
    Parameter("changes", "between", "days", one_of("days", "editions")),
    Parameter("changes", "edition", "", edition),
    Parameter("changes", "until", "", edition),
    Parameter("changes", "kind", "", one_of(*Change, *News, *Told)),
    Parameter("quality", "rule", "", rule),
    Parameter("project", "rule", "", rule),
    Parameter("quality", "days", "365", whole_number(1, _MOST_DAYS)),
    Parameter("responsibility", "by", HOLDERS[0], one_of(*HOLDERS)),
    Parameter("responsibility", "sort", "plan", one_of("plan", "count", "money", "overdue")),
    Parameter("responsibility", "of", "", holder),
    Parameter("plan", "show", "all", one_of("all", "reported", "silent")),
    Parameter("plan", "find", "", words),
    Parameter("indicators", "by", GroupedBy.PART, one_of(*GroupedBy)),
    Parameter("indicators", "standing", "", one_of(*Status)),
    Parameter("changes", "part", "1", whole_number(1, _MOST_PARTS)),
    Parameter("quality", "part", "1", whole_number(1, _MOST_PARTS)),
    Parameter("responsibility", "part", "1", whole_number(1, _MOST_PARTS)),
)
"""Two pages may use one name: what was asked on the one is not taken for the other."""

NAMES = tuple(dict.fromkeys(one.name for one in PARAMETERS))

_LONGEST = 80


def _key(page: str, name: str) -> str:
    return f"asked.{page}.{name}"


def asked(page: str, name: str) -> str:
    """Return the value of a page's parameter."""
    default = next(one.default for one in PARAMETERS if (one.page, one.name) == (page, name))
    return str(st.session_state.get(_key(page, name), default))


def ask(page: str, name: str, value: str) -> None:
    """Let a page's parameter have a value from now on; its list begins at the front again."""
    st.session_state[_key(page, name)] = value
    if name != "part":
        st.session_state.pop(_key(page, "part"), None)


def follow(query: Mapping[str, str], park: Park, page: str) -> tuple[Dropped, ...]:
    """Take a page's parameters from the address, with what had to be dropped."""
    dropped = []
    for one in PARAMETERS:
        if one.page != page:
            continue
        written = query.get(one.name, "")
        known = len(written) <= _LONGEST and (not written or one.knows(park, written))
        if not known:
            dropped.append(Dropped(one.name, written[:40]))
        st.session_state[_key(page, one.name)] = written if written and known else one.default
    return tuple(dropped)


def written(page: str) -> dict[str, str]:
    """Return what the address says of a page's parameters: those that are not as by default."""
    return {
        one.name: value
        for one in PARAMETERS
        if one.page == page and (value := asked(page, one.name)) != one.default
    }
