"""Plans that were kept later than planned: the stage was reached, so many days after its date."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd

from park.day import day_span
from park.model import Park
from park.told_statements import statements


def kept_late(park: Park, begin: date, end: date) -> pd.DataFrame:
    """Return the stages surely reached between two days and surely later than planned.

    One row a project and stage: ``row``, ``of``, ``subject``, the place of the ``plan`` in
    `statements`, the ordinals ``since`` and ``until`` of the days on which it may have been
    reached, and by how many days that was late, ``least`` to ``most``. Of several dates planned for
    a stage the latest told before it was reached holds.
    """
    return park.remember(_kept_late, (begin, end))


def _kept_late(park: Park, days: tuple[date, date]) -> pd.DataFrame:
    told, reached = statements(park), _reached(park, *days)
    plans = told[told["of"] == "plan"][["row", "subject", "value", "bound", "first", "ends"]]
    both = plans.reset_index(names="plan").merge(reached, on=["row", "subject"])
    both = both[both["first"] <= both["until"]].sort_values("ends", kind="stable")
    last = both.drop_duplicates(["row", "subject"], keep="last")
    spans = [day_span(str(one)) for one in last["value"]]
    due = np.array([one.last.toordinal() for one in spans], dtype=np.int64)
    begins = np.array([one.first.toordinal() for one in spans], dtype=np.int64)
    begins = np.where(last["bound"] == "by", due, begins)
    found = last.assign(of="plan", least=last["since"] - due, most=last["until"] - begins)
    kept: pd.DataFrame = found[found["least"] > 0]
    return kept[["row", "of", "subject", "plan", "since", "until", "least", "most"]]


def _reached(park: Park, begin: date, end: date) -> pd.DataFrame:
    """Return the reports of stages that were surely reached after `begin` and by `end`.

    A stage reached "by" a day may have been reached on any before it: it is never surely late.
    """
    course, none = park.course, date.min.toordinal()
    at = np.flatnonzero(
        ~course.planned
        & (course.last > begin.toordinal())
        & (course.last <= end.toordinal())
        & (course.first > none)
    )
    names = np.array(park.stages.ids, dtype=object)
    found = pd.DataFrame(
        {
            "row": course.row[at].astype(np.int64),
            "subject": names[course.position[at]],
            "since": course.first[at].astype(np.int64),
            "until": course.last[at].astype(np.int64),
        }
    )
    # Of two reports on one stage the earlier one is when it was reached.
    return found.sort_values("until", kind="stable").drop_duplicates(["row", "subject"])
