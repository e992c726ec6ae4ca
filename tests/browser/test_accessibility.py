"""The keyboard reaches everything and shows where it is; axe finds nothing grave."""

from __future__ import annotations

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import expect

from pages import PAGES
from tests.browser.reader import SETTLED, Reader, rgb
from ui.theme import LIGHT

KNOWN: dict[str, str] = {}
"""Rules that Streamlit's own elements break, each with the reason why that is left standing."""

RUN = """async () => {
    const found = await axe.run(document, { resultTypes: ["violations"] });
    return [found.passes.length, found.violations.flatMap((rule) => rule.nodes.map((node) =>
        [rule.id, rule.impact, node.target.flat().join(" ")]))];
}"""

FOCUSED = """accent => {
    let one = document.activeElement;
    while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
    const inside = (what) => one.closest(what) || one.getRootNode().host?.closest(what);
    const areas = [".st-key-nav", ".st-key-filters", ".tools", ".kit", ".time", ".catalogue",
                   ".legend"];
    // A ring stands on the element, or on the frame that a field stands in.
    const around = [];
    for (let up = one; up && around.length < 6; up = up.parentElement) around.push(up);
    const ringed = around.some((part) => {
        const style = getComputedStyle(part);
        return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0)
            || style.boxShadow !== "none"
            || (style.borderTopColor === accent && parseFloat(style.borderTopWidth) > 0);
    });
    const text = one.getAttribute("aria-label") || one.textContent.trim() || one.id;
    return [areas.find(inside) ?? "", text, ringed, one.tagName];
}"""
MOST_STOPS = 130
TOOLS, TIME = 14, 6

NAMED = """(root, area) => [...root.querySelectorAll(`${area} :is(button, input, select)`)]
    .filter((one) => one.checkVisibility() && !one.disabled)
    .map((one) => one.getAttribute("aria-label") || one.textContent.trim())"""


def require_nothing_grave(reader: Reader) -> None:
    """Fail if axe finds a grave fault in what is shown."""
    if not reader.page.evaluate("() => 'axe' in window"):
        reader.page.evaluate(AXE_SCRIPT)
    passed, found = reader.page.evaluate(RUN)
    grave = [one for one in found if one[1] in {"serious", "critical"} and one[0] not in KNOWN]
    assert passed > 20
    assert not grave


@pytest.mark.full
def test_nothing_grave_in_the_planners_panels(reader: Reader) -> None:
    reader.go("page=map&vs=2021-06-30")
    for name in ("notes", "imported", "picture", "compare", "measure"):
        reader.map.locator(f'[data-panel="{name}"]').click()
        expect(reader.map.locator(f".panel-{name}")).to_be_visible()
        require_nothing_grave(reader)
    reader.map.locator('[data-panel="picture"]').click()
    reader.map.locator("[data-make=files]").click()
    expect(reader.page.get_by_role("dialog").get_by_role("radio").first).to_be_attached()
    reader.page.wait_for_selector(SETTLED)
    require_nothing_grave(reader)


def test_tab_reaches_everything_and_shows_where_it_is(reader: Reader) -> None:
    reader.go("page=map")
    reader.tool(0).click()
    reader.page.locator("body").evaluate("() => document.activeElement.blur()")
    reached: dict[str, set[str]] = {}
    for _ in range(MOST_STOPS):
        reader.page.keyboard.press("Tab")
        area, text, ringed, kind = reader.page.evaluate(FOCUSED, rgb(LIGHT["accent"]))
        assert ringed or not area, f"no ring round {text} ({kind}) in {area}"
        reached.setdefault(area, set()).add(text)
    assert len(reached[".st-key-nav"]) >= len([page for page in PAGES if not page.parent])
    assert len(reached[".st-key-filters"]) >= 5
    tools = [*reader.map.evaluate(NAMED, ".tools"), *reader.map.evaluate(NAMED, ".kit")]
    assert len(set(tools)) == len(tools) == TOOLS, "each tool has a name of its own"
    assert set(tools) == reached[".tools"] | reached[".kit"]
    times = reader.map.evaluate(NAMED, ".time")
    assert len(set(times) - {""}) == len(times) == TIME
    assert set(times) == reached[".time"]
    assert len(reached[".catalogue"]) >= 6
    assert ".legend" not in reached, "it gives its place to the open catalogue"


def test_keys_do_what_the_mouse_does(reader: Reader) -> None:
    reader.go("page=map")
    reader.tool(0).focus()
    reader.page.keyboard.press("Enter")
    first = reader.map.locator(".catalogue input[type=checkbox]").first
    layer = (first.get_attribute("id") or "").removeprefix("layer-")
    first.focus()
    reader.page.keyboard.press("Space")
    reader.wait_for_fragment(off=layer)
    reader.tool(1).focus()
    reader.page.keyboard.press("Enter")
    reader.wait_for_rest()
    assert "at" in reader.fragment
    reader.map.locator(".stage canvas").focus()
    ring = "one => getComputedStyle(one, '::before').borderTopStyle"
    assert reader.map.evaluate(ring) == "solid", "where the keys go is seen"
    reader.nav("projects").focus()
    reader.page.keyboard.press("Enter")
    reader.wait_for_query(page="projects")
