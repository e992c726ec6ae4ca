"""How the pipeline answers for 1,000 and for 1,000,000 projects, beside a plain page.

In the park: a filter by zone and stage as of a day that is in memory, and as of a new day. On the
page: the time of the processor for one rerun of the script, once for the same filters and once for
filters never asked before, on the overview (map, funnel, account) and on the list of projects. The
peer does the same job with pandas, `st.dataframe` and streamlit-folium, its frames kept in memory:
filters, number by stage, table and map of the selected. Each page runs in a process of its own, by
Streamlit's own test runner, so no browser's work is in the figures. Takes some ten minutes, most of
them to make and to load the large store. Run with ``python3 twin.py bench million_projects``.
"""

from __future__ import annotations

import json
import logging
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import pairwise, product
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SIZES = (1_000, 1_000_000)
DAY = date(2026, 11, 23)
FILTER_MS, NEW_DAY_MS, LARGER_SHARE = 20.0, 150.0, 0.20
ROUNDS = 12
PATIENCE_S = 900

_PEER = """
import folium
import pandas as pd
import streamlit as st
from folium.plugins import FastMarkerCluster
from streamlit_folium import st_folium

from benchmarks.million_projects import peer_frames

st.set_page_config(layout="wide")
projects, events, stages = st.cache_resource(peer_frames)()
zone = st.segmented_control("zone", sorted(projects["zone"].unique()), key="zone")
wanted = st.pills("stage", stages, selection_mode="multi", key="stage")
on = st.date_input("as of", pd.Timestamp("2026-11-23"), key="day")
done = events[events["last"] <= pd.Timestamp(on)]
stage = projects["id"].map(done.groupby("project_id")["order"].max())
found = projects.assign(stage=stage.map(dict(enumerate(stages))))
if zone:
    found = found[found["zone"] == zone]
if wanted:
    found = found[found["stage"].isin(wanted)]
st.write(len(found), found["lon"].notna().sum())
st.dataframe(found.groupby("stage")["investment"].agg(["count", "sum"]))
st.dataframe(found)
chart = folium.Map([41.69, 123.15], zoom_start=12, tiles=None)
FastMarkerCluster(found[["lat", "lon"]].dropna().to_numpy().tolist()).add_to(chart)
st_folium(chart, key="map", returned_objects=[])
"""


def _median_ms(times: list[float]) -> float:
    return statistics.median(times) * 1e3


def _timed(act: Callable[[], object]) -> float:
    begun = time.process_time()
    act()
    return time.process_time() - begun


def _load() -> Any:
    from store.store import open_store

    return open_store(os.environ["TWIN_DATABASE"], datetime.now(UTC)).park()


def measure_park() -> dict[str, float]:
    """Return the median times of the filter, of a new day, and of the same filter in pandas."""
    from park import Selection, account

    park = _load()
    park.course.at(DAY)
    zones, stages = [*park.zones["id"], "unknown"], park.stages.ids
    asked = list(product(zones, stages))[: 2 * ROUNDS]

    def count(zone: str, stage: str, on: date) -> None:
        chosen = Selection(on=on, zones=frozenset({zone}), stages=frozenset({stage}))
        account(park, chosen)

    count(*asked[0], DAY - timedelta(days=1))
    known = [_timed(partial(count, zone, stage, DAY)) for zone, stage in asked]
    days = [DAY - timedelta(days=2 + at) for at in range(8)]
    fresh = [_timed(partial(count, *asked[0], day)) for day in days]
    projects, events, names = peer_frames(park)

    def plain(zone: str, stage: str, on: date) -> None:
        done = events[events["last"] <= str(on)]
        at = projects["id"].map(done.groupby("project_id")["order"].max())
        kept = projects[(projects["zone"] == zone) & (at == names.index(stage))]
        kept["lon"].notna().sum()

    peer = [_timed(partial(plain, zone, stage, DAY)) for zone, stage in asked[:3]]
    return {"filter": _median_ms(known), "new day": _median_ms(fresh), "pandas": _median_ms(peer)}


def peer_frames(park: Any = None) -> tuple[Any, Any, list[str]]:
    """Return what the plain page works on: projects, events, names of the stages in order."""
    import pandas as pd
    import shapely

    park = park or _load()
    points = shapely.point_on_surface(park.project_sites["geometry"].to_numpy())
    sites = pd.DataFrame({"id": park.project_sites["project_id"], "lon": shapely.get_x(points),
                          "lat": shapely.get_y(points)}).drop_duplicates("id")  # fmt: skip
    zones = park.project_zones.drop_duplicates("project_id").set_index("project_id")["zone_id"]
    projects = park.projects[["id", "name_zh", "theme", "sector", "owner"]].merge(
        sites, on="id", how="left"
    )
    projects["investment"] = park.projects["investment_yi_cny"].to_numpy()
    projects["zone"] = projects["id"].map(zones).fillna("unknown")
    told = park.stage_events[park.stage_events["basis"] != "planned"]
    order = {stage: at for at, stage in enumerate(park.stages.ids)}
    ends = told["date"].str.ljust(10, " ").str.replace("    -", "", regex=False)
    events = pd.DataFrame({
        "project_id": told["project_id"], "order": told["stage"].map(order),
        "last": pd.to_datetime(ends.str.strip(), format="mixed"),
    })  # fmt: skip
    return projects, events, list(park.stages.ids)


