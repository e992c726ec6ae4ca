"""What names what: taken from the words of the data, never from nearness."""

from __future__ import annotations

from dataclasses import replace

from park import Park
from park.naming import stations_named, stops_naming, works_naming


def test_works_name_their_water_in_the_name_or_the_place(real_park: Park) -> None:
    named = {
        row["id"]: set(real_park.projects.loc[works_naming(real_park, row), "id"])
        for row in real_park.waterways.to_dict("records")
    }
    assert "hun-river-banks" in named["hun-river"] - named["xihe"]
    assert "xihe-wetland" in named["xihe"] - named["hun-river"], "it has no place on the map"
    assert "hun-xi-corridor" in named["hun-river"] & named["xihe"]
    waters = real_park.projects["theme"] == "waterways"
    assert named["hun-river"] | named["xihe"] <= set(real_park.projects.loc[waters, "id"])


def test_nothing_is_named_by_a_water_without_a_name_or_by_another_theme(tiny_park: Park) -> None:
    (canal,) = tiny_park.waterways.to_dict("records")
    assert not works_naming(tiny_park, canal).any()
    assert not works_naming(tiny_park, {**canal, "name_zh": ""}).any()
    told = replace(tiny_park, projects=tiny_park.projects.assign(location_note="水渠旁"))
    assert list(told.projects.loc[works_naming(told, canal), "id"]) == ["wetland"]


def test_a_stop_is_related_to_the_station_that_its_name_has(real_park: Park) -> None:
    stop = {"id": "mabei-station", "name_zh": "地铁马贝站（假定站点）"}
    (station,) = stations_named(real_park, stop)
    assert station["id"] == "station-mabei"
    assert [one["id"] for one in stops_naming(real_park, station)] == ["mabei-station"]
    assert stations_named(real_park, {"id": "x", "name_zh": "宝马铁西工厂（假定站点）"}) == []
    line = {"kind": "metro_line", "name_zh": "地铁"}
    assert stops_naming(real_park, line) == [], "a line is no station"
