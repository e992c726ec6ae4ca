// The flat map: Leaflet with the layers of the twin, its names and its cards. It stands in a frame of
// the app, which then says what is shown, or alone in a file, where it has controls of its own.

const CLOSEST = 20;
const DOUBLE_MS = 300;
const inFrame = window.parent !== window;

function twinMap(id) {
  const map = L.map(id, {
    center: [0, 0], zoom: 1, zoomSnap: 0, zoomDelta: 0.5, wheelPxPerZoomLevel: 120, maxZoom: CLOSEST,
    renderer: L.canvas({ tolerance: 4, padding: 0.3 }), zoomControl: false, attributionControl: false,
  });
  map.createPane("uncertain").style.cssText = "z-index: 350; pointer-events: none";
  return map;
}

function twinPoint(feature, place) {
  const { radius } = feature.properties;
  return radius === undefined ? L.circleMarker(place) : L.circle(place, { radius, pane: "uncertain", interactive: false });
}

function twinFeature(feature, layer) {
  layer.twinId = feature.properties.id;
}

// A record of deck.gl's as the feature that Leaflet takes.
function asFeature({ id, polygon, path, position, radius }, style) {
  const shape = polygon ? ["Polygon", polygon] : path ? ["LineString", path] : ["Point", position];
  return { type: "Feature", properties: { id, style, radius }, geometry: { type: shape[0], coordinates: shape[1] } };
}

function twinPage({ map, groups: drawnGroups, parts, page }) {
  const groups = new Map(page.layers.map((id, at) => [id, drawnGroups[at]]));
  page.parts.forEach(({ records, style }, at) => parts[at].addData(records.map((one) => asFeature(one, style))));
  const state = {
    map, groups, page, accuracy: true, selected: "", boxes: [], opened: "",
    shown: new Map([...groups.keys()].map((id) => [id, { on: true, opacity: 1 }])),
    canvas: make("canvas", { class: "names leaflet-zoom-hide", "aria-hidden": "true" }),
  };
  drawArea(state);
  map.createPane("names").style.cssText = "z-index: 620; pointer-events: none";
  map.getPane("names").append(state.canvas);
  for (const [name, value] of Object.entries(page.colours)) document.documentElement.style.setProperty(`--twin-${name}`, value);
  document.documentElement.style.fontSize = `${page.type ?? 16}px`;
  for (const [layerId, group] of groups) group.on("click", (event) => clicked(state, layerId, event));
  let emptied; // a click on empty ground, unless it is half of a double one
  map.on("click", () => {
    window.clearTimeout(emptied);
    emptied = window.setTimeout(() => clearPicked(state), DOUBLE_MS);
  });
  map.on("dblclick movestart", () => window.clearTimeout(emptied));
  map.on("move zoom resize viewreset", () => drawNames(state));
  map.on("moveend", () => tellCamera(state));
  // Leaflet keeps the size that it once measured, which in a frame may be none yet.
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(map.getContainer());
  // A canvas writes with what is loaded: the font is asked for, and the names are written again.
  for (const weight of [400, 700]) document.fonts.load(`${weight} 16px ${FONT}`, "园 A").then(() => drawNames(state), () => {});
  if (inFrame) listenToApp(state);
  else standAlone(state);
  restyle(state);
}

// The area that is asked for, as the other map draws it.
function drawArea({ map, page }) {
  if (!page.area?.length) return;
  map.createPane("area").style.cssText = "z-index: 610; pointer-events: none";
  const corners = page.area.map(([lon, lat]) => [lat, lon]);
  L.polygon(corners, { pane: "area", interactive: false, color: page.colours.accent, weight: 2.5, dashArray: "8 5", fillOpacity: 0.08 }).addTo(map);
}

function eachShape(group, act) {
  group.eachLayer((part) => (part.eachLayer ? eachShape(part, act) : act(part)));
}

// Order, opacity and accuracy, as they are asked for.
function restyle(state) {
  const scale = uiScale();
  if (state.carded && !state.shown.get(state.carded)?.on) state.map.closePopup();
  for (const [id, { on, opacity }] of state.shown) {
    const group = state.groups.get(id);
    if (!group) continue;
    if (on !== state.map.hasLayer(group)) state.map[on ? "addLayer" : "removeLayer"](group);
    eachShape(group, (shape) => {
      const { style } = shape.feature.properties;
      const seen = shape.options.pane !== "uncertain" || state.accuracy ? opacity : 0;
      shape.setStyle({ ...style, weight: (style.weight ?? 0) * scale, opacity: (style.opacity ?? 1) * seen, fillOpacity: (style.fillOpacity ?? 0) * seen });
      if (shape.setRadius && style.radius) shape.setRadius(style.radius * scale);
      if (on && shape.options.pane !== "uncertain") shape.bringToFront();
    });
  }
  drawNames(state);
}

