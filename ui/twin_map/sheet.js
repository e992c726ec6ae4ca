// The sheet of paper that the picture of the map becomes: title, map, legend, scale, sources.

const SHEET = { margin: 20, column: 232, title: 22, text: 12, line: 18, head: 62 };
const NO_LINE_BEGINS_WITH = /^[，。；：、）》”！？,.;:)\]»]/;

// Breaks a text into lines of at most `width` pixels, in the font that the context has.
function brokenLines(context, words, width) {
  const pieces = [];
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: "word" }).segment(words)) {
    const joined = /[\w./-]$/.test(pieces.at(-1) ?? "") && /^[\w./-]/.test(segment);
    if (pieces.length && (joined || NO_LINE_BEGINS_WITH.test(segment))) pieces[pieces.length - 1] += segment;
    else pieces.push(segment);
  }
  const lines = [""];
  for (const piece of pieces) {
    const grown = lines[lines.length - 1] + piece;
    if (context.measureText(grown.trimEnd()).width > width && lines[lines.length - 1]) lines.push(piece.trimStart());
    else lines[lines.length - 1] = grown;
  }
  return lines;
}

function sheetFont(weight, size, scale) {
  return `${weight} ${size * scale}px ${FONT}`;
}

// Draws a paragraph and returns where the next one begins.
function paragraph(context, words, x, y, width, scale, { weight = 400, size = SHEET.text, line = SHEET.line } = {}) {
  context.font = sheetFont(weight, size, scale);
  context.textAlign = "left";
  context.textBaseline = "top";
  for (const one of brokenLines(context, words, width)) {
    context.fillText(one, x, y);
    y += line * scale;
  }
  return y;
}

// A legend's row in the document, as pictures of its swatches and its words.
function legendImage(row, recoloured) {
  const images = [...row.querySelectorAll("svg")].map((drawnSwatch) => {
    const copy = drawnSwatch.cloneNode(true);
    copy.setAttribute("width", 52);
    copy.setAttribute("height", 32);
    const written = new XMLSerializer().serializeToString(copy).replace(/#[0-9a-f]{6}/gi, (colour) => recoloured[colour.toUpperCase()] ?? colour);
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(written)}`;
    return image.decode().then(() => image);
  });
  return Promise.all(images).then((drawnImages) => ({ words: row.textContent.trim(), images: drawnImages }));
}

function drawSheetLegend(context, entries, title, x, y, scale, ink) {
  context.fillStyle = ink;
  y = paragraph(context, title, x, y, SHEET.column * scale, scale, { weight: 700, size: 14, line: 26 });
  for (const { words, images } of entries) {
    images.forEach((image, at) => context.drawImage(image, x + 30 * at * scale, y + scale, 26 * scale, 16 * scale));
    const indent = images.length ? (30 * images.length + 6) * scale : 0;
    y = paragraph(context, words, x + indent, y + scale, SHEET.column * scale - indent, scale) + 3 * scale;
  }
  return y;
}

// The day of one of two maps, at the top beside their divider.
function drawDay(context, words, divider, right, scale, { ink, card }) {
  context.font = sheetFont(700, 14, scale);
  const width = context.measureText(words).width + 16 * scale;
  const x = right ? divider + 8 * scale : divider - 8 * scale - width;
  context.fillStyle = card;
  context.fillRect(x, 8 * scale, width, 24 * scale);
  context.strokeStyle = ink;
  context.lineWidth = scale / 2;
  context.strokeRect(x, 8 * scale, width, 24 * scale);
  context.fillStyle = ink;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(words, x + width / 2, 20 * scale);
}

function drawNorth(context, x, y, bearing, letter, scale, ink) {
  context.save();
  context.translate(x, y);
  context.rotate((-bearing * Math.PI) / 180);
  context.scale(scale, scale);
  context.fillStyle = ink;
  context.beginPath();
  context.moveTo(0, -16);
  context.lineTo(8, 10);
  context.lineTo(0, 4);
  context.lineTo(-8, 10);
  context.closePath();
  context.fill();
  context.font = sheetFont(700, 13, 1);
  context.textAlign = "center";
  context.textBaseline = "bottom";
  context.fillText(letter, 0, -18);
  context.restore();
}

// The bar is as long as on the map; a map that is tilted has no single scale.
function drawSheetScale(context, state, x, y, scale, ink) {
  context.fillStyle = ink;
  context.strokeStyle = ink;
  if (state.camera.pitch) {
    const words = text(state, "picture.perspective");
    context.font = sheetFont(400, SHEET.text, scale);
    context.fillStyle = state.data.picture.paper.card;
    context.fillRect(x - 8 * scale, y - SHEET.line * scale - 4 * scale, context.measureText(words).width + 16 * scale, SHEET.line * scale + 8 * scale);
    context.fillStyle = ink;
    paragraph(context, words, x, y - SHEET.line * scale + 2 * scale, 400 * scale, scale);
    return;
  }
  const bar = make("div");
  updateScale(bar, state.camera, state.data.words);
  const length = parseFloat(bar.style.width);
  context.lineWidth = 2 * scale;
  context.beginPath();
  context.moveTo(x, y - 8 * scale);
  context.lineTo(x, y);
  context.lineTo(x + length, y);
  context.lineTo(x + length, y - 8 * scale);
  context.stroke();
  context.font = sheetFont(400, SHEET.text, scale);
  context.textAlign = "center";
  context.textBaseline = "bottom";
  context.fillText(bar.textContent, x + length / 2, y - 4 * scale);
}

// Over everything, in rows across the sheet, so that no part of it can be cut out without.
function drawWatermark(context, words, width, height, ink) {
  const size = width / 16;
  context.save();
  context.globalAlpha = 0.12;
  context.fillStyle = ink;
  context.font = sheetFont(700, size, 1);
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (let y = size * 2; y < height + size; y += size * 4) {
    for (const x of [width * 0.25, width * 0.75]) {
      context.save();
      context.translate(x, y);
      context.rotate(-Math.PI / 8);
      context.fillText(words, 0, 0, width * 0.5);
      context.restore();
    }
  }
  context.restore();
}
