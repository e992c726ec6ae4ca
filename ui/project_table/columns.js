// Which columns are shown, and in which order: a list of ticks with arrows, opened by a button.

function buildColumns(state) {
  const panel = make("div", { class: "panel", role: "group", hidden: true });
  const button = make("button", { type: "button", class: "plain", "data-focus": "columns", "aria-expanded": "false", onclick: () => openColumns(state, panel.hidden) });
  const place = make("div", { class: "place" }, button, panel);
  place.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    openColumns(state, false);
    button.focus();
  });
  state.outside = (event) => { if (!event.composedPath().includes(place)) openColumns(state, false); };
  document.addEventListener("pointerdown", state.outside, true);
  state.chooser = { button, panel };
  return place;
}

function openColumns(state, open) {
  const { button, panel } = state.chooser;
  panel.hidden = !open;
  button.setAttribute("aria-expanded", String(open));
  if (open) drawColumns(state);
}

// What is shown stands first, in its order; the others follow as the park lists them.
function drawColumns(state) {
  const { button, panel } = state.chooser;
  const { columns, shown, usual, words } = state.data;
  button.textContent = words.columns;
  panel.setAttribute("aria-label", words.columns);
  if (panel.hidden) return;
  const others = columns.map(({ id }) => id).filter((id) => !shown.includes(id));
  const change = (list) => state.ask("columns", list.join(","));
  const line = (id, at) => {
    const { title } = columns.find((column) => column.id === id);
    const tick = make("input", {
      type: "checkbox", "data-focus": `tick-${id}`, disabled: id === "name",
      onchange: () => change(tick.checked ? [...shown, id] : shown.filter((one) => one !== id)),
    });
    tick.checked = at >= 0;
    const move = (name, sign, to) => make("button", {
      type: "button", "data-focus": `${name}-${id}`, "aria-label": filled(words[name], { name: title }), title: filled(words[name], { name: title }),
      "aria-disabled": to < 0 || to >= shown.length ? "true" : null,
      onclick: () => {
        if (to < 0 || to >= shown.length) return;
        const list = shown.filter((one) => one !== id);
        list.splice(to, 0, id);
        change(list);
      },
    }, sign);
    return make("li", {}, make("label", {}, tick, title), ...(at < 0 ? [] : [move("up", "↑", at - 1), move("down", "↓", at + 1)]));
  };
  panel.replaceChildren(
    make("p", {}, words.columns_about),
    make("ul", {}, ...shown.map(line), ...others.map((id) => line(id, -1))),
    make("button", { type: "button", class: "plain", "data-focus": "usual", onclick: () => change(usual) }, words.usual),
  );
}
