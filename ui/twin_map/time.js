// One reference date over everything: a slider that plays and steps. While it moves, the browser draws
// from the interval table and the numbers stand still; where it is let go, the numbers follow.

const TALLEST_REM = 5.5;
const DAY_MS = 86400000;
const DAYS_A_SECOND = { slow: 120, normal: 365, fast: 1100 };
const SETTLE_MS = 500;

part({
  name: "time",
  desk: true,
  build: buildTime,
  label: labelTime,
  layers: (state, layers) => layersOn(state, layers),
  key(state, event) {
    if (event.key !== " " || drawing(state) || isWriting(state) || event.target.closest?.("button, select, summary, textarea, a, input:not([type=range])")) return false;
    togglePlay(state);
    return true;
  },
  clear: (state) => stopPlaying(state),
});

function buildTime(state) {
  const slider = make("input", { type: "range", step: 1, class: "time-slider" });
  const clock = {
    slider,
    speed: make("select", { class: "time-speed" }),
    said: make("output", { class: "time-day" }),
    news: make("p", { class: "time-news" }),
    ticks: drawn("svg", { class: "time-ticks", "aria-hidden": "true", preserveAspectRatio: "none" }),
    ends: [make("span", {}), make("span", {})],
    tools: make("div", { class: "time-tools" }),
  };
  const track = make("div", { class: "time-track" }, clock.ends[0], make("div", { class: "time-line" }, clock.ticks, slider), clock.ends[1]);
  clock.bar = make("section", { class: "time floats" },
    make("div", { class: "time-head" }, clock.tools, clock.said, clock.speed, clock.news), track);
  state.clock = clock;
  state.root.append(clock.bar);
  slider.addEventListener("pointerdown", () => (clock.byKey = false));
  slider.addEventListener("keydown", () => (clock.byKey = true));
  slider.addEventListener("input", () => {
    stopPlaying(state);
    clock.held = true;
    showDay(state, Number(slider.value));
  });
  slider.addEventListener("change", () => settleDay(state, clock.byKey ? SETTLE_MS : 0));
  state.forget.push(() => window.clearTimeout(clock.settling));
}

function labelTime(state) {
  const { clock } = state;
  const { time } = state.data;
  clock.bar.setAttribute("aria-label", text(state, "time.title"));
  clock.slider.setAttribute("aria-label", text(state, "time.day"));
  clock.slider.min = time.first;
  clock.slider.max = time.last;
  clock.ends[0].textContent = yearOf(time.first);
  clock.ends[1].textContent = yearOf(time.last);
  const tool = (name, icons, words, act) => Object.assign(button(icons, words, act), { name });
  clock.playing ??= 0;
  const focused = clock.tools.getRootNode().activeElement?.name;
  clock.tools.replaceChildren(
    tool("back", "former", text(state, "time.back"), () => stepDay(state, -1)),
    tool("play", clock.playing ? "pause" : "play", clock.playing ? text(state, "time.pause") : text(state, "time.play"), () => togglePlay(state)),
    tool("forward", "later", text(state, "time.forward"), () => stepDay(state, 1)),
    make("button", { type: "button", class: "tool time-now", name: "today", onclick: () => goToDay(state, state.data.time.today) }, text(state, "time.today")),
  );
  if (focused) clock.tools.querySelector(`[name="${focused}"]`)?.focus();
  const speeds = { slow: text(state, "time.slow"), normal: text(state, "time.normal"), fast: text(state, "time.fast") };
  const chosen = clock.speed.value || "normal";
  clock.speed.setAttribute("aria-label", text(state, "time.speed"));
  clock.speed.replaceChildren(...Object.entries(speeds).map(([value, words]) => make("option", { value, selected: value === chosen }, words)));
  clock.turns = turnsOf(state);
  drawTicks(state);
  if (clock.on !== time.on) {
    clock.on = time.on;
    if (!clock.playing && !clock.held) clock.day = time.on;
  }
  clock.look = lookOn(state, clock.day);
  sayDay(state);
  watchRoom(state);
}