function viewportOf(map) {
  const { x, y } = map.getSize();
  const project = ([lon, lat]) => {
    const point = map.latLngToContainerPoint([lat, lon]);
    return [point.x, point.y];
  };
  return { width: x, height: y, zoom: map.getZoom() - 1, project };
}

// The same names at the same places as on the map that WebGL draws: one code places both.
function drawNames(state) {
  const { map, page, canvas } = state;
  const viewport = viewportOf(map);
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [Math.round(viewport.width * ratio), Math.round(viewport.height * ratio)];
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  canvas.style.width = `${viewport.width}px`;
  canvas.style.height = `${viewport.height}px`;
  L.DomUtil.setPosition(canvas, map.containerPointToLayerPoint([0, 0]));
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, viewport.width, viewport.height);
  const scale = uiScale();
  const shown = page.labels.filter((label) => state.shown.get(label.layer)?.on && viewport.zoom >= label.zoom);
  for (const label of shown) label.room = label.symbol + (label.feature === state.selected ? RING_PX : 0);
  const taken = shown.filter((label) => label.position === "beside").map((label) => {
    const [x, y] = viewport.project(label.places[0]);
    const half = label.room * scale + 1;
    return Object.assign(boxAt(x - half, y - half, 2 * half, 2 * half), { owner: label.feature });
  });
  const placed = placeLabels(context, shown, viewport, [...taken, ...state.boxes, ...ownBoxes(map)], scale);
  placed.forEach((one) => drawLabel(context, one, page.colours, scale));
  drawChosen(context, placed, shown, viewport, { selected: state.selected, colours: page.colours }, scale);
  state.names = placed.map(({ label, box }) => [label.text, ...box.map(Math.round), label.detail]);
  document.body.dataset.names = state.names.length;
  tellApp({ names: state.names });
}

function ownBoxes(map) {
  const corner = map.getContainer().getBoundingClientRect();
  return [...document.querySelectorAll(".sheet-legend, .leaflet-control")].map((one) => {
    const { left, top, right, bottom } = one.getBoundingClientRect();
    return [left - corner.left - 4, top - corner.top - 4, right - corner.left + 4, bottom - corner.top + 4];
  });
}

function clicked(state, layerId, event) {
  const id = event.sourceTarget.twinId;
  const tip = state.page.tips[layerId]?.[id];
  if (!tip) return;
  L.DomEvent.stopPropagation(event);
  state.selected = id;
  state.carded = layerId; // its card goes with it
  const facts = tip.lines.map(([name, value]) => make("div", { class: "fact" }, make("span", {}, name), make("span", {}, value)));
  const { address, words } = state.page;
  const way = address ? make("a", { href: `${address}&id=${encodeURIComponent(id)}`, target: "_top" }, words.open) : null;
  const card = make("div", { class: "card" }, make("strong", {}, tip.title), ...facts);
  if (way) card.append(way);
  L.popup({ maxWidth: 300 }).setLatLng(event.latlng).setContent(card).openOn(state.map);
  drawNames(state);
  tellApp({ picked: { layer: layerId, id } });
}

function clearPicked(state) {
  state.selected = "";
  drawNames(state);
  tellApp({ picked: { layer: "", id: "" } });
}

function tellApp(what) {
  if (inFrame) window.parent.postMessage({ twin: "flat", ...what }, "*");
}

function tellCamera(state) {
  const { lat, lng } = state.map.getCenter();
  tellApp({ camera: { latitude: lat, longitude: lng, zoom: state.map.getZoom() - 1 } });
}

function listenToApp(state) {
  window.addEventListener("message", ({ source, data }) => {
    if (source !== window.parent || data?.twin !== "flat") return;
    if (data.type) document.documentElement.style.fontSize = `${data.type}px`;
    if (data.boxes) state.boxes = data.boxes;
    if (data.selected !== undefined) state.selected = data.selected;
    if (data.shown) {
      state.accuracy = data.accuracy;
      state.shown = new Map(data.shown.map(([id, on, opacity]) => [id, { on, opacity }]));
      restyle(state);
    }
    if (data.look) {
      const { latitude, longitude, zoom, calm } = data.look;
      state.map.setView([latitude, longitude], zoom + 1, { animate: !calm });
    }
    drawNames(state);
    tellCamera(state);
  });
  tellApp({ ready: true });
}
