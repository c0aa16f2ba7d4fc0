// Which digits look alike, and two of them side by side.

// Digits are compared by their 28×28 pictures made small: the mean ink of squares of 4×4 pixels.
function makeAlike(records) {
  const looks = new Map();

  function lookOf(record) {
    let look = looks.get(record.place);
    if (!look) {
      const text = atob(record.look);
      look = new Uint8Array(text.length);
      for (let place = 0; place < text.length; place++) look[place] = text.charCodeAt(place);
      looks.set(record.place, look);
    }
    return look;
  }

  // The distance of two pictures, 0 (the same) … 1 (paper and ink everywhere); endless where there is none.
  function distance(one, other) {
    const [a, b] = [lookOf(one), lookOf(other)];
    if (a.length === 0 || a.length !== b.length) return Infinity;
    let sum = 0;
    for (let place = 0; place < a.length; place++) sum += (a[place] - b[place]) ** 2;
    return Math.sqrt(sum / a.length) / 255;
  }

  return {
    distance,
    // The digits that look most like one, the nearest first.
    nearest(record, count) {
      const best = [];
      for (const other of records) {
        const far = other === record ? Infinity : distance(record, other);
        if (far >= (best.length < count ? Infinity : best.at(-1).distance)) continue;
        const place = best.findIndex((near) => far < near.distance);
        best.splice(place < 0 ? best.length : place, 0, { record: other, distance: far });
        best.length = Math.min(best.length, count);
      }
      return best;
    },
  };
}

// The other digits of the page that look like one; `compare` shows one beside it, `sortAll` all by likeness.
function alikeSection(record, alike, digitTile, { compare, sortAll }) {
  const near = alike.nearest(record, 8);
  if (near.length === 0) return null;
  return make(
    "section", { class: "alike" }, make("h3", {}, "Others here that look like it"),
    make("p", { class: "muted" }, "By their 28×28 pictures, the nearest first; a press shows one beside it. ",
      makeButton("Sort all so", sortAll)),
    make("ol", { class: "tiles" }, ...near.map(({ record: other }) => {
      const read = other.status === "ok" && other.digit !== null ? String(other.digit) : STATUS_WORDS[other.status];
      const button = makeButton(digitTile(other, ""), () => compare(other), {
        "aria-label": `Show ${other.name} beside it, read as ${read}`,
      });
      return make("li", {}, button, make("span", {}, make("b", {}, read), other.label === null || other.label === other.digit ? "" : ` is ${other.label}`),
        make("span", { class: "muted name" }, makeName(other.name)));
    })),
  );
}

// Puts a second digit beside the one that is shown; `remove` takes it away.
function showBeside(body, record, other, otherVerdict, remove) {
  const column = (one, verdict, ...more) =>
    make("div", { class: "column" }, make("h3", {}, make("span", {}, one.name), ...more), verdict);
  const own = body.querySelector(".verdict");
  const pair = make("div", { class: "compared" });
  own.before(pair);
  pair.append(column(record, own),
    column(other, otherVerdict, makeButton("✕", remove, { "aria-label": `Take ${other.name} away` })));
}
