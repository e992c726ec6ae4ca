"""Every language, the day it is added: a whole catalogue, and names that fall back in the open."""

from __future__ import annotations

import string
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

import i18n
from i18n import Speech, texts
from i18n.catalogue import DEFAULT
from park.stages import stage_model
from tests.registers.wording import complain

FOLDER = Path(i18n.__file__).parent
STAGES = FOLDER.parent / "data" / "stages.toml"
CODES = sorted(path.stem for path in FOLDER.glob("*.toml"))
EVERY = pytest.mark.parametrize("code", CODES)
NEVER_FALLS_BACK = {DEFAULT, "en"}
"""The data has every name in these."""

SHOWN = 20


def own(code: str) -> dict[str, Any]:
    """Return the table by which a catalogue says what language it is."""
    parsed = tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))
    table: dict[str, Any] = parsed.get("language", {})
    return table


def holes(text: str) -> set[str]:
    """Return the names of the places that a text leaves open."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@EVERY
def test_it_says_what_language_it_is(code: str) -> None:
    missing = sorted({"name", "rank", "locale"} - own(code).keys())
    complain(f"[language] {one} is missing in i18n/{code}.toml" for one in missing)
    Locale.parse(own(code)["locale"])
    complain(
        "[language] {} is the same in i18n/{}.toml and i18n/{}.toml".format(
            key, *sorted((code, other))
        )
        for other in CODES
        for key in own(code)
        if other != code and own(code)[key] == own(other).get(key)
    )


@EVERY
def test_it_has_every_text(code: str) -> None:
    wanted = texts(DEFAULT).keys()
    lacking = [f"{key} is missing in i18n/{code}.toml" for key in wanted - texts(code).keys()]
    surplus = [
        f"{key} of i18n/{code}.toml is not in i18n/{DEFAULT}.toml"
        for key in texts(code).keys() - wanted
    ]
    found = [*sorted(lacking), *sorted(surplus)]
    more = [f"… and {len(found) - SHOWN} more"] if len(found) > SHOWN else []
    complain([*found[:SHOWN], *more])


@EVERY
def test_its_texts_leave_the_same_places_open(code: str) -> None:
    """A unit's number stands outside its words; languages that bend them may look at it."""
    ours = texts(code)
    bent = {key for key in ours if key.startswith("unit_of_measure.")}
    complain(
        f"{key} of i18n/{code}.toml has {sorted(holes(ours[key]))}, not {sorted(holes(text))}"
        for key, text in texts(DEFAULT).items()
        if key in ours and holes(ours[key]) - ({"count"} if key in bent else set()) != holes(text)
    )


@EVERY
def test_a_name_that_is_no_translation_is_marked(code: str) -> None:
    say = Speech(code)
    if code not in NEVER_FALLS_BACK:
        mark = texts(code).get("name.untranslated", "").strip()
        unmarked = f"name.untranslated is empty in i18n/{code}.toml: it marks English names"
        complain([] if mark else [unmarked])
    for stage in stage_model(tomllib.loads(STAGES.read_text(encoding="utf-8"))).stages:
        own_name = stage.names.get(f"name_{code}")
        assert say.name(stage.names) == own_name or stage.names["name_en"] in say.name(stage.names)


@EVERY
def test_numbers_money_and_days_can_be_said(code: str) -> None:
    say = Speech(code)
    for said in (say.number(1234.5), say.percent(0.705, 1), say.money(946.1)):
        assert any(digit in said for digit in string.digits), said
    assert "2026" in say.day(date(2026, 11, 23))


@EVERY
def test_quotation_marks_are_as_narrow_as_letters(code: str) -> None:
    """The typeface draws what Chinese quotes with as wide as a character, between letters too."""
    if code == DEFAULT:
        return
    wide = set("“”‘’")
    complain(
        f"{key} of i18n/{code}.toml has a quotation mark as wide as a Chinese character"
        for key, text in texts(code).items()
        if wide & set(text)
    )
