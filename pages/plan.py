"""The plan: its tasks as a tree, each with what is in its name and what was reported."""

from i18n import Speech
from park import Park, Selection
from ui.nav import PageDef
from ui.plan_panel import plan_panel


def _draw(park: Park, chosen: Selection, say: Speech) -> None:
    plan_panel(park, chosen, say)


PLAN = PageDef("plan", _draw, parent="indicators")
