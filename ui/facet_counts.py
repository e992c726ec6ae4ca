"""Beside each value of a filter: how many projects it would leave under all the other filters.

The counts are written by the style sheet, not into the labels: Streamlit tells the pills' values by
their labels, and a value whose label has changed meanwhile would be lost.
"""

from __future__ import annotations

from i18n import Speech
from park import Park, Selection
from park.facets import facets
from park.query import CHOICES

_PILL = '.st-key-filter-{parameter} [data-testid="stButtonGroup"] button:nth-of-type({at})'
# The first segment of the zones asks for the whole park.
_SHOWN = {"zone": ("zone-shown", 2)}


def facet_style(park: Park, chosen: Selection, say: Speech) -> str:
    """Return the rules that write the count after each value; a value of none is pale."""
    found = facets(park, chosen)
    rules = []
    for parameter, (field, allowed) in CHOICES.items():
        shown, first = _SHOWN.get(parameter, (parameter, 1))
        for at, value in enumerate(allowed(park), start=first):
            count = found[field].get(str(value), 0)
            pill = _PILL.format(parameter=shown, at=at)
            rules.append(f'{pill} p::after{{content:"{say.number(count, 0)}"}}')
            if not count:
                rules.append(f"{pill}:not([aria-pressed=true]){{opacity:.5}}")
    return "".join(rules)
