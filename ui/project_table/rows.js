// The table: a heading that orders, and the rows of one page, of which one can be reached by Tab.

const PAUSE_MS = 220; // so long a moving row must rest before the server is asked for it

function headings(state) {
  const { columns, shown } = state.data;
  return shown.map((id) => {
    const one = columns.find((column) => column.id === id);
    const mark = { ascending: "▲", descending: "▼", none: "" }[one.sorted];
    const button = make("button", { type: "button", "data-focus": `sort-${id}`, onclick: () => state.ask("sort", id) },
      make("span", {}, one.title), make("span", { class: "mark", "aria-hidden": "true" }, mark));
    return make("th", { scope: "col", "aria-sort": one.sorted, class: one.number ? "number" : null, "data-column": id }, button);
  });
}

function content(told) {
  if (told.why && !told.aside) {
    return [make("span", { "aria-hidden": "true", class: "none" }, "—"), make("span", { class: "unseen" }, told.why)];
  }
  const parts = [];
  if (told.dot) {
    const dot = make("span", { class: "dot", "aria-hidden": "true" });
    dot.style.backgroundColor = told.dot;
    parts.push(dot);
  }
  parts.push(...(told.text ? [told.text] : content({ why: told.why })));
  if (told.aside) parts.push(make("span", { class: "aside" }, told.aside));
  if (told.late) parts.push(make("span", { class: "late" }, told.late));
  return parts;
}

function cell(state, row, told, id) {
  const { number } = state.data.columns.find((column) => column.id === id);
  const full = told.why ?? [told.text, told.aside, told.late].filter(Boolean).join(" · ");
  const inside = id === "name"
    ? [make("a", { href: row.href, tabindex: "-1", onclick: (event) => follow(state, event, row.id) }, told.text)]
    : content(told);
  return make("td", { class: [number ? "number" : "", id].join(" ").trim(), title: full }, make("div", {}, ...inside));
}

// A plain click opens within the app; with a key held it is the browser's to open a tab.
function follow(state, event, id) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  event.stopPropagation();
  clearTimeout(state.resting);
  state.ask("open", id);
}

function drawRows(state) {
  const { rows, shown, columns, first, total, words } = state.data;
  const { table } = state;
  table.setAttribute("aria-label", words.label);
  table.setAttribute("aria-rowcount", String(total + 1));
  const widths = shown.map((id) => columns.find((column) => column.id === id).width);
  table.style.minWidth = `${widths.reduce((sum, one) => sum + one, 0)}rem`;
  const group = make("colgroup", {}, ...widths.map((width) => {
    const column = make("col");
    column.style.width = `${width}rem`;
    return column;
  }));
  const head = make("thead", {}, make("tr", { "aria-rowindex": "1" }, ...headings(state)));
  const body = make("tbody", {}, ...rows.map((row, at) => make("tr", {
    "data-id": row.id, "data-focus": "row", "aria-rowindex": String(first + at + 2), tabindex: "-1",
    onclick: () => choose(state, at, 0),
    onfocus: () => { if (state.at !== at) aim(state, at); },
  }, ...row.cells.map((told, place) => cell(state, row, told, shown[place])))));
  table.replaceChildren(group, head, body);
  table.hidden = !rows.length;
  state.rows = [...body.children];
  const wanted = rows.findIndex((row) => row.id === state.data.picked);
  aim(state, state.turned ?? (wanted < 0 ? 0 : wanted));
}

// The row that the keyboard is on, and the one that is picked.
function aim(state, at) {
  state.at = Math.max(0, Math.min(at, state.rows.length - 1));
  state.rows.forEach((row, place) => {
    row.tabIndex = place === state.at ? 0 : -1;
    row.setAttribute("aria-selected", String(row.dataset.id === state.picked));
  });
}

function choose(state, at, pause) {
  const row = state.rows[at];
  if (!row) return;
  const known = state.picked === row.dataset.id;
  state.picked = row.dataset.id;
  aim(state, at);
  clearTimeout(state.resting);
  if (!known) state.resting = setTimeout(() => state.ask("pick", row.dataset.id), pause);
}

// Only the table scrolls: the page stays where it is. A row from elsewhere comes to the middle.
function reveal(state, at, middle = false) {
  const row = state.rows[at];
  if (!row) return;
  const box = state.scroll.getBoundingClientRect();
  const { top, bottom } = row.getBoundingClientRect();
  const head = state.table.tHead.getBoundingClientRect().height;
  const seen = top >= box.top + head && bottom <= box.bottom;
  if (middle && !seen) state.scroll.scrollTop += (top + bottom - box.top - head - box.bottom) / 2;
  else if (top < box.top + head) state.scroll.scrollTop -= box.top + head - top;
  else if (bottom > box.bottom) state.scroll.scrollTop += bottom - box.bottom;
}

function pressedInRows(state, event) {
  if (event.target.dataset?.focus !== "row" || event.ctrlKey || event.altKey || event.metaKey) return;
  const last = state.rows.length - 1;
  const high = state.rows[0]?.getBoundingClientRect().height || 1;
  const leap = Math.max(1, Math.floor(state.scroll.clientHeight / high) - 2);
  const steps = { ArrowDown: state.at + 1, ArrowUp: state.at - 1, Home: 0, End: last, PageDown: state.at + leap, PageUp: state.at - leap };
  if (event.key === "Enter") {
    clearTimeout(state.resting);
    state.ask("open", state.rows[state.at].dataset.id);
  } else if (event.key === " ") choose(state, state.at, 0);
  else if (event.key === "Escape") {
    clearTimeout(state.resting);
    state.picked = "";
    aim(state, state.at);
    state.ask("pick", "");
  } else if (event.key === "PageDown" && state.at === last && turn(state, 1)) state.turned = 0;
  else if (event.key === "PageUp" && state.at === 0 && turn(state, -1)) state.turned = Infinity;
  else if (event.key in steps) {
    choose(state, Math.max(0, Math.min(steps[event.key], last)), PAUSE_MS);
    state.rows[state.at].focus({ preventScroll: true });
    reveal(state, state.at);
  } else return;
  event.preventDefault();
}
