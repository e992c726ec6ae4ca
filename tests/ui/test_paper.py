"""The printed page: park, day, revision and page number stand in its margins, in every language."""

from __future__ import annotations

from datetime import date

import pytest

from i18n import Speech, languages
from park import Park, Selection
from ui.paper import _text, paper_style

CHOSEN = Selection(on=date(2026, 11, 23))


@pytest.mark.parametrize("code", [one.code for one in languages()])
@pytest.mark.parametrize("name", ["real_park", "demo_park"])
def test_every_page_says_whose_it_is(code: str, name: str, request: pytest.FixtureRequest) -> None:
    park: Park = request.getfixturevalue(name)
    say = Speech(code)
    style = paper_style(park, CHOSEN, say("tab.project"), say)
    assert say("app.name") in style
    assert say.day(CHOSEN.on) in style
    assert str(park.revision.number) in style
    assert "counter(page)" in style
    assert "counter(pages)" in style
    assert (say("demonstration.about") in style) is (name == "demo_park")


def test_words_cannot_end_the_string() -> None:
    assert _text('a"b\\c</style>\n') == '"a\\22 b\\5c c\\3c /style\\3e \\a "'
