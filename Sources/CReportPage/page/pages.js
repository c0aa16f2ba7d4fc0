// Photos of many digits: which digits share one, and the pictures that show them together.

// A digit's box in a part that shows the whole photo, turned to the right by so many quarters.
function boxOver(record, part, quarters = 0) {
  if (!record.box || !record.size) return [];
  let [wide, high] = record.size;
  let [x, y, width, height] = record.box;
  for (let turned = 0; turned < quarters; turned++) {
    [x, y, width, height] = [high - y - height, x, height, width];
    [wide, high] = [high, wide];
  }
  const [across, down] = [part.width / wide, part.height / high];
  return [{ x: part.x + x * across, y: part.y + y * down, width: width * across, height: height * down }];
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
      const boxes = digits.flatMap((one) => boxOver(one, whole, one.quarters).map((box) => ({ one, box })));
      return cutout(address(record.photo), whole, whole, "photo page",
        `The page, with a box around each of its ${digits.length} digits`, boxes,
        ({ one, box }) => spot(one, box, one === record));
    },
  };
}
