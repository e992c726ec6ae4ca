"""Who changed what of a project, when and why: the store's revisions in words."""

from __future__ import annotations

import re
from collections import Counter

from markupsafe import Markup

from i18n import Speech
from layers.choice_words import stage_name
from layers.claim_words import claim_words
from layers.source_words import owner_words
from park import Park
from store import Deed, Edit, RowChange
from ui.markup import tag

_DATA = "data"
"""The author of revisions that came with the data files."""

_WORDS = {
    "origin": "origin", "in_park": "inpark", "theme": "theme", "sector": "sector",
    "geometry_basis": "basis", "role": "unit_role", "kind": "money_kind", "field": "claim_field",
}  # fmt: skip
"""Columns whose values have words, with the table of the catalogues that has them."""

_NOTES = frozenset({"note", "location_note", "investment_note"})
"""Columns of notes, which the data has in the languages of the readers."""

_NAMED = _NOTES | {"unit_id", "zone_id", "owner"}
"""Columns whose values are said by other rows of the data."""

_UNSAID = frozenset({"project_id", "entity", "entity_id", "bound"})
"""Key columns that say nothing beside the project itself."""


def history(park: Park, edits: tuple[Edit, ...], say: Speech) -> Markup:
    """Return the edits, the latest first, each with its author, time and reason."""
    return tag("ol", *(_edit(park, one, say) for one in edits), class_="twin-events twin-history")


def _edit(park: Park, edit: Edit, say: Speech) -> Markup:
    made = edit.revision
    by_files = made.author == _DATA
    head = say(
        "project_page.edit",
        number=say.number(made.number, 0),
        when=f"{say.day(made.made_at.astimezone().date())} {made.made_at.astimezone():%H:%M}",
        author=say("project_page.author_data") if by_files else made.author,
    )
    reason = _generated(made.why, say) if park.demonstration else made.why
    why = None if by_files or not reason else say("project_page.why", why=reason)
    return tag(
        "li",
        tag("b", head),
        tag("div", why) if why else None,
        tag("ul", *(tag("li", line) for line in _lines(park, edit, say))),
    )


def _generated(why: str, say: Speech) -> str:
    """Return what a demonstration store was made from in words; its reason names hashes too."""
    told = re.match(r"seed=(?P<seed>\d+) projects=(?P<projects>\d+) ", why)
    if told is None:
        return why
    projects = say.number(int(told["projects"]), 0)
    return say("project_page.generated", seed=told["seed"], projects=projects)


def _lines(park: Park, edit: Edit, say: Speech) -> list[str]:
    """Return what was done, a line a field; the rows of a first record are only counted."""
    recorded = any(
        change.table == "projects" and change.deed is Deed.ADDED for change in edit.changes
    )
    if recorded:
        counts = Counter(change.table for change in edit.changes)
        rows = say("list.join").join(
            say("project_page.rows", table=say(f"row_of.{table}"), count=say.number(count, 0))
            for table, count in counts.items()
        )
        return [say("project_page.first", rows=rows)]
    return [line for change in edit.changes for line in _changed(park, change, say)]


def _changed(park: Park, change: RowChange, say: Speech) -> list[str]:
    name = say(f"row_of.{change.table}")
    if change.deed is not Deed.CHANGED:
        key = say("map.join").join(
            _of(park, change, column, value, say)
            for column, value in change.row.items()
            if value not in ("", None) and column not in (*_UNSAID, "source_ids", "note")
        )
        return [say(f"project_page.{change.deed}", table=name, what=key)]
    return [
        say(
            "project_page.changed",
            table=name,
            field=say(f"field.{one.name}"),
            before=_of(park, change, one.name, one.before, say),
            after=_of(park, change, one.name, one.after, say),
        )
        for one in change.fields
    ]


def _of(park: Park, change: RowChange, column: str, value: object, say: Speech) -> str:
    if (change.table, column) == ("claims", "value") and value not in ("", None):
        return claim_words(str(change.row["field"]), str(value), "=", say)
    return _value(park, change.table, column, value, say)


def _value(park: Park, table: str, column: str, value: object, say: Speech) -> str:
    if value in ("", None):
        return say("project_page.unknown")
    if isinstance(value, float):
        return str(int(value)) if column == "year" else say.number(value, 2)
    text = str(value)
    if column == "stage" and text in park.stages:
        return stage_name(park, text, say)
    if column in _NAMED:
        return _named(park, column, text, say)
    key = f"{_WORDS[column]}.{text}" if column in _WORDS else _key(table, column, text)
    return say(key) if key and say.has(key) else text


def _named(park: Park, column: str, text: str, say: Speech) -> str:
    if column == "owner":
        return owner_words(park, text, say)
    if column in _NOTES:
        return say.translated(text, park.texts)
    frame = park.units if column == "unit_id" else park.zones
    names = {row["id"]: say.name(row) for row in frame.to_dict("records")}
    return names.get(text, text)


def _key(table: str, column: str, text: str) -> str:
    """Return the key of a value of a column that means something else in each table."""
    if column == "bound":
        return f"bound_word.{text}"
    if column == "chosen":
        return f"used.{text}"
    if column != "basis":
        return ""
    return {
        "stage_events": f"event_basis.{text}",
        "project_zones": f"zone_basis.{text}",
        "project_tasks": f"task_basis.{text}",
    }.get(table, "")
