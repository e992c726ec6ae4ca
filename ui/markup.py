"""The render border: text becomes HTML here and only here, escaped.

Panels build their content from `tag`, which escapes every child and attribute that is not markup
itself, and put it on the page with `show`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import streamlit as st
from markupsafe import Markup, escape

Width = Literal["stretch", "content"]
Child = Markup | str | int | None

_LINK_SCHEMES = ("https://", "http://")


def tag(name: str, *children: Child, **attributes: object) -> Markup:
    """Return an element. Underscores in attribute names become hyphens, ``class_`` is class.

    An attribute that is None or False is left out; children that are None are left out.
    """
    written = "".join(
        f' {_attribute(key)}="{escape(value)}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    # Each piece is escaped. A page has thousands, and Markup.format takes six times as long.
    return Markup(f"<{name}{written}>{joined(children)}</{name}>")  # noqa: S704


def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def joined(children: Iterable[Child]) -> Markup:
    """Return children in a row, each escaped unless it is markup."""
    return Markup("".join(escape(child) for child in children if child is not None))  # noqa: S704


def link(text: str, address: str) -> Markup:
    """Return a link to a web address; an address of another scheme gives the text alone."""
    if not address.startswith(_LINK_SCHEMES):
        return escape(text)
    return tag("a", text, href=address, target="_blank", rel="noopener noreferrer")


def show(content: Markup, width: Width = "stretch") -> None:
    """Put markup on the page, over the whole width or as wide as it is."""
    st.html(content, width=width)


def show_style(css: str) -> None:
    """Add a style sheet of ours to the page. Never give it text that came with the data."""
    st.html(f"<style>{css}</style>")


_MARKS = frozenset("\\`*_{}[]()#+-.!|<>~$:&=^\"'")
_JOINED = frozenset(".:@")


def plain_markdown(text: str) -> str:
    """Return text that Markdown shows as it stands.

    Links, addresses and emoji are looked for once more after Markdown was read, escaped or not;
    an unseen word joiner before their sign keeps text of others from becoming a link of ours.
    """
    return "".join(
        ("\N{WORD JOINER}" if char in _JOINED else "") + ("\\" if char in _MARKS else "") + char
        for char in text
    )
