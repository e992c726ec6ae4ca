"""Outlines of polygons that no area can be told of."""

from __future__ import annotations

import json
from typing import Any

import pytest

from layers.imported import import_geojson

SQUARE = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]]


def _crossing(*shapes: dict[str, Any]) -> int:
    features = [{"type": "Feature", "properties": {}, "geometry": one} for one in shapes]
    text = json.dumps({"type": "FeatureCollection", "features": features})
    return import_geojson(text, "file", "imported-1", 0).crossing


@pytest.mark.parametrize(
    ("corners", "crossing"),
    [
        (SQUARE, 0),
        (SQUARE[::-1], 0),
        ([*SQUARE[:2], [2.0, 0.5], *SQUARE[2:]], 0),
        ([SQUARE[0], SQUARE[2], SQUARE[1], SQUARE[3]], 1),
        ([[0.0, 0.0], [1.0, 1.0], [2.0, 2.0]], 1),
        ([*SQUARE, [2.0, 0.5]], 1),
    ],
)
def test_outlines_that_cross_themselves_or_enclose_nothing_are_counted(
    corners: list[list[float]], crossing: int
) -> None:
    ring = [*corners, corners[0]]
    far = [[x + 5.0, y] for x, y in [*SQUARE, SQUARE[0]]]
    alone = [{"type": "Polygon", "coordinates": [one]} for one in (far, ring, far)]
    assert _crossing(*alone) == crossing
    both = {"type": "MultiPolygon", "coordinates": [[ring], [ring]]}
    assert _crossing(both) == crossing
    assert _crossing({"type": "Point", "coordinates": [1, 2]}) == 0
