// Elements of the map's own controls. Text goes in as text only.

function drawn(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function swatch(item) {
  const box = drawn("svg", { viewBox: "0 0 26 16", width: "1.625rem", height: "1rem", "aria-hidden": "true" });
  if (item.round) {
    box.append(drawn("circle", { cx: 13, cy: 8, r: 7, fill: item.fill, "fill-opacity": item.opacity, stroke: item.colour, "stroke-width": item.width, "stroke-opacity": 0.6 }));
  } else if (item.kind === "point") {
    box.append(drawn("circle", {
      cx: 13, cy: 8, r: Math.min(item.radius, 6), "stroke-width": Math.min(item.width, 3), opacity: item.strength,
      fill: item.hollow ? item.rim : item.colour, stroke: item.hollow ? item.colour : item.edge,
    }));
  } else {
    if (item.fill) box.append(drawn("rect", { x: 2, y: 2, width: 22, height: 12, fill: item.fill, "fill-opacity": item.opacity }));
    const dash = item.dashed ? { "stroke-dasharray": "4 3" } : {};
    if (item.hatched) box.append(drawn("path", { d: "M2 13L8 3 M10 13L16 3 M18 13L24 3", stroke: item.colour, "stroke-width": 1 }));
    const shape = item.fill || item.kind === "area" ? { x: 2, y: 2, width: 22, height: 12, fill: "none" } : { x1: 1, y1: 8, x2: 25, y2: 8 };
    box.append(drawn(shape.fill ? "rect" : "line", { ...shape, ...dash, stroke: item.colour, "stroke-width": Math.min(item.width, 4), "stroke-opacity": item.strength }));
  }
  return box;
}

// The rows of one layer's legend: styles that share their words share a row.
function legendRows(items) {
  const rows = new Map();
  for (const item of items) rows.set(item.text, [...(rows.get(item.text) ?? []), item]);
  return [...rows].map(([words, same]) => make("li", {}, ...same.map(swatch), make("span", {}, words)));
}

// The legend's last rows: what dashes, hatching, bands and circles mean, as far as the layers that are
// shown have them. `layers` are entries of the catalogue, each with its `legend` of this moment.
function markRows(marks, layers, accuracy) {
  const used = ({ mark }) => layers.some((layer) => (mark === "hatched" ? layer.legend.some((item) => item.hatched) : layer.marks.includes(mark)));
  return marks.filter((one) => used(one) && (accuracy || !one.of_accuracy)).flatMap((one) => legendRows([one]));
}

function icon(path) {
  return drawn("svg", { viewBox: "0 0 24 24", width: "1.125rem", height: "1.125rem", "aria-hidden": "true" },
    drawn("path", { d: path, fill: "none", stroke: "currentColor", "stroke-width": 2, "stroke-linecap": "round", "stroke-linejoin": "round" }));
}

const ICONS = {
  known: "M12 11v6 M12 7.5v.5 M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z",
  raise: "M6 14l6-6 6 6",
  lower: "M6 10l6 6 6-6",
  layers: "M12 3 3 8l9 5 9-5-9-5Z M3 13l9 5 9-5",
  plus: "M12 5v14 M5 12h14",
  minus: "M5 12h14",
  play: "M7 5v14l11-7Z",
  pause: "M8 5v14 M16 5v14",
  former: "M17 6v12l-9-6Z M6 6v12",
  compare: "M12 3v18 M8 6H4v12h4 M16 6h4v12h-4",
  later: "M7 6v12l9-6Z M18 6v12",
  home: "M4 11 12 4l8 7 M6 10v10h12V10",
  basemap: "M3 6h18v12H3Z M3 14l5-4 4 3 4-5 5 4",
  import: "M12 15V4 M7.5 8.5 12 4l4.5 4.5 M4 17v3h16v-3",
  extent: "M4 9V4h5 M20 9V4h-5 M4 15v5h5 M20 15v5h-5 M9 9h6v6H9Z",
  pin: "M12 21s-6.5-6-6.5-11a6.5 6.5 0 0 1 13 0c0 5-6.5 11-6.5 11Z M12 9.5v1",
  edit: "M4 20h4L19 9l-4-4L4 16Z",
  remove: "M6 6l12 12 M18 6 6 18",
  take: "M12 4v11 M7.5 10.5 12 15l4.5-4.5 M4 17v3h16v-3",
  flat: "M4 6l5-2 6 2 5-2v14l-5 2-6-2-5 2Z M9 4v14 M15 6v14",
  measure: "M3 16 16 3l5 5L8 21Z M7 12l2 2 M10 9l3 3 M13 6l2 2",
  goto: "M12 2v5 M12 17v5 M2 12h5 M17 12h5 M12 7a5 5 0 1 1 0 10 5 5 0 0 1 0-10Z",
  north: "M12 3 7 20l5-3.5L17 20Z M12 3v13.5",
  full: "M4 9V4h5 M20 9V4h-5 M4 15v5h5 M20 15v5h-5",
};

function button(name, words, act) {
  return make("button", { type: "button", class: "tool", title: words, "aria-label": words, onclick: act }, icon(ICONS[name]));
}

// Everything on the map grows with the page's type, so that a wall screen reads like a desk.
function uiScale() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}

// A text of the planner's tools, in the reader's language, its holes filled.
function text(state, key, holes = {}) {
  return filled(state.data.texts[key] ?? key, holes);
}
