"""Two editions of the data against each other: what is known now that was not."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from i18n import Speech
from park import Park, Revision, Selection
from park.editions import Changed, Editions, News, editions, money_moved
from ui import live_park
from ui.changes_map import changes_map
from ui.edition_words import told
from ui.ledger import Entry, detail, entries, pager, part_of, place_of, project_link
from ui.markup import show, tag
from ui.nothing_found import nothing_found
from ui.page_parameters import ask, asked
from ui.state import link_here, link_to

_PAGE = "changes"


def editions_panel(park: Park, chosen: Selection, place: DeltaGenerator, say: Speech) -> None:
    """Show what differs between the two editions asked for; `place` takes their menus."""
    known = live_park.editions()
    if len(known) < 2:
        show(_alone(known, say))
        return
    numbers = [one.number for one in known]
    newer = int(asked(_PAGE, "until") or numbers[-1])
    older = int(asked(_PAGE, "edition") or numbers[max(numbers.index(newer) - 1, 0)])
    older, newer = sorted((older, newer))
    with place:
        _menu("edition", known, older, say)
        _menu("until", known, newer, say)
    parks = live_park.park_of(older), live_park.park_of(newer)
    found = editions(*parks, chosen)
    if not found.projects and not found.unchanged:
        nothing_found(park, chosen, say)
        return
    there = [one for one in found.each if len(one.before)]
    wanted = asked(_PAGE, "kind")
    picked = next((one for one in there if one.news == wanted), there[0] if there else None)
    left, right = st.columns([34, 66], gap="small")
    with left:
        show(_kinds(parks, found, picked, say))
        if picked is not None:
            changes_map(park, ids_of(parks, picked), news_name(picked.news, say), chosen, say)
    if picked is not None:
        with right:
            show(_rows(park, parks, picked, chosen, say))


def ids_of(parks: tuple[Park, Park], picked: Changed) -> list[str]:
    """Return the ids of the projects that changed in one way, in the order of the list."""
    was, now = (one.projects["id"].to_numpy() for one in parks)
    both = zip(picked.before, picked.after, strict=True)
    return [str(now[after]) if after >= 0 else str(was[before]) for before, after in both]


def _alone(known: Sequence[Revision], say: Speech) -> Markup:
    only = known[-1]
    return tag(
        "div",
        tag("h3", say("changes.alone", edition=edition_name(only, say)), class_="twin-title"),
        tag("p", say("changes.alone_help")),
        class_="twin-card twin-ledger-rows",
    )


def news_name(news: News, say: Speech) -> str:
    """Return the name of a kind of news."""
    return say("changes.money_moved") if news is News.MONEY else say(f"changes.{news}")


def edition_name(one: Revision, say: Speech) -> str:
    """Return an edition's number, day, author and reason."""
    by_files = one.author == "data"
    return say(
        "changes.edition_name",
        number=one.number,
        day=say.day(one.made_at.date()),
        author=say("project_page.author_data") if by_files else one.author,
        why="" if by_files else one.why,
    ).strip(" ·")


def _menu(name: str, known: Sequence[Revision], number: int, say: Speech) -> None:
    key = f"{_PAGE}.{name}"
    names = {one.number: edition_name(one, say) for one in known}
    st.session_state[key] = number

    def choose() -> None:
        ask(_PAGE, name, str(st.session_state[key]))
        ask(_PAGE, "kind", "")

    st.selectbox(
        say(f"changes.{name}"),
        list(reversed(names)),
        format_func=lambda one: say(f"changes.{name}_as", edition=names[one]),
        key=key,
        on_change=choose,
        label_visibility="collapsed",
        width=400,
    )


def _kinds(
    parks: tuple[Park, Park], found: Editions, picked: Changed | None, say: Speech
) -> Markup:
    older, newer = parks
    numbers = {"older": older.revision.number, "newer": newer.revision.number}
    count = say.number(found.projects, 0)
    title = "changes.editions_title" if found.projects else "changes.editions_none"
    kinds = [
        Entry(
            name=news_name(one.news, say),
            count=len(one.before),
            href=link_here(kind=one.news),
            here=one is picked,
            more=_money(parks, one, say),
        )
        for one in found.each
        if len(one.before)
    ]
    counted = say.number(sum(one.count for one in kinds), 0)
    more = None
    if kinds:
        more = tag("p", say("changes.entries", count=counted, projects=count), class_="twin-quiet")
    return tag(
        "div",
        tag("h3", say(title, **numbers, count=count), class_="twin-title"),
        entries("", kinds, say) if kinds else None,
        more,
        tag("p", say("compare.unchanged", count=say.number(found.unchanged, 0))),
        *_indicators(parks, found, say),
        tag("p", say("changes.editions_about"), class_="twin-quiet"),
        class_="twin-card twin-ledger",
    )


def _indicators(parks: tuple[Park, Park], found: Editions, say: Speech) -> list[Markup]:
    """Return the indicators with a first value, and those that have none any more."""
    lines = []
    for key, ids, park in (
        ("observed", found.observed, parks[1]),
        ("unobserved", found.unobserved, parks[0]),
    ):
        if not ids:
            continue
        rows = park.indicators.set_index("id", drop=False).loc[list(ids)].to_dict("records")
        names = [
            tag("li", tag("a", say.name(row), href=link_to("indicator", row["id"]),
                target="_self"))
            for row in rows
        ]  # fmt: skip
        title = say(f"changes.{key}", count=say.number(len(ids), 0))
        lines.append(tag("div", tag("h4", title), tag("ul", *names)))
    return lines


def _money(parks: tuple[Park, Park], one: Changed, say: Speech) -> str:
    """Return the money of a kind of news told apart; nothing where it is not what changed."""
    if one.news not in {News.ADDED, News.WITHDRAWN, News.MONEY}:
        return ""
    moved = money_moved(*parks, one)
    parts = []
    if moved.compared:
        key = "changes.money_less" if moved.by < 0 else "changes.money_more"
        known = say.number(moved.compared, 0)
        parts.append(say(key, known=known, money=say.money(abs(moved.by))))
    if moved.newly:
        known = say.number(moved.newly, 0)
        parts.append(say("changes.money_newly", known=known, money=say.money(moved.stated)))
    if moved.no_longer:
        known = say.number(moved.no_longer, 0)
        parts.append(say("changes.money_gone", known=known, money=say.money(moved.gone)))
    if not parts and one.news is News.MONEY:
        return say("changes.money_of_years")
    return say("quality.seen.join").join(parts) or say("changes.money_unknown")


def _rows(
    park: Park, parks: tuple[Park, Park], picked: Changed, chosen: Selection, say: Speech
) -> Markup:
    total, part = len(picked.before), int(asked(_PAGE, "part"))
    title = say("changes.found", kind=news_name(picked.news, say), count=say.number(total, 0))
    shown = part_of(total, part)
    lines = []
    for before, after in zip(picked.before[shown], picked.after[shown], strict=True):
        edition, row = (parks[1], int(after)) if after >= 0 else (parks[0], int(before))
        at = int(park.place.get(edition.projects["id"].iloc[row], -1))
        name = (
            project_link(park, at, say)
            if at >= 0
            else say.name(edition.projects.iloc[row].to_dict())
        )
        where = place_of(park, at, say) if at >= 0 else "—"
        what = told(picked.news, parks, (int(before), int(after)), chosen.on, say)
        lines.append([name, tag("span", what, class_="twin-what"), where])
    return detail(
        [tag("h3", title, class_="twin-title"), pager(total, part, say)],
        [say(f"changes.{one}") for one in ("project", "what", "place")],
        lines,
    )
