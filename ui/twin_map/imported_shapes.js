// Draws what a planner brought along: coordinates go to the graphics card as they came, without an object
// for each feature.

const DEGREE_STEPS = 1e7;
const MOST_OUTLINED = 40000;
const TEMPLATES = new Map();

// The runtime makes layers from JSON alone: an empty one of each kind is made so, and copied.
function layerOf(kind, props) {
  const receive = { setProps: ({ layers }) => TEMPLATES.set(kind, layers[0]) };
  if (!TEMPLATES.has(kind)) window.updateDeck({ layers: [{ "@@type": kind, id: kind, data: [] }] }, receive);
  return TEMPLATES.get(kind).clone(props);
}

// What was unpacked once is kept as long as its bytes are the same.
function withImports(state, layers) {
  state.imports ??= new Map();
  const found = [...layers];
  for (const told of state.data.imported.layers) {
    const carried = window.twinCarried?.get(told.id);
    if (!carried) continue;
    const look = `${carried.header.digest} ${JSON.stringify(told.looks)}`;
    if (state.imports.get(told.id)?.look !== look) state.imports.set(told.id, { look, ...unpackedImport(told, carried) });
    const own = state.imports.get(told.id);
    found.splice(placeInOrder(state, found, told.id), 0, ...own.fills, ...outlinesNear(state, told, own), ...own.lines, ...own.points);
  }
  const here = new Set(state.data.imported.layers.map(({ id }) => id));
  for (const id of state.imports.keys()) if (!here.has(id)) state.imports.delete(id);
  return found;
}

// Above every layer that stands before it in the catalogue's order.
function placeInOrder(state, layers, id) {
  const { order } = state.data;
  const above = new Set(order.slice(order.indexOf(id) + 1));
  const at = layers.findIndex((one) => above.has(one.id.split("/")[0]) && one.id.split("/")[2] !== "accuracy");
  return at < 0 ? layers.length : at;
}

function partsOfImport({ header, buffer }) {
  const parts = {};
  let at = 0;
  const take = (Kind, length) => {
    const array = new Kind(buffer, at, length);
    at += array.byteLength;
    return array;
  };
  for (const [name, vertices, count] of header.parts) {
    if (!count) continue;
    const steps = take(Int32Array, 2 * vertices);
    const xy = new Float64Array(steps.length);
    for (let place = 0; place < steps.length; place += 1) xy[place] = steps[place] / DEGREE_STEPS;
    parts[name] = { xy, starts: take(Uint32Array, count + 1), feature: take(Uint32Array, count) };
  }
  return parts;
}

function unpackedImport(told, carried) {
  const { plain, areas, holed, triangles, lines, points } = partsOfImport(carried);
  const { area, line, point } = told.looks;
  const fill = (piece, part, isPlain) => part && layerOf("SolidPolygonLayer", {
    id: `${told.id}/area/${piece}`, data: binary("getPolygon", part, isPlain ? { indices: { value: fansOf(part), size: 1 } } : {}),
    _normalize: false, positionFormat: "XY", getFillColor: area.fill, pickable: true,
  });
  return {
    feature: { plain: plain?.feature, areas: areas?.feature, triangles: triangles?.feature, lines: lines?.feature, points: points?.feature },
    fills: [fill("plain", plain, true), fill("areas", areas), fill("triangles", triangles, true)].filter(Boolean),
    rings: [plain, areas, holed].filter(Boolean).map((part) => ({ ...part, boxes: boxesOf(part) })),
    lines: lines ? [pathsOf(`${told.id}/line/lines`, lines, line.colour, line.width, true)] : [],
    points: points ? [layerOf("ScatterplotLayer", {
      id: `${told.id}/point/points`, data: { length: points.feature.length, attributes: { getPosition: { value: points.xy, size: 2 } } },
      positionFormat: "XY", getRadius: point.radius, radiusUnits: "pixels", getFillColor: point.colour, stroked: true,
      getLineColor: point.rim, getLineWidth: point.width, lineWidthUnits: "pixels", pickable: true,
    })] : [],
  };
}

