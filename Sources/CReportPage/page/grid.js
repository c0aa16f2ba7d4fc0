// The cards. Only those near the window exist, so that 20,000 cost no more than 100.

function makeGrid(container, draw, onMove) {
  const gap = 14;
  const narrowest = 13.5;
  const canvas = make("div", { class: "canvas", role: "presentation" });
  container.append(canvas);
  const cards = new Map();
  let shown = [];
  let columns = 1;
  let width = 1;
  let height = 1;
  let active = 0;
  let waiting = false;
  let isOnPaper = false;

  function measure() {
    const room = container.clientWidth;
    const em = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const least = room < 30 * em ? 9.5 * em : narrowest * em;
    columns = Math.max(1, Math.floor((room + gap) / (least + gap)));
    width = (room - gap * (columns - 1)) / columns;
    // Two square pictures side by side, and three lines below them.
    height = Math.round((width - 28 - 10) / 2 + 40 + 4.6 * em);
    const rows = Math.ceil(shown.length / columns);
    canvas.style.height = `${Math.max(0, rows * (height + gap) - gap)}px`;
  }

  function place(card, position) {
    const [row, column] = [Math.floor(position / columns), position % columns];
    card.style.width = `${width}px`;
    card.style.height = `${height}px`;
    card.style.transform = `translate(${column * (width + gap)}px, ${row * (height + gap)}px)`;
  }

  function render() {
    waiting = false;
    if (isOnPaper) return;
    const top = canvas.getBoundingClientRect().top;
    const pitch = height + gap;
    const first = Math.max(0, Math.floor((-top - window.innerHeight / 2) / pitch)) * columns;
    const end = Math.min(shown.length, Math.ceil((-top + window.innerHeight * 1.5) / pitch) * columns);
    const wanted = new Set();
    for (let position = first; position < end; position++) wanted.add(position);
    if (active < shown.length) wanted.add(active);
    for (const [position, card] of cards) {
      if (!wanted.has(position)) {
        card.remove();
        cards.delete(position);
      }
    }
    // In the order of reading, whoever scrolls.
    for (const position of [...wanted].sort((a, b) => a - b)) {
      if (cards.has(position)) continue;
      const card = draw(shown[position], position, shown.length);
      place(card, position);
      cards.set(position, card);
      const next = [...cards.keys()].filter((other) => other > position).sort((a, b) => a - b)[0];
      canvas.insertBefore(card, next === undefined ? null : cards.get(next));
    }
    markActive();
  }

  function markActive() {
    for (const [position, card] of cards) {
      const isActive = position === active;
      card.setAttribute("aria-selected", String(isActive));
      card.classList.toggle("active", isActive);
    }
    const card = cards.get(active);
    if (card) container.setAttribute("aria-activedescendant", card.id);
    else container.removeAttribute("aria-activedescendant");
  }

  function schedule() {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(render);
    }
  }

  function clear() {
    for (const card of cards.values()) card.remove();
    cards.clear();
  }

  function reveal() {
    const row = Math.floor(active / columns);
    const top = canvas.getBoundingClientRect().top + row * (height + gap);
    const margin = 70;
    if (top < margin) window.scrollBy(0, top - margin);
    else if (top + height > window.innerHeight - margin) {
      window.scrollBy(0, top + height - window.innerHeight + margin);
    }
  }

  window.addEventListener("scroll", schedule, { passive: true });
  window.addEventListener("resize", schedule);
  new ResizeObserver(() => {
    if (isOnPaper) return;
    const before = width;
    measure();
    if (width === before && cards.size > 0) return;
    clear();
    render();
  }).observe(container);

  const grid = {
    show(records) {
      const current = shown[active];
      shown = records;
      active = Math.max(0, records.indexOf(current));
      clear();
      measure();
      render();
    },
    get records() { return shown; },
    get active() { return shown[active] ?? null; },
    get columns() { return columns; },
    move(to) {
      if (shown.length === 0) return;
      active = Math.min(Math.max(0, to), shown.length - 1);
      reveal();
      render();
      onMove(shown[active]);
    },
    step(by) { grid.move(active + by); },
    page(direction) {
      const rows = Math.max(1, Math.floor(window.innerHeight / (height + gap)));
      grid.move(active + direction * rows * columns);
    },
    activate(card) {
      for (const [position, other] of cards) if (other === card) grid.move(position);
    },
    // Draws a digit's card anew after its label has changed.
    refresh(record) {
      const position = shown.indexOf(record);
      const card = cards.get(position);
      if (!card) return;
      const fresh = draw(record, position, shown.length);
      place(fresh, position);
      card.replaceWith(fresh);
      cards.set(position, fresh);
      markActive();
    },
    // Paper does not scroll: for print the first cards stand in rows of their own.
    layOut(most) {
      isOnPaper = true;
      clear();
      const sheet = make("div", { class: "sheet" });
      shown.slice(0, most).forEach((record, position) => sheet.append(draw(record, position, shown.length)));
      canvas.style.height = "auto";
      canvas.append(sheet);
      return Math.min(most, shown.length);
    },
    takeBack() {
      isOnPaper = false;
      canvas.replaceChildren();
      clear();
      measure();
      render();
    },
  };
  return grid;
}
