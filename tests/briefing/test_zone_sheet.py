"""A zone's page: its words follow the selection, and its PDF is one page that says them all."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pypdf
import pytest

from briefing.to_pdf import MissingCharacters, to_pdf
from briefing.zone_picture import PAPER_PX, zone_picture
from briefing.zone_sheet import MOST_PROJECTS, ZoneSheet, zone_sheet
from i18n import Speech, languages
from layers.still_legend import _SIZE_PX as LEGEND_PX
from layers.to_svg import _SIZE_PX as NAMES_PX
from park import Park, Selection
from park.vocabulary import NO_ZONE, Origin

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "static" / "fonts" / "paper"
CHOSEN = Selection(on=date(2026, 11, 23))
SAY = Speech()

ZONES = ("industrial-internet", "international-business", NO_ZONE)
HOSTILE = (
    "#panic()", "*x*", "_y_", "$z$", "`r`", "<label>", "@ref", "#set page(width: 1pt)", "\\ end",
    "= Titel", "- Punkt", "// Kommentar", "/* offen", "https://example.org", "#sys.inputs", "\"'",
    "~",    '#image("/etc/passwd")',
)  # fmt: skip


def pdf(park: Park, sheet: ZoneSheet, chosen: Selection, say: Speech) -> pypdf.PdfReader:
    """Return the page of a sheet, reopened."""
    picture = zone_picture(park, sheet.zone, sheet.name, chosen, say, PAPER_PX)
    made = to_pdf(sheet, picture, FONTS, park.revision.made_at)
    return pypdf.PdfReader(io.BytesIO(made))


def squeezed(text: str) -> str:
    """Return a text without spaces: lines end elsewhere on paper."""
    return "".join(text.split())


@pytest.mark.parametrize("zone", ZONES)
def test_no_cell_is_blank(real_park: Park, zone: str) -> None:
    sheet = zone_sheet(real_park, zone, CHOSEN, SAY)
    assert all(cell for row in (*sheet.stages.rows, *sheet.projects.rows) for cell in row)


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("code", [one.code for one in languages()])
def test_the_pdf_is_one_page_that_says_everything(real_park: Park, zone: str, code: str) -> None:
    say = Speech(code)
    sheet = zone_sheet(real_park, zone, CHOSEN, say)
    opened = pdf(real_park, sheet, CHOSEN, say)
    assert len(opened.pages) == 1
    page = opened.pages[0]
    assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
    said = squeezed(page.extract_text())
    parts = (sheet.works, sheet.buses, sheet.targets, sheet.problems, sheet.sources)
    for words in (sheet.name, sheet.headline, *sheet.colophon, *(one.title for one in parts),
                  *(one.note for one in parts), *(one for part in parts for one in part.lines),
                  *(cell for row in sheet.projects.rows for cell in row)):  # fmt: skip
        assert squeezed(words) in said, words
    assert opened.metadata is not None
    assert opened.metadata.title == sheet.name


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("name", ["real_park", "demo_park"])
def test_what_is_small_on_paper_can_be_read(
    name: str, zone: str, request: pytest.FixtureRequest
) -> None:
    """No text of the map is smaller than 8 points, and no place is left for what is not there."""
    page_mm, margins_mm, gutter_mm, share = 210, 26, 5, 1.55 / 2.55
    wide_pt = (page_mm - margins_mm - gutter_mm) / 25.4 * 72 * share
    assert min(NAMES_PX, LEGEND_PX) * wide_pt / PAPER_PX[0] >= 8.0
    park: Park = request.getfixturevalue(name)
    for code in (one.code for one in languages()):
        say = Speech(code)
        sheet = zone_sheet(park, zone, CHOSEN, say)
        made = pdf(park, sheet, CHOSEN, say)
        assert len(made.pages) == 1
        assert not any("（）" in line or "()" in line for line in sheet.buses.lines)


def test_a_project_outside_the_park_is_marked_so(real_park: Park) -> None:
    outside = real_park.projects[real_park.projects["in_park"] == "no"].to_dict("records")
    assert outside
    for code in (one.code for one in languages()):
        say = Speech(code)
        sheet = zone_sheet(real_park, NO_ZONE, CHOSEN, say)
        names = [row[0] for row in sheet.projects.rows]
        for one in outside:
            assert say.name(one) not in names
    assert any(say("sheet.outside", name=say.name(one)) in names for one in outside)


def test_the_same_page_has_the_same_bytes(real_park: Park) -> None:
    sheet = zone_sheet(real_park, ZONES[0], CHOSEN, SAY)
    picture = zone_picture(real_park, ZONES[0], sheet.name, CHOSEN, SAY)
    once, again = (to_pdf(sheet, picture, FONTS, real_park.revision.made_at) for _ in range(2))
    assert once == again
    assert len(once) < 400_000


def renamed(park: Park, text: str) -> Park:
    """Return the park with a name and a problem that anybody may have written."""
    projects = park.projects.copy()
    projects["name_zh"] = text
    row = dict.fromkeys(park.project_problems.columns, "") | {
        "project_id": projects["id"].iloc[0], "problem": text, "reported_on": "2026",
    }  # fmt: skip
    return replace(park, projects=projects, project_problems=pd.DataFrame([row]))


@pytest.mark.parametrize("text", HOSTILE)
def test_what_others_wrote_is_printed_as_it_stands(text: str, tiny_park: Park) -> None:
    park = renamed(tiny_park, text)
    sheet = zone_sheet(park, "west", CHOSEN, SAY)
    opened = pdf(park, sheet, CHOSEN, SAY)
    assert len(opened.pages) == 1
    assert squeezed(opened.pages[0].extract_text()).count(squeezed(text)) >= 2


def test_a_character_that_the_font_lacks_is_named(tiny_park: Park) -> None:
    park = renamed(tiny_park, "工厂𠀋🚌工厂")
    sheet = zone_sheet(park, "west", CHOSEN, SAY)
    with pytest.raises(MissingCharacters) as refused:
        pdf(park, sheet, CHOSEN, SAY)
    assert refused.value.characters == ("𠀋", "🚌")
    assert "U+1F68C" in str(refused.value)


def test_a_character_beyond_the_bold_set_is_not_lost(tiny_park: Park) -> None:
    zones = tiny_park.zones.assign(name_zh="喆园")
    park = replace(tiny_park, zones=zones)
    opened = pdf(park, zone_sheet(park, "west", CHOSEN, SAY), CHOSEN, SAY)
    assert "喆园" in squeezed(opened.pages[0].extract_text())


def test_however_much_is_said_it_stays_one_page(real_park: Park) -> None:
    long = "很长的项目名称" * 12
    park = replace(real_park, projects=real_park.projects.assign(name_zh=long))
    opened = pdf(park, zone_sheet(park, NO_ZONE, CHOSEN, SAY), CHOSEN, SAY)
    assert len(opened.pages) == 1


@pytest.mark.parametrize("zone", ZONES)
def test_its_counts_are_those_of_the_selection(real_park: Park, zone: str) -> None:
    for chosen in (CHOSEN, replace(CHOSEN, themes=frozenset({"industry", "waterways"}))):
        mask = replace(chosen, zones=frozenset({zone})).mask(real_park)
        sheet = zone_sheet(real_park, zone, chosen, SAY)
        assert sum(int(row[1]) for row in sheet.stages.rows) == mask.sum()
        assert len(sheet.projects.rows) == min(mask.sum(), MOST_PROJECTS)
        rows = real_park.projects[mask].to_dict("records")
        named = {SAY.name(row) for row in rows}
        named |= {
            SAY("sheet.outside", name=SAY.name(row)) for row in rows if row["in_park"] == "no"
        }
        assert {row[0] for row in sheet.projects.rows} <= named


def test_the_filters_are_written_on_it(real_park: Park) -> None:
    chosen = replace(CHOSEN, themes=frozenset({"ecology"}), text="湿地")
    words = " ".join(zone_sheet(real_park, NO_ZONE, chosen, SAY).colophon)
    assert SAY("theme.ecology") in words
    assert "湿地" in words
    assert "2026-11-23" in words


def test_targets_served_only_by_assigned_projects_say_so(real_park: Park) -> None:
    reported = replace(CHOSEN, origins=frozenset({Origin.REPORTED}))
    said = SAY("sheet.by_assigned", line="")
    lines = zone_sheet(real_park, NO_ZONE, reported, SAY).targets.lines
    assert lines
    assert all(line.endswith(said) for line in lines)
    named = replace(CHOSEN, origins=frozenset({Origin.PLAN}))
    lines = zone_sheet(real_park, NO_ZONE, named, SAY).targets.lines
    assert lines
    assert not any(said in line for line in lines)


def test_a_zone_without_a_target_of_its_own_says_so(real_park: Park, tiny_park: Park) -> None:
    for zone in ZONES[:2]:
        note = zone_sheet(real_park, zone, CHOSEN, SAY).targets.note
        assert SAY("sheet.no_own_target") in note
    # The tiny zones are named by the task that sets the one target.
    targets = zone_sheet(tiny_park, "west", CHOSEN, SAY).targets
    assert len(targets.lines) == 1
    assert SAY("sheet.no_own_target") not in targets.note


def test_distances_are_intervals_or_not_determinable(real_park: Park, tiny_park: Park) -> None:
    for zone in ZONES[:2]:
        assert all("～" in line for line in zone_sheet(real_park, zone, CHOSEN, SAY).buses.lines)
    unknown = zone_sheet(tiny_park, "west", CHOSEN, SAY).buses.lines
    assert all(SAY("sheet.undetermined") in line for line in unknown)


def test_demonstration_data_is_marked(tiny_park: Park) -> None:
    park = replace(tiny_park, demonstration=True)
    sheet = zone_sheet(park, "west", CHOSEN, SAY)
    said = pdf(park, sheet, CHOSEN, SAY).pages[0].extract_text()
    assert squeezed(SAY("demonstration.mark")) in squeezed(said)


def test_there_is_no_page_for_what_is_no_zone(tiny_park: Park) -> None:
    with pytest.raises(KeyError):
        zone_sheet(tiny_park, "nowhere", CHOSEN, SAY)
