// The list of views: opened by one press, renamed in place, deleted with undo.

function tell(state, key, holes = {}, back = false) {
  const { words } = state.data;
  state.said.replaceChildren(key ? filled(words[key], holes) : "");
  if (back) state.said.append(" ", make("button", { type: "button", class: "link", onclick: () => undo(state) }, words.undo));
  if (state.refused) state.said.append(make("p", {}, words.refused));
  if (state.unread) state.said.append(make("p", {}, filled(words.unread, { count: state.unread })));
}

function undo(state) {
  const { before } = state;
  changeViews(state, () => before);
  drawLines(state);
  tell(state, "undone");
  state.name.focus();
}

function keep(state) {
  const name = state.name.value.trim();
  if (!name) {
    state.name.focus();
    return;
  }
  loadViews(state);
  const known = state.list.some((one) => one.name === name);
  if (!known && state.list.length >= VIEWS.most) {
    tell(state, "full", { most: VIEWS.most });
    return;
  }
  changeViews(state, (list) => withView(list, name, location.search.slice(1)));
  state.name.value = "";
  drawLines(state);
  tell(state, known ? "replaced" : "kept", { name }, known);
}

function drawLines(state) {
  const { words } = state.data;
  state.lines.replaceChildren(...state.list.map((one) => line(state, one)));
  state.none.hidden = state.list.length > 0;
  state.take.disabled = !state.list.length;
  state.none.textContent = words.none;
}

function line(state, view) {
  const { words } = state.data;
  const { name, query } = view;
  const way = make("a", { href: `?${query}`, title: filled(words.open, { name }), onclick: (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(state, false);
    state.send("opened", { query });
  } }, name);
  const act = (key, sign, does) => make("button", { type: "button", class: "sign", title: filled(words[key], { name }), "aria-label": filled(words[key], { name }), onclick: does }, sign);
  const item = make("li", {}, way,
    act("rename", "✎", () => rename(state, item, view)),
    act("remove", "✕", () => {
      changeViews(state, (list) => list.filter((one) => one.name !== name));
      drawLines(state);
      tell(state, "removed", { name }, true);
      state.said.querySelector("button")?.focus();
    }));
  return item;
}

function rename(state, item, { name }) {
  const { words } = state.data;
  const field = make("input", { type: "text", maxlength: MOST_NAME, value: name, "aria-label": filled(words.rename, { name }) });
  let over = false;
  const end = (keeps) => {
    if (over) return;
    over = true;
    const fresh = field.value.trim();
    if (keeps && fresh && fresh !== name) {
      const taken = state.list.some((one) => one.name === fresh);
      changeViews(state, (list) => list.filter((one) => one.name !== fresh).map((one) => (one.name === name ? { ...one, name: fresh } : one)));
      tell(state, taken ? "replaced" : "renamed", { name: fresh }, true);
    }
    drawLines(state);
  };
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter") end(true);
    if (event.key === "Escape") {
      event.stopPropagation();
      end(false);
    }
  });
  field.addEventListener("blur", () => end(true));
  item.replaceChildren(field);
  field.focus();
  field.select();
}
