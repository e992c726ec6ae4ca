// The catalogue: which layers there are, which are on, how strong and in what order they are drawn,
// and what is known about each. The legend says what the layers that are on look like.

part({
  name: "catalogue",
  read(view, params) {
    const list = (key) => listed(params, key);
    view.off = new Set(list("off"));
    view.on = new Set(list("on"));
    view.accuracy = params.get("acc") !== "0";
    view.dim = new Map();
    for (const pair of list("dim")) {
      const [layer, share] = pair.split(":");
      const opacity = Number(share);
      if (share && opacity >= 0 && opacity <= 1) view.dim.set(layer, opacity);
    }
  },
  written(view) {
    const parts = [];
    if (view.off.size) parts.push(`off=${[...view.off].sort().join(",")}`);
    if (view.on.size) parts.push(`on=${[...view.on].sort().join(",")}`);
    if (view.dim.size) parts.push(`dim=${[...view.dim].map(([layer, share]) => `${layer}:${share}`).join(",")}`);
    if (!view.accuracy) parts.push("acc=0");
    return parts;
  },
  build(state) {
    state.list = make("div", { class: "catalogue floats", hidden: true });
    state.legend = make("ul", { class: "legend-list" });
    state.legendTitle = make("summary", {});
    state.legendBox = make("details", { class: "legend floats", open: true }, state.legendTitle, state.legend);
    state.legendBox.addEventListener("toggle", () => drawOverlay(state));
    state.root.append(state.list, state.legendBox);
  },
  label(state) {
    const { words } = state.data;
    state.legendTitle.textContent = words.legend;
    const open = () => {
      state.list.hidden = !state.list.hidden;
      fillCatalogue(state);
      drawOverlay(state);
    };
    state.tools.prepend(button("layers", words.layers, open));
    fillCatalogue(state);
  },
  layers: shownLayers,
  followed: fillCatalogue,
});

function catalogueRows(data, view, changed) {
  const rows = [];
  let group = null;
  for (const layer of data.catalogue) {
    if (layer.group !== group) {
      group = layer.group;
      rows.push(make("h4", {}, layer.group));
    }
    const shown = make("input", { type: "checkbox", id: `layer-${layer.id}` });
    shown.checked = isShown(view, layer);
    shown.addEventListener("change", () => {
      view.off.delete(layer.id);
      view.on.delete(layer.id);
      if (shown.checked !== layer.visible) view[shown.checked ? "on" : "off"].add(layer.id);
      changed();
    });
    const opacity = make("input", { type: "range", min: 0, max: 1, step: 0.05, "aria-label": `${data.words.opacity}: ${layer.title}` });
    opacity.value = view.dim.get(layer.id) ?? 1;
    opacity.addEventListener("input", () => {
      if (Number(opacity.value) === 1) view.dim.delete(layer.id);
      else view.dim.set(layer.id, Number(opacity.value));
      changed();
    });
    rows.push(make("div", { class: "row", title: layer.about },
      shown, make("label", { for: `layer-${layer.id}` }, layer.title),
      make("span", { class: "count" }, layer.count), opacity));
  }
  const accuracy = make("input", { type: "checkbox", id: "layer-accuracy" });
  accuracy.checked = view.accuracy;
  accuracy.addEventListener("change", () => {
    view.accuracy = accuracy.checked;
    changed();
  });
  rows.push(make("h4", {}, data.words.accuracy),
    make("div", { class: "row" }, accuracy, make("label", { for: "layer-accuracy" }, data.words.accuracy_switch)),
    make("p", {}, data.words.accuracy_about));
  return rows;
}

function isShown(view, layer) {
  return layer.visible ? !view.off.has(layer.id) : view.on.has(layer.id);
}

function legendRows(state) {
  const { data, view } = state;
  return data.catalogue
    .filter((layer) => isShown(view, layer))
    .flatMap((layer) => layer.legend)
    .map((item) => make("li", {}, swatch(item), make("span", {}, item.text)));
}

function fillCatalogue(state) {
  if (!state.list.hidden) state.list.replaceChildren(...catalogueRows(state.data, state.view, () => refresh(state)));
}

function shownLayers(state, layers) {
  const { view, data } = state;
  const byId = new Map(data.catalogue.map((layer) => [layer.id, layer]));
  const scale = uiScale();
  return layers.map((drawnLayer) => {
    const [layerId, , piece] = drawnLayer.id.split("/");
    if (!byId.has(layerId)) return drawnLayer;
    const visible = isShown(view, byId.get(layerId)) && (piece !== "accuracy" || view.accuracy);
    const opacity = view.dim.get(layerId) ?? 1;
    const grown = piece === "accuracy" ? { lineWidthScale: scale } : { widthScale: scale, radiusScale: scale, lineWidthScale: scale };
    return changed(drawnLayer, { visible, opacity, ...grown });
  });
}

// The same layer with other properties; itself where nothing differs, so that nothing is drawn anew.
function changed(drawnLayer, wanted) {
  const same = Object.entries(wanted).every(([name, value]) => drawnLayer.props[name] === value);
  return same ? drawnLayer : drawnLayer.clone(wanted);
}
