// Why a digit was read as it was. The report's detail view and a debug folder's page are both made
// here: they differ only in where a stage's picture lies.

// Fills an element with all that is known of a digit; `story` is the trace, or nothing.
function showDetail(target, record, story, pictures, words) {
  const others = (story?.hypotheses ?? []).slice(1);
  target.replaceChildren(
    ...[
      verdictSection(record, story, pictures, words),
      pageSection(record, pictures),
      ownStagesSection(record, story, pictures, words),
      adviceSection(record, words),
      neighbourSection(record, story, pictures),
      story && story.stages.length > 0 ? stagesSection(story.digits ? "Every stage of the page" : "Every stage", story.stages, pictures, words) : null,
      candidatesSection(story, pictures),
      ...others
        .filter((way) => way.stages.length > 0)
        .map((way) => stagesSection(`Other way: ${way.name}`, way.stages, pictures, words, way.reason)),
    ].filter(Boolean),
  );
}

function verdictSection(record, story, pictures, words) {
  const section = make("section", { class: `verdict ${verdictOf(record)}` });
  const shown = make("div", { class: "pictures" });
  const photo = pictures.photo(record, story);
  if (photo) shown.append(make("figure", {}, photo, make("figcaption", {}, pictures.page ? "The digit on its page" : "The photo, upright")));
  const digit = pictures.digit(record, story);
  if (digit) shown.append(make("figure", {}, digit, make("figcaption", {}, "28×28, what the network saw")));
  section.append(shown, readingOf(record, story, words));
  if (record.probabilities.length === 10) section.append(probabilityTable(record));
  return section;
}

// The page a digit stands on; nothing for a photo of one digit.
function pageSection(record, pictures) {
  const page = pictures.page?.();
  if (!page) return null;
  const where = record.row === null ? "" : `Row ${record.row + 1}: ${record.text}`;
  return make("section", { class: "page" }, make("h3", {}, "The page"), make("p", {}, where),
    make("figure", {}, page));
}

// What was done to one digit of a page alone.
function ownStagesSection(record, story, pictures, words) {
  const place = (story?.digits ?? []).findIndex((digit) => digit.index === record.index);
  if (place < 0) return null;
  const digit = story.digits[place];
  if (digit.stages.length === 0) return null;
  return make(
    "section", { class: "own" }, make("h3", {}, "The digit's own stages"),
    make("figure", {}, pictures.strip(story, place, digit)),
    make("ol", {}, ...digit.stages.map((stage) =>
      make("li", {}, make("b", {}, stage.stage), ` ${words.caption(stage.stage)}`, stageFacts(stage)))),
  );
}

function readingOf(record, story, words) {
  const box = make("div", { class: "reading" });
  box.append(
    make("p", { class: "big" }, make("b", {}, record.digit === null ? "–" : String(record.digit)), " ",
      make("span", {}, record.confidence === null ? "" : percent(record.confidence))),
  );
  const why = record.reason || (record.status === "error" ? record.note : "");
  box.append(make("p", { class: "state" }, STATUS_WORDS[record.status] + (why ? `: ${words.of(why).title}` : "")));
  if (record.label !== null) {
    box.append(make("p", {}, record.label === record.digit ? "The label says the same." : `The label says ${record.label}.`));
  }
  const second = runnerUp(record);
  if (record.probabilities.length === 10) {
    const share = second && second.share < 0.001 ? "less than 0.1 %" : percent(second?.share ?? null);
    box.append(make("p", {}, second ? `Runner-up: ${second.digit} with ${share}.` : "Runner-up: none worth naming."));
    const none = 1 - record.probabilities.reduce((sum, one) => sum + one, 0);
    if (none >= 0.001) box.append(make("p", {}, `That it is no digit: ${percent(none)}.`));
  }
  if (story?.reason) box.append(make("p", {}, `Decision: ${story.reason}.`));
  if (record.message) box.append(make("p", { class: "message" }, record.message));
  const facts = [];
  if (story) facts.push(`${story.milliseconds.toFixed(1)} ms in all`);
  if (record.box) facts.push(`box ${record.box.join(", ")} (x, y, width, height)`);
  if (facts.length > 0) box.append(make("p", { class: "muted" }, facts.join(" · ")));
  return box;
}

function runnerUp(record) {
  let best = null;
  record.probabilities.forEach((share, digit) => {
    if (digit !== record.digit && share > 0 && (!best || share > best.share)) best = { digit, share };
  });
  return best;
}

