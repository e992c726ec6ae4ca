// Somebody else's tiles below our layers, if this installation offers any. They never hide what is
// ours: where they fail, one quiet line says so, and asking stops.

const NO_BASEMAP = "none";

part({
  name: "basemap",
  desk: true,
  read(view, params) {
    const wanted = params.get("base") || "";
    view.base = ID.test(wanted) ? wanted : NO_BASEMAP;
  },
  written: (view) => (view.base && view.base !== NO_BASEMAP ? [`base=${view.base}`] : []),
  build(state) {
    state.basemapPanel = makePanel(state, "basemap", () => fillBasemaps(state));
    state.credit = make("div", { class: "credit floats", role: "status", hidden: true });
    state.root.append(state.credit);
  },
  label(state) {
    const { offered, refused } = state.data.basemap;
    if (!offered.length && !refused.length) return;
    panelButton(state, "basemap", "basemap", text(state, "basemap.tool"));
    state.basemapPanel.setAttribute("aria-label", text(state, "basemap.tool"));
    fillBasemaps(state);
    sayBasemap(state);
  },
  layers: (state, layers) => [...tilesBelow(state), ...layers],
  overlay(state) {
    if (basemapOf(state) && !state.tiles) redrawTiles(state);
    if (!state.ratio) placeCredit(state); // a picture says it below the map (picture.js)
  },
  moved: (state) => basemapOf(state) && redrawTiles(state),
  followed(state) {
    forgetTiles(state);
    fillBasemaps(state);
    sayBasemap(state);
  },
  clear(state) {
    window.clearTimeout(state.tiling);
    forgetTiles(state);
  },
});

function basemapOf(state) {
  return state.data.basemap?.offered.find(({ id }) => id === state.view.base);
}

function chooseBasemap(state, id) {
  state.view.base = id;
  forgetTiles(state);
  sayBasemap(state);
  refresh(state);
}

function fillBasemaps(state) {
  if (state.basemapPanel.hidden) return;
  const { offered, refused } = state.data.basemap;
  const chosen = basemapOf(state)?.id ?? NO_BASEMAP;
  const choice = (id, words) => {
    const radio = make("input", { type: "radio", name: "basemap", value: id });
    radio.checked = id === chosen;
    radio.addEventListener("change", () => chooseBasemap(state, id));
    return make("label", { class: "basemap-choice" }, radio, words);
  };
  state.basemapPanel.replaceChildren(
    make("fieldset", {}, make("legend", {}, text(state, "basemap.tool")),
      choice(NO_BASEMAP, text(state, "basemap.none")), ...offered.map(({ id, name }) => choice(id, name))),
    make("p", { class: "quiet" }, text(state, "basemap.about")),
    ...refused.map((words) => make("p", { class: "quiet" }, words)),
  );
}

// Whose tiles these are is said as long as they are shown.
function sayBasemap(state) {
  const chosen = state.data.flat.page ? undefined : basemapOf(state);
  state.credit.hidden = !chosen;
  if (!chosen) return;
  const { failing, gaps } = state.tiles ?? {};
  const faults = failing ? [text(state, "basemap.failing")] : gaps ? [text(state, "basemap.gaps")] : [];
  state.credit.textContent = [creditOf(state, chosen), ...faults].join(" · ");
}

function creditOf(state, chosen) {
  const whose = text(state, "basemap.credit", { whose: chosen.attribution });
  return chosen.gcj ? `${whose} · ${text(state, "basemap.gcj")}` : whose;
}

// Above what stands in the corner of the scale, which is not always of one height.
function placeCredit(state) {
  if (state.credit.hidden) return;
  const { bottom } = state.root.getBoundingClientRect();
  const tops = [...state.root.querySelectorAll(".scale, .readout")].map((one) => one.getBoundingClientRect()).filter(({ height }) => height);
  const above = `${Math.round(bottom - Math.min(...tops.map(({ top }) => top)) + 5 * uiScale())}px`;
  if (state.credit.style.bottom !== above) state.credit.style.bottom = above;
}
