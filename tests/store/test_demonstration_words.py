"""What made-up projects are called, and that the rest of them agrees with it."""

from __future__ import annotations

from park import Park
from park.vocabulary import Theme
from store.demonstration.words import THEMES, THINGS


def test_theme_and_sector_are_those_of_what_is_built(demo_park: Park) -> None:
    """An exhibition centre is no car parts: the name, the sector and the theme agree."""
    assert {sector: len(things) for sector, things in THINGS.items()} == {
        sector: len(themes) for sector, themes in THEMES.items()
    }
    kind = {
        thing[0]: (sector, theme)
        for sector, things in THINGS.items()
        for thing, theme in zip(things, THEMES[sector], strict=True)
    }
    for row in demo_park.projects.to_dict("records"):
        built = row["name_zh"].partition(" · ")[2]
        assert kind[built] == (row["sector"], row["theme"]), row["name_zh"]
    assert set(demo_park.projects["theme"]) == set(Theme)


def test_what_is_said_of_sums_is_said_in_every_language(demo_park: Park) -> None:
    for text in set(demo_park.projects["investment_note"]) - {""}:
        assert all(demo_park.texts[text].values())


def test_owners_are_called_something_in_every_language(demo_park: Park) -> None:
    for owner in set(demo_park.projects["owner"]) - {""}:
        called = demo_park.called[owner]
        assert called["name_zh"] == owner
        assert "emonstration" in str(called["name_en"])
        assert "emonstration" in str(called["name_de"])
