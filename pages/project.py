"""Project: one project whole, with its history, to be read or printed."""

from i18n import Speech
from park import Park, Selection
from ui.live_park import served
from ui.nav import PageDef
from ui.project_page import project_page
from ui.state import picked


def _draw(park: Park, chosen: Selection, say: Speech) -> None:
    edits = served().store.history(picked(), park.revision.number)
    project_page(park, picked(), chosen, edits, say)


PROJECT = PageDef("project", _draw, parent="projects")
