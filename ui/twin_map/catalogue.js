// The catalogue: which layers there are, which are on, how strong and in what order they are drawn,
// and what is known about each.

part({
  name: "catalogue",
  read(view, params) {
    const list = (key) => listedIds(params, key);
    view.off = new Set(list("off"));
    view.on = new Set(list("on"));
    view.order = [...new Set(list("order"))];
    view.accuracy = params.get("acc") !== "0";
    view.dim = new Map();
    for (const pair of listed(params, "dim")) {
      const [layer, share] = pair.split(":");
      const opacity = Number(share);
      if (ID.test(layer) && share && opacity >= 0 && opacity <= 1) view.dim.set(layer, opacity);
    }
  },
  written(view) {
    const parts = [];
    if (view.off.size) parts.push(`off=${[...view.off].sort().join(",")}`);
    if (view.on.size) parts.push(`on=${[...view.on].sort().join(",")}`);
    if (view.dim.size) parts.push(`dim=${[...view.dim].map(([layer, share]) => `${layer}:${share}`).join(",")}`);
    if (view.order.length) parts.push(`order=${view.order.join(",")}`);
    if (!view.accuracy) parts.push("acc=0");
    return parts;
  },
  build(state) {
    state.list = make("div", { class: "catalogue floats", hidden: true });
    state.root.append(state.list);
  },
  label(state) {
    const { words } = state.data;
    state.layersTool = button("layers", words.layers, () => openCatalogue(state, state.list.hidden));
    state.layersTool.setAttribute("aria-expanded", String(!state.list.hidden));
    state.tools.prepend(state.layersTool);
    fillCatalogue(state);
  },
  key(state, event) {
    if (event.key !== "Escape" || state.list.hidden || drawing(state)) return false;
    openCatalogue(state, false);
    state.layersTool.focus();
    return true;
  },
  layers: (state, layers) => inOrder(state, shownLayers(state, layers)),
  followed: (state) => fillCatalogue(state),
});

function openCatalogue(state, open) {
  state.list.hidden = !open;
  state.layersTool.setAttribute("aria-expanded", String(open));
  fillCatalogue(state);
  placeLegend(state);
  drawOverlay(state);
}

// Drawing order, bottom first: what the link asks for, and the rest where it stands by default.
function orderOf(state) {
  const wanted = state.view.order.filter((id) => state.data.order.includes(id));
  const order = [...wanted];
  state.data.order.forEach((id, at) => {
    if (order.includes(id)) return;
    const below = state.data.order.slice(0, at).reverse().find((one) => order.includes(one));
    order.splice(below === undefined ? 0 : order.indexOf(below) + 1, 0, id);
  });
  return order;
}

function setOrder(state, order) {
  state.view.order = order.every((id, at) => id === state.data.order[at]) ? [] : order;
  refresh(state);
  fillCatalogue(state);
}

function moveLayer(state, id, steps) {
  const order = orderOf(state);
  const at = order.indexOf(id);
  const to = Math.min(Math.max(at + steps, 0), order.length - 1);
  order.splice(at, 1);
  order.splice(to, 0, id);
  setOrder(state, order);
}

function catalogueRows(state) {
  const { data, view } = state;
  const rows = state.data.desk ? [arrangement(state)] : [];
  if (state.byOrder) {
    const byId = new Map(data.catalogue.map((layer) => [layer.id, layer]));
    rows.push(make("p", {}, text(state, "catalogue.order_about")));
    for (const id of orderOf(state).reverse()) if (byId.has(id)) rows.push(...layerRow(state, byId.get(id)));
    rows.push(make("button", { type: "button", class: "plain-button", "data-keeps": "reset", disabled: !view.order.length, onclick: () => setOrder(state, state.data.order) }, text(state, "catalogue.reset")));
  } else {
    let group = null;
    for (const layer of data.catalogue) {
      if (layer.group !== group) rows.push(make("h4", {}, layer.group));
      group = layer.group;
      rows.push(...layerRow(state, layer));
    }
  }
  const accuracy = make("input", { type: "checkbox", id: "layer-accuracy" });
  accuracy.checked = view.accuracy;
  accuracy.addEventListener("change", () => {
    view.accuracy = accuracy.checked;
    refresh(state);
  });
  rows.push(make("h4", {}, data.words.accuracy),
    make("div", { class: "row" }, accuracy, make("label", { for: "layer-accuracy" }, data.words.accuracy_switch)),
    make("p", {}, data.words.accuracy_about));
  return rows;
}

