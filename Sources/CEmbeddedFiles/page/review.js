// What a person says of the digits: one by one or many at once, with undo, and the files made of it.

function makeReview({ meta, records, labels, missed, notes, grid, filters, cards, say, changed, marksChanged }) {
  const byId = (id) => document.getElementById(id);
  const unreviewedCount = () => byId("labels-unreviewed").checked;

  // MARK: Progress

  function showProgress() {
    const bar = byId("progress-bar");
    bar.max = Math.max(1, records.length);
    bar.value = labels.count;
    const changes = records.filter((record) => labels.isChanged(record)).length;
    byId("progress-text").textContent = `${grouped(labels.count)} of ${grouped(records.length)} reviewed`;
    byId("progress-changed").textContent = changes > 0 ? ` · ${grouped(changes)} changed` : "";
    byId("undo").disabled = labels.steps.done.length === 0;
    byId("redo").disabled = labels.steps.undone.length === 0;
    const fits = filters.test;
    const stale = grid.records.filter((record) => !fits(record)).length;
    byId("refresh").hidden = stale === 0;
    byId("refresh").textContent = `${grouped(stale)} no longer ${stale === 1 ? "fits" : "fit"}: refresh`;
    showAccuracy();
    showSummary();
  }

  // How much was read right by the labels as they are now, beside what it was before.
  function showAccuracy() {
    const figures = document.querySelector(".figures");
    if (!figures) return;
    byId("right-now")?.remove();
    const { right, all } = labels.accuracy();
    if (labels.count === 0 || all === 0) return;
    figures.append(make("div", { id: "right-now" },
      make("dt", {}, "Right, by your labels"), make("dd", {}, `${percent(right / all)} of ${grouped(all)}`)));
  }

  function showSummary() {
    let [kept, changes] = [0, 0];
    for (const record of records) {
      if (labels.final(record, unreviewedCount()) !== null) kept += 1;
      if (labels.isChanged(record)) changes += 1;
    }
    byId("labels-say").textContent =
      `labels.csv will label ${counted(kept, "digit")}, ${grouped(changes)} of them changed by you, and leave out `
      + `${grouped(records.length - kept)}. `
      + (missed.count > 0 ? `${counted(missed.count, "missed digit is", "missed digits are")} added. ` : "")
      + (labels.isKept
        ? "Your labels are kept by this browser, also when you close the page."
        : "This browser does not keep them: download the file before you close the page.");
  }

  // MARK: One by one, or what is selected

  // Where a digit was missed whose label is awaited.
  let awaited = null;

  function askMissed(record, box) {
    if (!meta.canReview) return;
    awaited = { record, box };
    say("Which digit is it? Press 0 … 9; anything else forgets it.");
  }

  function addMissed(label) {
    const { record, box } = awaited;
    awaited = null;
    if (typeof label !== "number") return say("No missed digit is marked.");
    missed.add(record, box, label);
    const place = missed.of(record).length - 1;
    marksChanged();
    showSummary();
    say(`A missed ${label} is marked.`, () => removeMissed(record, place));
  }

  function removeMissed(record, place) {
    const mark = missed.of(record)[place];
    if (!mark) return;
    missed.remove(record, place);
    marksChanged();
    showSummary();
    say(`The mark of a missed ${mark.label} is taken away.`, () => {
      missed.add(record, mark.box, mark.label);
      marksChanged();
      showSummary();
    });
  }

  // Sets the selected digits' labels, and goes on to the next unless it is to stay.
  function setLabel(label, stays) {
    if (awaited) return addMissed(label);
    const chosen = grid.selection;
    if (!meta.canReview || chosen.length === 0) return;
    const pairs = chosen.map((record) => [record, label === "c" ? confirmed(record) : label])
      .filter(([, value]) => value !== null);
    if (pairs.length === 0) return say("Nothing was read that could be confirmed: set a digit, or x.");
    labels.set(pairs);
    const last = grid.position + 1 >= grid.records.length;
    const isMany = chosen.length > 1;
    afterChange(pairs.map(([record]) => record));
    // A label set on a card that is not seen is shown first.
    if (!stays && !last) grid.step(1);
    else if (!grid.isActiveSeen) grid.reveal();
    const done = isMany ? `${counted(pairs.length, "digit")}: ${cards.labelWords(pairs[0][0])}`
      : `${pairs[0][0].name}: ${cards.labelWords(pairs[0][0])}`;
    say(done + (last && !stays ? ". This was the last one." : ""), () => undo());
  }

  // What is confirmed of a digit: what was read, unless it was refused for being no digit.
  const confirmed = (record) => (record.reason === "not-a-digit" ? NOT_A_DIGIT : record.status === "error" ? null : record.digit);

  // Takes steps back, or does again what was undone.
  function turn(act, name, count) {
    const some = [];
    let last = null;
    for (let step = 0; step < count && meta.canReview; step++) {
      const turned = act();
      some.push(...turned);
      last = turned[0] ?? last;
    }
    if (!last) return say(`There is nothing to ${name}.`);
    const position = grid.records.indexOf(last);
    if (position >= 0) grid.move(position);
    afterChange(some);
    const back = name === "undo" ? () => redo() : () => undo();
    say(some.length === 1 ? `${last.name}: ${cards.labelWords(last)}` : `${counted(some.length, "label")}: ${name} done.`,
      back, name === "undo" ? "Redo" : "Undo");
  }
  const undo = (count = 1) => turn(labels.undo, "undo", count);
  const redo = (count = 1) => turn(labels.redo, "redo", count);

  function afterChange(some) {
    grid.refresh(some);
    showProgress();
    changed(some);
  }

  // MARK: All that are shown

  const bulk = byId("bulk");

  function openBulk() {
    const open = grid.records.filter((record) => !labels.has(record));
    byId("bulk-say").textContent =
      `${counted(grid.records.length, "digit is", "digits are")} shown, ${grouped(open.length)} of them not reviewed. `
      + "Those get the label; what you have reviewed stays.";
    bulk.showModal();
  }

  function labelAll(key) {
    bulk.close();
    const pairs = grid.records.filter((record) => !labels.has(record))
      .map((record) => [record, key === "c" ? confirmed(record) : key === NOT_A_DIGIT ? key : Number(key)])
      .filter(([, value]) => value !== null);
    if (pairs.length === 0) return say("There is nothing to label: all that are shown are reviewed.");
    labels.set(pairs);
    afterChange(pairs.map(([record]) => record));
    say(`${counted(pairs.length, "digit")} labeled.`, () => undo());
  }

  // MARK: Files

  function hand(blob, name) {
    const address = URL.createObjectURL(blob);
    const link = make("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    say(`${name} is downloaded.`);
  }

  const download = () => hand(labelsFile(records, labels, missed, notes, unreviewedCount()), "labels.csv");
  const downloadSet = () => hand(idxFile(records, labels), "labels-idx1-ubyte");

  async function load(file) {
    try {
      const { pairs, marks, remarks, unknown } = labelsIn(await file.text(), records);
      for (const [record, note] of remarks) notes.set(record, note);
      for (const { record, box, label } of marks) {
        if (!missed.of(record).some((mark) => String(mark.box) === String(box))) missed.add(record, box, label);
      }
      marksChanged();
      const news = pairs.filter(([record, label]) => labels.of(record) !== label);
      labels.set(news);
      afterChange([...news, ...remarks].map(([record]) => record));
      say(`${counted(news.length, "label")} loaded from ${printable(file.name)}`
        + (marks.length > 0 ? `, ${counted(marks.length, "missed digit")} marked` : "")
        + (remarks.length > 0 ? `, ${counted(remarks.length, "note")}` : "")
        + (unknown > 0 ? `; ${counted(unknown, "row is", "rows are")} about other photos.` : "."), news.length > 0 ? () => undo() : undefined);
    } catch (error) {
      say(`${printable(file.name)} is no table of labels: ${error.message}.`);
    }
  }

  function showCommands() {
    if (meta.commands.length === 0) return;
    byId("labels-next").append(
      make("p", {}, "Browsers save it among your downloads: move it into the folder in which you ran digits"
        + `${meta.workingFolder ? ` (${meta.workingFolder})` : ""}, and there:`),
      ...meta.commands.flatMap((command) => [
        make("p", { class: "muted" }, command.why),
        make("div", { class: "command" }, make("pre", { tabindex: "0" }, make("code", {}, command.text)),
          makeButton("Copy", () => copy(command.text))),
      ]),
    );
  }

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      say("The command is copied.");
    } catch {
      say("The browser does not let this page copy: select the command and copy it.");
    }
  }

  const history = makeHistory({ labels, records, undo, redo });
  byId("undo").addEventListener("click", () => undo());
  byId("redo").addEventListener("click", () => redo());
  for (const button of document.querySelectorAll(".history-open")) button.addEventListener("click", history.open);
  byId("bulk-open").addEventListener("click", openBulk);
  byId("bulk-close").addEventListener("click", () => bulk.close());
  byId("bulk-labels").addEventListener("click", (event) => {
    if (event.target.dataset.key) labelAll(event.target.dataset.key);
  });
  byId("labels-download").addEventListener("click", download);
  byId("labels-set").addEventListener("click", downloadSet);
  byId("labels-unreviewed").addEventListener("change", showSummary);
  byId("labels-load").addEventListener("change", (event) => {
    const [file] = event.target.files;
    if (file) load(file);
    event.target.value = "";
  });

  // What a key, or the button that stands for it, does to the label; with Shift it stays where it is.
  function labeling(key, stays) {
    if (/^[0-9]$/.test(key)) return () => setLabel(Number(key), stays);
    if (key === "x" || key === "c") return () => setLabel(key, stays);
    return { u: () => undo(), r: () => redo(), h: history.open }[key];
  }

  return { labeling, showProgress, showCommands, download, askMissed, removeMissed };
}
