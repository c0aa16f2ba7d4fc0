// Makes the page's elements.

const SVG = "http://www.w3.org/2000/svg";

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

function makeButton(text, act, attributes = {}) {
  const button = make("button", { type: "button", ...attributes }, text);
  button.addEventListener("click", act);
  return button;
}

// A part of a larger picture, as an element of an SVG picture. It ends at the part's edges, so that no
// neighbor shows where the shapes differ.
function cutPart(address, sheet, part, place = { x: 0, y: 0, width: part.width, height: part.height }) {
  return makeSVG("svg", {
    ...place, viewBox: `${part.x} ${part.y} ${part.width} ${part.height}`, preserveAspectRatio: "none",
  }, makeSVG("image", { href: address, width: sheet.width, height: sheet.height }));
}

// A part of a larger picture, with boxes drawn over it in its own pixels.
function cutout(address, sheet, part, kind, alt, boxes = [], makeBox = (box) => makeSVG("rect", { class: "box", ...box })) {
  const { width, height } = part;
  const inner = cutPart(address, sheet, part);
  for (const box of boxes) inner.append(makeBox(box));
  return makeSVG("svg", {
    class: kind,
    viewBox: `0 0 ${width} ${height}`,
    ...(alt ? { role: "img", "aria-label": alt } : { "aria-hidden": "true" }),
  }, inner);
}

// A name that is cut in its middle where it is too long: its end tells photos apart.
function makeName(text) {
  const tail = Math.min(text.length, Math.max(10, text.length - text.lastIndexOf("/") - 1, 0), 16);
  const cut = text.length - tail;
  return make("bdi", { class: "cut" }, make("span", {}, text.slice(0, cut)), make("span", {}, text.slice(cut)));
}
