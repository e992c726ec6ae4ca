// A row a project: its name, and below it the stages and the money. What is shown and in which order is
// the reader's, and costs no run of the server. Text goes in as text only.

const LOOKS = new WeakMap();
const SIGNS = { ascending: "▲", descending: "▼" };

// What a column is ordered by; nothing where it is unknown, which stands last in either direction.
const VALUES = {
  name: (one) => one.name,
  stages: (one) => one.rank,
  money: (one) => one.amount,
};

function shownRows({ rows, lang }, { sort, way, kind }) {
  const kept = rows.filter((one) => !kind || (kind === "money" ? one.amount !== null : one.kind === kind));
  if (!sort) return kept;
  const collator = new Intl.Collator(lang);
  const value = VALUES[sort];
  const sign = way === "ascending" ? 1 : -1;
  return [...kept].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return (x === null) - (y === null);
    return sign * (typeof x === "string" ? collator.compare(x, y) : x - y);
  });
}

// Money begins with the most; a third press gives the order that the server chose.
function nextSort({ sort, way }, column) {
  const first = column === "money" ? "descending" : "ascending";
  if (sort !== column) return { sort: column, way: first };
  return way === first ? { sort: column, way: first === "ascending" ? "descending" : "ascending" } : { sort: "", way: "" };
}

function heads(data, look, change) {
  return make("div", { role: "row", class: "heads" }, ...Object.keys(VALUES).map((column) => {
    const way = look.sort === column ? look.way : "none";
    const button = make("button", { type: "button", "data-focus": `sort-${column}`, onclick: () => change(nextSort(look, column)) },
      data.words[column], make("span", { "aria-hidden": "true", class: "mark" }, SIGNS[way] ?? "↕"));
    return make("div", { role: "columnheader", class: column, "aria-sort": way }, button);
  }));
}

function line(one, data, press) {
  const button = make("button", { type: "button", "data-focus": one.id, "data-id": one.id, "aria-pressed": String(one.id === data.picked), onclick: () => press(one.id) }, one.name);
  const cells = [["name", button], ["stages", one.stages], ["money", one.money]];
  return make("div", { role: "row", class: "line" }, ...cells.map(([name, content]) => make("div", { role: "cell", class: name }, content)));
}

// A kind that no row has is not offered.
function kinds(data, look, change) {
  const there = ["appeared", "moved", "vanished", "money"].filter((kind) => shownRows(data, { kind }).length);
  return make("div", { role: "group", class: "kinds", "aria-label": data.words.kinds }, ...["", ...there].map((kind) => make("button", {
    type: "button", "data-focus": `kind-${kind}`, "aria-pressed": String(look.kind === kind), onclick: () => change({ kind }),
  }, data.words[`kind_${kind || "all"}`], make("span", { class: "count" }, String(shownRows(data, { kind }).length)))));
}

export default function ({ data, parentElement, setTriggerValue }) {
  const place = parentElement.querySelector(".differing") ?? make("div", { class: "differing" });
  if (!place.isConnected) parentElement.append(place);
  const look = LOOKS.get(place) ?? { sort: "", way: "", kind: "" };
  if (look.kind && !shownRows(data, { kind: look.kind }).length) look.kind = "";
  const draw = (changed) => {
    LOOKS.set(place, Object.assign(look, changed));
    const focused = place.getRootNode().activeElement?.dataset?.focus;
    const rows = shownRows(data, look).map((one) => line(one, data, (id) => setTriggerValue("picked", id)));
    place.replaceChildren(kinds(data, look, draw), make("div", { role: "table", "aria-label": data.title }, heads(data, look, draw), ...rows));
    if (focused !== undefined) [...place.querySelectorAll("button")].find((one) => one.dataset.focus === focused)?.focus({ preventScroll: true });
  };
  draw({});
}
