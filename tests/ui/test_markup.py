"""Text becomes HTML in one place, and stays text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pandas as pd
import pytest
from markupsafe import Markup

from i18n import Speech
from indicators import HEADLINE
from park import Park, Selection
from tests.ui.hostile import HOSTILE
from ui.feature_card import feature_card
from ui.figure_cards import headline_cards
from ui.geometry_table import geometry_table
from ui.indicator_tables import other_indicators
from ui.markup import joined, link, tag
from ui.pipeline_panel import pipeline_card
from ui.project_card import project_card
from ui.scoreboard import goals, plan_targets
from ui.source_table import source_table
from ui.tables import table

CHOSEN = Selection(on=date(2025, 12, 31))
SAY = Speech()

TAGS = {
    "a", "b", "dd", "details", "div", "dl", "dt", "h2", "h3", "h4", "li", "nav", "ol", "p",
    "section", "small", "span", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "class", "href", "target", "rel", "title", "style", "role", "colspan", "tabindex", "id",
    "aria-label", "aria-hidden", "aria-current", "scope",
}  # fmt: skip


class Read(HTMLParser):
    """What a browser finds in markup."""

    def __init__(self, markup: Markup) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.open = 0
        self.feed(str(markup))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += [(key, value or "") for key, value in attrs]
        self.open += 1

    def handle_endtag(self, tag: str) -> None:
        assert tag in TAGS
        self.open -= 1

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        pytest.fail(f"a comment: {data}")

    def handle_decl(self, decl: str) -> None:
        pytest.fail(f"a declaration: {decl}")

    def unknown_decl(self, data: str) -> None:
        self.handle_decl(data)

    def handle_pi(self, data: str) -> None:
        self.handle_decl(data)


def require_harmless(markup: Markup, *texts: str) -> None:
    """Fail unless markup has our elements and attributes alone, and says each text as it is."""
    read = Read(markup)
    assert read.tags <= TAGS
    assert {key for key, _ in read.attributes} <= ATTRIBUTES
    assert read.open == 0
    for key, value in read.attributes:
        if key == "href":
            assert value.startswith(("https://", "http://", "?")), value
    said = "".join(read.text)
    for text in texts:
        assert text in said


EVERY = pytest.mark.parametrize("text", HOSTILE)


@EVERY
def test_a_tag_escapes_children_and_attributes(text: str) -> None:
    require_harmless(tag("p", text, tag("b", text), text, title=text, class_=text), text * 2)
    attributes = dict(Read(tag("p", title=text, class_=text)).attributes)
    assert attributes == {"title": text, "class": text}
    require_harmless(joined([text, tag("b", "x"), None, 3]), f"{text}x3")


@EVERY
def test_a_link_escapes_its_text_and_leads_to_the_web_alone(text: str) -> None:
    require_harmless(link(text, "https://example.org/"), text)
    found = link("a source", text)
    require_harmless(found, "a source")
    if not text.startswith(("https://", "http://")):
        assert found == "a source"
    else:
        assert dict(Read(found).attributes)["href"] == text


@EVERY
def test_a_table_escapes_header_cells_and_groups(text: str) -> None:
    made = table([text], [[text], [tag("b", text)]], numeric={0}, groups=[(text, [[text]])])
    require_harmless(made, text * 5)


def _spoilt(frame: pd.DataFrame, columns: tuple[str, ...], text: str) -> pd.DataFrame:
    return frame.assign(**{column: text for column in columns if column in frame})


def _hostile_park(park: Park, text: str) -> Park:
    names = ("name_zh", "name_en", "name_de")
    shorts = ("short_zh", "short_en", "short_de")
    facts = ("owner", "plan_ref", "location_note", "investment_note", "note")
    stages = tuple(
        replace(stage, names=dict.fromkeys(stage.names, text)) for stage in park.stages.stages
    )
    return replace(
        park,
        stages=replace(park.stages, stages=stages),
        projects=_spoilt(park.projects, (*names, *facts), text),
        zones=_spoilt(park.zones, (*names, *shorts, "plan_ref", "note"), text),
        zone_edges=_spoilt(park.zone_edges, ("named_line", "note"), text),
        waterways=_spoilt(park.waterways, (*names, "note"), text),
        context=_spoilt(park.context, (*names, "note"), text),
        units=_spoilt(park.units, (*names, "aliases"), text),
        plan_tasks=_spoilt(park.plan_tasks, ("title_zh", "title_en", "title_de"), text),
        indicators=_spoilt(park.indicators, (*names, "definition"), text),
        observations=_spoilt(park.observations, ("scope_detail", "note"), text),
        stage_events=_spoilt(park.stage_events, ("note",), text),
        sources=_spoilt(park.sources, ("title", "publisher", "url", "licence", "published"), text),
    )


def _named(park: Park, indicator_id: str) -> Park:
    """Return the park with its one indicator under another id."""
    return replace(
        park,
        indicators=park.indicators.assign(id=indicator_id),
        observations=park.observations.assign(indicator_id=indicator_id),
    )


def _not_of_the_plan(park: Park) -> Park:
    return replace(park, indicators=park.indicators.assign(origin="other"))


PANELS: dict[str, Callable[[Park], Markup]] = {
    "project": lambda park: project_card(park, "plant", CHOSEN, SAY),
    "zone": lambda park: feature_card(park, "west", CHOSEN, SAY),
    "waterway": lambda park: feature_card(park, "canal", CHOSEN, SAY),
    "place": lambda park: feature_card(park, "station", CHOSEN, SAY),
    "sources": lambda park: source_table(park, SAY),
    "geometry": lambda park: geometry_table(park, SAY),
    "targets": lambda park: plan_targets(park, CHOSEN, SAY),
    "others": lambda park: other_indicators(_not_of_the_plan(park), CHOSEN, SAY),
    "goals": lambda park: goals(_not_of_the_plan(park), CHOSEN, SAY) or joined([]),
    "figures": lambda park: headline_cards(_named(park, HEADLINE[0]), CHOSEN, SAY),
    "stages": lambda park: pipeline_card(park, CHOSEN, SAY),
}


@EVERY
def test_no_panel_lets_data_be_markup(tiny_park: Park, text: str) -> None:
    park = _hostile_park(tiny_park, text)
    for draw in PANELS.values():
        require_harmless(draw(park), text)


@EVERY
def test_an_unknown_id_is_not_repeated(tiny_park: Park, text: str) -> None:
    require_harmless(feature_card(tiny_park, text, CHOSEN, SAY), SAY("project.hint"))


def test_attributes_are_left_out_and_named() -> None:
    assert tag("p", "x", title=None, hidden=False) == "<p>x</p>"
    assert tag("p", aria_hidden="true", class_="a") == '<p aria-hidden="true" class="a"></p>'
