// Draws the rows in view on a canvas, and nothing else: thousands of rows cost what twenty cost.

function hatch(context, colour, rem) {
  const size = Math.round(rem * 0.42 * devicePixelRatio);
  const tile = Object.assign(document.createElement("canvas"), { width: size, height: size });
  const brush = tile.getContext("2d");
  brush.strokeStyle = colour;
  brush.lineWidth = size / 3.2;
  for (const at of [-size, 0, size]) {
    brush.beginPath();
    brush.moveTo(at - 1, size + 1);
    brush.lineTo(at + size + 1, -1);
    brush.stroke();
  }
  const found = context.createPattern(tile, "repeat");
  found.setTransform(new DOMMatrix().scale(1 / devicePixelRatio));
  return found;
}

function fitted(canvas, width, height) {
  const [wide, high] = [width, height].map((one) => Math.round(one * devicePixelRatio));
  if (canvas.width !== wide || canvas.height !== high) Object.assign(canvas, { width: wide, height: high });
  const context = canvas.getContext("2d");
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

function drawAxis(pen, canvas, height) {
  const { view, colours, rem, data } = pen;
  const context = fitted(canvas, view.width, height);
  context.font = `${0.75 * rem}px "Noto Sans SC", sans-serif`;
  context.textBaseline = "middle";
  let free = -Infinity;
  const marks = ticks(view, 2.6 * rem, data.months);
  const alone = marks.every(([, , strong]) => strong);
  for (const strong of [true, false]) {
    free = -Infinity;
    for (const [day, label, isStrong] of marks) {
      if (isStrong !== strong) continue;
      const x = place(view, day);
      context.fillStyle = isStrong ? colours.ink : colours.quiet;
      context.font = `${isStrong ? 700 : 400} ${0.75 * rem}px "Noto Sans SC", sans-serif`;
      const wide = context.measureText(label).width;
      if (x + wide + 4 > view.width || x < free) continue;
      context.fillText(label, x + 3, alone ? height / 2 : height * (isStrong ? 0.28 : 0.74));
      free = x + wide + 0.5 * rem;
    }
  }
  const x = place(view, data.on);
  if (x < 0 || x > view.width) return;
  context.fillStyle = colours.accent;
  context.beginPath();
  context.moveTo(x - 0.3 * rem, height - 0.4 * rem);
  context.lineTo(x + 0.3 * rem, height - 0.4 * rem);
  context.lineTo(x, height);
  context.fill();
}

function drawBody(pen, canvas, height, rows, top) {
  const { view, colours, rem, data } = pen;
  const context = fitted(canvas, view.width, height);
  context.lineWidth = 1;
  for (const [day, , strong] of ticks(view, 2.6 * rem, data.months)) {
    context.globalAlpha = strong ? 1 : 0.5;
    context.fillStyle = colours.hairline;
    context.fillRect(Math.round(place(view, day)), 0, 1, height);
  }
  context.globalAlpha = 1;
  rows.forEach((row, at) => {
    const y = top + at * pen.high;
    if (row.group !== undefined) return;
    if (pen.marked(row)) {
      context.fillStyle = colours.track;
      context.fillRect(0, y, view.width, pen.high);
    }
    drawRow({ ...pen, context, y: y + pen.high / 2 }, row);
  });
  const x = Math.round(place(view, data.on));
  context.fillStyle = colours.accent;
  context.fillRect(x, 0, 1.5, height);
}

function drawRow(pen, row) {
  for (const bar of row.bars) drawBar(pen, row, bar);
  row.events.forEach((event) => {
    if (event.kind === "began") drawDoubt(pen, event);
    else MARKS[event.kind](pen, event);
  });
}

function box(pen, from, to, share) {
  const [left, right] = [from, to].map((day) => Math.min(Math.max(place(pen.view, day), -50), pen.view.width + 50));
  const tall = pen.high * share;
  return [left, pen.y - tall / 2, Math.max(right - left, 2), tall];
}

// Sure days: filled where a source states how they began, light with a rim where it is inferred.
function drawBar(pen, row, bar) {
  const { context } = pen;
  const stage = pen.data.stages[bar.stage];
  const area = box(pen, bar.since, bar.until + 1, stage.hollow ? 0.26 : 0.5);
  const stated = row.events[bar.event].basis === "stated";
  context.fillStyle = context.strokeStyle = stage.colour;
  context.globalAlpha = stage.hollow ? 0 : stated ? 1 : 0.35;
  context.fillRect(...area);
  context.globalAlpha = 1;
  context.lineWidth = 1.5;
  if (!stated || stage.hollow) context.strokeRect(area[0] + 0.75, area[1] + 0.75, Math.max(area[2] - 1.5, 1), area[3] - 1.5);
  // The day it surely stood there from on, so that two stages of one colour are told apart.
  context.fillStyle = pen.colours.ink;
  context.fillRect(area[0], pen.y - pen.high * 0.32, 1.5, pen.high * 0.64);
}

// Days on which it may have happened already: hatched; without a first day they fade out.
function drawDoubt(pen, event) {
  const { context } = pen;
  if (event.first === event.last && !event.by) return;
  const stub = (1.6 * pen.rem * (pen.view.to - pen.view.from)) / Math.max(pen.view.width, 1);
  const from = event.by ? event.last - stub : event.first;
  const area = box(pen, from, event.last, 0.34);
  context.save();
  context.fillStyle = pen.hatches[event.stage];
  const steps = event.by ? 6 : 1;
  for (let step = 0; step < steps; step += 1) {
    context.globalAlpha = (step + 1) / steps;
    context.fillRect(area[0] + (area[2] / steps) * step, area[1], area[2] / steps, area[3]);
  }
  context.restore();
}

const MARKS = {
  passed(pen, event) {
    const area = box(pen, event.last, event.last, 0.7);
    pen.context.fillStyle = pen.colours.second;
    pen.context.fillRect(area[0], area[1], 1.5, area[3]);
  },
  possible: drawDoubt,
  // An outline and nothing in it: what is planned must not make a stated bar under it look inferred.
  planned(pen, event) {
    const { context } = pen;
    const [left, top, wide, tall] = box(pen, event.by ? event.last : event.first, event.last, 0.62);
    const frame = event.by ? [left - tall / 2, top, tall, tall] : [left, top, Math.max(wide, tall * 0.9), tall];
    // A light rim keeps it apart from a bar of its own colour.
    context.strokeStyle = pen.colours.card;
    context.lineWidth = 4;
    context.strokeRect(...frame);
    context.strokeStyle = pen.data.stages[event.stage].colour;
    context.lineWidth = 2;
    context.setLineDash([4, 2.5]);
    if (event.by) {
      context.beginPath();
      context.moveTo(left - 1.6 * pen.rem, pen.y);
      context.lineTo(left - tall / 2, pen.y);
      context.stroke();
      context.setLineDash([]);
    }
    context.strokeRect(...frame);
    context.setLineDash([]);
  },
  later(pen, event) {
    const { context } = pen;
    const [left, , wide] = box(pen, event.first, event.last, 0.3);
    context.strokeStyle = pen.colours.quiet;
    context.lineWidth = 1.5;
    context.beginPath();
    context.arc(left + wide / 2, pen.y, pen.high * 0.14, 0, 2 * Math.PI);
    context.stroke();
  },
};
