"""GeoJSON that somebody brings along: what is right arrives as it was, what is wrong is named."""

from __future__ import annotations

import contextlib
import json
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from layers.geojson import BadGeoJSON, Fault, read_geojson
from layers.imported import DEGREES, import_geojson
from layers.shapes import without_holes

SQUARE = [[123.0, 41.0], [123.1, 41.0], [123.1, 41.1], [123.0, 41.1], [123.0, 41.0]]
ASIDE = [[123.05, 41.05], [123.2, 41.05], [123.2, 41.2], [123.05, 41.05]]
HOLE = [[123.02, 41.02], [123.04, 41.02], [123.04, 41.04], [123.02, 41.02]]

LON = st.floats(-180, 180).map(lambda one: round(one, 7))
LAT = st.floats(-90, 90).map(lambda one: round(one, 7))
PLACE = st.tuples(LON, LAT).map(list)
POINTS = st.builds(lambda xy: {"type": "Point", "coordinates": xy}, PLACE)
LINES = st.builds(
    lambda xy: {"type": "LineString", "coordinates": xy}, st.lists(PLACE, min_size=2, max_size=6)
)
RINGS = st.lists(PLACE, min_size=3, max_size=6).map(lambda ring: [*ring, ring[0]])
AREAS = st.builds(lambda ring: {"type": "Polygon", "coordinates": [ring]}, RINGS)
SHAPES = st.lists(st.one_of(POINTS, LINES, AREAS), min_size=1, max_size=8)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["type", "features", "geometry", "coordinates", "properties", "geometries", "crs"]
            ),
            inner
            | st.sampled_from(
                ["FeatureCollection", "Feature", "Polygon", "MultiPolygon", "Point", "LineString",
                 "MultiPoint", "GeometryCollection"]
            ),
            max_size=4,
        )
    ),
    max_leaves=20,
)  # fmt: skip


def collection(*geometries: Any, **more: Any) -> str:
    features = [
        {"type": "Feature", "properties": {"at": at}, "geometry": one}
        for at, one in enumerate(geometries)
    ]
    return json.dumps({"type": "FeatureCollection", "features": features, **more})


def faults_of(text: str) -> tuple[Fault, ...]:
    with pytest.raises(BadGeoJSON) as refused:
        import_geojson(text, "file.geojson", "imported-1", 0)
    return refused.value.faults


def unpacked(packed: bytes) -> dict[str, tuple[Any, ...]]:
    """Read the bytes as the browser does."""
    length = int.from_bytes(packed[:4], "little")
    header = json.loads(packed[4 : 4 + length])
    at, parts = 4 + length, {}
    for name, vertices, count in header["parts"]:
        if not count:
            continue
        arrays = []
        for kind, size in (("<i4", 2 * vertices), ("<u4", count + 1), ("<u4", count)):
            arrays.append(np.frombuffer(packed, kind, size, at))
            at += 4 * size
        parts[name] = tuple(arrays)
    assert at == len(packed)
    assert (4 + length) % 4 == 0, "arrays begin where an array of numbers may"
    return parts


@given(SHAPES)
def test_every_coordinate_arrives(shapes: list[dict[str, Any]]) -> None:
    layer = import_geojson(collection(*shapes), "file", "imported-1", 0)
    written: dict[str, list[Any]] = {"points": [], "lines": [], "areas": []}
    for at, one in enumerate(shapes):
        name = {"Point": "points", "LineString": "lines", "Polygon": "areas"}[one["type"]]
        xy = one["coordinates"]
        places = xy[0] if name == "areas" else xy if name == "lines" else [xy]
        written[name].append((at, np.array(places)))
    found = unpacked(layer.packed)
    for name, parts in written.items():
        arrived: dict[int, Any] = {}
        for piece in ("plain", "areas") if name == "areas" else (name,):
            steps, starts, owners = found.get(piece, ((), (0,), ()))
            places = np.split(np.reshape(steps, (-1, 2)) / DEGREES, starts[1:-1])
            arrived |= dict(zip(owners, places, strict=False))
        assert sorted(arrived) == [feature for feature, _ in parts]
        for feature, xy in parts:
            np.testing.assert_allclose(arrived[feature], xy, rtol=0, atol=0.6 / DEGREES)
    every = np.concatenate([xy for parts in written.values() for _, xy in parts])
    assert layer.bounds == (*every.min(axis=0), *every.max(axis=0))


@given(ANYTHING)
def test_whatever_it_holds_it_is_read_or_refused(content: Any) -> None:
    for text in (
        json.dumps(content),
        json.dumps({"type": "FeatureCollection", "features": content}),
    ):
        with contextlib.suppress(BadGeoJSON):
            import_geojson(text, "file", "imported-1", 0)


