"""A table that prints as it stands, with numbers to the right and units in the header."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from markupsafe import Markup

from ui.markup import Child, tag

Rows = Sequence[Sequence[Child]]


def table(
    header: Sequence[str],
    rows: Rows,
    numeric: Collection[int] = (),
    groups: Sequence[tuple[Child, Rows]] = (),
) -> Markup:
    """Return a table of rows, then of groups of rows under a title each, or under none.

    Columns whose place is in `numeric` are set to the right.
    """

    def cell(name: str, at: int, content: Child) -> Markup:
        return tag(name, content, class_="twin-number" if at in numeric else None)

    def line(row: Sequence[Child]) -> Markup:
        return tag("tr", *(cell("td", at, one) for at, one in enumerate(row)))

    head = tag("tr", *(cell("th", at, one) for at, one in enumerate(header)))
    body = [line(row) for row in rows]
    for title, members in groups:
        if title is not None:
            body.append(tag("tr", tag("td", title, colspan=len(header)), class_="twin-group"))
        body += [line(row) for row in members]
    return tag(
        "div",
        tag("table", tag("thead", head), tag("tbody", *body), class_="twin-table"),
        class_="twin-scroll",
        tabindex="0",
    )
