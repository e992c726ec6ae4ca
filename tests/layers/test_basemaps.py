"""Base maps of an installation: what is right is offered, what is not is named and left out."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from i18n import languages, texts
from layers.basemaps import GCJ, MERCATOR, read_basemaps

GOOD: dict[str, Any] = {
    "id": "imagery",
    "name_zh": "影像",
    "url": "https://tiles.example.cn/{z}/{x}/{y}.png",
    "attribution": "© 测绘院",
}
KEY = "0123456789abcdef0123456789abcdef"


def refusal(**changes: Any) -> str:
    found, refused = read_basemaps({"basemap": [{**GOOD, **changes}]}, KEY)
    assert found == ()
    assert f"desk.basemap.refused.{refused[0].key}" in texts("zh")
    return refused[0].key


def test_an_entry_is_offered_as_it_is_written() -> None:
    (one,), refused = read_basemaps({"basemap": [{**GOOD, "min_zoom": 3, "max_zoom": 16}]}, "")
    assert refused == ()
    assert (one.id, one.urls, one.crs) == ("imagery", (GOOD["url"],), MERCATOR)
    assert (one.min_zoom, one.max_zoom, one.attribution) == (3, 16, "© 测绘院")
    assert {one.names[f"name_{language.code}"] for language in languages()} == {"影像"}
    (shifted,), _ = read_basemaps({"basemap": [{**GOOD, "crs": GCJ}]}, "")
    assert shifted.crs == GCJ


def test_none_is_offered_by_default() -> None:
    assert read_basemaps({}, "") == ((), ())


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"crs": "BD-09"}, "bd09"), ({"crs": "bd09mc"}, "bd09"), ({"crs": "EPSG:4326"}, "crs"),
        ({"crs": []}, "crs"), ({"type": "wms"}, "type"), ({"id": "none"}, "id"),
        ({"id": "a,b"}, "id"), ({"id": None}, "id"), ({"attribution": " "}, "attribution"),
        ({"url": "http://tiles.example.cn/{z}/{x}/{y}"}, "url"),
        ({"url": "https://tiles.example.cn/{z}/{x}"}, "url"),
        ({"url": "https://{x}{y}{z}.example.cn/"}, "url"),
        ({"url": "https://me:secret@example.cn/{z}/{x}/{y}"}, "url"),
        ({"url": "javascript://x/{z}/{x}/{y}"}, "url"), ({"url": "https:///{z}/{x}/{y}"}, "url"),
        ({"url": "https://[/{z}/{x}/{y}"}, "url"), ({"url": None}, "url"),
        ({"url": "https://{s}.example.cn/{z}/{x}/{y}"}, "hosts"),
        ({"url": "https://{s}.example.cn/{z}/{x}/{y}", "subdomains": ["a/b"]}, "hosts"),
        ({"min_zoom": 9, "max_zoom": 8}, "zoom"), ({"max_zoom": 40}, "zoom"),
        ({"max_zoom": "18"}, "zoom"), ({"min_zoom": True}, "zoom"),
        ({"type": "tianditu", "pair": "xyz"}, "pair"),
    ],
)  # fmt: skip
def test_what_cannot_be_offered_is_named(changes: dict[str, Any], key: str) -> None:
    assert refusal(**changes) == key


def test_tianditu_is_a_picture_and_its_names_with_the_key() -> None:
    entry = {"id": "tdt", "type": "tianditu", "pair": "img"}
    (one,), _ = read_basemaps({"basemap": [entry]}, KEY)
    assert [layer in url for layer, url in zip(("img_w", "cia_w"), one.urls, strict=True)] == [
        True, True,
    ]  # fmt: skip
    assert all(url.startswith("https://t{s}.tianditu.gov.cn/") and KEY in url for url in one.urls)
    for bad in ("", "a&b=c" * 4):
        assert read_basemaps({"basemap": [entry]}, bad)[1][0].key == "key"


def test_this_machine_may_go_without_encryption_and_no_id_is_taken_twice() -> None:
    near = {**GOOD, "url": "http://127.0.0.1:8080/{z}/{x}/{y}.png"}
    found, refused = read_basemaps({"basemap": [near, near]}, "")
    assert (len(found), refused[0].key) == (1, "twice")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=6),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from([*GOOD, "crs", "type", "pair", "subdomains", "min_zoom"]), inner
            )
        ),
    )
)
def test_whatever_the_file_holds_it_is_read(content: Any) -> None:
    for settings in ({"basemap": content}, {"basemap": [content]}):
        found, refused = read_basemaps(settings, KEY)
        assert all(one.urls for one in found)
        assert all(one.key for one in refused)
