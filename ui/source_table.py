"""Every source with its grade, licence, and how many rows rest on it."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from i18n import Speech
from layers.source_words import licence_words, publisher_words
from park import Park
from park.vocabulary import Trust
from ui.markup import link, tag
from ui.tables import table


def _cited(park: Park) -> Counter[str]:
    frames = (
        park.projects, park.stage_events, park.observations, park.project_sites, park.zones,
        park.waterways, park.context, park.control_points,
    )  # fmt: skip
    counts: Counter[str] = Counter(park.claims["source_id"])
    for frame in frames:
        for cited in frame["source_ids"]:
            counts.update(one for one in cited.split(";") if one)
    return counts


def source_table(park: Park, say: Speech) -> Markup:
    """Return the table of sources, best grade first."""
    cited = _cited(park)
    rank = {str(grade): at for at, grade in enumerate(Trust)}
    rows = sorted(
        park.sources.to_dict("records"), key=lambda row: (rank[row["trust"]], -cited[row["id"]])
    )
    return tag(
        "section",
        tag("h3", say("sources.title", total=len(rows)), class_="twin-title"),
        tag("p", say("sources.grades"), class_="twin-quiet"),
        table(
            [
                say(f"sources.{one}")
                for one in ("source", "publisher", "published", "trust", "rows", "licence")
            ],
            [
                [
                    link(row["title"], row["url"]),
                    publisher_words(park, row["publisher"], say),
                    row["published"] or say("source.undated"),
                    say(f"trust.{row['trust']}"),
                    say.number(cited[row["id"]], 0),
                    licence_words(row["licence"], say),
                ]
                for row in rows
            ],
            numeric={4},
        ),
        class_="twin-card",
    )
