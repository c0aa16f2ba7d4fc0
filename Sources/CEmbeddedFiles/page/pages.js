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

// The square around a digit in which its neighbors can be seen.
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

// `address` says where a photo's small picture is.
function makePages(records, labels, missed, address) {
  const photos = new Map();
  for (const record of records) {
    if (!photos.has(record.photo)) photos.set(record.photo, []);
    photos.get(record.photo).push(record);
  }

  // What is written over a digit's box: a sign says how it stands, so that color is not all that does.
  function mark(one) {
    const label = labels.of(one);
    if (label === NOT_A_DIGIT) return "✗";
    if (label !== undefined) return `${label}${labels.isChanged(one) ? "←" : "✓"}`;
    const read = one.digit ?? "–";
    if (one.label !== null && one.label !== one.digit) return `${read}≠`;
    if (one.status !== "ok") return `${read}?`;
    // Found where nothing is said to be, on a page whose other digits have labels.
    const isExtra = one.label === null && photos.get(one.photo).some((other) => other.label !== null);
    return `${read}${isExtra ? "!" : ""}`;
  }

  // A digit in its box, with what it counts as above it.
  function spot(one, box, unit, isActive, isFaint) {
    const state = [
      verdictOf(one), isActive ? "active" : "", isFaint ? "faint" : "",
      labels.has(one) ? labels.isChanged(one) ? "changed" : "set" : "",
    ].join(" ");
    // As large as the digit allows, and neither too small nor too large on the whole page.
    const size = Math.max(9 * unit, Math.min(0.5 * box.height, 28 * unit));
    return makeSVG("g", { class: `spot ${state}`, "data-place": one.place },
      makeSVG("title", {}, one.name),
      makeSVG("rect", { class: "box", ...box }),
      makeSVG("text", { x: box.x, y: box.y - 2, "font-size": size }, mark(one)));
  }

  // A digit that was missed, where a person has marked it.
  function missedSpot(record, { label }, place, box, unit) {
    const size = Math.max(9 * unit, Math.min(0.5 * box.height, 28 * unit));
    return makeSVG("g", { class: "spot missed", "data-photo": record.photo, "data-missed": place },
      makeSVG("title", {}, `A ${label} that was missed; press to take the mark away`),
      makeSVG("rect", { class: "box", ...box }),
      makeSVG("text", { x: box.x, y: box.y - 2, "font-size": size }, `+${label}`));
  }

  const whole = (record) => ({ x: 0, y: 0, width: record.size[2], height: record.size[3] });

  const pages = {
    // Whether a digit shares its photo with others.
    has: (record) => photos.get(record.photo).length > 1,
    // Whether any photo has several digits.
    get any() { return [...photos.values()].some((digits) => digits.length > 1); },
    // The digits of a photo, in reading order.
    digits: (photo) => photos.get(photo),

    // The digits' boxes in a picture of the whole photo.
    spots(record, part, active, fits = () => true) {
      const unit = Math.max(part.width, part.height) / 1024;
      return photos.get(record.photo).filter((one) => one.box)
        .flatMap((one) => boxOver(one, part, one.quarters).map((box) => spot(one, box, unit, one === active, !fits(one))))
        .concat(missed.of(record).flatMap((mark, place) =>
          boxOver({ box: mark.box, size: record.size }, part, record.quarters)
            .map((box) => missedSpot(record, mark, place, box, unit))));
    },

    // The whole page with all its digits.
    picture(record, fits) {
      if (!record.size) return null;
      const count = photos.get(record.photo).filter((one) => one.box).length;
      return cutout(address(record.photo), whole(record), whole(record), "photo page",
        `The page, with a box around each of its ${counted(count, "digit")}`, pages.spots(record, whole(record), null, fits),
        (one) => one);
    },
  };
  return pages;
}

// The list of whole pages; each is drawn when it comes near the window.
function makePageList(container, pages, labels) {
  let draws = new Map();
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) if (entry.isIntersecting) draws.get(entry.target)?.();
  }, { rootMargin: "600px" });

  function item(record, found) {
    const digits = pages.digits(record.photo);
    const fits = (one) => found.has(one);
    const reviewed = digits.filter((one) => labels.has(one)).length;
    const said = record.status === "error" ? STATUS_WORDS.error : `${counted(digits.length, "digit")}, ${reviewed} reviewed`;
    const progress = make("span", { class: "muted" }, said);
    const frame = make("div", { class: "frame" });
    // The picture comes later, its room is there at once.
    if (record.size) frame.style.aspectRatio = `${record.size[2]} / ${record.size[3]}`;
    else frame.append(make("p", { class: "muted" }, "no picture"));
    const rows = [...new Map(digits.filter((one) => one.row !== null).map((one) => [one.row, one.text]))];
    const title = make("h3", { title: record.path }, `${record.folder}${record.file} `, progress);
    const whole = make("li", { class: "page-item" }, title, frame,
      make("ol", { class: "written" }, ...rows.sort((a, b) => a[0] - b[0]).map(([, text]) => make("li", {}, text))));
    if (!record.size) return whole;
    draws.set(whole, () => {
      frame.replaceChildren(pages.picture(record, fits));
      watch.unobserve(whole);
    });
    watch.observe(whole);
    return whole;
  }

  return {
    show(found) {
      for (const old of draws.keys()) watch.unobserve(old);
      draws = new Map();
      const shown = new Set(found);
      const first = [...new Map(found.map((record) => [record.photo, pages.digits(record.photo)[0]])).values()];
      container.replaceChildren(...first.map((record) => item(record, shown)));
    },
  };
}
