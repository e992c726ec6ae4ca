"""The list of selected projects. A row is chosen to see the project beside it."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from i18n import Speech
from park import Park, Selection
from ui import state
from ui.nothing_found import nothing_found
from ui.stage_names import stage_name

_KEY = "project.list"


def project_rows(park: Park, chosen: Selection, say: Speech) -> pd.DataFrame:
    """Return the selected projects as the reader's language writes them, one row a project."""
    asked = chosen.mask(park)
    rows = park.projects[asked]
    placing = park.codes["placing"]
    stages = park.course.at(chosen.on).certain_ids[asked]
    zones = park.project_zones.groupby("project_id")["zone_id"].agg(list)
    zone_names = {row["id"]: say.name(row, "short") for row in park.zones.to_dict("records")}
    records = rows.to_dict("records")
    return pd.DataFrame(
        {
            "id": rows["id"].to_numpy(),
            "name": [say.name(row) for row in records],
            "stage": [stage_name(park, stage, say) for stage in stages],
            "investment": rows["investment_yi_cny"].to_numpy(dtype=float),
            "zone": [
                say("list.join").join(zone_names[zone] for zone in zones.get(row["id"], []))
                or say("filter.zone.unknown")
                for row in records
            ],
            "theme": [say(f"theme.{row['theme']}") for row in records],
            "mapped": [say(f"placed.{placing.names[code]}") for code in placing.codes[asked]],
            "origin": [say(f"origin.{row['origin']}") for row in records],
        }
    )


def project_list(park: Park, chosen: Selection, say: Speech) -> None:
    """Show the list; choosing a row picks the project."""
    rows = project_rows(park, chosen, say)
    if rows.empty:
        nothing_found(park, chosen, say)
        return

    def choose() -> None:
        at = st.session_state[_KEY]["selection"]["rows"]
        state.pick(str(rows["id"].iloc[at[0]]) if at else "")

    with st.container(key="list", height="stretch"):
        _table(rows, choose, say)


def _table(rows: pd.DataFrame, choose: Callable[[], None], say: Speech) -> None:
    st.dataframe(
        rows.drop(columns="id"),
        key=_KEY,
        hide_index=True,
        height="stretch",
        placeholder="—",
        on_select=choose,
        selection_mode="single-row",
        column_config={
            "name": st.column_config.TextColumn(say("list.name"), width=295),
            "stage": st.column_config.TextColumn(say("list.stage"), width=120),
            "zone": st.column_config.TextColumn(say("list.zone"), width=115),
            "theme": st.column_config.TextColumn(say("list.theme"), width=115),
            "investment": st.column_config.NumberColumn(
                say("list.investment"), format="localized", width=90
            ),
            "mapped": st.column_config.TextColumn(say("list.mapped"), width=80),
            "origin": st.column_config.TextColumn(say("list.origin"), width=110),
        },
    )
