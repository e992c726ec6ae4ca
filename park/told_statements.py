"""Every value that sources tell and whose day they tell: claims, sums of money, planned dates."""

from __future__ import annotations

from datetime import date
from typing import Final

import numpy as np
import pandas as pd

from park.claims import PROJECT, stage_dated
from park.day import day_span, days_or_none
from park.model import Park
from park.published import published
from park.vocabulary import INVESTMENT, EventBasis

_COLUMNS: Final = ["row", "of", "subject", "value", "bound", "source_ids", "first", "last"]
_ALWAYS: Final = (date.min.toordinal(), date.max.toordinal())
"""The days on which an undated source may have told something."""


def statements(park: Park) -> pd.DataFrame:
    """Return the values, each once, with the days on which it may first have been told.

    ``row`` of the project; ``of`` what: claim, money, year (money of a year) or plan; ``subject``
    the field, year and kind, or stage; ``value``, ``bound``, ``source_ids``; ``first`` and ``last``
    ordinals; ``ends`` orders plans by their dates, and is 0 for all else.
    """
    return park.remember(_statements, None)


def _statements(park: Park, _key: None) -> pd.DataFrame:
    claims = _claims(park)
    promised = _promises(park, claims)
    each = pd.concat([claims, _sums(park), _years(park), _plans(park), promised], ignore_index=True)
    same = each.groupby(["row", "of", "subject", "value", "bound"], sort=False)
    told = same.agg(source_ids=("source_ids", ";".join), first=("first", "min"),
                    last=("last", "min")).reset_index()  # fmt: skip
    told = told.sort_values("first", kind="stable", ignore_index=True)
    told["ends"] = np.int64(0)
    plans = told["of"] == "plan"
    written, at = np.unique(told.loc[plans, "value"].to_numpy(dtype="str"), return_inverse=True)
    spans = [day_span(str(one)) for one in written]
    begins, ends = (
        np.array([getattr(one, end).toordinal() for one in spans], dtype=np.int64)
        for end in ("first", "last")
    )
    begins = np.where(told.loc[plans, "bound"] == "by", ends[at], begins[at])
    told.loc[plans, "ends"] = ends[at] * 10**7 + begins
    return told


def _framed(park: Park, of: str, frame: pd.DataFrame) -> pd.DataFrame:
    found = frame.assign(row=park.rows_of(frame["project_id"]), of=of)
    found = found[found["row"] >= 0][_COLUMNS]
    text = ["of", "subject", "value", "bound", "source_ids"]
    return found.astype(dict.fromkeys(text, "object"))


def _claims(park: Park) -> pd.DataFrame:
    own = park.claims[park.claims["entity"] == PROJECT].rename(
        columns={"entity_id": "project_id", "field": "subject", "source_id": "source_ids"}
    )
    dated = own.join(_published(park, own["source_ids"]))
    claims = _framed(park, "claim", dated)
    return pd.concat([claims, claims[claims["subject"] == INVESTMENT].assign(of="money")])


def _sums(park: Park) -> pd.DataFrame:
    """Return the sums that nothing claims: one of the project's sources told it, not which."""
    claimed = park.claims.loc[
        (park.claims["entity"] == PROJECT) & (park.claims["field"] == INVESTMENT), "entity_id"
    ]
    rows = park.projects
    own = rows[rows[INVESTMENT].notna() & ~rows["id"].isin(claimed)]
    days = _published(park, own["source_ids"], whole=True)
    sums = pd.DataFrame({
        "project_id": own["id"], "subject": INVESTMENT, "value": own[INVESTMENT].map(repr),
        "bound": "=", "source_ids": own["source_ids"],
    })  # fmt: skip
    return _framed(park, "money", sums.join(days))


def _years(park: Park) -> pd.DataFrame:
    """Return the money of years: the unit's report says when it was made."""
    own = park.project_money
    years = own["year"].map(lambda one: str(int(one))).astype("object")
    spans = own["reported_on"].map(day_span)
    told = pd.DataFrame({
        "project_id": own["project_id"], "subject": years + " " + own["kind"].astype("object"),
        "value": own["amount_yi_cny"].map(repr), "bound": "=", "source_ids": "",
        "first": spans.map(lambda one: one.first.toordinal()),
        "last": spans.map(lambda one: one.last.toordinal()),
    })  # fmt: skip
    return _framed(park, "year", told)


def _plans(park: Park) -> pd.DataFrame:
    events = park.stage_events
    own = events[events["basis"] == EventBasis.PLANNED].rename(
        columns={"stage": "subject", "date": "value"}
    )
    return _framed(park, "plan", own.join(_published(park, own["source_ids"])))


def _promises(park: Park, own: pd.DataFrame) -> pd.DataFrame:
    """Return the dates of stages that were claimed for a time still to come: they were plans."""
    stages = own["subject"].map(stage_dated)
    dated = own[stages.isin(park.stages.ids)]
    spans = [days_or_none(str(one)) for one in dated["value"]]
    begins = [0 if span is None else span.first.toordinal() for span in spans]
    ahead = dated["last"] < np.array(begins, dtype=np.int64)
    plans = dated[ahead & (dated["of"] == "claim")]
    return plans.assign(of="plan", subject=stages[plans.index])


def _published(park: Park, source_ids: pd.Series, *, whole: bool = False) -> pd.DataFrame:
    """Return the days on which the first of the named sources may have been published.

    If `whole`, those of any of them: where it is not said which of them tells the value.
    """
    known = {
        one: (span.first.toordinal(), span.last.toordinal())
        for one, span in published(park).items()
    }
    at, texts = pd.factorize(source_ids)
    spans = [[known.get(one, _ALWAYS) for one in str(text).split(";")] for text in texts]
    until = max if whole else min
    first = np.array([min(one[0] for one in each) for each in spans], dtype=np.int64)
    last = np.array([until(one[1] for one in each) for each in spans], dtype=np.int64)
    return pd.DataFrame({"first": first[at], "last": last[at]}, index=source_ids.index)
