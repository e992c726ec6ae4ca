"""What is to be mended of a project, where its page was opened from a finding of data quality."""

from __future__ import annotations

from markupsafe import Markup

from i18n import Speech
from park import Park, Selection
from park.quality import RULES, Rule, findings
from ui.markup import tag
from ui.page_parameters import asked
from ui.project_parts import Row
from ui.quality_evidence import evidence
from ui.quality_mending import anchor, cells, section_of, sources_to_check
from ui.state import link_to


def _rule() -> Rule | None:
    wanted = asked("project", "rule")
    return next((one for one in RULES if one.id == wanted), None)


def marked(title_key: str) -> str | None:
    """Return the class of a part of the page: whether it is the one to be mended."""
    rule = _rule()
    return "twin-mend-here" if rule is not None and section_of(rule) == title_key else None


def mending_card(park: Park, row: Row, chosen: Selection, say: Speech) -> Markup | None:
    """Return the finding with what shows it and how it is mended; None where none was asked."""
    rule = _rule()
    if rule is None:
        return None
    at, on, idle_days = int(park.place[row["id"]]), chosen.on, int(asked("quality", "days"))
    back = tag("a", say("quality.back"), href=link_to("quality", rule=rule.id), target="_self")
    name = say(f"quality.rule.{rule.id}.name")
    part, days = section_of(rule), say.number(idle_days, 0)
    everyone = findings(park, chosen.without_filters(), idle_days)
    if at not in next(one.rows for one in everyone.each if one.rule is rule):
        # A link may be older than the mending, or be of another day.
        told = tag("p", say("quality.not_found", rule=name), " ", back)
        return tag("div", told, class_="twin-mending twin-on-screen")
    return tag(
        "div",
        tag("b", say("quality.of_project", rule=name)),
        tag("p", evidence(park, rule.shown, at, on, say)),
        tag(
            "p", tag("b", say("quality.mend")), " ", say(f"quality.rule.{rule.id}.mend", days=days)
        ),
        tag("p", say("quality.check"), " ", sources_to_check(park, rule, at, on, say)),
        cells(park, rule, at, on, say),
        tag(
            "p",
            tag("a", say("quality.see_part", section=say(part)), href="#" + anchor(part)),
            " · ",
            back,
        ),
        class_="twin-mending twin-on-screen",
    )
