"""Quality and responsibility as a reader has them: counts open their rows, links restore them."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest

from briefing.corrections import COLUMNS
from i18n import Speech
from park import Park, Selection
from park.difference import difference
from park.holdings import holdings
from park.quality import RULES, findings
from park.told import Told, newly
from park.vocabulary import NO_UNIT
from tests.ui.reader import TODAY, Reader
from ui.markup import plain_markdown
from ui.quality_mending import anchor, section_of

pytestmark = pytest.mark.usefixtures("real_app")

ON = date.fromisoformat(TODAY)


def _lines(html: str) -> list[str]:
    """Return the rows of the table on the page, without its head."""
    return re.findall(r"<tr[^>]*>(.*?)</tr>", html.split("<tbody>")[1], re.DOTALL)


def test_every_rule_is_said_with_its_rows(real_park: Park) -> None:
    say = Speech()
    for one in findings(real_park, Selection(on=ON), 365).each[1::2]:
        reader = Reader(page="quality", rule=one.rule.id)
        assert say(f"quality.rule.{one.rule.id}.mend") in reader.html
        assert f"data/{one.rule.file}" in reader.html
        assert reader.html.count("twin-ledger-here") == 1
        if len(one.rows):
            assert len(_lines(reader.html)) == min(len(one.rows), 25)
        else:
            assert say("quality.clean") in reader.html


def test_the_last_part_has_the_rest_and_no_part_is_beyond_it(real_park: Park) -> None:
    quiet = next(
        one for one in findings(real_park, Selection(on=ON), 365).each if one.rule.id == "quiet"
    )
    seen: list[str] = []
    for part in range(1, (len(quiet.rows) - 1) // 25 + 2):
        reader = Reader(page="quality", rule="quiet", part=str(part))
        seen += re.findall(r"<small>([a-z0-9-]+)</small></span></td>", reader.html)
    assert seen == list(real_park.projects["id"].iloc[quiet.rows])
    assert Reader(page="quality", rule="quiet", part="999").html == reader.html


def test_the_days_are_set_on_the_page_and_stand_in_the_address() -> None:
    reader = Reader(page="quality", rule="quiet")
    reader.app.number_input(key="quality.days").set_value(3_000)
    reader.run()
    assert reader.address == {"page": "quality", "rule": "quiet", "days": "3000"}
    assert "3,000" in reader.html
    again = Reader(**reader.address)
    assert again.app.number_input(key="quality.days").value == 3_000


@pytest.mark.parametrize("asked", [
    {"rule": "no-such"}, {"days": "0"}, {"days": "-1"}, {"days": "1e3"}, {"days": "９"},
    {"part": "0"}, {"part": "1" * 90},
], ids=str)  # fmt: skip
def test_what_is_no_value_is_dropped_and_named(asked: dict[str, str]) -> None:
    reader = Reader(page="quality", **asked)
    (name,) = asked
    assert reader.address == {"page": "quality"}
    (notice,) = reader.app.info
    value = plain_markdown(asked[name][:40])
    assert Speech()("notice.asked", parameter=name, value=value) in notice.value


@pytest.mark.parametrize("by", ["unit", "task"])
def test_no_holder_is_missing_and_its_count_opens_its_projects(real_park: Park, by: str) -> None:
    found = holdings(real_park, Selection(on=ON), "unit" if by == "unit" else "task")
    reader = Reader(page="responsibility", by=by)
    held = [one for one in found.rows if one.projects]
    told = _lines(reader.html)
    assert len(told) >= len(held)
    for one in held[:: max(len(held) // 4, 1)]:
        opened = Reader(page="responsibility", by=by, of=one.holder)
        assert opened.address.get("of") == one.holder
        inside = opened.html.split("twin-held")[1].split("</table>")[0].split("</ul>")[0]
        assert inside.count("<li>") == min(one.projects, 25)
    if by == "unit":
        assert [len(real_park.units) + 1] == [len(told)]
        nobody = Reader(page="projects", unit=NO_UNIT)
        assert sum(nobody.account[1:3]) == found.rows[-1].projects


def test_certain_possible_and_planned_are_told_apart(real_park: Park) -> None:
    say, found = Speech(), holdings(real_park, Selection(on=ON), "task")
    html = Reader(page="responsibility", by="task").html
    told = re.findall(r'twin-not-certain">([^<]*)<', html)
    wanted = [(one.possible, one.planned) for one in found.rows if one.possible or one.planned]
    assert len(told) == len(wanted) > 0
    for key, place in (("possible", 0), ("planned", 1)):
        for counts in wanted:
            words = say(f"responsibility.{key}", count=say.number(counts[place], 0))
            assert not counts[place] or any(words in line for line in told)


def test_tasks_and_units_follow_the_filter(real_park: Park) -> None:
    reader = Reader(page="responsibility", theme="waterways", sort="count")
    chosen = Selection(on=ON, themes=frozenset({"waterways"}))
    found = holdings(real_park, chosen, "unit")
    counts = [int(one) for one in re.findall(r'class="twin-number"><a[^>]*>(\d+)<', reader.html)]
    wanted = [one.projects for one in found.rows[:-1] if one.projects]
    assert sorted(wanted, reverse=True) == counts[: len(wanted)]


def test_between_two_days_the_counts_add_up(real_park: Park) -> None:
    before = date(2022, 1, 1)
    found = difference(real_park, Selection(on=ON), before)
    reader = Reader(page="changes", vs=before.isoformat())
    stages = reader.html.partition(Speech()("changes.told"))[0]
    counts = [int(one) for one in re.findall(r"<b>(\d+)</b></a>", stages)]
    assert sum(counts) == len(found.rows) > 0
    assert f"vs={before.isoformat()}" in reader.html, "the map compares the same days"
    kinds = re.findall(r"kind=(\w+)", stages)
    last = Reader(page="changes", vs=before.isoformat(), kind=kinds[-1])
    assert len(_lines(last.html)) == min(counts[-1], 25)


@pytest.mark.parametrize("page", ["changes", "map"])
def test_a_comparison_back_in_time_says_so_and_leads_forwards(page: str) -> None:
    say = Speech()
    back = Reader(page=page, on="2023-06-01", vs="2027-01-01")
    told = say("compare.backwards_about", before="2027-01-01", after="2023-06-01")
    assert told in back.html
    way = re.search(r'href="([^"]+)"[^>]*>' + say("compare.forwards"), back.html)
    assert way is not None
    query = dict(parse_qsl(urlsplit(unescape(way[1])).query))
    assert (query["on"], query["vs"]) == ("2027-01-01", "2023-06-01")
    assert say("compare.forwards") not in Reader(**query).html


@pytest.mark.parametrize("lang", ["zh", "en", "de"])
def test_what_was_newly_told_between_two_days_opens_with_who_told_it(
    real_park: Park, lang: str
) -> None:
    say = Speech(lang)
    days = {"page": "changes", "vs": "2022-01-01", "on": "2023-06-01", "lang": lang}
    found = newly(real_park, Selection(on=date(2023, 6, 1)), date(2022, 1, 1))
    first = Reader(**days)
    offered = re.findall(r"kind=(\w+)", first.html.partition(say("changes.told"))[2])
    assert offered == [one for one in Told if len(found.rows(one))]
    for news in (one for one in Told if len(found.rows(one))):
        lines = _lines(Reader(**days, kind=news).html)
        assert len(lines) == min(len(found.rows(news)), 25)
    money = unescape(Reader(**days, kind=Told.MONEY).html)
    assert say.money(300) in money
    assert "2022-10-18" in money, "the day on which it was told"
    for news in (Told.MONEY, Told.PASSED):
        ids = set(real_park.projects["id"].iloc[found.rows(news)])
        drawn = len(ids & set(real_park.project_sites["project_id"]))
        rest = len(ids) - drawn
        key = "drawn_all" if not rest else "drawn" if drawn else "drawn_none"
        counts = {"drawn": say.number(drawn, 0), "rest": say.number(rest, 0)}
        assert say(f"changes.{key}", **counts) in Reader(**days, kind=news).html


def test_one_edition_alone_says_what_makes_another() -> None:
    html = Reader(page="changes", between="editions").html
    assert Speech()("changes.alone_help") in html
    assert "<table" not in html


def test_nothing_found_says_which_filter_to_drop() -> None:
    for page in ("quality", "responsibility"):
        reader = Reader(page=page, q="no such project")
        assert reader.app.info
        assert reader.app.button(key="nothing.q").label


def test_rules_hold_their_order() -> None:
    html = Reader(page="quality").html
    places = [html.index(f"rule={one.id}") for one in RULES if f"rule={one.id}" in html]
    assert places == sorted(places)
    assert len(places) == len(RULES)


def test_every_finding_has_a_way_to_mend_it(real_park: Park) -> None:
    """Its project's page opens at the part concerned, its source and its cells stand beside it."""
    say = Speech()
    broken = [one for one in findings(real_park, Selection(on=ON), 365).each if len(one.rows)]
    for one in broken[::3]:
        reader = Reader(page="quality", rule=one.rule.id)
        lines = _lines(reader.html)
        ids = real_park.projects["id"].iloc[one.rows[: len(lines)]]
        for line, project_id in zip(lines, ids, strict=True):
            href = re.search(r'twin-mend"><a href="\?([^"]*)"', line)
            assert href, line
            asked = dict(parse_qsl(unescape(href[1])))
            assert (asked["page"], asked["id"], asked["rule"]) == (
                "project", project_id, one.rule.id,
            )  # fmt: skip
            assert f"{one.rule.file} · " in line
            assert ",".join(COLUMNS) + "\n" in line
            assert say("quality.check") in line
        opened = Reader(page="project", id=ids.iloc[0], rule=one.rule.id)
        assert opened.address["rule"] == one.rule.id
        part = section_of(one.rule)
        section = f'id="{anchor(part)}" class="twin-mend-here"'
        assert opened.html.count("twin-mend-here") == opened.html.count(section) == 1
        assert f'href="#{anchor(part)}"' in opened.html
        assert say("quality.of_project", rule=say(f"quality.rule.{one.rule.id}.name")) in (
            opened.html
        )


def test_a_project_page_without_the_finding_says_so(real_park: Park) -> None:
    rule = next(one for one in findings(real_park, Selection(on=ON), 365).each
                if len(one.rows) < len(real_park))  # fmt: skip
    sound = next(row for row in range(len(real_park)) if row not in rule.rows)
    project_id = str(real_park.projects["id"].iloc[sound])
    html = Reader(page="project", id=project_id, rule=rule.rule.id).html
    name = Speech()(f"quality.rule.{rule.rule.id}.name")
    assert Speech()("quality.not_found", rule=name) in html
    assert "twin-mending" not in Reader(page="project", id=project_id).html


def test_the_sheet_of_corrections_is_offered_and_made(real_park: Park) -> None:
    reader = Reader(page="quality", rule="plan_passed")
    reader.app.button(key="quality.make").click()
    reader.run()
    assert not reader.app.error
    (offered,) = reader.app.get("download_button")
    assert "plan_passed" in offered.proto.label
