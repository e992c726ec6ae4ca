"""What the browser needs to make a picture of the map: words, credits, and the colours of paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from layers import LAYERS
from layers.colophon import attributions, colophon, sources_of
from layers.palette import DARK, LIGHT
from ui.theme import LIGHT as SCREEN

if TYPE_CHECKING:
    from ui.map_parts import Drawn


def told_picture(drawn: Drawn) -> dict[str, Any]:
    """Return title, lines and credits of the picture; on a dark screen, the colours of paper too.

    A picture is printed or put into a report: it is made on light ground, whatever the screen.
    """
    say = drawn.say
    title = say("picture.title", park=say("app.name"), page=say("map.map"))
    about = colophon(drawn.park, drawn.chosen, drawn.built, title, say)
    return {
        "title": about.title,
        "watermark": about.watermark,
        "as_of": about.as_of.isoformat(),
        "lines": [
            say("take.filter", name=name, values=words) for name, words in about.lines_of_picture
        ],
        "join": say("take.join"),
        "credits": {
            one.id: attributions(drawn.park, sources_of(drawn.park, [one]), drawn.say)
            for one in drawn.built
        },
        "paper": {
            **{name: LIGHT[name] for name in ("ink", "halo", "ground")},
            **{name: SCREEN[name] for name in ("accent", "quiet", "hairline", "card")},
        },
        "names": names_on_paper() if drawn.dark else {},
        "shapes": shapes_on_paper() if drawn.dark else {},
    }


def names_on_paper() -> dict[str, str]:
    """Return the light colour of each dark one that a label may have."""
    return _on_paper({style.label for one in LAYERS for style in one.styles})


def shapes_on_paper() -> dict[str, str]:
    """Return the light colour of each dark one that may be drawn below the labels."""
    drawn = {
        colour for one in LAYERS for style in one.styles for colour in (style.colour, style.fill)
    }
    brought = {token for token in LIGHT.colours if token.startswith("imported.")}
    return _on_paper({"rim", *brought, *filter(None, drawn)})


def _on_paper(tokens: set[str]) -> dict[str, str]:
    return {DARK[token]: LIGHT[token] for token in sorted(tokens)}
