// The rows as Python wrote them, and what is said of one in words.

const KINDS = ["began", "passed", "possible", "planned", "later"];
const BASES = ["stated", "inferred", "planned"];

function readRows(written) {
  return JSON.parse(written).map((one) => {
    if (one.length === 2) return { group: one[0], count: one[1] };
    const [id, name, stage, bars, events] = one;
    return {
      id, name, stage,
      bars: bars.map(([event, at, since, until]) => ({ event, stage: at, since, until })),
      events: events.map(([at, first, last, signs, by, basis, kind]) => ({
        stage: at, first, last, signs, by: Boolean(by), basis: BASES[basis], kind: KINDS[kind],
      })),
    };
  });
}

// As its source gives the date: a month is a month, and "by" stays "by".
function said(event, data) {
  const date = filled(data.words[event.by ? "by" : "on"], { date: isoOf(event.last).slice(0, event.signs) });
  const basis = data.words[event.kind === "possible" || event.kind === "later" ? event.kind : event.basis];
  return filled(data.words.event, { date, stage: data.stages[event.stage].name, basis });
}

function standing(row, data) {
  if (row.stage >= 0) return data.stages[row.stage].name;
  return row.events.length ? data.words.uncertain : data.words.none;
}

function sentence(row, data) {
  const told = row.events.map((event) => said(event, data)).join(data.words.join) || data.words.nothing;
  return filled(data.words.row, { name: row.name, stage: standing(row, data), told });
}
