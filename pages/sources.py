"""Sources: where everything comes from, how far it is trusted, and how well places are known."""

from i18n import Speech
from park import Park, Selection
from ui.geometry_table import geometry_table
from ui.markup import show
from ui.nav import PageDef
from ui.source_table import source_table


def _draw(park: Park, _chosen: Selection, say: Speech) -> None:
    show(geometry_table(park, say))
    show(source_table(park, say))


SOURCES = PageDef("sources", _draw)
