// A debug folder's page: the stage pictures lie beside it.

(() => {
  const meta = readJSON("meta");
  const story = readJSON("trace");
  const target = document.getElementById("story");
  const words = makeWords(meta);
  const address = (name) => encodeURIComponent(name);

  const picture = (name, alt, kind) => make("img", { src: address(name), alt, class: kind, loading: "lazy" });
  const usualStage = (...names) => names.map((name) => story.stages.find((stage) => stage.stage === name)).find(Boolean);
  const winning = () => {
    const way = story.hypotheses.find((hypothesis) => hypothesis.name === story.winner);
    return (way?.stages.length ? way.stages : story.stages).at(-1);
  };

  // The upright photo to be enlarged, at the size it was read at, with any stage over it.
  function viewer(record) {
    const stage = usualStage("auto-orient", "decode");
    if (story.digits || !stage) return null;
    const [width, height] = story.photo_size ?? [stage.width, stage.height];
    const frame = { width, height };
    const box = record.box ? { x: record.box[0], y: record.box[1], width: record.box[2], height: record.box[3] } : null;
    const draw = (name, place) => makeSVG("image", { href: address(name), ...place, preserveAspectRatio: "none" });
    const layers = photoLayers(story, words, frame, box, () => draw(stage.picture, { x: 0, y: 0, ...frame }),
      (one, place) => draw(one.picture, place));
    return makeViewer({
      frame, layers, over: inkLayer(layers), alt: "The photo, upright",
      boxes: () => (box ? [makeSVG("rect", { class: "box", ...box })] : []),
    });
  }

  const pictures = {
    viewer,
    digitNote: "; the frame is MNIST's box of 20×20, the cross the center of mass",
    strip: (_story, _place, digit) => picture(digit.picture, "The digit after each of its stages", "strip"),
    digit(record) {
      const stage = record.probabilities.length > 0 && !story.digits ? winning() : null;
      return stage ? picture(stage.picture, "The digit as 28 by 28 pixels", "digit") : null;
    },
    stage: (stage, alt) => picture(stage.picture, alt, "stage"),
    enlarge: (stage, shown) => make("a", { href: address(stage.picture) }, shown),
  };

  if (story.digits) target.append(...pageParts());

  // A page is shown once, before its digits.
  function pageParts() {
    const lines = story.rows.filter((row) => row.column === 0).map((row) => make("li", {}, row.text));
    return [
      make("h2", { class: "part" }, "The page"),
      make("div", { class: "detail" },
        make("section", { class: "page" }, make("figure", {},
          make("a", { href: "page.jpg" }, picture("page.jpg", "The page, with a box around each digit that was read", "photo page"))),
        make("ol", { class: "written" }, ...lines)),
        ...stageParts(story)),
    ];
  }

  function stageParts(page) {
    const [usual, others] = waysOf(page);
    return [stagesSection(usual.title, usual.stages, pictures, words), ...others.map((way) => foldedStages(way, pictures, words))];
  }

  story.rows.forEach((row) => {
    const record = {
      index: row.index,
      status: row.status,
      digit: row.digit ?? null,
      confidence: row.confidence ?? null,
      probabilities: row.probabilities,
      warnings: row.warnings,
      reason: row.reason ?? "",
      message: printable(row.error?.message ?? ""),
      note: row.error?.kind ?? "",
      box: row.box ?? null,
      row: row.row ?? null,
      text: row.text ?? "",
      label: null,
    };
    const part = make("div", { class: "detail" });
    const title = story.rows.length > 1 ? `Digit ${row.index + 1}` : "How it was read";
    target.append(make("h2", { class: "part" }, title), part);
    const own = story.digits ? { ...story, stages: [], hypotheses: [] } : row.index === 0 ? story : null;
    showDetail(part, record, own, pictures, words, null);
  });
})();
