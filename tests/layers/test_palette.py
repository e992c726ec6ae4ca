"""Colours that are told apart by every eye, and names that can be read."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from colorspacious import cspace_convert

from layers import LAYERS, layer
from layers.imported import COLOURS
from layers.palette import DARK, LIGHT, ZONE_COLOURS, Palette

PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])

EYES: Mapping[str, tuple[Mapping[str, Any] | None, float]] = {
    "full colour vision": (None, 15.0),
    "deuteranopia": ({"cvd_type": "deuteranomaly"}, 10.0),
    "protanopia": ({"cvd_type": "protanomaly"}, 10.0),
    "tritanopia": ({"cvd_type": "tritanomaly"}, 10.0),
}
"""Simulation (severity 100) and the smallest distance in CAM02-UCS that two stages may have."""


def _seen(colours: list[str], eye: Mapping[str, Any] | None) -> npt.NDArray[np.float64]:
    rgb = np.array([[int(one[at : at + 2], 16) / 255 for at in (1, 3, 5)] for one in colours])
    if eye is not None:
        simulated = cspace_convert(rgb, {"name": "sRGB1+CVD", "severity": 100, **eye}, "sRGB1")
        rgb = np.clip(simulated, 0, 1)
    return np.asarray(cspace_convert(rgb, "sRGB1", "CAM02-UCS"), dtype=np.float64)


@PALETTES
@pytest.mark.parametrize("eye", EYES)
def test_stages_are_told_apart(palette: Palette, eye: str) -> None:
    simulation, least = EYES[eye]
    # A stage's dot and its ring share a colour: they are told apart by their shape.
    colours = dict.fromkeys(one.colour for one in layer("projects").styles)
    tokens = [one for one in colours if one.startswith("stage.")]
    seen = _seen([palette[token] for token in tokens], simulation)
    apart = {
        (tokens[one], tokens[other]): float(np.linalg.norm(seen[one] - seen[other]))
        for one, other in combinations(range(len(tokens)), 2)
    }
    close = {pair: round(distance, 1) for pair, distance in apart.items() if distance < least}
    assert not close, f"closer than ΔE {least} to {eye}: {close}"


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#RRGGBB``, as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@PALETTES
def test_names_on_the_map_can_be_read(palette: Palette) -> None:
    tokens = {style.label for one in LAYERS for style in one.styles} | {"ink"}
    for token in sorted(tokens):
        for under in ("ground", "halo"):
            assert contrast(palette[token], palette[under]) >= 4.5, f"{token} on {under}"


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_both_grounds_have_the_same_tokens() -> None:
    assert LIGHT.colours.keys() == DARK.colours.keys()


@PALETTES
def test_every_colour_is_of_some_use(palette: Palette) -> None:
    styles = [style for one in LAYERS for style in one.styles]
    used = {token for one in styles for token in (one.colour, one.fill, one.label)}
    used |= {f"imported.{number}" for number in range(1, COLOURS + 1)}
    unused = palette.colours.keys() - used - {"ink", "halo", "rim", "ground"}
    assert not unused, f"drop from layers/palette.py: {sorted(unused)}"


@PALETTES
def test_every_colour_is_six_digits(palette: Palette) -> None:
    for token, colour in palette.colours.items():
        assert len(colour) == 7, token
        assert int(colour.removeprefix("#"), 16) >= 0, token


def test_zone_colours_are_as_many_as_said() -> None:
    zones = {one for one in LIGHT.colours if one.startswith("zone.")}
    assert len(zones) == ZONE_COLOURS
    assert zones == {style.colour for style in layer("zones").styles}
