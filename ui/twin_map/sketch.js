// What a drawing is made of: its strokes on the label canvas, whether its outline crosses itself, and its
// readings on the clipboard.

// The corners of a closed outline, each once where it was set several times running.
function cornersOf(places) {
  const same = ([x, y], [otherX, otherY]) => x === otherX && y === otherY;
  return places.filter((place, at) => !same(place, places[(at + 1) % places.length]));
}

// Whether two sides of a closed outline meet elsewhere than at the corner they share. Corners are few, and
// near enough to each other that degrees serve as a plane.
function crossesItself(written) {
  const places = cornersOf(written);
  const turn = ([ax, ay], [bx, by], [cx, cy]) => Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
  const sides = places.map((place, at) => [place, places[(at + 1) % places.length]]);
  return sides.some(([a, b], one) => sides.some(([c, d], other) => {
    const apart = other - one;
    if (apart < 2 || apart === sides.length - 1) return false;
    return turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0;
  }));
}

// The clipboard's own interface is there only on https and on this machine; a served twin may be neither.
async function copyText(state, words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    const field = make("textarea", { class: "unseen", "aria-hidden": "true" });
    field.value = words;
    const before = state.root.getRootNode().activeElement;
    state.root.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    before?.focus();
    return done;
  }
}

function outline(context, points, colours, scale, { closed = false, dashed = false, dots = false }) {
  if (!points.length) return;
  context.lineJoin = "round";
  for (const [colour, width] of [[colours.halo, 5], [colours.accent, 2.5]]) {
    context.beginPath();
    points.forEach(([x, y], at) => (at ? context.lineTo(x, y) : context.moveTo(x, y)));
    if (closed) context.closePath();
    context.setLineDash(dashed ? [8 * scale, 5 * scale] : []);
    context.strokeStyle = colour;
    context.lineWidth = width * scale;
    context.stroke();
  }
  context.setLineDash([]);
  if (closed) {
    context.globalAlpha = 0.08;
    context.fillStyle = colours.accent;
    context.fill();
    context.globalAlpha = 1;
  }
  if (!dots) return;
  context.lineWidth = 2 * scale;
  for (const [x, y] of points) {
    context.beginPath();
    context.arc(x, y, 4 * scale, 0, 2 * Math.PI);
    context.fillStyle = colours.card;
    context.fill();
    context.stroke();
  }
}

function tagAt(context, [x, y], words, colours, scale) {
  context.font = `700 ${13 * scale}px ${FONT}`;
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.lineWidth = 4 * scale;
  context.strokeStyle = colours.halo;
  context.strokeText(words, x + 10 * scale, y - 12 * scale);
  context.fillStyle = colours.accent;
  context.fillText(words, x + 10 * scale, y - 12 * scale);
}

function cross(context, [x, y], colours, scale) {
  for (const [colour, width] of [[colours.halo, 4], [colours.ink, 1.5]]) {
    context.strokeStyle = colour;
    context.lineWidth = width * scale;
    context.beginPath();
    for (const [dx, dy] of [[1, 0], [0, 1]]) {
      context.moveTo(x - 9 * dx * scale, y - 9 * dy * scale);
      context.lineTo(x + 9 * dx * scale, y + 9 * dy * scale);
    }
    context.stroke();
  }
}
