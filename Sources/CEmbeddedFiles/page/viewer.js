// A picture that can be enlarged and moved, and a second one over it: the photo at full size with its box
// and its ink, or any two stages of its reading.

// What was chosen last stays chosen from digit to digit, as long as there is such a layer.
const chosenLayers = { base: null, over: null, strength: 0, hasBox: true };

// `layers` are { name, group, draw }, where `draw()` makes an SVG element in the frame's coordinates;
// `over` names the layer that is offered over the first one, `boxes()` makes what is drawn above all.
// `marked(box)`, if given, is told of a box that a person has drawn where a digit was missed.
function makeViewer({ frame, layers, over, boxes, alt, start, marked }) {
  const most = 40;
  const whole = { x: 0, y: 0, width: frame.width, height: frame.height };
  let view = { ...(start ?? whole) };
  const base = makeSVG("g", {});
  const above = makeSVG("g", { "data-over": "" });
  const marks = makeSVG("g", { class: "marks" });
  const picture = makeSVG("svg", { class: "view", role: "img", "aria-label": alt, tabindex: "0" }, base, above, marks);
  const root = make("div", { class: "viewer" });
  root.style.setProperty("--shape", String(frame.width / frame.height));

  function show() {
    picture.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${view.height}`);
    root.classList.toggle("zoomed", view.width < 0.999 * whole.width);
  }

  // Sets what part is seen, kept inside the frame.
  function look(part) {
    const width = Math.min(Math.max(part.width, whole.width / most), whole.width);
    const height = width * part.height / part.width;
    const inside = (from, length, end) => (length >= end ? (end - length) / 2 : Math.min(Math.max(0, from), end - length));
    view = { x: inside(part.x, width, whole.width), y: inside(part.y, height, whole.height), width, height };
    show();
  }

  // A place of the window in the frame's coordinates.
  function place(x, y) {
    const matrix = picture.getScreenCTM();
    const point = matrix ? new DOMPoint(x, y).matrixTransform(matrix.inverse()) : new DOMPoint(0, 0);
    return { x: point.x, y: point.y };
  }

  function zoom(factor, at = { x: view.x + view.width / 2, y: view.y + view.height / 2 }) {
    const width = Math.min(Math.max(view.width / factor, whole.width / most), whole.width);
    const scale = width / view.width;
    look({
      x: at.x - (at.x - view.x) * scale, y: at.y - (at.y - view.y) * scale, width, height: view.height * scale,
    });
  }

  // Fingers and mouse: one moves, two enlarge; while a missed digit is marked, one draws its box.
  const pointers = new Map();
  let traveled = 0;
  let corner = null;
  const isMarking = () => root.classList.contains("marking");
  const boxTo = (end) => ({
    x: Math.min(corner.x, end.x), y: Math.min(corner.y, end.y),
    width: Math.abs(corner.x - end.x), height: Math.abs(corner.y - end.y),
  });
  picture.addEventListener("pointerdown", (event) => {
    if (pointers.size === 0) traveled = 0;
    if (isMarking()) {
      event.preventDefault();
      corner = place(event.clientX, event.clientY);
      picture.setPointerCapture(event.pointerId);
    }
    pointers.set(event.pointerId, [event.clientX, event.clientY]);
  });
  picture.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (!before) return;
    const now = [event.clientX, event.clientY];
    const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
    traveled += Math.hypot(now[0] - before[0], now[1] - before[1]);
    if (corner) {
      marks.querySelector(".drawn")?.remove();
      marks.append(makeSVG("rect", { class: "box drawn", ...boxTo(place(...now)) }));
    } else if (other) {
      const spread = (one) => Math.max(1, Math.hypot(one[0] - other[0], one[1] - other[1]));
      zoom(spread(now) / spread(before), place((now[0] + other[0]) / 2, (now[1] + other[1]) / 2));
    } else if (traveled > 4) {
      if (!picture.hasPointerCapture(event.pointerId)) picture.setPointerCapture(event.pointerId);
      const [from, to] = [place(...before), place(...now)];
      look({ ...view, x: view.x - (to.x - from.x), y: view.y - (to.y - from.y) });
    }
    pointers.set(event.pointerId, now);
  });
  for (const name of ["pointerup", "pointercancel"]) {
    picture.addEventListener(name, (event) => {
      pointers.delete(event.pointerId);
      if (!corner) return;
      const box = boxTo(place(event.clientX, event.clientY));
      corner = null;
      setMarking(false);
      drawMarks();
      if (name === "pointerup" && Math.min(box.width, box.height) > 0.002 * frame.width) marked(box);
    });
  }

  function setMarking(isOn) {
    root.classList.toggle("marking", isOn);
    root.querySelector(".mark")?.setAttribute("aria-pressed", String(isOn));
  }
  // The end of a drag is no press on what lies below it.
  picture.addEventListener("click", (event) => { if (traveled > 4) event.stopPropagation(); }, true);
  picture.addEventListener("wheel", (event) => {
    // A page that scrolls is not to be caught by a picture that it passes.
    if (!event.ctrlKey && document.activeElement !== picture) return;
    event.preventDefault();
    zoom(Math.exp(-event.deltaY / 300), place(event.clientX, event.clientY));
  }, { passive: false });
  picture.addEventListener("dblclick", (event) => zoom(2.5, place(event.clientX, event.clientY)));

  // MARK: Layers

  const named = (name, none) => layers.find((layer) => layer.name === name) ?? none;
  const baseLayer = () => named(chosenLayers.base, layers[0]);
  const overLayer = () => named(chosenLayers.over, named(over, null));

  function drawLayers() {
    base.replaceChildren(baseLayer().draw());
    const second = overLayer();
    above.replaceChildren(...(second && chosenLayers.strength > 0 ? [second.draw()] : []));
    above.setAttribute("opacity", String(chosenLayers.strength));
    drawMarks();
  }

  function drawMarks() { marks.replaceChildren(...(chosenLayers.hasBox ? boxes() : [])); }

  function chooser(current, none) {
    const select = make("select", {});
    if (none) select.append(make("option", { value: "" }, none));
    const groups = new Map();
    for (const layer of layers) {
      if (!groups.has(layer.group)) {
        groups.set(layer.group, layer.group ? select.appendChild(make("optgroup", { label: layer.group })) : select);
      }
      const option = make("option", { value: layer.name }, layer.title ?? layer.name);
      option.selected = layer === current;
      groups.get(layer.group).append(option);
    }
    return select;
  }

  function controls() {
    const first = chooser(baseLayer());
    const second = chooser(overLayer(), "nothing");
    const strength = make("input", { type: "range", min: 0, max: 1, step: 0.05, value: chosenLayers.strength });
    const box = make("input", { type: "checkbox" });
    box.checked = chosenLayers.hasBox;
    first.addEventListener("input", () => { chosenLayers.base = first.value; drawLayers(); });
    second.addEventListener("input", () => {
      chosenLayers.over = second.value;
      if (chosenLayers.strength === 0) chosenLayers.strength = 0.5;
      strength.value = chosenLayers.strength;
      drawLayers();
    });
    strength.addEventListener("input", () => { chosenLayers.strength = Number(strength.value); drawLayers(); });
    box.addEventListener("input", () => { chosenLayers.hasBox = box.checked; drawMarks(); });
    const zooms = make("div", { class: "zooms", role: "group", "aria-label": "Enlarge" },
      makeButton("−", () => zoom(1 / 1.6), { "aria-label": "Smaller" }),
      makeButton("+", () => zoom(1.6), { "aria-label": "Larger" }),
      makeButton("Fit", () => look(whole)),
      makeButton("Large", large, { "aria-pressed": "false", title: "z" }));
    const parts = [zooms];
    if (layers.length > 1) {
      parts.push(make("label", {}, "Picture ", first), make("label", {}, "Over it ", second),
        make("label", { class: "strength" }, make("span", { class: "quiet" }, "How strongly it covers the picture"), strength));
    }
    parts.push(make("label", { class: "check" }, box, "Boxes"));
    if (marked) {
      parts.push(makeButton("Mark a missed digit", () => setMarking(!isMarking()), {
        class: "mark", "aria-pressed": "false", title: "Then draw a box around it",
      }));
    }
    return make("div", { class: "controls" }, ...parts);
  }

  // The picture takes the room of all that stands beside it, and gives it back.
  function large(event) {
    const isLarge = root.classList.toggle("large");
    root.querySelector(".zooms button:last-child").setAttribute("aria-pressed", String(isLarge));
    root.dispatchEvent(new CustomEvent("large", { bubbles: true, detail: isLarge }));
    if (event) picture.focus();
  }

  // Shows a layer, as if it had been chosen.
  function showLayer(name) {
    chosenLayers.base = name;
    root.querySelector("select").value = name;
    drawLayers();
    root.scrollIntoView({ block: "nearest" });
  }

  root.append(picture, controls());
  drawLayers();
  show();
  return { element: root, drawMarks, showLayer, zoom, large };
}

// A photo from the disk, at its full size, where it is still there and the browser knows its format;
// until then, and else, what stands for it.
function fullPhoto(address, small, { width, height }, quarters) {
  const group = makeSVG("g", {}, small);
  if (!address) return group;
  const probe = new Image();
  probe.addEventListener("load", () => {
    // The photo as it lies there; the small picture may be turned against it by quarters.
    const [across, down] = quarters % 2 === 0 ? [width, height] : [height, width];
    const isSame = Math.abs(probe.naturalWidth / probe.naturalHeight - across / down) < 0.02;
    if (!isSame) return;
    const turned = [
      "", `translate(${width} 0) rotate(90)`, `translate(${width} ${height}) rotate(180)`, `translate(0 ${height}) rotate(270)`,
    ][quarters];
    group.append(makeSVG("image", {
      href: address, width: across, height: down, preserveAspectRatio: "none", ...(turned ? { transform: turned } : {}),
    }));
    group.dataset.full = "true";
  });
  probe.src = address;
  return group;
}