// Groups say what belongs together; the drawing order says what covers what.
function arrangement(state) {
  const choice = (byOrder, words) => make("button", {
    type: "button", class: "plain-button", "data-keeps": byOrder ? "order" : "group", "aria-pressed": String(Boolean(state.byOrder) === byOrder),
    onclick: () => {
      state.byOrder = byOrder;
      fillCatalogue(state);
    },
  }, words);
  return make("div", { class: "arrangement", role: "group", "aria-label": text(state, "catalogue.arrange") },
    choice(false, text(state, "catalogue.by_group")), choice(true, text(state, "catalogue.by_order")));
}

function layerRow(state, layer) {
  const { data, view } = state;
  const shown = make("input", { type: "checkbox", id: `layer-${layer.id}` });
  shown.checked = isShown(view, layer);
  shown.addEventListener("change", () => {
    view.off.delete(layer.id);
    view.on.delete(layer.id);
    if (shown.checked !== layer.visible) view[shown.checked ? "on" : "off"].add(layer.id);
    refresh(state);
  });
  const opacity = make("input", { type: "range", min: 0, max: 1, step: 0.05, "aria-label": `${data.words.opacity}: ${layer.title}`, title: data.words.opacity });
  opacity.value = view.dim.get(layer.id) ?? 1;
  opacity.addEventListener("input", () => {
    if (Number(opacity.value) === 1) view.dim.delete(layer.id);
    else view.dim.set(layer.id, Number(opacity.value));
    refresh(state);
  });
  const row = make("div", { class: "row", title: layer.about, "data-layer": layer.id },
    shown, layer.swatch ? swatch(layer.swatch) : null, make("div", { class: "named" }, make("label", { for: `layer-${layer.id}` }, layer.title), unplaced(state, layer)),
    make("span", { class: "count" }, layer.count), opacity);
  if (!data.desk) return [row];
  row.classList.add("desk-row");
  if (state.byOrder) row.append(...movers(state, layer, row));
  const known = make("button", {
    type: "button", class: "small-tool known", "aria-label": text(state, "catalogue.known", { layer: layer.title }),
    title: text(state, "catalogue.known", { layer: layer.title }), "aria-expanded": String(state.known === layer.id),
    onclick: () => {
      state.known = state.known === layer.id ? null : layer.id;
      fillCatalogue(state, `[data-layer="${layer.id}"] .known`);
    },
  }, icon(ICONS.known));
  row.append(known, ...(layer.extra?.(state) ?? []));
  return state.known === layer.id ? [row, knowledge(state, layer)] : [row];
}

// What the layer should show and cannot: projects without a known place.
function unplaced(state, layer) {
  return layer.unplaced ? make("span", { class: "unplaced" }, text(state, "catalogue.unplaced", { count: layer.unplaced })) : null;
}

function movers(state, layer, row) {
  const order = orderOf(state);
  const at = order.indexOf(layer.id);
  const mover = (steps, name, words, idle) => make("button", {
    type: "button", class: `small-tool ${name}`, "aria-label": words, title: words, disabled: idle,
    onclick: () => {
      moveLayer(state, layer.id, steps);
      fillCatalogue(state, `[data-layer="${layer.id}"] .${name}`);
    },
  }, icon(ICONS[name]));
  row.draggable = true;
  row.addEventListener("dragstart", (event) => event.dataTransfer.setData("text/plain", layer.id));
  row.addEventListener("dragover", (event) => event.preventDefault());
  row.addEventListener("drop", (event) => {
    event.preventDefault();
    const moved = order.indexOf(event.dataTransfer.getData("text/plain"));
    if (moved >= 0) moveLayer(state, order[moved], at - moved);
  });
  return [
    mover(1, "raise", text(state, "catalogue.raise", { layer: layer.title }), at === order.length - 1),
    mover(-1, "lower", text(state, "catalogue.lower", { layer: layer.title }), at === 0),
  ];
}

