"""What stands around every printed page: the park, the day, the revision, the page's number."""

from __future__ import annotations

from i18n import Speech
from park import Park, Selection
from ui.markup import show_style
from ui.theme import LIGHT

_FONT = f'font:9pt "Noto Sans SC",sans-serif;color:{LIGHT["second"]};'


def draw(park: Park, chosen: Selection, title: str, say: Speech) -> None:
    """Put the lines above and below every page that is printed.

    They stand in the margin, where nothing of the page lies under them. That projects are made up
    is said there too: a band over the page would hide its last line.
    """
    show_style(paper_style(park, chosen, title, say))


def paper_style(park: Park, chosen: Selection, title: str, say: Speech) -> str:
    """Return the rules of the printed page."""
    above = say("paper.above", park=say("app.name"), page=title)
    below = say("paper.below", day=say.day(chosen.on), number=park.revision.number)
    boxes = {
        "top-left": f"content:{_text(above)};text-align:left;",
        "bottom-left": f"content:{_text(below)};text-align:left;",
        "bottom-right": 'content:counter(page) " / " counter(pages);',
    }
    if park.demonstration:
        boxes["top-right"] = (
            f"content:{_text(say('demonstration.about'))};font-weight:700;text-align:right;"
        )
    told = "".join(f"@{place}{{{_FONT}{rules}}}" for place, rules in boxes.items())
    return f"@page{{size:A4;margin:15mm 12mm 14mm;{told}}}"


def _text(words: str) -> str:
    """Return words as a string of a style sheet."""
    escaped = "".join(char if char not in '"\\<>\n' else f"\\{ord(char):x} " for char in words)
    return f'"{escaped}"'