function probabilityTable(record) {
  const table = make("table", { class: "probabilities" }, make("caption", {}, "The ten probabilities"));
  const body = make("tbody");
  record.probabilities.forEach((share, digit) => {
    const bar = make("span", { class: "fill" });
    bar.style.width = `${100 * Math.max(share, share > 0.0005 ? 0.01 : 0)}%`;
    body.append(
      make("tr", digit === record.digit ? { class: "leads" } : {}, make("th", { scope: "row" }, String(digit)),
        make("td", { class: "track", "aria-hidden": "true" }, make("span", { class: "rail" }, bar)),
        make("td", { class: "number" }, percent(share))),
    );
  });
  table.append(body);
  return table;
}

function adviceSection(record, words) {
  const known = [...new Set([record.reason, record.status === "error" ? record.note : "", ...record.warnings])]
    .filter(Boolean).map((code) => words.of(code));
  if (known.length === 0) return null;
  return make(
    "section", { class: "advice" }, make("h3", {}, "What to do"),
    make("ul", {}, ...known.map((word) => make("li", {}, make("b", {}, word.title), `: ${word.advice}`))),
  );
}

function neighbourSection(record, story, pictures) {
  const near = story?.neighbours?.[record.index] ?? [];
  if (near.length === 0) return null;
  return make(
    "section", { class: "neighbours" }, make("h3", {}, "The nearest samples"),
    make("p", { class: "muted" }, "By distance in the network's last layer but one, the nearest first."),
    make("ol", { class: "tiles" }, ...near.map((sample) =>
      make("li", {}, pictures.neighbour(sample),
        make("span", {}, make("b", {}, String(sample.label)), ` #${sample.index}`),
        make("span", { class: "muted" }, sample.distance.toFixed(2))))),
  );
}

function stagesSection(title, stages, pictures, words, reason) {
  return make(
    "section", { class: "stages" }, make("h3", {}, title), reason ? make("p", { class: "muted" }, `${reason}.`) : null,
    make("ol", {}, ...stages.map((stage) => stageItem(stage, pictures, words))),
  );
}

// What a stage decided and measured, or nothing.
function stageFacts(stage) {
  const facts = make("dl", {});
  for (const decision of stage.decisions) {
    facts.append(fact(decision.name, decision.choice, decision.reason, "decision"));
  }
  for (const measurement of stage.measurements) {
    const value = measurement.value ?? null;
    facts.append(fact(measurement.name, value === null ? "–" : shortNumber(value), measurement.reason, "measurement"));
  }
  return facts.children.length > 0 ? facts : null;
}

function stageItem(stage, pictures, words) {
  const caption = words.caption(stage.stage);
  const number = stage.picture.split("-")[0];
  return make(
    "li", {}, make("figure", {}, pictures.stage(stage, `${number} ${stage.stage}: ${caption}`),
      make("figcaption", {}, make("b", {}, `${number} ${stage.stage}`), ` ${caption}`)),
    make("p", { class: "muted" }, `${stage.width} × ${stage.height} · ${stage.milliseconds.toFixed(1)} ms`),
    stageFacts(stage),
  );
}

function fact(name, value, reason, kind) {
  return make("div", { class: kind }, make("dt", {}, name),
    make("dd", {}, make("b", {}, value), reason ? make("span", {}, ` ${reason}`) : null));
}

function shortNumber(value) {
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size >= 1000) return value.toFixed(0);
  if (size >= 0.001) return String(Number(value.toPrecision(3)));
  return value.toExponential(1);
}

// The ways that were tried, and how each was judged.
function candidatesSection(story, pictures) {
  const scored = (story?.hypotheses ?? []).filter((way) => way.was_scored);
  if (scored.length < 2) return null;
  return make(
    "section", { class: "candidates" }, make("h3", {}, "Ways that voted"),
    make("ol", { class: "tiles" }, ...scored.map((way) => {
      const last = (way.stages.length > 0 ? way.stages : story.stages).at(-1);
      return make("li", way.name === story.winner ? { class: "winner" } : {},
        last ? pictures.stage(last, `What ${way.name} made of the photo`) : null,
        make("b", {}, way.name === story.winner ? `${way.name} (winner)` : way.name),
        make("span", {}, `${way.digit ?? "–"} with ${percent(way.probabilities?.[way.digit] ?? null)}`),
        make("span", { class: "muted" }, `score ${(way.score ?? 0).toFixed(2)}`));
    })),
  );
}

// Looks up what a code or a stage means in plain words.
function makeWords(meta) {
  return {
    of: (code) => meta.words[code] ?? { title: code, advice: "" },
    caption: (stage) => meta.captions[stage] ?? "",
  };
}