// What is known about a layer: what it is, how well, from where, under which licence.
function knowledge(state, layer) {
  const facts = (layer.facts ?? []).map(([name, value]) => make("div", { class: "fact" }, make("span", {}, name), make("span", {}, value)));
  const sources = (layer.sources ?? []).map((one) => make("li", {},
    /^https?:/.test(one.address) ? make("a", { href: one.address, target: "_blank", rel: "noopener noreferrer" }, one.title) : make("span", {}, one.title),
    make("span", { class: "quiet" }, one.line), make("span", { class: "quiet" }, text(state, "catalogue.licence", { licence: one.licence }))));
  const cited = sources.length ? text(state, "catalogue.sources", { count: sources.length }) : text(state, "catalogue.none");
  return make("div", { class: "knowledge" }, make("p", {}, layer.about), ...layer.legend.length > 1 ? [make("ul", { class: "legend-list" }, ...legendRows(layer.legend))] : [],
    ...facts, make("p", { class: "quiet" }, cited), make("ul", { class: "cited" }, ...sources));
}

function isShown(view, layer) {
  return layer.visible ? !view.off.has(layer.id) : view.on.has(layer.id);
}

// `focus` is what gets the keyboard once the rows are made anew; else what had it keeps it.
function fillCatalogue(state, focus = focusedRow(state)) {
  if (state.list.hidden) return;
  const top = state.list.scrollTop;
  state.list.replaceChildren(...catalogueRows(state));
  state.list.scrollTop = top;
  if (focus) focusRow(state, focus);
}

// Where the keyboard is in the catalogue, as a selector that finds the same place in the next one.
function focusedRow(state) {
  const focused = state.list.getRootNode().activeElement;
  if (!focused || !state.list.contains(focused)) return "";
  if (focused.id) return `#${focused.id}`;
  const row = focused.closest("[data-layer]");
  if (!row) return focused.href ? `[href="${CSS.escape(focused.getAttribute("href"))}"]` : `[data-keeps="${focused.dataset.keeps}"]`;
  const name = ["raise", "lower", "known"].find((one) => focused.classList.contains(one));
  return `[data-layer="${row.dataset.layer}"] ${name ? `.${name}` : `[type="${focused.type}"]`}`;
}

// At the end of the order a mover has nothing left to do: the keyboard goes to the other one of its row.
function focusRow(state, focus) {
  const found = state.list.querySelector(focus);
  const row = found?.closest("[data-layer]");
  (found?.disabled ? row?.querySelector(".raise:enabled, .lower:enabled") ?? state.list.querySelector("button") : found)?.focus({ preventScroll: true });
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

// What says how well a place is known stays below everything that is drawn, whatever the order, and
// what stands up above it.
function inOrder(state, layers) {
  if (!state.view.order.length) return layers;
  const order = orderOf(state);
  const height = ({ id }) => {
    const [layerId, , piece] = id.split("/");
    const at = order.indexOf(layerId);
    return at < 0 ? -1 : at + ({ accuracy: 0, tall: 2 }[piece] ?? 1) * order.length;
  };
  const places = new Map(layers.map((one, at) => [one, [height(one), at]]));
  return [...layers].sort((one, other) => places.get(one)[0] - places.get(other)[0] || places.get(one)[1] - places.get(other)[1]);
}

// The same layer with other properties; itself where nothing differs, so that nothing is drawn anew.
function changed(drawnLayer, wanted) {
  const same = Object.entries(wanted).every(([name, value]) => drawnLayer.props[name] === value);
  return same ? drawnLayer : drawnLayer.clone(wanted);
}
