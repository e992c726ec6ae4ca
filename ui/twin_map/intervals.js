// What the interval table says of a day: how each feature looks, its records, its legend, its stages.

const NOTHING = [];

// The last of the runs that has begun by the day.
function runOn(runs, day) {
  let at = 0;
  while (at + 1 < runs.length && runs[at + 1][0] <= day) at += 1;
  return at;
}

// What the last of the turns says that came by the day.
function holdsOn(turns, day) {
  return Boolean(turns.findLast(([turn]) => turn <= day)?.[1]);
}

// Which style each feature has on a day, as one text: where it is the same, the map looks the same.
function stylesOn(state, day) {
  const { time } = state.data;
  const asked = time.asked.length ? new Set(time.asked) : null;
  const styles = {};
  for (const [layer, { features }] of Object.entries(time.layers)) {
    styles[layer] = features.map(([id, styleOfRun]) => {
      const [, runs] = time.projects[id];
      const at = runOn(runs, day);
      const kept = (!asked || asked.has(runs[at][1])) && (!time.reached || time.reached[id] <= day) && (time.late_asked === null || holdsOn(time.late[id] ?? NOTHING, day) === time.late_asked);
      return kept ? styleOfRun[at] : -1;
    });
  }
  return styles;
}

function lookOn(state, day) {
  return JSON.stringify(stylesOn(state, day));
}

// Records of every style's layers on the day that is shown; the same lists as long as nothing changes.
function recordsOn(state) {
  const { time } = state.data;
  const look = lookOn(state, state.clock.day);
  if (state.dated?.look === look && state.dated.time === time) return state.dated.records;
  const records = new Map();
  const styles = stylesOn(state, state.clock.day);
  for (const [layer, { styles: keys, features }] of Object.entries(time.layers)) {
    features.forEach(([, , pieces], at) => {
      if (styles[layer][at] < 0) return;
      const style = `${layer}/${keys[styles[layer][at]]}`;
      for (const [piece, more] of Object.entries(pieces)) {
        const id = `${style}/${piece}`;
        records.set(id, [...(records.get(id) ?? []), ...more]);
      }
    });
  }
  state.dated = { time, look, records };
  return records;
}

function showsOtherDay(state) {
  return state.clock !== undefined && state.data.time !== undefined && state.clock.day !== state.data.time.on;
}

function layersOn(state, layers) {
  if (!showsOtherDay(state)) return layers;
  const records = recordsOn(state);
  return layers.map((one) => (Object.hasOwn(state.data.time.layers, one.id.split("/")[0]) ? changed(one, { data: records.get(one.id) ?? NOTHING }) : one));
}

// What the legend explains: the styles in use on the days that are shown.
function legendOn(state, layer) {
  const dated = state.data.time?.layers[layer.id];
  const days = daysShown(state);
  if (!dated || (days.length === 1 && !showsOtherDay(state))) return layer.legend;
  const used = new Set(days.flatMap((day) => stylesOn(state, day)[layer.id]));
  return dated.legend.filter((_, at) => used.has(at));
}

function daysShown(state) {
  return [state.clock?.day, ...comparing(state) ? [state.data.compare.vs] : []];
}

// On another day a tooltip says the stages of that day.
function tipOn(state, id, tip) {
  const { time } = state.data;
  if (!showsOtherDay(state) || !Object.hasOwn(time.projects, id)) return tip;
  const [name, runs] = time.projects[id];
  const standing = runs[runOn(runs, state.clock.day)].slice(1, 4);
  const stages = standing.flatMap((stage, at) => (at === 0 || stage >= 0 ? [[time.facts[at], time.stages.at(stage)]] : []));
  const others = (tip?.lines ?? []).filter(([fact]) => !time.facts.includes(fact));
  return { title: tip?.title ?? name, lines: [...stages, ...others] };
}

// With a filter by stage, what does not pass it on the day that is shown has no name on the map.
function isGone(state, label) {
  if (!showsOtherDay(state) || !Object.hasOwn(state.data.time.layers, label.layer)) return false;
  const at = state.data.time.layers[label.layer].features.findIndex(([id]) => id === label.feature);
  return at >= 0 && stylesOn(state, state.clock.day)[label.layer][at] < 0;
}