@given(st.text(max_size=40))
def test_text_that_is_no_json_is_refused(text: str) -> None:
    try:
        json.loads(text)
    except ValueError:
        assert faults_of(text)[0].key in {"json", "number", "empty"}


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("\ufeff \n", Fault("empty")),
        ("{", Fault("json", said="1:2")),
        ("[" * 100_000, Fault("json", said="–")),
        ('{"a": NaN}', Fault("number", said="NaN")),
        ("[]", Fault("geojson")),
        ('{"type": "Topology"}', Fault("geojson")),
        ('{"type": "FeatureCollection", "features": [1]}', Fault("feature", 1)),
        (collection(None), Fault("nothing")),
        (collection({"type": "Circle"}), Fault("kind", 1, "Circle")),
        (collection({"type": "Point", "coordinates": [123]}), Fault("coordinates", 1)),
        (collection({"type": "Point", "coordinates": ["1", "2"]}), Fault("coordinates", 1)),
        (collection({"type": "Point", "coordinates": [True, 2]}), Fault("coordinates", 1)),
        (collection({"type": "Point", "coordinates": [10**400, 2]}), Fault("coordinates", 1)),
        (collection({"type": "Point", "coordinates": "12"}), Fault("coordinates", 1)),
        ('{"type": "Point", "coordinates": [1e999, 2]}', Fault("coordinates", 1)),
        (collection({"type": "Point", "coordinates": [41.7, 123.2]}), Fault("range", 1)),
        (collection({"type": "Point", "coordinates": [516e3, 4617e3]}), Fault("range", 1)),
        (collection({"type": "LineString", "coordinates": [[1, 2]]}), Fault("line", 1)),
        (collection({"type": "Polygon", "coordinates": [SQUARE[:4]]}), Fault("ring", 1)),
        (collection({"type": "Polygon", "coordinates": [[]]}), Fault("ring", 1)),
        (
            collection({"type": "Polygon", "coordinates": [SQUARE, ASIDE]}),
            Fault("crossing", 1),
        ),
        (
            collection(
                {"type": "Point", "coordinates": [1, 2]},
                crs={"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4550"}},
            ),
            Fault("crs", said="urn:ogc:def:crs:EPSG::4550"),
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(text: str, fault: Fault) -> None:
    assert faults_of(text) == (fault,)


def test_every_fault_is_named_by_its_feature() -> None:
    good = {"type": "Point", "coordinates": [123, 41]}
    far = {"type": "Point", "coordinates": [500, 41]}
    odd = {"type": "Point", "coordinates": [None, 41]}
    open_ring = {"type": "Polygon", "coordinates": [SQUARE[:-1]]}
    lines = {"type": "MultiLineString", "coordinates": [[[1, 2], [3, 4]], [[5, 6]]]}
    found = faults_of(collection(good, open_ring, lines, good, None))
    assert [(one.feature, one.key) for one in found] == [(2, "ring"), (3, "line")]
    assert [one.feature for one in faults_of(collection(good, far, good, far))] == [2, 4]
    assert [one.feature for one in faults_of(collection(odd, good, odd))] == [1, 3]


def test_cgcs2000_degrees_are_taken() -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::4490"}}
    shapes = read_geojson(collection({"type": "Point", "coordinates": [123, 41, 55.5]}, crs=crs))
    assert shapes.points.xy.tolist() == [[123.0, 41.0]]


def test_a_hole_stays_open() -> None:
    shapes = read_geojson(
        collection(
            {"type": "Polygon", "coordinates": [SQUARE]},
            {"type": "MultiPolygon", "coordinates": [[SQUARE, HOLE], [SQUARE]]},
            {"type": "Polygon", "coordinates": [SQUARE, HOLE]},
        )
    )
    alone, triangles = without_holes(shapes)
    assert alone.tolist() == [True, False, False, True, False, False]
    area = shapely.Polygon(SQUARE, [HOLE]).area
    for feature in (1, 2):
        own = triangles.some(triangles.feature == feature)
        parts = [own.xy[a:b] for a, b in zip(own.starts[:-1], own.starts[1:], strict=True)]
        assert sum(shapely.Polygon(one).area for one in parts) == pytest.approx(area)
        assert not shapely.union_all([shapely.Polygon(one) for one in parts]).contains(
            shapely.Polygon(HOLE).centroid
        )


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=3, max_size=4))
def test_a_fan_fills_what_is_called_plain(corners: list[tuple[int, int]]) -> None:
    ring = [list(one) for one in [*corners, corners[0]]]
    rings = read_geojson(collection({"type": "Polygon", "coordinates": [ring]})).rings
    fan = [
        shapely.Polygon([ring[0], *ring[at : at + 2], ring[0]]) for at in range(1, len(ring) - 2)
    ]
    area = shapely.union_all(fan).area
    fills = area == pytest.approx(sum(one.area for one in fan))
    shape = shapely.Polygon(ring)
    if rings.plain[0]:
        assert fills
        assert area == pytest.approx(shapely.make_valid(shape).area)
    else:
        assert len(ring) == 5
        assert not (shape.is_valid and shape.equals(shape.convex_hull))


def test_what_is_said_of_a_feature_is_plain_and_short() -> None:
    properties = {
        "name": "<b>\u202e一\n号</b>",
        "n": 3,
        "none": None,
        "list": [1],
        "long": "x" * 999,
    }
    feature = {"type": "Feature", "properties": properties, "geometry": None}
    point = {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}}
    text = json.dumps({"type": "FeatureCollection", "features": [feature, point]})
    layer = import_geojson(text, "a\x00b\ud800.geojson", "imported-1", 0)
    assert layer.said_of(0) == (
        ("name", "<b> 一 号</b>"),
        ("n", "3"),
        ("none", ""),
        ("long", "x" * 200),
    )
    assert layer.said_of(1) == layer.said_of(2) == layer.said_of(-1) == ()
    assert layer.name == "a b .geojson"
    assert (layer.count, layer.without_place) == (2, 1)
