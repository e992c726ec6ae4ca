"""Catalogues and code fit: nothing asked that is not there, nothing there that is not asked."""

from __future__ import annotations

import re
import tomllib
from enum import StrEnum
from itertools import product

import pytest

from i18n import languages, texts
from i18n.catalogue import DEFAULT, MissingText, language
from indicators import Status
from layers import LAYERS
from layers.model import Group
from park.vocabulary import (
    Cadence,
    Direction,
    EventBasis,
    EventBound,
    GeometryBasis,
    InPark,
    Lateness,
    ObservationBasis,
    Origin,
    Scope,
    Sector,
    Theme,
    Trust,
    ValueBound,
)
from tests.i18n.written import ROOT, asked, asked_in_browser, in_data, literals, patterns
from tests.registers.wording import complain, require_texts

CODES = [one.code for one in languages()]
TEXTS = texts(DEFAULT)

WORDS_OF: dict[type[StrEnum], str] = {
    EventBasis: "event_basis", EventBound: "date_bound", GeometryBasis: "basis", Group: "group",
    InPark: "inpark", Lateness: "late", ObservationBasis: "observation_basis", Origin: "origin",
    Scope: "scope", Sector: "sector", Status: "status", Theme: "theme", Trust: "trust",
}  # fmt: skip
"""Vocabularies whose values are said, with the table of the catalogues that has their words."""

OPEN_KINDS = {"waterway.canal"}
"""Words kept for values that the data may have tomorrow: its kinds are no closed vocabulary."""


def test_what_is_asked_is_there() -> None:
    """Every key that the code names exists; where it has holes, some key fits it."""
    words = frozenset(_parts())
    complain(
        f"{one.where}: no text {''.join(part or '…' for part in one.pattern.parts)}"
        for one in asked()
        if not any(one.pattern.takes(key, words) for key in TEXTS)
    )


def test_what_the_browser_fills_has_one_form() -> None:
    """The forms of a counted word are chosen in Python; the browser would show both."""
    complain(
        f"i18n/{code}.toml: {key} goes to the browser with its holes"
        for key, code in product(sorted(asked_in_browser()), CODES)
        if "|" in texts(code).get(key, "")
    )


def test_what_the_map_asks_is_there() -> None:
    complain(f"no text {key}" for key in sorted(asked_in_browser() - set(TEXTS)))


def _parts() -> set[str]:
    """Return every piece of every key, from one dot or underscore to another."""
    found = {""}
    for key in TEXTS:
        pieces = re.split(r"(?<=[._])|(?=[._])", key)
        ends = range(len(pieces) + 1)
        found |= {"".join(pieces[a:b]) for a, b in product(ends, ends) if a < b}
    return found


def test_enough_is_asked() -> None:
    """The reading of the code finds what it should: otherwise the tests here prove nothing."""
    found = list(asked())
    assert len(found) > 100
    keys = {"".join(part or "…" for part in one.pattern.parts) for one in found}
    assert {"app.name", "theme.…", "problem.…", "money.amount", "indicator.yes"} <= keys


def test_what_is_there_is_asked() -> None:
    """A text that no string and no f-string of the code can name is dead."""
    words = literals() | in_data() | {""}
    nouns = frozenset(
        word for word in _parts() if any(one.takes(word, words) for one in patterns())
    )
    known = words | nouns
    complain(
        f"nobody asks for {key}: drop it from every i18n/*.toml"
        for key in TEXTS
        if key not in literals()
        and key not in OPEN_KINDS
        and not any(one.takes(key, known) for one in patterns())
    )


@pytest.mark.parametrize("kind", WORDS_OF, ids=lambda kind: str(kind.__name__))
def test_every_value_of_a_vocabulary_has_words(kind: type[StrEnum]) -> None:
    require_texts(*(f"{WORDS_OF[kind]}.{value}" for value in kind))


@pytest.mark.parametrize("kind", WORDS_OF, ids=lambda kind: str(kind.__name__))
def test_no_vocabulary_has_words_for_more(kind: type[StrEnum]) -> None:
    table = WORDS_OF[kind]
    spoken = {key.removeprefix(f"{table}.") for key in TEXTS if key.startswith(f"{table}.")}
    own = {str(value) for value in kind} | ({"interpolated"} if kind is GeometryBasis else set())
    assert spoken <= own, f"no value of {kind.__name__}: {sorted(spoken - own)}"


def test_every_kind_of_target_and_bound_has_words() -> None:
    require_texts(
        *(f"indicator.target.{one}_{other}" for one, other in product(Direction, Cadence)),
        *(f"indicator.standing.{one}" for one in Direction),
        *(f"indicator.standing_bounded.{one}" for one in Direction),
        *(f"indicator.bound.{one.name.lower()}" for one in ValueBound),
    )


def test_no_layer_is_spoken_of_that_is_gone() -> None:
    spoken = {key.split(".")[1] for key in TEXTS if key.startswith("layer.")}
    assert spoken == {one.id for one in LAYERS}
    styles = {
        f"layer.{one.id}.style.{style.words or style.key}" for one in LAYERS for style in one.styles
    }
    gone = {key for key in TEXTS if ".style." in key} - styles
    assert not gone


@pytest.mark.parametrize("code", CODES)
def test_no_text_holds_markup(code: str) -> None:
    """Texts are text: what they say is escaped, and never read as HTML or Markdown."""
    for key, text in texts(code).items():
        assert not re.search(r"<\s*[/!a-zA-Z]|&[a-zA-Z#][a-zA-Z0-9]*;|javascript:", text), key
        assert not re.search(r"`|\]\(|\*\*|(?<!\w)__", text), key


@pytest.mark.parametrize("code", CODES)
def test_no_text_is_empty_or_ragged(code: str) -> None:
    may_be_empty = {"name.untranslated", "unit_of_measure.yes_no"}
    joins = {key for key in TEXTS if key.endswith(".join") or key == "name.untranslated"}
    for key, text in texts(code).items():
        assert text or key in may_be_empty, key
        assert text == text.strip() or key in joins, f"{key} of {code} has space around it"
        assert "\n" not in text, key


@pytest.mark.parametrize("code", CODES)
def test_no_key_is_written_twice(code: str) -> None:
    """A quoted key with a dot must not hide one of a table of the same name."""
    parsed = tomllib.loads((ROOT / "i18n" / f"{code}.toml").read_text(encoding="utf-8"))
    flat = [key for table, part in parsed.items() if table != "language" for key in _leaves(part)]
    assert len(flat) == len(texts(code))


def _leaves(part: object) -> list[object]:
    if not isinstance(part, dict):
        return [part]
    return [leaf for one in part.values() for leaf in _leaves(one)]


def test_an_unknown_language_is_an_error() -> None:
    with pytest.raises(MissingText):
        language("xx")


def test_chinese_comes_first() -> None:
    assert languages()[0].code == DEFAULT == "zh"
    assert [one.rank for one in languages()] == sorted({one.rank for one in languages()})
