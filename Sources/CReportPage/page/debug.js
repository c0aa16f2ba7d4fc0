// A debug folder's page: the stage pictures lie beside it.

(() => {
  const meta = readJSON("meta");
  const story = readJSON("trace");
  const target = document.getElementById("story");
  const words = makeWords(meta);

  const picture = (name, alt, kind) => make("img", { src: encodeURIComponent(name), alt, class: kind, loading: "lazy" });
  const firstOf = (...names) => names.map((name) => story.stages.find((stage) => stage.stage === name)).find(Boolean);
  const winning = () => {
    const way = story.hypotheses.find((hypothesis) => hypothesis.name === story.winner);
    return (way?.stages.length ? way.stages : story.stages).at(-1);
  };
  const pictures = {
    strip: (_story, _place, digit) => picture(digit.picture, "The digit after each of its stages", "strip"),
    photo() {
      if (story.digits) return null;
      const stage = firstOf("auto-orient", "decode");
      return stage ? picture(stage.picture, "The photo", "photo") : null;
    },
    digit(record) {
      const stage = record.probabilities.length > 0 && !story.digits ? winning() : null;
      return stage ? picture(stage.picture, "The digit as 28 by 28 pixels", "digit") : null;
    },
    stage: (stage, alt) => picture(stage.picture, alt, "stage"),
  };

  if (story.digits) target.append(...pageParts());

  // A page is shown once, before its digits.
  function pageParts() {
    const lines = story.rows.filter((row) => row.column === 0).map((row) => make("li", {}, row.text));
    return [
      make("h2", { class: "part" }, "The page"),
      make("div", { class: "detail" },
        make("section", { class: "page" }, make("figure", {},
          picture("page.jpg", "The page, with a box around each digit that was read", "photo page")),
        make("ol", { class: "written" }, ...lines)),
        stagesSection("Every stage of the page", story.stages, pictures, words)),
    ];
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
    showDetail(part, record, own, pictures, words);
  });
})();
