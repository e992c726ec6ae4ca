"""What differs between two editions in the rows that units report on a project, with the values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from i18n import Speech
from park import Park
from store.contract import table_named
from store.keys import key_of

_Row = Mapping[Any, Any]


def rows_changed(frame: str, older: Park, newer: Park, project_id: str, say: Speech) -> str:
    """Return which rows of a project came, went or say something else now, in words."""
    was, now = _rows(older, frame, project_id), _rows(newer, frame, project_id)
    tell = ROWS_TOLD[frame]
    parts = []
    for key in {**was, **now}:
        before, after = (tell(one[key], say) if key in one else "" for one in (was, now))
        if before == after:
            continue
        if before and after:
            parts.append(say("compare.row.moved", before=before, after=after))
        else:
            parts.append(say("changes.row_new" if after else "changes.row_gone",
                             what=after or before))  # fmt: skip
    # What differs beside what is said, such as a note, is not passed over in silence.
    what = say("list.join").join(parts) or say("changes.row_other")
    return say("changes.rows", table=say(f"row_of.{frame}"), what=what)


def _rows(park: Park, frame: str, project_id: str) -> dict[str, _Row]:
    table = table_named(frame)
    rows = park.of_project(frame, project_id).to_dict("records")
    return {key_of(table, {str(name): one[name] for name in table.key}): one for one in rows}


def _money(row: _Row, say: Speech) -> str:
    kind = say(f"money_kind.{row['kind']}")
    what = say("changes.year_money", year=str(int(row["year"])), kind=kind)
    return say("changes.amount", what=what, money=say.money(float(row["amount_yi_cny"])))


def _problem(row: _Row, say: Speech) -> str:
    return _with(row, "problem", {"solved_on": "solved"}, say)


def _step(row: _Row, say: Speech) -> str:
    return _with(row, "step", {"due": "due", "done_on": "done"}, say)


def _with(row: _Row, column: str, days: Mapping[str, str], say: Speech) -> str:
    known = [say(f"project_page.{key}", date=row[one]) for one, key in days.items() if row[one]]
    return say("map.join").join([say.in_chinese(str(row[column])), *known])


def _link(row: _Row, say: Speech) -> str:
    return say.in_chinese(str(row["title"]))


ROWS_TOLD: Final[Mapping[str, Callable[[_Row, Speech], str]]] = {
    "project_money": _money,
    "project_problems": _problem,
    "project_next_steps": _step,
    "project_links": _link,
}
"""How one row of a file is said; rows of other files are named only."""
