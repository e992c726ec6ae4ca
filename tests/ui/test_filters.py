"""One selection drives the account, the list, the map and the address."""

from __future__ import annotations

from datetime import date

import pytest

from i18n import Speech
from layers.choice_words import filter_name
from park import Park, Selection
from park.facets import facets
from park.vocabulary import NO_ZONE
from tests.ui.reader import TODAY, Reader

pytestmark = pytest.mark.usefixtures("real_app")

DAY = date.fromisoformat(TODAY)


def _ids(park: Park, *, sites: bool = False, **fields: object) -> set[str]:
    mask = Selection(on=DAY, **fields).mask(park)  # type: ignore[arg-type]
    return set(park.projects.loc[mask & park.has_site if sites else mask, "id"])


def test_a_zone_changes_account_list_map_and_address(real_park: Park) -> None:
    for zone in (*real_park.zones["id"], NO_ZONE):
        kept = frozenset({zone})
        overview = Reader().zone(zone)
        assert overview.address == {"zone": zone}
        assert overview.drawn == _ids(real_park, sites=True, zones=kept)
        assert sum(overview.account[1:3]) == len(_ids(real_park, zones=kept))
        projects = overview.press("nav.projects")
        assert projects.address == {"zone": zone, "page": "projects"}
        assert len(projects.list) == len(_ids(real_park, zones=kept))


def test_the_zones_on_the_map_carry_the_counts_of_the_list(real_park: Park) -> None:
    labels = {one["feature"]: one["detail"] for one in Reader(page="map").map["labels"]}
    for zone in real_park.zones["id"]:
        count = int(real_park.in_zone[zone].sum())
        assert Speech()("map.projects_on", count=count) in labels[zone]


def test_two_zones_join_and_the_whole_park_ends_both(real_park: Park) -> None:
    one, other = real_park.zones["id"]
    reader = Reader(page="projects").zone(one)
    reader.zone(other)
    assert reader.address["zone"] == ",".join(sorted([one, other]))
    assert len(reader.list) == len(_ids(real_park, zones=frozenset({one, other})))
    reader.zone("all")
    assert "zone" not in reader.address
    assert len(reader.list) == len(real_park)


def test_the_address_sets_every_filter(real_park: Park) -> None:
    reader = Reader(
        page="projects", zone=NO_ZONE, stage="operating,started", theme="industry",
        origin="reported", inpark="yes", sector="automotive,equipment", on="2024-06",
        placed="none", reached="started", late="none",
    )  # fmt: skip
    asked = {one.key: set(one.value or ()) for one in reader.app.pills}
    assert reader.app.segmented_control(key="filter.zone.shown").value == [NO_ZONE]
    assert asked == {
        "filter.stage": {"operating", "started"}, "filter.theme": {"industry"},
        "filter.unit": set(), "filter.sector": {"automotive", "equipment"},
        "filter.origin": {"reported"}, "filter.inpark": {"yes"}, "filter.placed": {"none"},
        "filter.reached": {"started"}, "filter.late": {"none"},
    }  # fmt: skip
    assert reader.app.date_input(key="filter.on").value == date(2024, 6, 30)
    chosen = Selection(
        on=date(2024, 6, 30), zones=frozenset({NO_ZONE}), themes=frozenset({"industry"}),
        stages=frozenset({"operating", "started"}), origins=frozenset({"reported"}),
        in_park=frozenset({"yes"}), sectors=frozenset({"automotive", "equipment"}),
        placings=frozenset({"none"}), reached=frozenset({"started"}),
        late=frozenset({"none"}),
    )  # fmt: skip
    assert sum(reader.account[1:3]) == int(chosen.mask(real_park).sum()) > 0
    assert reader.address["on"] == "2024-06-30", "the address is written as it is read"


def test_text_is_searched_for(real_park: Park) -> None:
    reader = Reader(page="projects")
    reader.app.text_input(key="filter.q").set_value("  BMW ")
    reader.run()
    assert reader.address == {"page": "projects", "q": "BMW"}
    assert 0 < len(reader.list) == len(_ids(real_park, text="bmw")) < len(real_park)


def test_the_day_decides_the_stages(real_park: Park) -> None:
    reader = Reader(page="projects", on="2019-01-01")
    shown = reader.list["stage"].value_counts().to_dict()
    stages = real_park.course.at(date(2019, 1, 1)).certain_ids
    names = [
        Speech()("stage.none") if one == "none" else real_park.stages[one].names["name_zh"]
        for one in stages[Selection(on=date(2019, 1, 1)).mask(real_park)]
    ]
    assert shown == {name: names.count(name) for name in set(names)}


def test_clearing_shows_everything_and_keeps_day_page_and_language(real_park: Park) -> None:
    query = {"page": "projects", "lang": "en", "on": "2024-12-31"}
    reader = Reader(**query, zone=NO_ZONE, theme="industry", q="bmw")
    assert len(reader.list) < len(real_park)
    reader.press("filter.clear")
    assert reader.address == query
    assert len(reader.list) == int(Selection(on=date(2024, 12, 31)).mask(real_park).sum())
    assert all(not one.value for one in reader.app.pills)
    assert not reader.app.text_input(key="filter.q").value


def test_clear_is_offered_only_where_something_is_filtered() -> None:
    keys = [one.key for one in Reader().app.button]
    assert "filter.clear" not in keys


