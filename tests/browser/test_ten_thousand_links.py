"""Ten thousand links that nobody wrote by hand: each gives a view that can be drawn."""

from __future__ import annotations

import random
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from layers import LAYERS
from tests.browser.map_scripts import call

COUNT = 10_000
LAYER_IDS = [one.id for one in LAYERS]
KEYS = (
    "at", "off", "on", "dim", "acc", "order", "base", "3d", "cmp", "go", "m", "constructor",
    "__proto__", "", "AT", "within",
)  # fmt: skip
BAD = (
    "NaN", "Infinity", "-1e309", "1e9", "", " ", ",", ":", "null", "undefined", "[]", "{}", "%",
    "%00", "%ff", "\x00", "<img src=x onerror=alert(1)>", "'\"`${1}", "💧", "测" * 50, "a" * 5_000,
    "zones:NaN", "zones:-1", "zones:0.5:0.5", ":0.3", "swipe:7", "swipe:", "side", "1", "0",
    "-0",
)  # fmt: skip

_CHECK = """
const wrong = [];
const names = Object.keys(LIMITS);
for (const fragment of given) {
  try {
    const view = readView(fragment);
    const { camera, dim } = view;
    const lost = camera && !names.every((name) => within(name, camera[name]));
    if (lost) wrong.push([fragment, camera]);
    if (![...dim.values()].every((share) => share >= 0 && share <= 1)) wrong.push([fragment, dim]);
    const written = writtenView(view);
    if (writtenView(readView(written)) !== written) wrong.push([fragment, written]);
    if (written.length > 20000) wrong.push([fragment, "grows"]);
  } catch (error) {
    wrong.push([fragment, String(error)]);
  }
}
return wrong;
"""


def _numbers(chance: random.Random) -> str:
    good = (41.7, 123.2, 13.0, 0, 0)
    numbers = [one + chance.choice((0, 0, 0.01, 100, -1000)) for one in good]
    return ",".join(str(one) for one in numbers[: chance.choice((5, 5, 5, 4, 6))])


def _value(chance: random.Random) -> str:
    kind = chance.randrange(5)
    if kind == 0:
        return _numbers(chance)
    if kind == 1:
        return ",".join(chance.choices([*LAYER_IDS, *BAD[:12]], k=chance.randrange(8)))
    if kind == 2:
        return f"{chance.choice(LAYER_IDS)}:{chance.uniform(-1, 2):.3f}"
    if kind == 3:
        return "".join(chr(chance.randrange(1, 0xD7FF)) for _ in range(chance.randrange(12)))
    return chance.choice(BAD)


def _fragments() -> Iterator[str]:
    chance = random.Random(20261123)
    for _ in range(COUNT):
        written = []
        for _ in range(chance.randrange(6)):
            value = _value(chance)
            written.append(
                f"{chance.choice(KEYS)}={quote(value) if chance.random() < 0.8 else value}"
            )
        yield "&".join(written)


def test_every_fragment_gives_a_view_that_is_its_own_link(browser: Browser) -> None:
    assert call(browser, _CHECK, list(_fragments())) == []


@pytest.mark.parametrize(
    "fragment",
    ["at=41.700000,123.200000,13.000,0,0", "off=zones&dim=works:0.5&order=zones,works&acc=0"],
)
def test_a_good_link_is_kept(browser: Browser, fragment: str) -> None:
    assert call(browser, "return writtenView(readView(given));", fragment) == fragment
