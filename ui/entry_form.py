"""The fields of an observation that is typed in; what was typed stays when the page is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from i18n import Speech
from indicators import indicator, say_period
from indicators.entry import LONGEST, Draft, former, unit_of
from indicators.entry_period import period_written
from indicators.entry_source import NewSource
from layers.source_words import publisher_words
from park import Park
from park.vocabulary import ObservationBasis, Scope, Trust, ValueBound
from ui.entry_beside import unit_words
from ui.markup import show, tag
from ui.state import picked

NEW = "new"
"""Stands for a source that is not there yet."""

_KEPT = "entry.kept"
_DEFAULTS = {
    "bound": str(ValueBound.EXACT),
    "scope": str(Scope.PARK),
    "basis": str(ObservationBasis.REPORTED),
    "source_trust": str(Trust.A),
}
_AFTER = ("author", "indicator", "source")
"""What the next observation most likely shares with the one just saved."""


def draft(park: Park, say: Speech) -> Draft:
    """Draw the fields and return what they hold."""
    _start(park, say)
    rows = park.indicators.to_dict("records")
    names = {row["id"]: say.name(row) for row in rows}
    bounds = {str(one): say(f"entering.bound.{one.name.lower()}") for one in ValueBound}
    _choice("indicator", list(names), names.__getitem__, say)
    value, bound, period = st.columns([4, 4, 5])  # the longest hint is the period's
    with value:
        _value(park, say)
    with bound:
        _choice("bound", list(bounds), bounds.__getitem__, say)
    with period:
        _text("period", say)
        _read_as(say)
    scope, part, basis = st.columns(3)
    with scope:
        _choice("scope", list(Scope), lambda one: say(f"scope.{one}"), say)
    with part:
        _text("scope_detail", say)
    with basis:
        _choice("basis", list(ObservationBasis), lambda one: say(f"observation_basis.{one}"), say)
    _source(park, say)
    note, author = st.columns([2, 1])
    with note:
        _text("note", say)
    with author:
        _text("author", say)
    return _typed(say)


def _source(park: Park, say: Speech) -> None:
    rows = park.sources[park.sources["trust"] != Trust.GEOMETRY]
    rows = rows.sort_values("published", ascending=False, kind="stable")
    known = {row["id"]: _title(park, row, say) for row in rows.to_dict("records")}
    known = {NEW: say("entering.new_source"), **known}
    _choice("source", list(known), known.__getitem__, say)
    if _kept().get("source") != NEW:
        return
    left, right = st.columns(2)
    with left:
        _text("source_title", say)
        _text("source_published", say)
        _choice("source_trust", [Trust.A, Trust.B], lambda one: say(f"trust.{one}"), say)
    with right:
        _text("source_publisher", say)
        _text("source_url", say)


def _title(park: Park, row: dict[Any, Any], say: Speech) -> str:
    published = row["published"] or say("source.undated")
    publisher = publisher_words(park, row["publisher"], say)
    return say("entering.source", title=row["title"], publisher=publisher, published=published)


def _kept() -> dict[str, str]:
    kept: dict[str, str] = st.session_state.setdefault(_KEPT, dict(_DEFAULTS))
    return kept


def _start(park: Park, say: Speech) -> None:
    """Begin with the indicator that a link named; a later choice stands."""
    _in_this_language(park, say)
    asked = picked()
    if asked != st.session_state.get("entry.asked") and (park.indicators["id"] == asked).any():
        _kept()["indicator"] = asked
    st.session_state["entry.asked"] = asked


def _in_this_language(park: Park, say: Speech) -> None:
    """Write what was typed in another language as it is typed in this one."""
    kept = _kept()
    before, kept["language"] = Speech(kept.get("language", say.code)), say.code
    if before == say:
        return
    typed = _typed(before)
    kept["period"] = typed.period
    if typed.new_source is not None:
        kept["source_published"] = typed.new_source.published
    value = before.understood(typed.value, unit_of(park, typed))
    if value is not None:
        kept["value"] = say.typed(value, unit_of(park, typed))


def _value(park: Park, say: Speech) -> None:
    """Draw the field of the value: its label and its example are in the unit that is read."""
    typed = _typed(say)
    if not (park.indicators["id"] == typed.indicator_id).any():
        _text("value", say)
        return
    asked, before = indicator(park, typed.indicator_id), former(park, typed)
    label = say("entering.value_in", field=say("entering.field.value"), unit=unit_words(asked, say))
    target = asked.target.value if asked.target is not None else None
    example = before.value if before is not None else target
    hint = None if example is None else say.typed(example, asked.unit)
    _text("value", say, label, hint and say("entering.example", number=hint))


def _read_as(say: Speech) -> None:
    """Say how a period was understood that is not written as the data write it."""
    typed = _kept().get("period", "").strip()
    written = period_written(typed, say)
    if written is not None and written != typed:
        words = say("entering.read_as", said=say_period(say, written), written=written)
        show(tag("p", words, class_="twin-understood"))


def _text(field: str, say: Speech, label: str = "", hint: str | None = None) -> None:
    key, words = f"entry.{field}", f"entering.hint.{field}"
    st.session_state[key] = _kept().get(field, "")
    st.text_input(
        label or say(f"entering.field.{field}"),
        key=key,
        max_chars=LONGEST,
        placeholder=say(words) if say.has(words) else hint,
        on_change=_keep,
        args=(field,),
    )


def _choice(field: str, values: Sequence[str], words: Callable[[str], str], say: Speech) -> None:
    key, kept = f"entry.{field}", _kept().get(field)
    texts = [str(one) for one in values]
    st.session_state[key] = kept if kept in texts else None
    st.selectbox(
        say(f"entering.field.{field}"),
        texts,
        index=None,
        format_func=words,
        key=key,
        placeholder=say("entering.choose"),
        on_change=_keep,
        args=(field,),
    )


def _keep(field: str) -> None:
    _kept()[field] = st.session_state[f"entry.{field}"] or ""


def author() -> str:
    """Return the name that was typed of who enters or takes back."""
    return _kept().get("author", "").strip()


def forget() -> None:
    """Empty the fields for the next observation, but those that it most likely shares."""
    kept = _kept()
    shared = {field: kept[field] for field in _AFTER if kept.get(field, NEW) != NEW}
    st.session_state[_KEPT] = _DEFAULTS | shared


def _typed(say: Speech) -> Draft:
    told = {field: text.strip() for field, text in _kept().items()}
    for field in ("period", "source_published"):
        told[field] = period_written(told.get(field, ""), say) or told.get(field, "")
    new = NewSource(
        **{
            name: told.get(f"source_{name}", "")
            for name in ("title", "publisher", "published", "url", "trust")
        }
    )
    source = told.get("source", "")
    return Draft(
        indicator_id=told.get("indicator", ""),
        source_id="" if source == NEW else source,
        new_source=new if source == NEW else None,
        **{
            name: told.get(name, "")
            for name in (
                "value",
                "bound",
                "period",
                "scope",
                "scope_detail",
                "basis",
                "note",
                "author",
            )
        },
    )
