// What stands on every map beside the layers: tooltip and scale bar.

function tipContent(tip) {
  return [make("strong", {}, tip.title), ...tip.lines.map(([name, value]) =>
    make("div", { class: "fact" }, make("span", {}, name), make("span", {}, value)))];
}

function updateScale(bar, camera, words) {
  const perPixel = metresPerPixel(camera);
  const steps = [20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000];
  const metres = steps.filter((step) => step / perPixel <= 110 * uiScale()).pop() || steps[0];
  bar.style.width = `${metres / perPixel}px`;
  bar.textContent = metres >= 1000 ? `${metres / 1000} ${words.km}` : `${metres} ${words.m}`;
}

// A panel beside the planner's tools. Only one is open at a time; Escape closes it. Returns the element
// to fill; `opened` is called each time it opens.
function makePanel(state, name, opened = () => {}) {
  const panel = make("section", { class: `panel panel-${name} floats`, hidden: true });
  state.panels ??= new Map();
  state.panels.set(name, { panel, opened });
  state.root.append(panel);
  return panel;
}

function openPanel(state, name) {
  for (const [other, { panel, opened }] of state.panels) {
    panel.hidden = other !== name;
    if (!panel.hidden) opened();
  }
  for (const tool of state.kit.querySelectorAll("[data-panel]")) tool.setAttribute("aria-expanded", tool.dataset.panel === name);
  tellParts(state, "opened", name);
  drawOverlay(state);
}

function closePanels(state) {
  const tool = state.kit.querySelector('[aria-expanded="true"]');
  openPanel(state, "");
  tool?.focus();
}

// Tools are made anew at every run of the app: returns what gives the keyboard back to the one that has it.
function focusedTool(state) {
  const focused = state.root.getRootNode().activeElement;
  const box = focused?.closest(".tools, .kit");
  if (!box) return undefined;
  const at = [...box.children].indexOf(focused);
  return () => box.children[at]?.focus({ preventScroll: true });
}

// A tool of the kit that opens its panel and closes it again.
function panelButton(state, name, iconName, words) {
  const tool = button(iconName, words, () => openPanel(state, tool.getAttribute("aria-expanded") === "true" ? "" : name));
  tool.dataset.panel = name;
  tool.setAttribute("aria-expanded", !state.panels.get(name).panel.hidden);
  state.kit.append(tool);
  return tool;
}

part({
  name: "panels",
  key(state, event) {
    if (event.key !== "Escape" || drawing(state) || ![...(state.panels?.values() ?? [])].some(({ panel }) => !panel.hidden)) return false;
    closePanels(state);
    return true;
  },
});
