"""What the map computes in the browser agrees with PROJ and with the project's own Python."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser
from pyproj import Geod, Transformer
from shapely import Polygon

from geo.shift import gcj02_to_wgs84, wgs84_to_gcj02

SCRIPT = Path(__file__).parents[2] / "ui" / "twin_map" / "geodesy.js"
EARTH = Geod(ellps="GRS80")
PARK = (123.15, 41.69)
ASK = """given => {
    const lines = given.lines.map(([from, to]) => geodesicM(from, to));
    const areas = given.rings.map(ringAreaM2);
    const metres = given.places.map(toGauss);
    const shifted = given.places.map(toGcj);
    return {
        lines, areas, metres, shifted,
        fromMetres: metres.map(fromGauss), unshifted: given.places.map(fromGcj),
    };
}"""


def _places(dice: Random) -> list[tuple[float, float]]:
    near = [(PARK[0] + dice.uniform(-1, 1), PARK[1] + dice.uniform(-1, 1)) for _ in range(200)]
    return [*near, *((dice.uniform(121.5, 124.5), dice.uniform(20, 53)) for _ in range(100))]


def _lines(dice: Random, places: list[tuple[float, float]]) -> list[Any]:
    def anywhere() -> tuple[float, float]:
        return (dice.uniform(-180, 180), dice.uniform(-89, 89))

    far = [(anywhere(), anywhere()) for _ in range(100)]
    opposite = [
        ((x, y), (x + 180 + dice.uniform(-0.7, 0.7), -y + dice.uniform(-0.7, 0.7)))
        for x, y in (anywhere() for _ in range(12))
    ]
    same = [(PARK, PARK), ((179.9, 3), (-179.9, 3)), ((10, 0), (50, 0)), ((0, 90), (77, -30))]
    return [*pairwise(places), *far, *opposite, *same]


def _rings(dice: Random) -> list[list[tuple[float, float]]]:
    """Return rings round the park, 10 m to 100 km across."""
    rings = []
    for _ in range(150):
        reach_m = 5 * 10 ** dice.uniform(0, 4)
        turns = sorted(dice.uniform(0, 360) for _ in range(dice.randint(3, 12)))
        ends = [EARTH.fwd(*PARK, turn, reach_m * dice.uniform(0.5, 1)) for turn in turns]
        rings.append([(lon, lat) for lon, lat, _ in ends][:: dice.choice((1, -1))])
    return rings


@pytest.fixture
def answers(browser: Browser) -> Any:
    dice = Random(7)
    places = _places(dice)
    given = {"places": places, "lines": _lines(dice, places), "rings": _rings(dice)}
    page = browser.new_page()
    page.add_script_tag(content=SCRIPT.read_text(encoding="utf-8"))
    found = page.evaluate(ASK, given)
    page.close()
    return given, {key: np.array(value) for key, value in found.items()}


def test_the_browser_measures_as_proj_does(answers: Any) -> None:
    given, found = answers
    lines = np.array(given["lines"])
    _, _, metres = EARTH.inv(*lines[:, 0].T, *lines[:, 1].T)
    assert np.abs(found["lines"] - metres).max() < 1e-3

    areas = [EARTH.geometry_area_perimeter(Polygon(ring))[0] for ring in given["rings"]]
    assert np.abs(found["areas"] / np.abs(areas) - 1).max() < 1e-5

    places = np.array(given["places"])
    gauss = Transformer.from_crs(4490, 4550, always_xy=True)
    assert np.abs(found["metres"] - np.column_stack(gauss.transform(*places.T))).max() < 1e-3
    assert np.abs(found["fromMetres"] - places).max() < 1e-8, "a degree is 111 km: 1 mm"

    assert np.abs(found["shifted"] - np.column_stack(wgs84_to_gcj02(*places.T))).max() < 1e-11
    assert np.abs(found["unshifted"] - np.column_stack(gcj02_to_wgs84(*places.T))).max() < 1e-11