def test_who_is_not_yet_there_is_counted_in_words_and_today_is_one_click_away(
    real_park: Park,
) -> None:
    reader = Reader(page="projects", on="2015-06-01")
    there = int(Selection(on=date(2015, 6, 1)).mask(real_park).sum())
    missing = len(real_park) - there
    total, mapped, not_mapped, out = reader.account
    assert (total, mapped + not_mapped, out) == (len(real_park), there, missing)
    assert f"其中 {missing} 个当日尚未出现" in reader.html
    keys = [one.key for one in reader.app.button]
    assert "filter.clear" not in keys, "the day is no filter to clear"
    assert str(missing) in reader.app.button(key="chip.on").label
    reader.press("chip.on")
    assert reader.address == {"page": "projects"}
    assert reader.account[3] == 0
    assert "尚未出现" not in reader.html
    assert "chip.on" not in [one.key for one in reader.app.button]


def test_an_empty_list_names_the_day_where_the_day_empties_it(real_park: Park) -> None:
    reader = Reader(page="projects", on="2015-06-01", q="李尔")
    (said,) = (one.value for one in reader.app.info)
    assert "2015-06-01" in said
    found = len(_ids(real_park, text="李尔"))
    assert str(found) in reader.app.button(key="nothing.on").label
    reader.press("nothing.on")
    assert reader.address == {"page": "projects", "q": "李尔"}
    assert len(reader.list) == found > 0


def test_nothing_found_is_said() -> None:
    reader = Reader(page="projects", q="no such project", theme="waterways", stage="full_capacity")
    assert [one.value for one in reader.app.info] == [Speech()("nothing.drop_several")]
    assert Speech()("pipeline.empty") in Reader(q="no such project").html


def test_the_fewest_filters_to_drop_are_named_and_dropped_together() -> None:
    query = {"theme": "waterways", "sector": "biomedicine", "stage": "operating", "q": "zzzz"}
    reader = Reader(page="projects", **query)
    (offer, *_) = [one for one in reader.app.button if str(one.key).startswith("nothing.")]
    assert offer.key == "nothing.theme.q", "three industries operate, no waterway does"
    say = Speech()
    for one in ("theme", "q"):
        assert filter_name(one, say) in offer.label
    reader.press(offer.key)
    assert reader.address == {"page": "projects", "sector": "biomedicine", "stage": "operating"}
    assert f"：可查到 {len(reader.list)} 个" in offer.label


def test_the_filter_to_drop_is_named_and_dropped(real_park: Park) -> None:
    reader = Reader(page="projects", q="no such project", theme="waterways")
    assert [one.value for one in reader.app.info] == [Speech()("nothing.drop_one")]
    count = int((real_park.projects["theme"] == "waterways").sum())
    offer = reader.app.button(key="nothing.q")
    assert str(count) in offer.label
    reader.press("nothing.q")
    assert len(reader.list) == count
    assert reader.address == {"page": "projects", "theme": "waterways"}


def test_a_chip_drops_its_value_alone(real_park: Park) -> None:
    query = {"page": "projects", "theme": "industry,waterways", "placed": "none", "q": "a"}
    reader = Reader(**query)
    assert "chip.theme.industry" in {one.key for one in reader.app.button}
    reader.press("chip.theme.industry")
    assert reader.address == {**query, "theme": "waterways"}
    reader.press("chip.q")
    assert reader.address == {"page": "projects", "theme": "waterways", "placed": "none"}
    assert len(reader.list) == len(
        _ids(real_park, themes=frozenset({"waterways"}), placings=frozenset({"none"}))
    )


def test_counts_stand_beside_the_values(real_park: Park) -> None:
    sheet = "".join(one.value for one in Reader(theme="industry").app.html)
    chosen = Selection(on=date.fromisoformat(TODAY), themes=frozenset({"industry"}))
    counts = facets(real_park, chosen)["stages"]
    for at, stage in enumerate((*real_park.stages.ids, "none"), start=1):
        rule = f'filter-stage [data-testid="stButtonGroup"] button:nth-of-type({at}) p::after'
        assert f'{rule}{{content:"{counts.get(stage, 0)}"}}' in sheet


@pytest.mark.parametrize("code", ["en", "de", "zh"])
def test_another_language_keeps_every_filter(code: str, real_park: Park) -> None:
    zone = real_park.zones["id"].iloc[0]
    query = {"page": "projects", "zone": f"{zone},{NO_ZONE}", "stage": "operating", "q": "a"}
    reader = Reader(**query, lang="de" if code == "zh" else "zh")
    before = reader.account
    reader.speak(code)
    assert reader.address == query | ({} if code == "zh" else {"lang": code})
    assert reader.account == before
    assert reader.app.button(key="nav-here.projects").label == Speech(code)("page.projects")


def test_a_link_opens_what_it_was_copied_from(real_park: Park) -> None:
    first = Reader(page="map", lang="de").zone(real_park.zones["id"].iloc[1])
    first.app.pills(key="filter.theme").set_value(["waterways", "transport"])
    first.run()
    second = Reader(**first.address)
    assert second.address == first.address
    assert second.account == first.account
    assert second.map["spec"] == first.map["spec"]


def test_a_picked_project_is_shown_and_kept_over_pages(real_park: Park) -> None:
    project = real_park.projects.iloc[0]
    reader = Reader(page="projects", id=project["id"])
    assert project["name_zh"] in reader.html
    reader.press("nav.map")
    assert reader.address == {"page": "map", "id": project["id"]}
    assert reader.map["selected"] == project["id"]
    assert project["name_zh"] in reader.html


def test_a_picked_project_that_is_filtered_out_says_so(real_park: Park) -> None:
    reader = Reader(page="projects", id=real_park.projects["id"].iloc[0], q="no such project")
    assert Speech()("project.filtered_out") in reader.html


def test_no_place_has_the_id_of_a_project(real_park: Park) -> None:
    """What was clicked is known by its id alone."""
    taken = [
        *real_park.zones["id"], *real_park.waterways["id"], *real_park.context["id"],
        *real_park.projects["id"],
    ]  # fmt: skip
    assert len(taken) == len(set(taken))
