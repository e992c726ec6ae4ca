"""What was newly told between two days, beside the stages: kinds with their counts, and rows."""

from __future__ import annotations

from markupsafe import Markup

from i18n import Speech
from park import Park
from park.told import Newly, Told
from ui.ledger import Entry, detail, entries, pager, part_of, place_of, project_link
from ui.markup import tag
from ui.state import link_here
from ui.told_words import told_name, told_words


def told_kinds(found: Newly, picked: Told | None, say: Speech) -> Markup | None:
    """Return the kinds of news with how many projects each counts; nothing where there are none."""
    kinds = [
        Entry(name=told_name(news, say), count=count, href=link_here(kind=news),
              here=news is picked)
        for news in Told
        if (count := len(found.rows(news)))
    ]  # fmt: skip
    if not kinds:
        return None
    about = say("changes.told_about")
    return tag(
        "div",
        entries(say("changes.told"), kinds, say),
        tag("p", about, class_="twin-quiet"),
    )


def told_rows(park: Park, found: Newly, picked: Told, part: int, say: Speech) -> Markup:
    """Return the projects of one kind of news, with what was told of each."""
    rows = found.rows(picked)
    title = say("changes.found", kind=told_name(picked, say), count=say.number(len(rows), 0))
    lines = [
        [
            project_link(park, int(row), say),
            tag("span", told_words(park, found, picked, int(row), say), class_="twin-what"),
            place_of(park, int(row), say),
        ]
        for row in rows[part_of(len(rows), part)]
    ]
    return detail(
        [tag("h3", title, class_="twin-title"), pager(len(rows), part, say)],
        [say(f"changes.{one}") for one in ("project", "what", "place")],
        lines,
    )