function binary(accessor, { xy, starts, feature }, more = {}) {
  return { length: feature.length, startIndices: starts, attributes: { [accessor]: { value: xy, size: 2 }, ...more } };
}

// Three or four corners need no search for triangles.
function fansOf({ xy, starts, feature }) {
  const indices = new Uint32Array(3 * (xy.length / 2 - 3 * feature.length));
  let at = 0;
  for (let one = 0; one < feature.length; one += 1) {
    for (let corner = starts[one] + 1; corner < starts[one + 1] - 2; corner += 1) {
      indices[at++] = starts[one];
      indices[at++] = corner;
      indices[at++] = corner + 1;
    }
  }
  return indices;
}

function pathsOf(id, part, colour, width, pickable) {
  return layerOf("PathLayer", {
    id, data: binary("getPath", part), _pathType: "open", positionFormat: "XY", getColor: colour,
    getWidth: width, widthUnits: "pixels", widthMinPixels: width, pickable,
  });
}

// West, south, east and north of each ring.
function boxesOf({ xy, starts, feature }) {
  const boxes = new Float64Array(4 * feature.length);
  for (let one = 0; one < feature.length; one += 1) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let at = 2 * starts[one]; at < 2 * starts[one + 1]; at += 2) {
      west = Math.min(west, xy[at]);
      east = Math.max(east, xy[at]);
      south = Math.min(south, xy[at + 1]);
      north = Math.max(north, xy[at + 1]);
    }
    boxes.set([west, south, east, north], 4 * one);
  }
  return boxes;
}

// Outlines cost far more to draw than fills: of many areas only those in sight have one, and none
// where even these are too many to be told apart.
function outlinesNear(state, told, own) {
  const viewport = state.deck?.isInitialized && state.deck.getViewports()[0];
  const every = own.rings.reduce((sum, { xy }) => sum + xy.length / 2, 0);
  const sight = every > MOST_OUTLINED && viewport ? viewport.getBounds() : [-180, -90, 180, 90];
  if (every > MOST_OUTLINED && !viewport) return [];
  const key = sight.join();
  if (own.outlined?.key === key) return own.outlined.layers;
  const { colour, width } = told.looks.area ?? {};
  const near = own.rings.map((rings) => ringsWithin(rings, sight));
  const count = near.reduce((sum, { xy }) => sum + xy.length / 2, 0);
  const layers = count > MOST_OUTLINED ? [] : near.filter(({ feature }) => feature.length)
    .map((rings, at) => pathsOf(`${told.id}/area/outline${at}`, rings, colour, width, false));
  own.outlined = { key, layers };
  return layers;
}

function ringsWithin({ xy, starts, feature, boxes }, [west, south, east, north]) {
  const chosen = [];
  let size = 0;
  for (let one = 0; one < feature.length && size <= MOST_OUTLINED; one += 1) {
    const at = 4 * one;
    if (boxes[at] > east || boxes[at + 2] < west || boxes[at + 1] > north || boxes[at + 3] < south) continue;
    chosen.push(one);
    size += starts[one + 1] - starts[one];
  }
  if (chosen.length === feature.length) return { xy, starts, feature };
  const found = { xy: new Float64Array(2 * size), starts: new Uint32Array(chosen.length + 1), feature: new Uint32Array(chosen.length) };
  chosen.forEach((one, at) => {
    found.xy.set(xy.subarray(2 * starts[one], 2 * starts[one + 1]), 2 * found.starts[at]);
    found.starts[at + 1] = found.starts[at] + starts[one + 1] - starts[one];
    found.feature[at] = feature[one];
  });
  return found;
}

function placeOfImport(state, info) {
  const [id, , piece] = info.layer.id.split("/");
  return state.imports?.get(id)?.feature[piece]?.[info.index];
}
