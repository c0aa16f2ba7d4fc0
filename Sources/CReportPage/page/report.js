// The report: cards, filters, labels, and the view of one digit.

(() => {
  const meta = readJSON("meta");
  const words = makeWords(meta);
  const records = makeRecords(readJSON("rows"));
  const labels = makeLabels(meta.id, records);
  const byId = (id) => document.getElementById(id);
  const form = byId("filters");
  const list = byId("digits");
  const dialog = byId("detail");
  const keys = byId("keys");

  // MARK: Pictures

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

  const pages = makePages(records, labels, (photo) => addressOf(`photo-${photo}`, "jpg"));

  function photoTile(record, alt) {
    if (!record.size) return null;
    const whole = { x: 0, y: 0, width: record.size[2], height: record.size[3] };
    const boxes = boxOver(record, whole, record.quarters);
    const part = pages.has(record) && boxes.length > 0 ? surroundings(boxes[0], whole) : whole;
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

  // MARK: Cards

  function drawCard(record, position, count) {
    const card = make("div", {
      class: `card ${verdictOf(record)}`, role: "option", id: `card-${record.place}`,
      "aria-setsize": count, "aria-posinset": position + 1, "aria-label": describe(record), "aria-selected": "false",
    });
    const shown = make("div", { class: "pictures" });
    shown.append(...[photoTile(record, ""), digitTile(record, "")].filter(Boolean));
    if (shown.children.length === 0) shown.append(make("span", { class: "none" }, "no picture"));
    const label = labels.of(record);
    const state = record.status === "ok"
      ? record.label !== null && record.label !== record.digit ? `is ${record.label}` : ""
      : `${STATUS_WORDS[record.status]}: ${words.of(record.reason || record.note).title}`;
    card.append(
      shown,
      make("p", { class: "read" }, make("b", {}, record.digit === null ? "–" : String(record.digit)),
        make("span", { class: "confidence" }, record.confidence === null ? "" : percent(record.confidence)),
        label === undefined ? null
          : make("span", { class: "set" }, label === NOT_A_DIGIT ? "✗ no digit" : `✓ ${label}`)),
      make("p", { class: "name", title: record.name }, make("bdi", {}, record.name)),
      make("p", { class: "state" }, make("b", {}, state), [
        state ? "" : null, pages.has(record) && record.text ? `row ${record.row + 1}: ${record.text}` : null,
        record.note && record.status === "ok" ? record.note : null,
        ...record.warnings.map((warning) => words.of(warning).title),
      ].filter((part) => part !== null).join(" · ")),
    );
    return card;
  }

  function describe(record) {
    const parts = [record.name];
    parts.push(record.digit === null ? "no digit read" : `read as ${record.digit}, ${percent(record.confidence)} sure`);
    if (record.status !== "ok") {
      parts.push(`${STATUS_WORDS[record.status]}, ${words.of(record.reason || record.note).title}`);
    }
    if (record.label !== null) parts.push(`is ${record.label}`);
    if (record.note && record.status === "ok") parts.push(record.note);
    for (const warning of record.warnings) parts.push(words.of(warning).title);
    if (labels.has(record)) parts.push(labelWords(record));
    return parts.join(", ");
  }

  function labelWords(record) {
    const label = labels.of(record);
    if (label === undefined) return "not reviewed";
    return label === NOT_A_DIGIT ? "you say: not a digit" : `you say: ${label}`;
  }

  const filters = makeFilters(form, labels);
  const grid = makeGrid(list, drawCard, () => { if (dialog.open) showActive(); });

  function refilter() {
    const found = filters.apply(records);
    grid.show(found);
    const all = records.length.toLocaleString("en");
    byId("count").textContent = found.length === records.length
      ? `${all} digits` : `${found.length.toLocaleString("en")} of ${all} digits`;
  }

  // MARK: Labels

  function showProgress() {
    byId("progress").textContent = meta.canReview
      ? `${labels.count.toLocaleString("en")} of ${records.length.toLocaleString("en")} reviewed` : "";
    const all = byId("labels-unreviewed").checked;
    const { kept, changed, left } = labelsCount(records, labels, all);
    byId("labels-say").textContent =
      `labels.csv will label ${kept.toLocaleString("en")} digits, ${changed.toLocaleString("en")} of them otherwise than `
      + `they were read, and leave out ${left.toLocaleString("en")}. `
      + (labels.isKept
        ? "Your labels are kept by this browser, also when you close the page."
        : "This browser does not keep them: download the file before you close the page.");
  }

  function setLabel(label) {
    const record = grid.active;
    if (!record || !meta.canReview) return;
    const value = label === "c" ? record.digit : label;
    if (value === null) return say("Nothing was read that could be confirmed.");
    labels.set(record, value);
    afterChange(record);
  }

  function undo() {
    const record = meta.canReview ? labels.undo() : null;
    if (!record) return say("There is nothing to undo.");
    const position = grid.records.indexOf(record);
    if (position >= 0) grid.move(position);
    afterChange(record);
  }

  function afterChange(record) {
    grid.refresh(record);
    showProgress();
    if (dialog.open) showReview(grid.active);
    say(`${record.name}: ${labelWords(record)}`);
  }

  // What the person says of the digit; on a page, in its box as well.
  function showReview(record) {
    byId("detail-review").textContent = meta.canReview ? labelWords(record) : "";
    if (pages.has(record)) byId("detail-body").querySelector("svg.page")?.replaceWith(pages.picture(record));
    for (const button of byId("detail-labels").querySelectorAll("button:not([data-key=u])")) {
      button.setAttribute("aria-pressed", String(button.dataset.key === String(labels.of(record))));
    }
  }

  // What a key, or the button that stands for it, does to the label.
  function labelling(key) {
    if (/^[0-9]$/.test(key)) return () => setLabel(Number(key));
    if (key === "x" || key === "c") return () => setLabel(key);
    return key === "u" ? undo : undefined;
  }

  const say = (text) => { byId("spoken").textContent = text; };

  function download() {
    const address = URL.createObjectURL(labelsFile(records, labels, byId("labels-unreviewed").checked));
    const link = make("a", { href: address, download: "labels.csv" });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    say("labels.csv is downloaded.");
  }

  function showCommands() {
    if (meta.commands.length === 0) return;
    byId("labels-next").append(
      make("p", {}, "Then, in the folder in which you ran digits:"),
      ...meta.commands.flatMap((command) => [
        make("p", { class: "muted" }, command.why),
        make("pre", { tabindex: "0" }, make("code", {}, command.text)),
      ]),
    );
  }

  // MARK: Details

  const stories = new Map();
  const asked = new Set();
  // The files beside the page call this with what they hold.
  window.digitsReport = (number, file) => {
    keep(number, file);
    if (dialog.open && grid.active?.photo === number) showActive();
  };

  function keep(number, file) {
    stories.set(number, { ...file.trace, sheet: file.sheet, neighbours: file.neighbours });
  }

  function storyOf(record) {
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
  }

  function stagePart(story, stage) {
    const all = story.stages.concat(...story.hypotheses.map((way) => way.stages));
    const number = all.indexOf(stage);
    const { width, height, columns, sizes } = story.sheet;
    const sheet = sheetSize(story, all.length);
    const [across, down] = sizes[number] ?? [width, height];
    return [sheet, { x: (number % columns) * width, y: Math.floor(number / columns) * height, width: across, height: down }];
  }

  function picturesOf(record) {
    const draw = (story, stage, kind, alt, boxes = () => []) => {
      const [sheet, part] = stagePart(story, stage);
      return cutout(addressOf(`stages-${record.photo}`, "jpg"), sheet, part, kind, alt, boxes(part));
    };
    return {
      page: pages.has(record) ? () => pages.picture(record) : null,
      photo(_, story) {
        if (pages.has(record)) return photoTile(record, "The digit on its page");
        const stage = story?.stages.find((one) => one.stage === "auto-orient") ?? story?.stages[0];
        return stage
          ? draw(story, stage, "photo", "The photo", (part) => boxOver(record, part))
          : photoTile(record, "The photo");
      },
      strip(story, place, digit) {
        const { width, columns, digit_side: most, digit_pitch: pitch } = story.sheet;
        const [gap, count] = [pitch - most, digit.stages.length];
        const side = Math.min(most, Math.floor((width + gap) / count) - gap);
        const stages = story.stages.concat(...story.hypotheses.map((way) => way.stages)).length;
        const sheet = sheetSize(story, stages);
        const part = {
          x: (place % columns) * width, y: sheet.top + Math.floor(place / columns) * pitch,
          width: count * (side + gap) - gap, height: side,
        };
        return cutout(addressOf(`stages-${record.photo}`, "jpg"), sheet, part, "strip", "The digit after each of its stages");
      },
      digit: () => digitTile(record, "The digit as 28 by 28 pixels"),
      stage: (stage, alt) => draw(stories.get(record.photo), stage, "stage", alt),
      neighbour: (sample) => make("img", {
        src: `data:image/png;base64,${sample.picture}`, class: "digit", alt: `A ${sample.label}`,
      }),
    };
  }

  function showActive() {
    const record = grid.active;
    if (!record) return;
    const story = storyOf(record);
    byId("detail-title").textContent = record.name;
    showDetail(byId("detail-body"), record, story, picturesOf(record), words);
    showReview(record);
    if (record.hasStory && !story) {
      byId("detail-body").append(make("p", { class: "muted" }, "The stages are being loaded …"));
    }
  }

  function open() {
    if (!grid.active) return;
    showActive();
    if (!dialog.open) dialog.showModal();
    byId("detail-body").scrollTop = 0;
    byId("detail-body").focus();
  }

  // MARK: Keys and clicks

  function onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    const field = event.target.closest?.("input, select, textarea");
    if (event.key === "Escape" && field) return list.focus();
    if (field || (event.target.closest?.("button") && (event.key === "Enter" || event.key === " "))) return;
    const inList = dialog.open || document.activeElement === list || document.activeElement === document.body;
    const moves = {
      ArrowRight: () => grid.step(1), ArrowLeft: () => grid.step(-1),
      ArrowDown: () => grid.step(grid.columns), ArrowUp: () => grid.step(-grid.columns),
      Home: () => grid.move(0), End: () => grid.move(grid.records.length - 1),
      PageDown: () => grid.page(1), PageUp: () => grid.page(-1), Enter: open,
    };
    const scrolls = dialog.open && !["ArrowRight", "ArrowLeft"].includes(event.key);
    let act = labelling(event.key) ?? (inList && !scrolls ? moves[event.key] : undefined);
    if (event.key === "/" && !dialog.open) act = () => form.elements.text.focus();
    else if (event.key === "f" && !dialog.open) act = () => form.elements.status.focus();
    else if (event.key === "?") act = () => keys.showModal();
    if (!act) return;
    event.preventDefault();
    act();
  }

  document.addEventListener("keydown", onKey);
  list.addEventListener("click", (event) => {
    const card = event.target.closest(".card");
    if (!card) return;
    const wasActive = card.classList.contains("active");
    grid.activate(card);
    list.focus({ preventScroll: true });
    if (wasActive || event.target.closest(".pictures")) open();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", refilter);
  form.addEventListener("reset", () => setTimeout(refilter));
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-filter]");
    if (!button) return;
    form.reset();
    filters.set(JSON.parse(button.dataset.filter));
    refilter();
    byId("browse-title").scrollIntoView();
    list.focus({ preventScroll: true });
  });
  byId("detail-body").addEventListener("click", (event) => {
    const spot = event.target.closest(".spot");
    const position = spot ? grid.records.indexOf(records[Number(spot.dataset.place)]) : -1;
    if (position >= 0) grid.move(position);
    else if (spot) say("The filters hide this digit.");
  });
  byId("labels-download").addEventListener("click", download);
  byId("labels-unreviewed").addEventListener("change", showProgress);
  byId("detail-labels").addEventListener("click", (event) => labelling(event.target.dataset.key)?.());
  byId("detail-close").addEventListener("click", () => dialog.close());
  byId("detail-next").addEventListener("click", () => grid.step(1));
  byId("detail-previous").addEventListener("click", () => grid.step(-1));
  byId("keys-open").addEventListener("click", () => keys.showModal());
  byId("keys-close").addEventListener("click", () => keys.close());
  dialog.addEventListener("close", () => list.focus({ preventScroll: true }));
  window.addEventListener("beforeprint", () => {
    const count = grid.layOut(240);
    byId("print-note").textContent = grid.records.length > count
      ? `The first ${count} of ${grid.records.length.toLocaleString("en")} digits.` : "";
  });
  window.addEventListener("afterprint", () => grid.takeBack());

  fillChoices(form, records, meta.words);
  filters.set(meta.filters);
  refilter();
  showProgress();
  showCommands();
  document.documentElement.dataset.ready = "true";
})();
