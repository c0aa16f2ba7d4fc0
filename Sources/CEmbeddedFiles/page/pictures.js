// Where the report's pictures are, and how its photos, digits and stages are cut from them.

function makePictures(meta, words, pages, storyOf) {
  const byId = (id) => document.getElementById(id);
  const addresses = new Map();

  // Where a picture is: in this page, or in the folder beside it.
  function addressOf(name, type) {
    if (!addresses.has(name)) {
      const embedded = byId(name);
      addresses.set(name, embedded ? blobAddress(embedded) : `${meta.folder}${name}.${type}`);
    }
    return addresses.get(name);
  }

  function blobAddress(element) {
    const bytes = Uint8Array.from(atob(element.textContent), (character) => character.charCodeAt(0));
    return URL.createObjectURL(new Blob([bytes], { type: element.dataset.type }));
  }

  // The photo's own file, seen from this page; nothing where the page does not lie on a disk.
  function originalOf(record) {
    if (location.protocol !== "file:" || meta.photos === null) return null;
    const bytes = record.rawPath
      ? Uint8Array.from(atob(record.rawPath), (character) => character.charCodeAt(0))
      : new TextEncoder().encode(record.path);
    const encoded = [...bytes].map((byte) => {
      const sign = String.fromCharCode(byte);
      return /[A-Za-z0-9\-_./~]/.test(sign) ? sign : `%${byte.toString(16).padStart(2, "0")}`;
    }).join("");
    return encoded.startsWith("/") ? `file://${encoded}` : `${meta.photos}${encoded}`;
  }

  function photoTile(record, alt) {
    if (!record.size) return null;
    const whole = { x: 0, y: 0, width: record.size[2], height: record.size[3] };
    const boxes = boxOver(record, whole, record.quarters);
    const part = pages().has(record) && boxes.length > 0 ? surroundings(boxes[0], whole) : whole;
    return cutout(addressOf(`photo-${record.photo}`, "jpg"), whole, part, "photo", alt, boxes);
  }

  function digitTile(record, alt) {
    if (record.digitTile < 0) return null;
    const { side, columns } = meta.sheet;
    const [sheet, inside] = [Math.floor(record.digitTile / columns ** 2), record.digitTile % columns ** 2];
    const part = { x: (inside % columns) * side, y: Math.floor(inside / columns) * side, width: side, height: side };
    const whole = { width: columns * side, height: columns * side };
    return cutout(addressOf(`digit-${sheet}`, "png"), whole, part, "digit", alt);
  }

  const allStages = (story) => story.stages.concat(...story.hypotheses.map((way) => way.stages));

  function stagePart(story, stage) {
    const all = allStages(story);
    const number = all.indexOf(stage);
    const { width, height, columns, sizes } = story.sheet;
    const [across, down] = sizes[number] ?? [width, height];
    return [
      sheetSize(story, all.length),
      { x: (number % columns) * width, y: Math.floor(number / columns) * height, width: across, height: down },
    ];
  }

  const stageSheet = (record) => addressOf(`stages-${record.photo}`, "jpg");

  // The photo to be enlarged, with its digits' boxes and every stage to lay over it.
  function viewer(record, story, { fits, marked }) {
    if (!record.size) return null;
    const [wide, high] = record.size;
    const frame = record.quarters % 2 === 0 ? { width: wide, height: high } : { width: high, height: wide };
    const whole = { x: 0, y: 0, ...frame };
    const box = boxOver(record, whole, record.quarters)[0] ?? null;
    const isPage = pages().has(record);
    const small = () => makeSVG("image", {
      href: addressOf(`photo-${record.photo}`, "jpg"), width: frame.width, height: frame.height, preserveAspectRatio: "none",
    });
    const layers = photoLayers(
      story, words, frame, box, () => fullPhoto(originalOf(record), small(), frame, record.quarters),
      (stage, place) => cutPart(stageSheet(record), ...stagePart(story, stage), place));
    return makeViewer({
      frame, layers, over: inkLayer(layers),
      alt: isPage ? `The page, with a box around each of its ${counted(record.count, "digit")}` : "The photo, upright",
      marked: isPage ? (drawn) => marked(record, boxUnder(drawn, frame, record.size, record.quarters)) : undefined,
      start: isPage && box ? surroundings(box, whole, 7) : undefined,
      boxes: () => (isPage ? pages().spots(record, whole, record, fits)
        : box ? [makeSVG("rect", { class: "box", ...box })] : []),
    });
  }

  // What the detail view shows of a record; `fits` says which digits the filters show, `marked` is told of a
  // missed digit's box.
  function of(record, handlers) {
    let shown = null;
    return {
      columns: meta.columns,
      viewer(_, story) {
        shown = viewer(record, story, handlers);
        return shown;
      },
      enlarge: (stage, picture) => (shown
        ? makeButton(picture, () => shown.showLayer(stage.picture), { title: "Show it large" }) : picture),
      strip(story, place, digit) {
        const { width, columns, digit_side: most, digit_pitch: pitch } = story.sheet;
        const [gap, count] = [pitch - most, digit.stages.length];
        const side = Math.min(most, Math.floor((width + gap) / count) - gap);
        const sheet = sheetSize(story, allStages(story).length);
        const part = {
          x: (place % columns) * width, y: sheet.top + Math.floor(place / columns) * pitch,
          width: count * (side + gap) - gap, height: side,
        };
        return cutout(stageSheet(record), sheet, part, "strip", "The digit after each of its stages");
      },
      digit: () => digitTile(record, "The digit as 28 by 28 pixels"),
      stage(stage, alt) {
        const [sheet, part] = stagePart(storyOf(record), stage);
        return cutout(stageSheet(record), sheet, part, "stage", alt);
      },
      neighbor: (sample) => make("img", {
        src: `data:image/png;base64,${sample.picture}`, class: "digit", alt: `A ${sample.label}`,
      }),
    };
  }

  return { addressOf, photoTile, digitTile, of };
}

// The photos' stories: in this page, or in files beside it that call `digitsReport` with what they hold.
function makeStories(meta, arrived) {
  const stories = new Map();
  const asked = new Set();

  function keep(number, file) {
    stories.set(number, { ...file.trace, sheet: file.sheet, neighbors: file.neighbours });
  }

  window.digitsReport = (number, file) => {
    keep(number, file);
    arrived(number);
  };

  return function storyOf(record) {
    if (!record.hasStory) return null;
    if (!stories.has(record.photo)) {
      const embedded = readJSON(`story-${record.photo}`);
      if (embedded) keep(record.photo, embedded);
      else if (!asked.has(record.photo)) {
        asked.add(record.photo);
        document.head.append(make("script", { src: `${meta.folder}story-${record.photo}.js` }));
      }
    }
    return stories.get(record.photo) ?? null;
  };
}
