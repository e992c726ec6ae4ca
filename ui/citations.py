"""Sources as a reader can check them: title, publisher, date, grade, address."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from i18n import Speech
from layers.source_words import publisher_words
from park import Park
from ui.markup import link, tag


def source_links(park: Park, source_ids: Iterable[str], say: Speech) -> Markup:
    """Return the publishers of sources in one line, each a link to its page."""
    rows = park.sources.set_index("id", drop=False)
    links = [
        link(publisher_words(park, str(rows.at[one, "publisher"]), say), str(rows.at[one, "url"]))
        for one in source_ids
        if one in rows.index
    ]
    return escape(say("list.join")).join(links)


def citations(park: Park, source_ids: str, say: Speech) -> Markup:
    """Return a list of the sources named in a ``;``-separated field."""
    asked = [one for one in source_ids.split(";") if one]
    rows = park.sources.set_index("id", drop=False)
    return tag(
        "ul",
        *(
            tag(
                "li",
                link(str(rows.at[one, "title"]), str(rows.at[one, "url"])),
                tag(
                    "span",
                    say(
                        "source.line",
                        publisher=publisher_words(park, str(rows.at[one, "publisher"]), say),
                        published=rows.at[one, "published"] or say("source.undated"),
                        trust=say(f"trust.{rows.at[one, 'trust']!s}"),
                    ),
                    class_="twin-quiet",
                ),
            )
            for one in asked
            if one in rows.index
        ),
        class_="twin-sources",
    )
