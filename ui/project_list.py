"""The list of selected projects: ordered and paged here, so that it is as quick for a million."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from i18n import Speech
from park import Park, Selection
from park.listing import PAGE_SIZES, USUAL, Listing, with_name
from park.order import Column, Listed, Order, listed
from park.query import LONGEST_TEXT
from ui import listing_state, state
from ui.nothing_found import nothing_found
from ui.project_rows import ProjectCells
from ui.project_table import project_table

_WIDTHS: Mapping[Column, float] = {
    Column.NAME: 11.2, Column.STAGE: 7.8, Column.ZONE: 5, Column.THEME: 5.6, Column.SECTOR: 6.6,
    Column.OWNER: 9, Column.UNIT: 7.2, Column.INVESTMENT: 6.8, Column.FIRST: 8.9,
    Column.LATEST: 7.7, Column.NEXT: 6.6, Column.TRUST: 4.2, Column.PLACED: 5.4,
    Column.IN_PARK: 6, Column.ORIGIN: 5.6,
}  # fmt: skip
"""Least widths in rem."""

_WORDS = (
    "label", "find", "clear", "columns", "columns_about", "up", "down", "usual", "close", "first",
    "previous", "next", "last", "size", "pages",
)  # fmt: skip

_GREATEST_FIRST = frozenset({Column.STAGE, Column.INVESTMENT, Column.LATEST})
"""Columns whose first press shows what is most or newest at the top."""


def project_list(park: Park, chosen: Selection, say: Speech) -> None:
    """Show the list with its search field; choosing a row picks the project."""
    look = listing_state.of_selection(chosen)
    rows = listed(park, chosen, look.order, say.code)
    with st.container(key="list"):
        project_table(list_content(park, chosen, say, look, rows), _ask)
        if not len(rows):
            nothing_found(park, chosen, say)


def list_content(
    park: Park, chosen: Selection, say: Speech, look: Listing, rows: Listed
) -> dict[str, Any]:
    """Return what the table is drawn from: a page of `rows`, in the reader's words."""
    first = look.first_row(len(rows), _place(park, rows, state.picked()))
    here = rows.page(first, look.per)
    ids = [str(one) for one in park.projects["id"].iloc[here]]
    cells = ProjectCells(park, chosen, say).of(here, look.columns)
    return {
        "columns": [_column(one, look.order, say) for one in Column],
        "shown": [str(one) for one in look.columns],
        "usual": [str(one) for one in USUAL],
        "rows": [
            {"id": one, "href": state.link_to("project", one), "cells": told}
            for one, told in zip(ids, cells, strict=True)
        ],
        "picked": state.picked(),
        "first": first,
        "size": look.per,
        "total": len(rows),
        "sizes": PAGE_SIZES,
        "text": chosen.text,
        "longest": LONGEST_TEXT,
        "words": {
            **{word: say(f"list.word.{word}") for word in _WORDS},
            "range": say(
                "list.range",
                first=say.number(first + 1 if len(rows) else 0, 0),
                last=say.number(first + len(here), 0),
                total=say.number(len(rows), 0),
            ),
        },
    }


def _place(park: Park, rows: Listed, project_id: str) -> int | None:
    """Return at which place of the list a project stands, None where it does not."""
    known = project_id in park.place.index
    return rows.place_of(int(park.place[project_id])) if known else None


def _column(column: Column, order: Order | None, say: Speech) -> dict[str, Any]:
    ordered = order if order and order.column is column else None
    return {
        "id": str(column),
        "title": say(f"list.{column}"),
        "width": _WIDTHS[column],
        "number": column is Column.INVESTMENT,
        "sorted": ("descending" if ordered.descending else "ascending") if ordered else "none",
    }


def next_order(order: Order | None, column: Column) -> Order | None:
    """Return the order after a press on a column: one way, the other way, then the park's own."""
    first = Order(column, column in _GREATEST_FIRST)
    if order is None or order.column is not column:
        return first
    return Order(column, not first.descending) if order == first else None


def _ask(what: str, value: str) -> None:
    """Do what the reader did in the table; what cannot be is ignored."""
    look = listing_state.listing()
    if what == "sort" and value in set(Column):
        listing_state.look(replace(look, order=next_order(look.order, Column(value)), row=1))
    elif what == "turn" and value.isdecimal() and len(value) < 10:
        listing_state.look(replace(look, row=int(value) + 1))
    elif what == "size" and value in map(str, PAGE_SIZES):
        listing_state.look(replace(look, per=int(value)))
    elif what == "columns":
        asked = tuple(Column(one) for one in dict.fromkeys(value.split(",")) if one in set(Column))
        listing_state.look(replace(look, columns=with_name(asked)))
    elif what in ("pick", "open"):
        state.pick(value[:80])
        if what == "open":
            state.go_to("project")
    elif what == "find":
        state.search_for(value)
