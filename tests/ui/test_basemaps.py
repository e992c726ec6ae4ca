"""What is said of a base map that this installation cannot offer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from i18n import Speech, languages
from park import Park, Selection
from tests.ui.test_take_away import DAY
from ui.map_basemap import BASEMAPS_SETTING, told_basemap
from ui.map_parts import Drawn

SETTINGS = """
[[basemap]]
id = "city"
name_zh = "市影像"
name_en = "City imagery"
name_de = "Stadtbilder"
url = "https://tiles.example.cn/{z}/{x}/{y}.png"

[[basemap]]
id = "nameless"
url = "https://tiles.example.cn/{z}/{x}/{y}.png"
"""
NAMES = {"zh": "市影像", "en": "City imagery", "de": "Stadtbilder"}


@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_a_refused_base_map_is_called_by_its_name(
    tiny_park: Park, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    path = tmp_path / "basemaps.toml"
    path.write_text(SETTINGS, encoding="utf-8")
    monkeypatch.setenv(BASEMAPS_SETTING, str(path))
    drawn = Drawn(park=tiny_park, chosen=Selection(on=DAY), built=(), say=Speech(code), dark=False)
    told: dict[str, Any] = told_basemap(drawn)
    named, nameless = told["refused"]
    assert NAMES[code] in named
    assert "city" not in named
    assert "nameless" in nameless, "its id is all that is known of it"
