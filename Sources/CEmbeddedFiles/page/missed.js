// Digits that are on a page and were not found: a person marks where they are and says what they are.
// The browser keeps them beside the photo; labels.csv has them after the photo's digits.

function makeMissed(records) {
  const photos = new Map();
  for (const record of records) if (!photos.has(record.photo)) photos.set(record.photo, record);
  const marks = new Map();
  const keyOf = (record) => `digits-missed ${record.modified} ${record.path}`;

  for (const [photo, record] of photos) {
    try {
      const kept = JSON.parse(localStorage.getItem(keyOf(record)) ?? "[]");
      if (kept.length > 0) marks.set(photo, kept);
    } catch {
      // A browser that keeps nothing has kept nothing.
    }
  }

  function put(record, list) {
    marks.set(record.photo, list);
    try {
      if (list.length > 0) localStorage.setItem(keyOf(record), JSON.stringify(list));
      else localStorage.removeItem(keyOf(record));
    } catch {
      // The labels say that the browser keeps nothing.
    }
  }

  // The line of writing whose middle is nearest to that of a box.
  function rowOf(record, box) {
    const middle = (one) => one[1] + one[3] / 2;
    let best = null;
    for (const other of records) {
      if (other.photo !== record.photo || other.row === null || !other.box) continue;
      const distance = Math.abs(middle(other.box) - middle(box));
      if (!best || distance < best.distance) best = { distance, row: other.row };
    }
    return best?.row ?? null;
  }

  return {
    // The marks on a digit's photo: a box in pixels of the upright photo, and a label.
    of: (record) => marks.get(record.photo) ?? [],
    get count() { return [...marks.values()].reduce((sum, list) => sum + list.length, 0); },
    add(record, box, label) { put(record, [...this.of(record), { box: box.map(Math.round), label }]); },
    remove(record, place) { put(record, this.of(record).filter((_, other) => other !== place)); },

    // The lines of labels.csv for a photo: with a place and a line of writing, but no number among the digits
    // that were found.
    rows(record) {
      return this.of(record).map(({ box, label }) => ({ label, box, index: "", row: rowOf(record, box) }));
    },
  };
}

// A box in a frame that was turned to the right by so many quarters, in the photo's own pixels.
function boxUnder(box, frame, size, quarters) {
  const turned = { box: [box.x, box.y, box.width, box.height], size: [frame.width, frame.height] };
  const [back] = boxOver(turned, { x: 0, y: 0, width: size[0], height: size[1] }, (4 - quarters) % 4);
  return [back.x, back.y, back.width, back.height];
}
