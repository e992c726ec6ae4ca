"""The zones on the map are what the points, edges and planned areas give, and no more."""

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.crs import to_metric
from geo.errors import NoSolution
from geo.measure import area_km2
from store.reconstruct import CannotReconstruct, main

DATA = Path(__file__).parents[2] / "data"
FILES = ("control_points.csv", "zone_edges.csv", "zones.geojson", "waterways.geojson")
REBUILT = ("zones.geojson", "waterways.geojson")
WRITTEN = (*REBUILT, "context.geojson", "project_sites.geojson")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a copy of the four files that a test may spoil."""
    for name in FILES:
        shutil.copy(DATA / name, tmp_path)
    return tmp_path


def features(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return found


def shapes(name: str, key: str = "id") -> dict[str, BaseGeometry]:
    return {one["properties"][key]: shape(one["geometry"]) for one in features(DATA / name)}


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def edit(path: Path, change: Callable[[dict[str, str]], object]) -> None:
    """Apply a change to every row of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    for row in table:
        change(row)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(table[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(table)


def test_running_again_changes_no_byte(folder: Path) -> None:
    main(folder)
    assert all((folder / name).read_bytes() == (DATA / name).read_bytes() for name in REBUILT)
    assert sorted(path.name for path in folder.iterdir()) == sorted(FILES)


def test_lost_geometry_is_built_anew(folder: Path) -> None:
    spoilt = json.loads((folder / "zones.geojson").read_text(encoding="utf-8"))
    for zone in spoilt["features"]:
        zone["geometry"] = None
        zone["properties"]["accuracy_m"] = 0
    (folder / "zones.geojson").write_text(json.dumps(spoilt), encoding="utf-8")
    main(folder)
    assert (folder / "zones.geojson").read_bytes() == (DATA / "zones.geojson").read_bytes()


@pytest.mark.parametrize(
    "zone", features(DATA / "zones.geojson"), ids=lambda z: z["properties"]["id"]
)
def test_areas_are_the_plans(zone: dict[str, Any]) -> None:
    planned = zone["properties"]["planned_area_km2"]
    assert planned in {3.2, 3.6}
    assert area_km2(shape(zone["geometry"])) == pytest.approx(planned, rel=1e-4)


def test_zones_keep_apart_and_off_the_river() -> None:
    core, business = shapes("zones.geojson").values()
    hun = shapes("waterways.geojson")["hun-river"]
    assert core.disjoint(business)
    assert to_metric(core).distance(to_metric(business)) > 500
    assert core.disjoint(hun)
    assert 0 < to_metric(business).distance(to_metric(hun)) < 400


def test_the_xihe_is_the_edge_of_the_core() -> None:
    core, xihe = shapes("zones.geojson")["industrial-internet"], shapes("waterways.geojson")["xihe"]
    assert core.boundary.covers(xihe)
    assert xihe.coords[0][0] > xihe.coords[-1][0]


def test_every_zone_says_how_well_its_worst_edge_is_known() -> None:
    for zone in features(DATA / "zones.geojson"):
        own = [row for row in rows("zone_edges.csv") if row["zone_id"] == zone["properties"]["id"]]
        assert len(own) == 4
        assert zone["properties"]["accuracy_m"] == max(int(row["accuracy_m"]) for row in own)
        assert zone["properties"]["geometry_basis"] == "reconstructed"


def test_a_moved_corner_moves_the_zone_and_keeps_its_area(folder: Path) -> None:
    def move(row: dict[str, str]) -> None:
        if row["id"] == "crossing-hunhe-24-east-kaifa-22":
            row["lon"], row["lat"] = "123.1661", "41.6927"

    edit(folder / "control_points.csv", move)
    main(folder)
    core = shape(features(folder / "zones.geojson")[0]["geometry"])
    assert (123.1661, 41.6927) in core.boundary.coords
    assert area_km2(core) == pytest.approx(3.2, rel=1e-4)
    xihe = shape(features(folder / "waterways.geojson")[1]["geometry"])
    assert core.boundary.covers(xihe)


def test_a_river_may_bound_any_side(folder: Path) -> None:
    edit(folder / "zone_edges.csv", river_in_the_west)
    main(folder)
    core = shape(features(folder / "zones.geojson")[0]["geometry"])
    xihe = shape(features(folder / "waterways.geojson")[1]["geometry"])
    assert core.boundary.covers(xihe)
    assert xihe.coords[-1] == (123.165167, 41.692297)
    assert len(xihe.coords) == 5


def river_in_the_west(row: dict[str, str]) -> None:
    if row["zone_id"] == "industrial-internet":
        row["waterway_id"] = "xihe" if row["side"] in {"south", "west"} else ""


def change_point(row: dict[str, str]) -> None:
    row["id"] = row["id"].replace("crossing-zhongde", "elsewhere")


def drop_accuracy(row: dict[str, str]) -> None:
    row["accuracy_m"] = "10"


def lose_the_road(row: dict[str, str]) -> None:
    row["to_point"] = ""


def two_free_edges(row: dict[str, str]) -> None:
    row["from_point"] = row["from_point"] if row["to_point"] else ""


def admit_more(row: dict[str, str]) -> None:
    row["accuracy_m"] = "5000"


def lean_west(row: dict[str, str]) -> None:
    admit_more(row)
    if row["named_line"] == "浑河十八街":
        row["angle_deg"] = "165"


def torn_river(row: dict[str, str]) -> None:
    if row["zone_id"] == "industrial-internet":
        row["waterway_id"] = "xihe" if row["angle_deg"] else ""


@pytest.mark.parametrize(
    ("name", "change", "says"),
    [
        ("control_points.csv", change_point, "no such control point: crossing-zhongde-kaifa-22"),
        ("zone_edges.csv", drop_accuracy, "industrial-internet, .*: not better than"),
        ("zone_edges.csv", lose_the_road, "no edge runs from a known point to another"),
        ("zone_edges.csv", two_free_edges, "needs a frontage, a side at each end and a free edge"),
        ("zone_edges.csv", torn_river, "xihe: its edges do not form one line"),
        ("zone_edges.csv", lean_west, "industrial-internet and international-business overlap"),
    ],
)
def test_contradictions_are_refused_and_nothing_is_written(
    folder: Path, name: str, change: Callable[[dict[str, str]], object], says: str
) -> None:
    edit(folder / name, change)
    with pytest.raises(CannotReconstruct, match=says):
        main(folder)
    assert all((folder / name).read_bytes() == (DATA / name).read_bytes() for name in REBUILT)


def test_an_area_that_does_not_fit_is_refused(folder: Path) -> None:
    text = (folder / "zones.geojson").read_text(encoding="utf-8")
    text = text.replace('"planned_area_km2": 3.2', '"planned_area_km2": 3200')
    (folder / "zones.geojson").write_text(text, encoding="utf-8")
    with pytest.raises((NoSolution, CannotReconstruct)):
        main(folder)


def test_a_zone_that_reaches_the_river_is_refused(folder: Path) -> None:
    text = (folder / "zones.geojson").read_text(encoding="utf-8")
    text = text.replace('"planned_area_km2": 3.6', '"planned_area_km2": 3.7')
    (folder / "zones.geojson").write_text(text, encoding="utf-8")
    edit(folder / "zone_edges.csv", admit_more)
    with pytest.raises(CannotReconstruct, match="international-business crosses hun-river"):
        main(folder)


def test_what_is_derived_from_the_points_goes_through_them() -> None:
    places = {
        row["id"]: (float(row["lon"]), float(row["lat"])) for row in rows("control_points.csv")
    }
    known = set(places.values())
    for one in features(DATA / "context.geojson"):
        if one["properties"]["kind"] != "district":
            assert set(shape(one["geometry"]).coords) <= known, one["properties"]["id"]
    road = shapes("context.geojson")["kaifa-22nd-road"]
    for zone in shapes("zones.geojson").values():
        on_road = [xy for xy in zone.boundary.coords if xy in set(road.coords)]
        assert len(set(on_road)) >= 2


def test_points_that_only_signpost_a_firm_are_no_control_points() -> None:
    assert not [row for row in rows("control_points.csv") if "指引" in row["name_zh"]]
    assert not [row for row in rows("control_points.csv") if "最近" in row["name_zh"]]


def test_what_is_not_known_has_no_site() -> None:
    sites = shapes("project_sites.geojson", "project_id")
    unknown = {"hun-xi-hunpu-connection", "xihe-beyond-fourth-ring", "xihe-wetland", "zhongde-park"}
    by_zone = {"industrial-internet-core-zone", "international-business-zone"}
    assert not (unknown | by_zone) & set(sites)
    assert set(sites) <= {row["id"] for row in rows("projects.csv")}


def test_works_on_the_hun_stay_by_the_river_and_out_of_the_zones() -> None:
    hun = to_metric(shapes("waterways.geojson")["hun-river"])
    zones = shapely.union_all(list(shapes("zones.geojson").values()))
    for site in features(DATA / "project_sites.geojson"):
        if site["properties"]["project_id"].startswith("hun-"):
            line = shape(site["geometry"])
            vertices = shapely.points(shapely.get_coordinates(to_metric(line)))
            assert shapely.distance(hun, vertices).max() < 400
            assert line.disjoint(zones)
            assert site["properties"]["accuracy_m"] >= 400


def test_nothing_schematic_claims_to_be_exact() -> None:
    for site in features(DATA / "project_sites.geojson"):
        if site["properties"]["geometry_basis"] == "schematic":
            assert site["properties"]["accuracy_m"] >= 400, site["properties"]["project_id"]


@pytest.mark.parametrize("name", WRITTEN)
def test_files_are_written_one_feature_a_line(name: str) -> None:
    raw = (DATA / name).read_bytes()
    assert b"\r" not in raw
    lines = raw.decode("utf-8").splitlines()
    collection = json.loads(raw)
    assert set(collection) == {"type", "features"}
    assert [json.loads(line.rstrip(",")) for line in lines[1:-1]] == collection["features"]
    keys = [tuple(one["properties"]) for one in collection["features"]]
    assert len(set(keys)) == 1
    for one in collection["features"]:
        geometry = shape(one["geometry"])
        assert geometry.is_valid
        xy = shapely.get_coordinates(geometry)
        assert (xy == xy.round(6)).all()
        if geometry.geom_type == "Polygon":
            assert shapely.is_ccw(shapely.get_exterior_ring(geometry))
