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
    photo() {
      const stage = firstOf("auto-orient", "decode");
      return stage ? picture(stage.picture, "The photo", "photo") : null;
    },
    digit(record) {
      const stage = record.probabilities.length > 0 ? winning() : null;
      return stage ? picture(stage.picture, "The digit as 28 by 28 pixels", "digit") : null;
    },
    stage: (stage, alt) => picture(stage.picture, alt, "stage"),
  };

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
      label: null,
    };
    const part = make("div", { class: "detail" });
    const title = story.rows.length > 1 ? `Digit ${row.index + 1}` : "How it was read";
    target.append(make("h2", { class: "part" }, title), part);
    showDetail(part, record, row.index === 0 ? story : null, pictures, words);
  });
})();
