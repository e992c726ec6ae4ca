// The map's own controls: catalogue, legend, tooltip, scale bar, buttons. Text goes in as text only.

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "class") element.className = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function drawn(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function swatch(item) {
  const box = drawn("svg", { viewBox: "0 0 26 16", width: "1.625rem", height: "1rem", "aria-hidden": "true" });
  if (item.kind === "point") {
    box.append(drawn("circle", {
      cx: 13, cy: 8, r: Math.min(item.radius, 6), "stroke-width": Math.min(item.width, 2),
      fill: item.hollow ? item.rim : item.colour, stroke: item.hollow ? item.colour : item.edge,
    }));
  } else {
    if (item.fill) box.append(drawn("rect", { x: 2, y: 2, width: 22, height: 12, fill: item.fill, "fill-opacity": item.opacity }));
    const dash = item.dashed ? { "stroke-dasharray": "4 3" } : {};
    const shape = item.fill || item.kind === "area" ? { x: 2, y: 2, width: 22, height: 12, fill: "none" } : { x1: 1, y1: 8, x2: 25, y2: 8 };
    box.append(drawn(shape.fill ? "rect" : "line", { ...shape, ...dash, stroke: item.colour, "stroke-width": Math.min(item.width, 4) }));
  }
  return box;
}

function icon(path) {
  return drawn("svg", { viewBox: "0 0 24 24", width: "1.125rem", height: "1.125rem", "aria-hidden": "true" },
    drawn("path", { d: path, fill: "none", stroke: "currentColor", "stroke-width": 2, "stroke-linecap": "round", "stroke-linejoin": "round" }));
}

const ICONS = {
  layers: "M12 3 3 8l9 5 9-5-9-5Z M3 13l9 5 9-5",
  plus: "M12 5v14 M5 12h14",
  minus: "M5 12h14",
  home: "M4 11 12 4l8 7 M6 10v10h12V10",
  full: "M4 9V4h5 M20 9V4h-5 M4 15v5h5 M20 15v5h-5",
};

function button(name, words, act) {
  return make("button", { type: "button", class: "tool", title: words, "aria-label": words, onclick: act }, icon(ICONS[name]));
}

function catalogue(data, view, changed) {
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

function legendRows(data, view) {
  return data.catalogue
    .filter((layer) => isShown(view, layer))
    .flatMap((layer) => layer.legend)
    .map((item) => make("li", {}, swatch(item), make("span", {}, item.text)));
}

function tipContent(tip) {
  return [make("strong", {}, tip.title), ...tip.lines.map(([name, value]) =>
    make("div", { class: "fact" }, make("span", {}, name), make("span", {}, value)))];
}

// Everything on the map grows with the page's type, so that a wall screen reads like a desk.
function uiScale() {
  return parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}

function updateScale(bar, camera, words) {
  const perPixel = metresPerPixel(camera);
  const steps = [20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000];
  const metres = steps.filter((step) => step / perPixel <= 110 * uiScale()).pop() || steps[0];
  bar.style.width = `${metres / perPixel}px`;
  bar.textContent = metres >= 1000 ? `${metres / 1000} ${words.km}` : `${metres} ${words.m}`;
}
