"""The foot of every page: as-of date, day of research, revision, sources; no survey."""

from __future__ import annotations

from i18n import Speech
from park import Account, Park, Selection
from park.published import last_read
from park.vocabulary import Trust
from ui.clock import today
from ui.markup import show, tag


def draw(park: Park, counts: Account, chosen: Selection, say: Speech) -> None:
    """Draw the footer."""
    grades = park.sources["trust"].value_counts()
    read = last_read(park.sources["accessed"])
    parts = (
        # On a day to come nothing has been reported: what is seen is a plan.
        say("footer.ahead" if chosen.on > today() else "footer.as_of", day=say.day(chosen.on)),
        "" if read is None else say("footer.read", day=say.day(read)),
        say(
            "footer.revision",
            number=park.revision.number,
            day=say.day(park.revision.made_at.date()),
        ),
        say(
            "footer.sources",
            total=say.number(len(park.sources), 0),
            a=say.number(int(grades.get(Trust.A, 0)), 0),
            b=say.number(int(grades.get(Trust.B, 0)), 0),
            geometry=say.number(int(grades.get(Trust.GEOMETRY, 0)), 0),
        ),
        say(
            "footer.not_mapped",
            zone_only=say.number(counts.zone_only, 0),
            outside=say.number(counts.outside, 0),
            placeless=say.number(counts.placeless, 0),
        ),
        say("footer.not_a_survey"),
    )
    show(tag("footer", say("footer.join").join(filter(None, parts)), class_="twin-footer"))
