// What the page holds: one record a digit, in the order the photos were read.

const STATUS_NAMES = ["ok", "rejected", "error"];
const STATUS_WORDS = { ok: "read", rejected: "rejected", error: "failed" };
const SVG = "http://www.w3.org/2000/svg";

function readJSON(id) {
  const element = document.getElementById(id);
  return element ? JSON.parse(element.textContent) : null;
}

function makeRecords(rows) {
  return rows.map((row, place) => ({
    place,
    path: row[0],
    rawPath: row[1] || "",
    name: printable(row[0]) + (row[2] > 0 ? ` · ${row[2] + 1}` : ""),
    index: row[2],
    status: STATUS_NAMES[row[3]],
    digit: row[4] < 0 ? null : row[4],
    confidence: row[5] < 0 ? null : row[5],
    probabilities: row[6].map((share) => share / 1e6),
    warnings: row[7],
    reason: row[8],
    message: printable(row[9]),
    box: row[10] || null,
    label: row[11] < 0 ? null : row[11],
    photo: row[12],
    digitTile: row[13],
    milliseconds: row[14],
    modified: row[15],
    // The photo's full size and that of its small picture.
    size: row[16] || null,
    hasStory: row[17] === 1,
    note: row[18] || "",
    // The row of writing it stands in, and all that is written there.
    row: row[19] < 0 ? null : row[19],
    text: row[20] || "",
    // How often the small picture is turned to the right by a quarter.
    quarters: row[21],
  }));
}

// A name is only a name: what would end a line or turn the reading direction is made visible.
function printable(text) {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}

function percent(share, places = 1) {
  if (share === null || !Number.isFinite(share)) return "–";
  const limit = 100 - 10 ** -places;
  return `${(share < 1 ? Math.min(100 * share, limit) : 100).toFixed(places)} %`;
}

// Makes an element; text always becomes text, never markup.
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

function makeSVG(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

// A part of a larger picture, with boxes drawn over it in its own pixels. The inner picture ends at
// the part's edges, so that no neighbour shows where the shapes differ.
function cutout(address, sheet, part, kind, alt, boxes = [], makeBox = (box) => makeSVG("rect", { class: "box", ...box })) {
  const { width, height } = part;
  const inner = makeSVG("svg", { width, height, viewBox: `${part.x} ${part.y} ${width} ${height}` });
  inner.append(makeSVG("image", { href: address, width: sheet.width, height: sheet.height }));
  for (const box of boxes) inner.append(makeBox(box));
  return makeSVG("svg", {
    class: kind,
    viewBox: `0 0 ${width} ${height}`,
    ...(alt ? { role: "img", "aria-label": alt } : { "aria-hidden": "true" }),
  }, inner);
}

// What became of a digit: a word that is also its card's class.
function verdictOf(record) {
  if (record.status !== "ok" || record.digit === null) return "unread";
  if (record.label === null) return "unknown";
  return record.label === record.digit ? "right" : "wrong";
}
