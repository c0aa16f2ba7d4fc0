// The cards. Only those near the window exist, so that 20,000 cost no more than 100.

// `draw` makes a card, `remarkLines` says how many lines its remarks take, `topMargin` how many pixels of
// the window are covered above.
function makeGrid(container, { draw, remarkLines, topMargin }, onMove) {
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
  // The other end of what is selected; the active digit alone where both are the same.
  let anchor = 0;
  let size = 1;
  let lines = 0;
  let waiting = false;
  let isOnPaper = false;

  function measure() {
    const room = container.clientWidth;
    const em = parseFloat(getComputedStyle(document.documentElement).fontSize);
    const least = (room < 30 * em ? 9.5 * em : narrowest * em) * size;
    columns = Math.max(1, Math.floor((room + gap) / (least + gap)));
    width = (room - gap * (columns - 1)) / columns;
    // Two square pictures side by side, what was read, the name, and lines for remarks.
    height = Math.round((width - 28 - 10) / 2 + 30 + (3.6 + 1.15 * lines) * em);
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
    const [first, last] = [Math.min(active, anchor), Math.max(active, anchor)];
    for (const [position, card] of cards) {
      card.setAttribute("aria-selected", String(position >= first && position <= last));
      card.classList.toggle("active", position === active);
      card.classList.toggle("selected", first < last && position >= first && position <= last);
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

  function layOutAnew() {
    clear();
    measure();
    render();
  }

  function reveal() {
    const row = Math.floor(active / columns);
    const top = canvas.getBoundingClientRect().top + row * (height + gap);
    const [above, below] = [topMargin() + 14, 24];
    if (top < above) window.scrollBy(0, top - above);
    else if (top + height > window.innerHeight - below) {
      window.scrollBy(0, Math.min(top + height - window.innerHeight + below, top - above));
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
      anchor = active;
      lines = records.reduce((most, record) => Math.max(most, remarkLines(record)), 0);
      layOutAnew();
    },
    get records() { return shown; },
    get active() { return shown[active] ?? null; },
    get position() { return active; },
    get columns() { return columns; },
    // What is selected: the digits from the anchor to the active one.
    get selection() { return shown.slice(Math.min(active, anchor), Math.max(active, anchor) + 1); },
    // Makes cards larger or smaller than usual by a factor.
    resize(factor) {
      size = factor;
      layOutAnew();
    },
    // Goes to a position; the selection grows to it, or is it alone.
    move(to, isGrowing = false) {
      if (shown.length === 0) return;
      active = Math.min(Math.max(0, to), shown.length - 1);
      if (!isGrowing) anchor = active;
      reveal();
      render();
      onMove(shown[active]);
    },
    step(by, isGrowing = false) { grid.move(active + by, isGrowing); },
    page(direction) {
      const rows = Math.max(1, Math.floor(window.innerHeight / (height + gap)));
      grid.move(active + direction * rows * columns);
    },
    activate(card, isGrowing) {
      for (const [position, other] of cards) if (other === card) grid.move(position, isGrowing);
    },
    // Whether the active digit's card can be seen.
    get isActiveSeen() {
      const box = cards.get(active)?.getBoundingClientRect();
      return Boolean(box) && box.top < window.innerHeight && box.bottom > topMargin();
    },
    reveal,
    // Draws digits' cards anew after their labels have changed.
    refresh(records) {
      for (const [position, card] of [...cards]) {
        if (!records.includes(shown[position])) continue;
        const fresh = draw(shown[position], position, shown.length);
        place(fresh, position);
        card.replaceWith(fresh);
        cards.set(position, fresh);
      }
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
      layOutAnew();
    },
  };
  return grid;
}
