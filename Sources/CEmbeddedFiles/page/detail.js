// Why a digit was read as it was. The report's detail view and a debug folder's page are both made
// here: they differ only in where a stage's picture lies.

// Fills an element with all that is known of a digit; `story` is the trace, or nothing. Returns the viewer
// of its photo, where there is one.
// `said` are the labels and notes of the person who reviews, or nothing.
function showDetail(target, record, story, pictures, words, said) {
  const viewer = pictures.viewer?.(record, story) ?? null;
  const [winner, others] = waysOf(story);
  target.replaceChildren(
    ...[
      verdictSection(record, story, pictures, words, said, viewer),
      ownStagesSection(record, story, pictures, words),
      adviceSection(record, words),
      fieldsSection(record, pictures),
      neighborSection(record, story, pictures),
      pictures.alike?.() ?? null,
      candidatesSection(story, pictures),
      winner ? stagesSection(winner.title, winner.stages, pictures, words, winner.reason && sentence(winner.reason)) : null,
      ...others.map((way) => foldedStages(way, pictures, words)),
      factsSection(record, story),
    ].filter(Boolean),
  );
  return viewer;
}

// The way that won, with the steps it shares with the usual one, and the others.
function waysOf(story) {
  if (!story || story.stages.length === 0) return [null, []];
  const isPage = Boolean(story.digits);
  const usual = { name: story.hypotheses[0]?.name, title: isPage ? "Every stage of the page" : "Every stage", stages: story.stages };
  if (isPage) return pageWays(usual);
  const ways = story.hypotheses.slice(1).filter((way) => way.stages.length > 0)
    .map((way) => ({ name: way.name, title: `Another way: ${way.reason}`, stages: way.stages, reason: way.reason }));
  const winner = ways.find((way) => way.name === story.winner);
  if (!winner) return [usual, ways];
  const shared = usual.stages.findIndex((stage) => stage.stage === winner.stages[0].stage);
  return [
    {
      ...winner, title: "Every stage of the way that was chosen",
      stages: usual.stages.slice(0, Math.max(0, shared)).concat(winner.stages),
    },
    [{ ...usual, title: "As every photo is read first" }, ...ways.filter((way) => way !== winner)],
  ];
}

// A page that lay askew is looked at once more after it was turned: what led there is folded away.
function pageWays(usual) {
  const turn = usual.stages.findIndex((stage) => stage.stage === "turn-page");
  if (turn < 0) return [usual, []];
  const upright = usual.stages.findIndex((stage) => stage.stage === "auto-orient");
  return [
    { ...usual, stages: usual.stages.slice(0, upright + 1).concat(usual.stages.slice(turn)) },
    [{ ...usual, title: "The first look, which showed how the page lies", stages: usual.stages.slice(upright + 1, turn) }],
  ];
}

function verdictSection(record, story, pictures, words, said, viewer) {
  const section = make("section", { class: `verdict ${verdictOf(record)}` });
  const shown = make("div", { class: "pictures" });
  if (viewer) shown.append(viewer.element);
  const side = make("div", { class: "side" });
  const digit = pictures.digit(record, story);
  side.append(
    make("div", { class: "top" },
      ...(digit ? [make("figure", {}, digit, make("figcaption", {}, `28×28, what the network saw${pictures.digitNote ?? ""}`))] : []),
      readingOf(record, story, words, said?.labels)));
  if (said) side.append(noteField(record, said.notes, said.noted));
  if (record.probabilities.length === 10) side.append(probabilityTable(record));
  if (shown.children.length > 0) section.append(shown);
  section.append(side);
  return section;
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
    make("ol", { class: showsNumbers ? "with-numbers" : "without-numbers" }, ...digit.stages.map((stage) =>
      make("li", {}, make("b", {}, words.stage(stage.stage).title), ` ${words.stage(stage.stage).caption}`,
        make("div", { class: "stage-details" }, stageFacts(stage))))),
  );
}

function readingOf(record, story, words, labels) {
  const box = make("div", { class: "reading" });
  const { text, share, isWord } = headline(record, words);
  box.append(
    make("p", { class: "big" }, make("b", { class: isWord ? "word" : "" }, text), " ",
      make("span", {}, share === null ? "" : percent(share))),
  );
  const why = hasReason(record) ? `: ${words.why(record).title}` : "";
  box.append(make("p", { class: "state" }, STATUS_WORDS[record.status] + why));
  const said = labels?.has(record) ? labels.of(record) : undefined;
  if (said === NOT_A_DIGIT) box.append(make("p", { class: "yours" }, "You say that it is no digit."));
  else if (said !== undefined) {
    box.append(make("p", { class: "yours" }, said === record.digit && record.status === "ok"
      ? "You say the same." : `You say ${said}${record.digit === null ? "" : `, it was read as ${record.digit}`}.`));
  }
  if (record.label !== null) {
    box.append(make("p", {}, record.label === record.digit ? "The label that was given says the same."
      : `The label that was given says ${record.label}.`));
  }
  const second = runnerUp(record);
  if (record.probabilities.length === 10) {
    const part = second && second.share < 0.001 ? "less than 0.1 %" : percent(second?.share ?? null);
    const name = record.reason === "not-a-digit" ? "Nearest digit" : "Runner-up";
    const shown = record.reason === "not-a-digit" && record.digit !== null
      ? `${record.digit} with ${percent(record.confidence)}` : second ? `${second.digit} with ${part}` : "none worth naming";
    box.append(make("p", {}, `${name}: ${shown}.`));
  }
  const vote = voteOf(record, story);
  if (vote) box.append(make("p", {}, vote));
  if (record.message) box.append(make("p", { class: "message" }, record.message));
  return box;
}

