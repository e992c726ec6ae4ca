"""Sources: where everything comes from, how far it is trusted, and how well places are known."""

from ui.geometry_table import geometry_table
from ui.live_park import current_park
from ui.markup import show
from ui.source_table import source_table
from ui.state import speech

park, say = current_park(), speech()
show(geometry_table(park, say))
show(source_table(park, say))