def measure_page(page: str) -> dict[str, float]:
    """Return the median times of one rerun: for the same filters, and for fresh ones."""
    from streamlit.testing.v1 import AppTest

    logging.disable(logging.CRITICAL)
    zone_key, stage_key = "zone", "stage"
    if page == "peer":
        app = AppTest.from_string(_PEER, default_timeout=PATIENCE_S)
    else:
        app = AppTest.from_file(str(ROOT / "streamlit_app.py"), default_timeout=PATIENCE_S)
        app.query_params["page"] = page
        zone_key, stage_key = "filter.zone.shown", "filter.stage"
    app.run()
    if app.exception:
        raise SystemExit(app.exception[0].message)
    zones = ("industrial-internet", "international-business", "unknown")
    stages = ("proposed", "signed", "approved", "started", "completed", "operating")
    asked = [(zone, pair) for pair in pairwise(stages) for zone in zones]
    rounds = 3 if page == "peer" else ROUNDS

    def ask(zone: str, pair: tuple[str, str]) -> None:
        control = app.segmented_control(key=zone_key)
        control.set_value(zone if page == "peer" else [zone])
        app.pills(key=stage_key).set_value(list(pair))

    ask(*asked[-1])
    app.run()
    same = [_timed(app.run) for _ in range(rounds)]
    fresh = []
    for one in asked[:rounds]:
        ask(*one)
        fresh.append(_timed(app.run))
    return {"same": _median_ms(same), "fresh": _median_ms(fresh)}


def _in_a_process(database: Path, what: str) -> dict[str, float] | None:
    """Return what a process of its own measured; None if it did not end in time."""
    settings = {"TWIN_DATABASE": str(database), "TWIN_TODAY": DAY.isoformat()}
    command = [sys.executable, "-m", "benchmarks.million_projects", what]
    try:
        done = subprocess.run(  # noqa: S603 our own program
            command, cwd=ROOT, env={**os.environ, **settings}, capture_output=True, text=True,
            check=False, timeout=PATIENCE_S,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return None
    if done.returncode:
        print(done.stderr[-2000:])
        return None
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _said(figure: float | None) -> str:
    return "not in time" if figure is None else f"{figure:,.1f} ms"


def _working(on: str) -> None:
    """Say what takes so long, apart from the figures."""
    print(f"... {on}", file=sys.stderr, flush=True)


def main() -> int:
    """Print the figures and their ratios; 1 if what must hold does not."""
    from store.demonstration import build

    with tempfile.TemporaryDirectory() as folder:
        found: dict[tuple[int, str], dict[str, float]] = {}
        for size in SIZES:
            database = Path(folder) / f"{size}.db"
            _working(f"building a store of {size:,} projects")
            build(database, ROOT / "data", seed=1, projects=size, made_at=datetime.now(UTC))
            for what in ("park", "overview", "projects", "peer"):
                _working(f"{size:,} projects: measuring {what}")
                found[size, what] = _in_a_process(database, what) or {}
    small, large = SIZES
    park = found[large, "park"]
    print(f"{large:,} projects, zone and stage, day in memory: {_said(park.get('filter'))}")
    print(f"{large:,} projects, zone and stage, a new day:     {_said(park.get('new day'))}")
    print(f"the same in plain pandas:                       {_said(park.get('pandas'))}")
    met = park.get("filter", 1e9) <= FILTER_MS and park.get("new day", 1e9) <= NEW_DAY_MS
    for what, kind in product(("overview", "projects", "peer"), ("same", "fresh")):
        one, other = (found[size, what].get(kind) for size in SIZES)
        ratio = f"{other / one:.2f}" if one and other else "-"
        print(f"{what:9} {kind:5} filters: {small:,}: {_said(one)}, {large:,}: {_said(other)}, "
              f"ratio {ratio}")  # fmt: skip
        if what != "peer":
            met = met and bool(one and other and other <= (1 + LARGER_SHARE) * one)
    print("held" if met else "NOT held", f"(filter {FILTER_MS:.0f} ms, new day {NEW_DAY_MS:.0f} ms,"
          f" rerun at most {LARGER_SHARE:.0%} more)")  # fmt: skip
    return 0 if met else 1


if __name__ == "__main__":
    if sys.argv[1:]:
        asked_for = sys.argv[1]
        print(json.dumps(measure_park() if asked_for == "park" else measure_page(asked_for)))
    else:
        raise SystemExit(main())
