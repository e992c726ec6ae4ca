"""How targets stand: a strip by status, and the counts in words, each a link to its rows."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from i18n import Speech
from indicators import Status
from ui.markup import tag
from ui.page_parameters import written
from ui.rule_words import status_word
from ui.state import link_to
from ui.theme import STATUS_MARKS


def strip(counts: Mapping[Status, int]) -> Markup:
    """Return one bar over all, cut by status; each part has its shape and count."""
    return tag(
        "div",
        *(
            tag(
                "span",
                tag("b", f"{STATUS_MARKS[one]} {counts[Status(one)]}"),
                class_=f"twin-{one}",
                style=f"flex:{counts[Status(one)]}",
            )
            for one in STATUS_MARKS
            if counts.get(Status(one))
        ),
        class_="twin-strip",
        aria_hidden="true",
    )


def count_words(counts: Mapping[Status, int], say: Speech) -> Markup:
    """Return the counts of a group; a status that none has is left out."""
    present = [Status(one) for one in STATUS_MARKS if counts.get(Status(one))]
    return tag(
        "span",
        *(tag("span", status_word(one, say), " ", tag("b", counts[one])) for one in present),
        class_="twin-counts",
    )


def count_links(counts: Mapping[Status, int], standing: str, say: Speech) -> Markup:
    """Return the counts of all targets as links to their rows, those shown marked."""
    ways = [
        tag(
            "a",
            status_word(one, say),
            " ",
            tag("b", counts[Status(one)]),
            href=_way(one),
            target="_self",
            aria_current="true" if one == standing else None,
        )
        for one in STATUS_MARKS
        if counts.get(Status(one)) or one == standing
    ]
    if standing:
        ways.append(tag("a", say("score.all"), href=_way(""), target="_self"))
    return tag("div", *ways, class_="twin-counts twin-count-links")


def _way(standing: str) -> str:
    """Return the address of the rows of one status; of all rows where it is empty."""
    query = {**written("indicators"), "standing": standing}
    return link_to("indicators", **{name: value for name, value in query.items() if value})
