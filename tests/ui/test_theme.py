"""One set of colours: in the code, in Streamlit's settings, in the style sheet; all can be read."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

from indicators import Status
from layers.palette import DARK as MAP_DARK
from layers.palette import LIGHT as MAP_LIGHT
from layers.palette import Palette
from park.quality.rule import Severity
from park.vocabulary import EventBasis
from tests.layers.test_palette import contrast
from ui import theme
from ui.theme import DARK, LIGHT, STATUS_MARKS

ROOT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
SHEET = "".join((ROOT / "ui" / one).read_text(encoding="utf-8") for one in theme._SHEETS)

THEMES = pytest.mark.parametrize(
    ("name", "tokens", "palette"),
    [("light", LIGHT, MAP_LIGHT), ("dark", DARK, MAP_DARK)],
    ids=["light", "dark"],
)
SAME = {
    "primaryColor": "accent", "backgroundColor": "paper", "secondaryBackgroundColor": "card",
    "textColor": "ink", "borderColor": "hairline", "linkColor": "accent",
}  # fmt: skip
"""Streamlit's name of a colour, and ours."""

TEXT = ("ink", "second", "quiet", "accent", *(str(one) for one in Status))


@THEMES
def test_settings_say_the_same_colours(
    name: str, tokens: Mapping[str, str], palette: Palette
) -> None:
    said = SETTINGS["theme"][name]
    assert said == {theirs: tokens[ours] for theirs, ours in SAME.items()}


def test_both_themes_have_the_same_tokens() -> None:
    assert LIGHT.keys() == DARK.keys()


@THEMES
def test_text_and_statuses_can_be_read(
    name: str, tokens: Mapping[str, str], palette: Palette
) -> None:
    for token in TEXT:
        for under in ("card", "paper"):
            assert contrast(tokens[token], tokens[under]) >= 4.5, f"{token} on {under}, {name}"


@THEMES
def test_a_bar_is_seen_on_its_track(name: str, tokens: Mapping[str, str], palette: Palette) -> None:
    for status in Status:
        assert contrast(tokens[status], tokens["track"]) >= 3.0, f"{status} on track, {name}"


@THEMES
def test_the_map_s_panel_can_be_read(
    name: str, tokens: Mapping[str, str], palette: Palette
) -> None:
    for token in ("ink", "quiet", "accent"):
        assert contrast(tokens[token], tokens["card"]) >= 4.5
    assert contrast(palette["ink"], tokens["card"]) >= 4.5


def test_every_status_has_a_mark_of_its_own_and_a_colour() -> None:
    assert set(STATUS_MARKS) == {str(one) for one in Status} <= LIGHT.keys()
    assert len(set(STATUS_MARKS.values())) == len(STATUS_MARKS)


def test_the_style_sheet_uses_known_colours_and_no_others() -> None:
    used = set(re.findall(r"var\(--twin-([\w-]+)", SHEET))
    own = set(re.findall(r"--twin-([\w-]+)\s*:", SHEET))
    assert used - own <= LIGHT.keys()
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b", SHEET), "colours stand in ui/theme.py"


def test_the_style_sheet_is_filled_with_the_theme() -> None:
    written = theme.style_sheet()
    for token, colour in theme.tokens().items():
        assert f"--twin-{token}:{colour};" in written
    assert written.endswith(SHEET)
    assert "</" not in written


def test_every_class_of_the_style_sheet_is_in_use() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for folder in ("ui", "pages")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in {".py", ".js"}
    )
    known = {f"twin-{one}" for one in (*Status, *Severity, "planned")}
    known |= {f"twin-text-{status}" for status in Status}
    known |= {f"twin-event-{basis}" for basis in EventBasis}
    known |= {f"twin-depth-{depth}" for depth in range(1, 4)}
    known |= {"twin-plan-reported", "twin-plan-silent"}
    for name in sorted(set(re.findall(r"\.(twin-[\w-]+)", SHEET)) - known):
        assert re.search(rf"{name}(?![\w-])", code), f"nobody uses .{name}"
