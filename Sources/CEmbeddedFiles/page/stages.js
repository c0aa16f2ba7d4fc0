// The stages of a photo's reading, and the ways that were tried.

// Whether numbers stand below the stages' pictures: chosen once for all digits.
let showsNumbers = false;

function stagesSection(title, stages, pictures, words, reason) {
  return make(
    "section", { class: "stages" }, make("h3", {}, title), reason ? make("p", { class: "muted" }, reason) : null,
    numbersSwitch(), stageList(stages, pictures, words),
  );
}

// What was measured is for those who ask.
function numbersSwitch() {
  const field = make("input", { type: "checkbox", class: "numbers" });
  field.checked = showsNumbers;
  field.addEventListener("input", () => {
    showsNumbers = field.checked;
    for (const other of document.querySelectorAll("input.numbers")) other.checked = showsNumbers;
    for (const list of document.querySelectorAll(".with-numbers, .without-numbers")) showNumbers(list);
  });
  return make("p", {}, make("label", { class: "check" }, field, "Details: what was measured and decided"));
}

function showNumbers(list) {
  list.classList.toggle("with-numbers", showsNumbers);
  list.classList.toggle("without-numbers", !showsNumbers);
}

function stageList(stages, pictures, words) {
  const list = make("ol", {}, ...stages.map((stage) => stageItem(stage, pictures, words)));
  showNumbers(list);
  return list;
}

// The stages of another way, made when somebody wants to see them.
function foldedStages(way, pictures, words) {
  const fold = make("details", { class: "stages" }, make("summary", {}, way.title, way.reason ? make("span", { class: "muted" }, ` ${way.name}`) : null));
  fold.addEventListener("toggle", () => {
    if (!fold.open || fold.children.length > 1) return;
    fold.append(stageList(way.stages, pictures, words));
  });
  return fold;
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
  const { title, caption } = words.stage(stage.stage);
  const shown = pictures.stage(stage, `${title}: ${caption}`);
  return make(
    "li", {}, make("figure", {}, pictures.enlarge ? pictures.enlarge(stage, shown) : shown,
      make("figcaption", {}, make("b", {}, title), ` ${caption}`)),
    make("div", { class: "stage-details" },
      make("p", { class: "muted" }, `${stage.picture.split("-")[0]} ${stage.stage} · ${stage.width} × ${stage.height} pixels · `
        + `${stage.milliseconds.toFixed(1)} ms`),
      stageFacts(stage)),
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

// The ways that were tried: what each made of the photo, the digit it speaks for, and its weight.
function candidatesSection(story, pictures) {
  const scored = (story?.hypotheses ?? []).filter((way) => way.was_scored);
  if (scored.length < 2) return null;
  const ranked = [...scored].sort((a, b) =>
    (b.name === story.winner) - (a.name === story.winner) || (b.score ?? 0) - (a.score ?? 0));
  return make(
    "section", { class: "candidates" }, make("h3", {}, "The ways it was looked at"),
    make("p", { class: "muted" }, "Each way makes its own 28×28 picture, which votes for a digit; the higher its score, the more the vote counts."),
    make("ol", { class: "tiles ways" }, ...ranked.map((way) => {
      const last = (way.stages.length > 0 ? way.stages : story.stages).at(-1);
      const isChosen = way.name === story.winner;
      return make("li", isChosen ? { class: "winner" } : {},
        last ? pictures.stage(last, `What was made of the photo because ${way.reason}`) : null,
        make("b", {}, `${way.digit ?? "–"} with ${percent(way.probabilities?.[way.digit] ?? null)}${isChosen ? ", chosen" : ""}`),
        make("span", {}, sentence(way.reason)),
        make("span", { class: "muted" }, `${way.name}, score ${(way.score ?? 0).toFixed(2)}`));
    })),
  );
}

// A reason as a sentence of its own.
function sentence(reason) {
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}
