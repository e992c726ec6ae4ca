"""Whatever has a name is found by it, however it is typed."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from park import Park
from park.extent import extent
from park.fold import fold
from park.pinyin import typed
from park.search import Entry, Kind, Match, entries, match, search
from tests.park.made import repeatable
from tests.ui.hostile import HOSTILE

MOST = 24


@pytest.fixture(scope="module", name="found")
def _found(real_park: Park) -> tuple[Entry, ...]:
    return entries(real_park)


def best(found: tuple[Entry, ...], asked: str, how: Match) -> set[tuple[str, str]]:
    """Return what is found for a text at least as well as `how`."""
    every = search(found, asked, len(found))
    folded = fold(asked)
    return {(one.kind, one.id) for one in every if (match(one, folded) or Match.EXACT) <= how}


def test_everything_with_a_name_is_an_entry(real_park: Park, found: tuple[Entry, ...]) -> None:
    ids = {one.id for one in found}
    for rows in (real_park.projects, real_park.zones, real_park.waterways, real_park.context,
                 real_park.indicators, real_park.units):  # fmt: skip
        assert set(rows["id"]) <= ids
    assert set(real_park.plan_tasks["ref"]) | set(real_park.gtfs["stops"]["stop_id"]) <= ids
    assert len({(one.kind, one.id) for one in found}) == len(found)
    assert {one.kind for one in found} == set(Kind)


def test_every_entry_finds_itself_by_each_of_its_names(found: tuple[Entry, ...]) -> None:
    for one in found:
        for name in (*one.names.values(), *one.aliases):
            assert (one.kind, one.id) in best(found, name, Match.EXACT), name


def test_every_entry_finds_itself_by_its_pinyin(found: tuple[Entry, ...]) -> None:
    for one in found:
        for keys in one.typed:
            assert (one.kind, one.id) in best(found, keys, Match.TYPED_STARTS), keys


@pytest.mark.parametrize(
    ("kind", "asked"),
    [(Kind.METRO, one) for one in ("地铁", "metro", "U-Bahn", "subway")]
    + [(Kind.STOP, one) for one in ("公交", "bus", "Bushaltestelle")]
    + [(Kind.LINE, one) for one in ("公交", "bus", "Buslinie")]
    + [(Kind.WORK, one) for one in ("水系工程", "waterway works", "Gewässerbau")],
)
def test_everything_of_a_kind_is_found_by_what_it_is(
    found: tuple[Entry, ...], kind: Kind, asked: str
) -> None:
    every = {one.id for one in found if one.kind == kind}
    assert every
    assert every <= {one.id for one in search(found, asked, len(found))}


@pytest.mark.parametrize("asked", ["地铁3号线", "Metro Line 3", "U-Bahn-Linie 3"])
def test_a_station_is_found_by_its_line_and_after_it(real_park: Park, asked: str) -> None:
    every = entries(real_park)
    notes = real_park.context.set_index("id")["note"]
    stations = {one for one, note in notes.items() if str(note).startswith("地铁3号线站点")}
    ids = [one.id for one in search(every, asked, len(every))]
    assert ids[0] == "metro-line-3"
    assert len(stations) == 10
    assert stations <= set(ids)
    assert "station-zhangshi" not in ids, "it is on line 1"


def test_a_name_typed_is_among_the_first(found: tuple[Entry, ...]) -> None:
    """Nothing stands before an entry asked by its Chinese name but others of the same name."""
    for one in found:
        name = one.names["zh"]
        first = search(found, name, MOST)
        before = first[: first.index(one)]
        assert all(fold(name) in other.folded_names for other in before)


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("沈阳海关", {"syhg", "shenyanghaiguan"}),
        ("地铁3号线", {"dt3hx", "ditie3haoxian"}),
        ("长客重工", {"zkzg", "ckcg"}),
        ("银行", {"yh", "yinhang"}),
        ("宝马（BMW）X3", {"bmbmwx3"}),
        ("Plant", set()),
        ("", set()),
    ],
)
def test_how_a_name_is_typed(name: str, keys: set[str]) -> None:
    assert keys <= set(typed(name))
    assert bool(keys) == bool(typed(name))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("ＢＭＷ　Lydia", "bmw lydia"),
        ("Straße—Fluß", "strasse fluss"),
        ("Überblick é", "uberblick e"),
        ("二(一)1", "二 一 1"),
        (" ！？ ", ""),
    ],
)
def test_case_width_accents_and_punctuation_are_put_aside(text: str, folded: str) -> None:
    assert fold(text) == folded


def entry(name: str, **more: tuple[str, ...]) -> Entry:
    return Entry(kind=Kind.PLACE, id=name, names={"zh": name}, **more)


def test_the_better_answer_comes_first() -> None:
    made = (
        entry("east gate north"),
        entry("investigate"),
        entry("the gate"),
        entry("高新孵化", words=("gate",)),
        entry("gateway"),
        entry("gate"),
        entry("歌阿特俄 gate"),
    )
    order = [one.id for one in search(made, "GATE", 9)]
    assert order == ["gate", "gateway", "the gate", "歌阿特俄 gate", "east gate north", "高新孵化",
                     "investigate"]  # fmt: skip
    assert [one.id for one in search(made, "north east", 9)] == ["east gate north"]
    assert [one.id for one in search(made, "gxfh", 9)] == ["高新孵化"]
    assert match(made[3], "gaoxin") == match(made[3], "gxf") == Match.TYPED_STARTS
    assert match(made[3], "xfh") == Match.CONTAINS
    assert search(made, "gate", 2) == search(made, "gate", 9)[:2]


texts = st.one_of(st.text(max_size=12), st.text("沈阳长重工宝马 bmXé3-", max_size=8))


@repeatable
@given(names=st.lists(texts, min_size=1, max_size=8), asked=texts)
def test_laws_of_made_entries(names: list[str], asked: str) -> None:
    made = tuple(
        Entry(kind=Kind.PROJECT, id=str(at), names={"zh": one}) for at, one in enumerate(names)
    )
    first = search(made, asked, MOST)
    assert first == search(made, asked.swapcase().swapcase(), MOST) or fold(asked) != fold(
        asked.swapcase().swapcase()
    )
    ranks = [match(one, fold(asked)) for one in first]
    assert None not in ranks
    assert ranks == sorted(rank for rank in ranks if rank is not None)
    for one in made:
        assume(fold(one.names["zh"]))
        assert one in search(made, one.names["zh"], len(made))
        assert all(one in search(made, keys, len(made)) for keys in one.typed)


@pytest.mark.parametrize(
    "text", [*HOSTILE, "\x00", "\ud800", "a" * 10_000, "۝", "\n\n", "()[*+?\\"]
)
def test_hostile_texts_are_only_texts(found: tuple[Entry, ...], text: str) -> None:
    assert len(search(found, text, MOST)) <= MOST


def test_a_text_without_letters_finds_nothing(found: tuple[Entry, ...]) -> None:
    for text in ("", "   ", "…！", "\u200b"):
        assert search(found, text, MOST) == ()


def test_the_tiny_park_knows_where_its_things_are(tiny_park: Park) -> None:
    zones = tiny_park.zones.set_index("id")["geometry"]
    assert extent(tiny_park, "west") == zones["west"].bounds
    assert extent(tiny_park, "wetland") == zones["east"].bounds, "no site: its zone"
    assert extent(tiny_park, "school") is None, "neither site nor zone"
    assert extent(tiny_park, "plant") == (123.153, 41.694, 123.153, 41.694)
    assert extent(tiny_park, "s2") == (123.153, 41.694, 123.153, 41.694)
    assert extent(tiny_park, "station") == (123.155, 41.692, 123.155, 41.692)
    assert extent(tiny_park, "nobody") is None
    assert extent(tiny_park, "") is None
