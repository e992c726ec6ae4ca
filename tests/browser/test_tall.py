"""The pitched view: on request, in the link, and back to the plan; the browser's own."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from i18n import Speech
from tests.browser.conftest import Visit
from tests.browser.test_time import slider_to

say = Speech("en")


@pytest.mark.full
def test_the_pitched_view_comes_and_goes_without_the_server(visit: Visit) -> None:
    ours = visit()
    ours.go("page=map&lang=en", "3d=yes")
    button = ours.map.get_by_role("button", name=say("desk.tall.tool"))
    height = ours.map.locator(".tall-row").first
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(height).not_to_be_attached()
    ours.wait_for_fragment(**{"3d": None})
    flat = ours.labels()[0]
    said = ours.frames_sent
    button.focus()
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(height).to_have_text(say("desk.tall.height", metres=100, worth=say.money(20)))
    ours.wait_for_fragment(**{"3d": "1"})
    ours.wait_for_rest()
    ours.wait_for_fragment(at=f"{ours.map.get_attribute('data-at')},45,0")
    assert flat not in ours.labels()
    unsure = ours.map.get_by_text(say("desk.tall.unsure"))
    expect(unsure).not_to_be_attached()
    slider_to(ours, "2021-12-27", "input")  # another day moves columns from style to style
    expect(height).to_be_attached()
    slider_to(ours, "2012-02-01", "input")
    expect(unsure).to_be_attached()
    link = ours.fragment
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(height).not_to_be_attached()
    ours.wait_for_fragment(**{"3d": None})
    ours.wait_for_rest()
    ours.wait_for_fragment(at=f"{ours.map.get_attribute('data-at')},0,0")
    assert ours.frames_sent == said, "the pitched view is the browser's own"

    theirs = visit()
    theirs.go("page=map&lang=en", f"at={link['at']}&3d=1")
    expect(theirs.map.get_by_role("button", name=say("desk.tall.tool"))).to_have_attribute(
        "aria-pressed", "true"
    )
    assert theirs.fragment == link
