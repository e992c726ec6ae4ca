"""How a finding of data quality is mended: where to go, what to check, what to write."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from briefing.corrections import COLUMNS, Correction, corrections
from briefing.in_question import rows_to_mend
from briefing.to_csv import to_csv_line
from i18n import Speech
from park import Park
from park.quality import Rule
from ui.citations import source_links
from ui.markup import tag
from ui.page_parameters import asked
from ui.state import link_to

SECTIONS = {
    "stage_events.csv": "project.events",
    "claims.csv": "project.claims",
    "project_sites.geojson": "project_page.place",
}
"""Part of a project's page by the file in which a rule is mended; of all others, the facts."""

FACTS = "project_page.facts"

_LINES = 12
"""So many cells are written out in a row of the page; the sheet has all."""


def section_of(rule: Rule) -> str:
    """Return the title's key of the part of a project's page that a rule speaks of."""
    return SECTIONS.get(rule.file, FACTS)


def anchor(title_key: str) -> str:
    """Return the id under which a part of a project's page is found."""
    return "part-" + title_key.rpartition(".")[2]


def mending(park: Park, rule: Rule, row: int, on: date, say: Speech) -> Markup:
    """Return the ways to mend what a project breaks: its page, its sources, the very cells."""
    project_id = str(park.projects["id"].iloc[row])
    page = tag(
        "a",
        say("quality.open_page", section=say(section_of(rule))),
        href=link_to("project", project_id, rule=rule.id),
        target="_self",
    )
    sources = sources_to_check(park, rule, row, on, say)
    checked = tag("small", say("quality.check"), " ", sources) if sources else None
    return tag("div", page, checked, cells(park, rule, row, on, say), class_="twin-mend")


def sources_to_check(park: Park, rule: Rule, row: int, on: date, say: Speech) -> Markup:
    """Return the sources of the rows in question, or of the project, as links."""
    named = [
        one
        for found in rows_to_mend(park, rule, row, on)
        for column in ("source_ids", "source_id")
        for one in str(found.get(column) or "").split(";")
        if one
    ]
    own = str(park.projects["source_ids"].iloc[row] or "").split(";")
    return source_links(park, dict.fromkeys(named or own), say)


def cells(park: Park, rule: Rule, row: int, on: date, say: Speech) -> Markup:
    """Return the cells to be mended, folded away, with lines of the sheet to be copied."""
    found = corrections(park, rule, row, on, say, _days(say))
    shown = found[:_LINES]
    more = len(found) - len(shown)
    return tag(
        "details",
        tag("summary", say("quality.cells", count=say.number(len(found), 0))),
        tag("ul", *(tag("li", *_cell(one, say)) for one in shown)),
        tag("p", say("quality.more_cells", count=say.number(more, 0))) if more else None,
        tag("p", say("quality.copy"), class_="twin-quiet"),
        tag("pre", _lines(shown), class_="twin-copy", tabindex="0"),
    )


def _days(say: Speech) -> str:
    return say.number(int(asked("quality", "days")), 0)


def _cell(one: Correction, say: Speech) -> list[Markup | str]:
    stands = one.present or say("project_page.unknown")
    return [
        tag("code", f"{one.file} · {one.id} · {one.column}"),
        f" {one.field}",
        tag("div", say("quality.cell", present=stands, reason=one.reason), class_="twin-quiet"),
    ]


def _lines(found: Sequence[Correction]) -> str:
    """Return lines as they stand in the sheet, the columns' ids first."""
    told = [[str(getattr(one, name)) for name in COLUMNS] for one in found]
    return "\n".join([",".join(COLUMNS), *(to_csv_line(line) for line in told)])
