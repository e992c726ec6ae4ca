// Days to pixels and back, and the ticks of the axis. A day is a number: days since 1970-01-01, UTC.

const DAY_MS = 86_400_000;
const LEAST_DAYS = 60;
const MOST_DAYS = 365 * 120;

function dayOf(year, month) {
  return Date.UTC(year, month, 1) / DAY_MS;
}

function isoOf(day) {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

function place(view, day) {
  return ((day - view.from) / (view.to - view.from)) * view.width;
}

// Zoom by a factor round a pixel, never closer than two months nor farther than 120 years.
function zoomed(view, factor, at = view.width / 2) {
  const days = Math.min(Math.max((view.to - view.from) * factor, LEAST_DAYS), MOST_DAYS);
  const share = view.width ? at / view.width : 0.5;
  const middle = view.from + (view.to - view.from) * share;
  return { ...view, from: middle - days * share, to: middle + days * (1 - share) };
}

function moved(view, pixels) {
  const days = (pixels / Math.max(view.width, 1)) * (view.to - view.from);
  return { ...view, from: view.from + days, to: view.to + days };
}

// [day, label, strong]: years, and the months between them where there is room for their names.
function ticks(view, room, months) {
  const perYear = (view.width / (view.to - view.from)) * 365.25;
  const years = [1, 2, 5, 10, 20, 50].find((step) => step * perYear > room * 1.2) ?? 100;
  const step = [1, 3, 6].find((count) => (perYear / 12) * count > room) ?? 12;
  const [first, last] = [view.from, view.to].map((day) => new Date(day * DAY_MS).getUTCFullYear());
  const found = [];
  for (let year = first; year <= last + 1; year += 1) {
    if (year % years === 0) found.push([dayOf(year, 0), String(year), true]);
    if (years > 1) continue;
    for (let month = step; month < 12; month += step) found.push([dayOf(year, month), months[month], false]);
  }
  return found.filter(([day]) => day >= view.from && day <= view.to);
}

// What all rows span, with some air; what is only "by" a date has no beginning and does not count.
function whole(rows, on, width) {
  let [from, to] = [on - 200, on + 60];
  for (const row of rows) {
    for (const one of row.events ?? []) {
      from = Math.min(from, one.first ?? one.last);
      to = Math.max(to, one.last);
    }
  }
  const air = Math.max((to - from) * 0.02, 20);
  return { from: from - air, to: to + air, width };
}
