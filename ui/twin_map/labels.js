// Labels are placed in the browser at every frame: the higher rank stays, nothing overlaps.

const FONT = '"Noto Sans SC", sans-serif';
const GAP_PX = 4;
const TOP_RANK = 100;

function collides(box, taken) {
  return taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]);
}

function inside(box, width, height) {
  return box[0] >= 4 && box[1] >= 4 && box[2] <= width - 4 && box[3] <= height - 4;
}

function boxAt(x, y, width, height) {
  return [x, y, x + width, y + height];
}

function candidates(label, x, y, width, height, scale) {
  if (label.position === "on") return [boxAt(x - width / 2, y - height / 2, width, height)];
  const away = (label.room + GAP_PX) * scale;
  return [
    boxAt(x + away, y - height / 2, width, height),
    boxAt(x - away - width, y - height / 2, width, height),
    boxAt(x - width / 2, y - away - height, width, height),
    boxAt(x - width / 2, y + away, width, height),
    boxAt(x + away * 0.7, y - away * 0.7 - height, width, height),
    boxAt(x + away * 0.7, y + away * 0.7, width, height),
    boxAt(x - away * 0.7 - width, y - away * 0.7 - height, width, height),
    boxAt(x - away * 0.7 - width, y + away * 0.7, width, height),
  ];
}

function sizes(label, scale) {
  const main = (label.rank >= TOP_RANK ? 16 : label.rank >= 40 ? 13 : 12) * scale;
  return { main, detail: 12.5 * scale, bold: label.rank >= 50 };
}

function measure(context, label, scale) {
  const { main, detail, bold } = sizes(label, scale);
  context.font = `${bold ? 700 : 400} ${main}px ${FONT}`;
  let width = context.measureText(label.text).width;
  let height = main * 1.25;
  if (label.detail) {
    context.font = `400 ${detail}px ${FONT}`;
    width = Math.max(width, context.measureText(label.detail).width);
    height += detail * 1.35;
  }
  return { width: width + 4, height: height + 2 };
}

// Where a name that must not be lost may stand beside its area, nearest first.
const ASIDE = [0, -0.3, 0.3, -0.6, 0.6].flatMap((across) => [-1.1, 1.1, -1.7, 1.7].map((down) => [across, down]));

function besideArea([x, y], width, height) {
  return ASIDE.map(([across, down]) => [across * width, down * height])
    .sort((one, other) => Math.hypot(...one) - Math.hypot(...other))
    .map(([across, down]) => boxAt(x + across - width / 2, y + down - height / 2, width, height));
}

// The names of a map that is seen from `left` to `right` alone: each belongs where its place is.
function namesWithin(labels, viewport, [left, right]) {
  const seen = (label) => (place) => {
    const [x] = viewport.project([...place, label.altitude ?? 0]);
    return x >= left && x <= right;
  };
  return labels.map((label) => ({ ...label, places: label.places.filter(seen(label)) })).filter(({ places }) => places.length);
}

// Returns the labels that fit, each with its box. `taken` starts with what labels must not cover. What
// ranks highest stands before anything lesser: beside its area, or over the symbols of lesser things.
// What is schematic says so even where its name has no room: its mark alone stands there then.
function placeLabels(context, labels, viewport, taken, scale) {
  const placed = [];
  const place = (label) => {
    const { width, height } = measure(context, label, scale);
    const places = label.places.map((place) => viewport.project([...place, label.altitude ?? 0]));
    const boxes = places.flatMap(([x, y]) => candidates(label, x, y, width, height, scale));
    const own = (other) => other.owner === label.feature;
    const others = taken.filter((other) => !own(other) || (label.position === "beside" && !other.column));
    const fits = (box, held) => inside(box, viewport.width, viewport.height) && !collides(box, held);
    let box = boxes.find((one) => fits(one, others));
    if (!box && label.position === "on" && label.rank >= TOP_RANK) {
      const without = others.filter((other) => other.owner === undefined);
      const near = besideArea(places[0], width, height);
      box = near.find((one) => fits(one, others)) ?? [...boxes, ...near].find((one) => fits(one, without));
    }
    if (!box) return false;
    placed.push({ label, box });
    taken.push(box);
    return true;
  };
  for (const label of labels) {
    if (!place(label) && label.mark) place({ ...label, text: label.mark, detail: "" });
  }
  return placed;
}

function drawLabel(context, { label, box }, colours, scale) {
  const { main, detail, bold } = sizes(label, scale);
  const middle = (box[0] + box[2]) / 2;
  const line = (text, y, font, colour) => {
    context.font = font;
    context.textAlign = "center";
    context.textBaseline = "top";
    context.lineJoin = "round";
    context.lineWidth = 4 * scale;
    context.strokeStyle = colours.halo;
    context.strokeText(text, middle, y);
    context.fillStyle = colour;
    context.fillText(text, middle, y);
  };
  const top = box[1] + 2;
  line(label.text, top, `${bold ? 700 : 400} ${main}px ${FONT}`, label.colour);
  if (label.detail) line(label.detail, top + main * 1.25, `400 ${detail}px ${FONT}`, colours.ink);
}
