// Photos of many digits: which digits share one, and the pictures that show them together.

// A digit's box in a part that shows the whole photo.
function boxOver(record, part) {
  if (!record.box || !record.size) return [];
  const [fullWidth, fullHeight] = record.size;
  const [across, down] = [part.width / fullWidth, part.height / fullHeight];
  return [{
    x: part.x + record.box[0] * across, y: part.y + record.box[1] * down,
    width: record.box[2] * across, height: record.box[3] * down,
  }];
}

// The square around a digit of a page in which its neighbours can be seen.
function surroundings(box, whole) {
  const side = Math.min(Math.max(3 * Math.max(box.width, box.height), 24), whole.width, whole.height);
  const inside = (middle, end) => Math.min(Math.max(0, middle - side / 2), end - side);
  return {
    x: inside(box.x + box.width / 2, whole.width), y: inside(box.y + box.height / 2, whole.height),
    width: side, height: side,
  };
}

// The picture of all stages: those of the photo, and below them a strip for each digit of a page.
function sheetSize(story, stages) {
  const { width, height, columns, digit_pitch: pitch } = story.sheet;
  const top = height * Math.ceil(stages / columns);
  return { width: width * columns, height: top + pitch * Math.ceil((story.digits?.length ?? 0) / columns), top };
}

// `address` says where a photo's picture is.
function makePages(records, labels, address) {
  const photos = new Map();
  for (const record of records) {
    if (!photos.has(record.photo)) photos.set(record.photo, []);
    photos.get(record.photo).push(record);
  }

  // A digit in its box, with what it counts as above it.
  function spot(one, box, isActive) {
    const label = labels.of(one) ?? one.digit;
    const state = [verdictOf(one), isActive ? "active" : "", labels.has(one) ? "set" : ""].join(" ");
    const size = Math.max(9, Math.min(0.6 * box.height, 28));
    return makeSVG("g", { class: `spot ${state}`, "data-place": one.place },
      makeSVG("rect", { class: "box", ...box }),
      makeSVG("text", { x: box.x, y: box.y - 2, "font-size": size },
        label === NOT_A_DIGIT ? "✗" : String(label ?? "–")));
  }

  return {
    // Whether a digit shares its photo with others.
    has: (record) => photos.get(record.photo).length > 1,

    // The whole page with all its digits.
    picture(record) {
      if (!record.size) return null;
      const whole = { x: 0, y: 0, width: record.size[2], height: record.size[3] };
      const digits = photos.get(record.photo).filter((one) => one.box);
      const boxes = digits.flatMap((one) => boxOver(one, whole).map((box) => ({ one, box })));
      return cutout(address(record.photo), whole, whole, "photo page",
        `The page, with a box around each of its ${digits.length} digits`, boxes,
        ({ one, box }) => spot(one, box, one === record));
    },
  };
}
