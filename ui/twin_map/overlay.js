// What lies over the layers, drawn anew at every frame: labels, what is chosen, and what parts add.

const RING_PX = 7;

function drawOverlay(state) {
  const viewport = state.deck?.isInitialized && state.deck.getViewports()[0];
  if (!viewport) return;
  const { canvas, data, view } = state;
  const ratio = state.ratio ?? (window.devicePixelRatio || 1);
  const [width, height] = [viewport.width, viewport.height];
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  const scale = uiScale();
  const byId = new Map(data.catalogue.map((layer) => [layer.id, layer]));
  const shown = data.labels.filter((label) => isShown(view, byId.get(label.layer)) && viewport.zoom >= label.zoom && !isGone(state, label));
  for (const label of shown) {
    label.room = label.symbol + (label.feature === data.selected ? RING_PX : 0);
    label.altitude = altitudeOf(state, label);
    if (state.small) label.mark = ""; // there is room for names alone; hatching and legend say it
  }
  const taken = shown.filter((label) => label.position === "beside").flatMap((label) => {
    const [x, y] = viewport.project(label.places[0]);
    const half = label.room * scale + 1;
    const foot = Object.assign(boxAt(x - half, y - half, 2 * half, 2 * half), { owner: label.feature });
    return label.altitude ? [foot, columnBox(viewport, label, [x, y], scale)] : [foot];
  });
  const corner = canvas.getBoundingClientRect();
  for (const control of state.root.querySelectorAll(".floats")) {
    const box = control.getBoundingClientRect();
    if (box.width) taken.push([box.left - corner.left - 4, box.top - corner.top - 4, box.right - corner.left + 4, box.bottom - corner.top + 4]);
  }
  // Of a map below a divider one side is seen: no name reaches over it, where it would be cut.
  const side = sideSeen(state, viewport);
  if (side) taken.push([-Infinity, -Infinity, side[0], Infinity], [side[1], -Infinity, Infinity, Infinity]);
  const placed = placeLabels(context, side ? namesWithin(shown, viewport, side) : shown, viewport, taken, scale);
  placed.forEach((one) => drawLabel(context, one, data.colours, scale));
  const seen = state.seen ?? state.root;
  seen.dataset.labels = JSON.stringify(placed.map(({ label, box }) => [label.text, ...box.map(Math.round), label.detail]));
  seen.dataset.at = [viewport.latitude.toFixed(6), viewport.longitude.toFixed(6), viewport.zoom.toFixed(3)].join(",");
  drawChosen(context, placed, shown, viewport, { selected: data.selected, colours: data.colours, paths: chosenPaths(state) }, scale);
  tellParts(state, "overlay", { context, viewport, scale });
}

// The lines and outlines of what the reader looks at, as the specification has them.
function chosenPaths(state) {
  const { selected } = state.data;
  const layers = state.specified ?? state.deck.props.layers;
  if (state.chosen?.id !== selected || state.chosen.layers !== layers) {
    const records = layers.flatMap((layer) => (Array.isArray(layer.props.data) ? layer.props.data : []));
    state.chosen = { id: selected, layers, paths: records.filter((one) => one.id === selected && one.path).map((one) => one.path) };
  }
  return state.chosen.paths;
}

// What the reader looks at: a ring round a point; a line or an area, and a frame round its name.
function drawChosen(context, placed, shown, viewport, { selected, colours, paths = [] }, scale) {
  const chosen = shown.find((label) => label.feature === selected);
  if (!chosen) return;
  context.beginPath();
  if (chosen.position === "beside") {
    const [x, y] = viewport.project(chosen.places[0]);
    context.arc(x, y, (chosen.symbol + RING_PX - 1) * scale, 0, 2 * Math.PI);
  } else {
    drawLines(context, paths, viewport, colours, scale);
    const own = placed.find(({ label }) => label.feature === chosen.feature);
    if (!own) return;
    const [left, top, right, bottom] = own.box;
    context.roundRect(left - 5 * scale, top - 3 * scale, right - left + 10 * scale, bottom - top + 6 * scale, 6 * scale);
  }
  context.lineWidth = 2.5 * scale;
  context.strokeStyle = colours.accent;
  context.stroke();
}

function drawLines(context, paths, viewport, colours, scale) {
  for (const path of paths) path.forEach((place, at) => (at ? context.lineTo(...viewport.project(place)) : context.moveTo(...viewport.project(place))));
  context.lineWidth = 5 * scale;
  context.globalAlpha = 0.55;
  context.strokeStyle = colours.accent;
  context.stroke();
  context.globalAlpha = 1;
  context.beginPath();
}