// Parts that are built later stand around the bar too: the room is looked at when all are there.
function watchRoom(state) {
  if (state.clock.watched) return;
  state.clock.watched = new ResizeObserver(() => placeBar(state));
  for (const one of [state.root, ...state.root.querySelectorAll(".time, .legend, .scale, .readout")]) state.clock.watched.observe(one);
  state.forget.push(() => state.clock.watched.disconnect());
}

function yearOf(day) {
  return String(new Date(day * DAY_MS).getUTCFullYear());
}

function isoDay(day) {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

// A day as the reader's language writes it, made from the sample of its month.
function wordsOfDay(state, day) {
  const { time } = state.data;
  const at = new Date(day * DAY_MS);
  const number = String(at.getUTCDate()).padStart(time.padded ? 2 : 1, "0");
  return time.samples[at.getUTCMonth()].replace(time.year, "\u0000").replace(time.day, number).replace("\u0000", String(at.getUTCFullYear()));
}

// What happens on which day, in words, for the projects that pass the filters. Where the source knows
// no day but a month, a year or "by" when, its own date is said.
function turnsOf(state) {
  const { time } = state.data;
  const words = new Map();
  const add = (day, line, date) => words.set(day, [...(words.get(day) ?? []), ...line ? [{ line, date: date ?? wordsOfDay(state, day) }] : []]);
  for (const [project, runs] of Object.values(time.projects)) {
    for (let at = 1; at < runs.length; at += 1) {
      const [, certain, possible] = runs[at - 1];
      const [day, reached, maybe, , date] = runs[at];
      if (reached !== certain && reached >= 0) add(day, text(state, "time.reached", { project, stage: time.stages[reached] }), date);
      else if (maybe !== possible && maybe >= 0) add(day, text(state, "time.possibly", { project, stage: time.stages[maybe] }), date);
      else add(day, "");
    }
  }
  for (const [day, id, stage, date] of time.due) add(day, text(state, "time.due", { project: time.projects[id][0], stage: time.stages[stage] }), date);
  return [...words].sort(([one], [other]) => one - other);
}

// A mark for every day on which anything changes, one for today, and what lies ahead set apart.
function drawTicks(state) {
  const { ticks, turns } = state.clock;
  const { first, last, today } = state.data.time;
  const place = (day) => (((day - first) / (last - first)) * 1000).toFixed(1);
  const marks = turns.filter(([day]) => day > first && day < last).map(([day]) => `M${place(day)} 5V11`).join("");
  ticks.setAttribute("viewBox", "0 0 1000 16");
  ticks.replaceChildren(
    drawn("rect", { class: "time-ahead", x: place(Math.min(today, last)), y: 4, width: 1000 - place(Math.min(today, last)), height: 8 }),
    drawn("path", { class: "time-turns", d: marks }),
    drawn("path", { class: "time-today", d: `M${place(Math.min(today, last))} 0V16` }),
  );
}

function sayDay(state) {
  const { clock } = state;
  const { time } = state.data;
  const words = wordsOfDay(state, clock.day);
  const ahead = clock.day > time.today;
  clock.slider.value = clock.day;
  clock.slider.setAttribute("aria-valuetext", ahead ? `${words}, ${text(state, "time.ahead")}` : words);
  clock.said.textContent = words;
  clock.bar.classList.toggle("ahead", ahead);
  const latest = clock.turns.findLast(([day, lines]) => day <= clock.day && lines.length);
  const news = latest ? newsOf(state, latest) : "";
  clock.news.textContent = ahead ? text(state, "time.ahead") : news;
  clock.news.title = clock.news.textContent;
}

function newsOf(state, [, [{ line, date }, ...more]]) {
  const said = more.length ? text(state, "time.more", { first: line, count: more.length }) : line;
  return `${date} · ${said}`;
}

// Shows another day. Layers are drawn anew only where something differs from what is drawn.
function showDay(state, day) {
  const { clock } = state;
  clock.day = day;
  sayDay(state);
  tellParts(state, "dated");
  const look = lookOn(state, day);
  if (look === clock.look) return;
  clock.look = look;
  refresh(state);
}

function settleDay(state, after) {
  const { clock } = state;
  window.clearTimeout(clock.settling);
  clock.settling = window.setTimeout(() => {
    clock.held = false;
    if (clock.day !== state.data.time.on) ask(state, "day", isoDay(clock.day));
  }, after);
}

// To the next day on which anything changes, or to the end where nothing does any more.
function stepDay(state, direction) {
  const { clock } = state;
  const { first, last } = state.data.time;
  const days = clock.turns.map(([day]) => day).filter((day) => day > first && day < last);
  const next = direction > 0 ? days.find((day) => day > clock.day) : days.findLast((day) => day < clock.day);
  goToDay(state, next ?? (direction > 0 ? last : first));
}

function goToDay(state, day) {
  stopPlaying(state);
  state.clock.held = true;
  showDay(state, day);
  settleDay(state, SETTLE_MS);
}

function togglePlay(state) {
  const { clock } = state;
  const { first, last, today } = state.data.time;
  if (clock.playing) {
    stopPlaying(state);
    settleDay(state, 0);
    return;
  }
  let at = clock.day >= Math.min(today, last) ? first : clock.day;
  let before;
  window.clearTimeout(clock.settling);
  const step = (now) => {
    if (!state.mounted) return;
    at = Math.min(at + ((now - (before ?? now)) / 1000) * DAYS_A_SECOND[clock.speed.value], last);
    before = now;
    showDay(state, Math.floor(at));
    if (at >= last) togglePlay(state);
    else clock.playing = window.requestAnimationFrame(step);
  };
  clock.playing = window.requestAnimationFrame(step);
  labelPlay(state);
}

function stopPlaying(state) {
  if (!state.clock?.playing) return;
  window.cancelAnimationFrame(state.clock.playing);
  state.clock.playing = 0;
  labelPlay(state);
}

function labelPlay(state) {
  const words = state.clock.playing ? text(state, "time.pause") : text(state, "time.play");
  const tool = state.clock.tools.querySelector('[name="play"]');
  tool.title = words;
  tool.setAttribute("aria-label", words);
  tool.replaceChildren(icon(ICONS[state.clock.playing ? "pause" : "play"]));
}

// Not the bar's height of this moment: the bar wraps as its own place and its news ask, and home and
// the bar's place must not move with it.
function roomForTime() {
  return TALLEST_REM * 16 * uiScale();
}

// The bar takes the room between what stands at the bottom of the map; where that is too little, it
// takes the whole width and the others stand above it.
function placeBar(state) {
  const { bar } = state.clock;
  const whole = state.root.getBoundingClientRect();
  if (!whole.width) return;
  const gap = 0.75 * 16 * uiScale();
  const tallest = roomForTime();
  const lift = parseFloat(state.root.style.getPropertyValue("--twin-lift")) || 0;
  let [left, right] = [whole.left, whole.right];
  for (const other of state.root.querySelectorAll(".floats:not(.time, .panel, .catalogue, .kit, .tools)")) {
    const box = other.getBoundingClientRect();
    if (!box.width || box.bottom + lift < whole.bottom - tallest - 2 * gap) continue;
    if (box.left + box.right < whole.left + whole.right) left = Math.max(left, box.right);
    else right = Math.min(right, box.left);
  }
  const fits = right - left - 2 * gap >= 20 * 16 * uiScale();
  bar.style.left = `${(fits ? left - whole.left : 0) + gap}px`;
  bar.style.right = `${(fits ? whole.right - right : 0) + gap}px`;
  state.root.style.setProperty("--twin-lift", fits ? "0px" : `${bar.offsetHeight + gap / 2}px`);
}
