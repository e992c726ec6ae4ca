"""Indicators: every target of the plan with its latest figure, and the other figures reported."""

from ui.indicator_tables import other_indicators, plan_targets
from ui.live_park import current_park
from ui.markup import show
from ui.state import current_selection, speech

park, chosen, say = current_park(), current_selection(), speech()
show(plan_targets(park, chosen, say))
show(other_indicators(park, chosen, say))