// How many of the ways a photo was looked at agree, in a sentence.
function voteOf(record, story) {
  const scored = (story?.hypotheses ?? []).filter((way) => way.was_scored);
  if (scored.length < 2 || record.digit === null) return null;
  const agreeing = scored.filter((way) => way.digit === record.digit).length;
  return `The photo was looked at in ${scored.length} ways; in ${agreeing} of them ${record.digit} is the likeliest digit.`;
}

function runnerUp(record) {
  let best = null;
  record.probabilities.forEach((share, digit) => {
    if (digit !== record.digit && share > 0 && (!best || share > best.share)) best = { digit, share };
  });
  return best;
}

function probabilityTable(record) {
  const row = (share, name, leads) => {
    const bar = make("span", { class: "fill" });
    bar.style.width = `${100 * Math.max(share, share > 0.0005 ? 0.01 : 0)}%`;
    return make("tr", leads ? { class: "leads" } : {}, make("th", { scope: "row" }, name),
      make("td", { class: "track", "aria-hidden": "true" }, make("span", { class: "rail" }, bar)),
      make("td", { class: "number" }, share > 0 && share < 0.0005 ? "< 0.1 %" : percent(share)));
  };
  const isNone = record.reason === "not-a-digit";
  return make("table", { class: "probabilities" }, make("caption", {}, "The ten probabilities, and that it is no digit"),
    make("tbody", {}, ...record.probabilities.map((share, digit) => row(share, String(digit), !isNone && digit === record.digit)),
      row(noDigitShare(record), "none", isNone)));
}

// Whether it is known why nothing was read.
function hasReason(record) {
  return record.reason !== "" || record.status === "error";
}

// What went wrong, and what to do about it; the same advice once.
function adviceSection(record, words) {
  const all = [...(hasReason(record) ? [words.why(record)] : []), ...tellingWarnings(record).map(words.warning)];
  const known = [...new Map(all.map((word) => [word.advice, word])).values()];
  if (known.length === 0) return null;
  // What was read surely needs no advice; a person may still want to know.
  const isFine = record.status === "ok" && record.confidence >= 0.99 && verdictOf(record) !== "wrong";
  return make(
    "section", { class: "advice" }, make("h3", {}, isFine ? "What was noticed" : "What to do"),
    make("ul", {}, ...known.map((word) => make("li", {}, make("b", {}, word.title), `: ${word.advice}`))),
  );
}

// What the table of labels says of the photo.
function fieldsSection(record, pictures) {
  const known = (pictures.columns ?? []).map((name, place) => [name, record.fields?.[place] ?? ""]).filter(([, text]) => text !== "");
  if (known.length === 0) return null;
  return make("section", { class: "fields" }, make("h3", {}, "From the table of labels"),
    make("dl", { class: "facts" }, ...known.map(([name, text]) => make("div", {}, make("dt", {}, name), make("dd", {}, text)))));
}

function neighborSection(record, story, pictures) {
  const near = story?.neighbors?.[record.index] ?? [];
  if (near.length === 0) return null;
  return make(
    "section", { class: "neighbours" }, make("h3", {}, "The nearest samples"),
    make("p", { class: "muted" }, "By distance in the network's last layer but one, the nearest first."),
    make("ol", { class: "tiles" }, ...near.map((sample) =>
      make("li", {}, pictures.neighbor(sample),
        make("span", {}, make("b", {}, String(sample.label)), ` #${sample.index}`),
        make("span", { class: "muted" }, sample.distance.toFixed(2))))),
  );
}

// What programs and curious people want to know.
function factsSection(record, story) {
  const facts = [];
  if (story?.reason) facts.push(`Decision: ${story.reason}.`);
  if (story) facts.push(`${story.milliseconds.toFixed(1)} ms in all.`);
  if (record.box) facts.push(`Box ${record.box.join(", ")} (x, y, width, height, in pixels of the upright photo).`);
  if (record.path) facts.push(`File ${printable(record.path)}.`);
  if (facts.length === 0) return null;
  return make("section", { class: "muted" }, make("h3", {}, "Details"), ...facts.map((text) => make("p", {}, text)));
}
