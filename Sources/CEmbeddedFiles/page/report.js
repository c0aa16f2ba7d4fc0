// The report: puts its parts together and says what keys and presses do.

(() => {
  const meta = readJSON("meta");
  const words = makeWords(meta);
  const records = makeRecords(readJSON("rows"));
  const byId = (id) => document.getElementById(id);
  const form = byId("filters");
  const list = byId("digits");
  const dialog = byId("detail");
  const keys = byId("keys");
  const toolbar = byId("toolbar");

  const { say } = makeMessages();
  const labels = makeLabels(meta, records);
  const notes = makeNotes(meta, records);
  const alike = makeAlike(records);
  const storyOf = makeStories(meta, (photo) => {
    if (dialog.open && [grid.active, beside].some((one) => one?.photo === photo)) showActive();
  });
  const pictures = makePictures(meta, words, () => pages, storyOf);
  const missed = makeMissed(records);
  const pages = makePages(records, labels, missed, (photo) => pictures.addressOf(`photo-${photo}`, "jpg"));
  const pageList = makePageList(byId("pages"), pages, labels);
  const cards = makeCards(words, labels, notes, pages, pictures);
  const nameOf = (record) => record.below + (record.count > 1 ? `:${record.index}` : "");
  const find = (name) => records.find((record) => name === nameOf(record));
  const filters = makeFilters(form, { labels, notes, alike, find }, meta.columns);
  const grid = makeGrid(list, {
    draw: cards.draw, remarkLines: cards.remarkLines, topMargin: () => toolbar.offsetHeight,
  }, () => {
    if (!dialog.open) return;
    showActive();
    address.moved(grid.active);
  });
  const review = makeReview({
    meta, records, labels, missed, notes, grid, filters, cards, say,
    marksChanged: () => { if (dialog.open) viewer?.drawMarks(); else refilter(); },
    changed: (some) => { if (dialog.open && some.includes(grid.active)) showActive(true); },
  });
  const address = makeAddress({
    filters, nameOf, find,
    apply(values) {
      form.reset();
      filters.set(values);
      refilter();
    },
    open(record) {
      if (!goTo(record)) return say("The filters hide this digit.");
      open();
    },
    close: () => dialog.close(),
  });

  // MARK: Filters

  function refilter() {
    const found = filters.apply(records);
    grid.resize(Number(form.elements.size.value));
    grid.show(found);
    const all = `${counted(records.length, "digit")}`;
    byId("count").textContent = found.length === records.length ? all : `${grouped(found.length)} of ${all}`;
    byId("nothing").hidden = found.length > 0;
    printing.offer();
    const asPages = form.elements.view.value === "pages" && pages.any;
    list.hidden = asPages;
    byId("pages").hidden = !asPages;
    if (asPages) pageList.show(found);
    const chosen = filters.inWords;
    byId("chips").replaceChildren(...chosen.map(({ name, words: said }) =>
      makeButton(`${said} ✕`, () => { filters.set({ [name]: "" }); filtersChanged(); },
        { class: "chip", "aria-label": `Remove the filter ${said}` })));
    byId("filters-open").textContent = chosen.length > 0 ? `Filter (${chosen.length})` : "Filter";
    review.showProgress();
  }

  // What all are sorted by likeness to: the digit that was chosen.
  function sortByLikeness(record) {
    form.elements.sort.value = "like";
    form.elements.like.value = nameOf(record);
  }

  function filtersChanged() {
    if (form.elements.sort.value !== "like") form.elements.like.value = "";
    else if (form.elements.like.value === "" && grid.active) sortByLikeness(grid.active);
    refilter();
    address.filtersChanged();
  }

  // Goes to a digit's card; not where the filters hide it.
  function goTo(record) {
    const position = grid.records.indexOf(record);
    if (position >= 0) grid.move(position);
    return position >= 0;
  }

  // MARK: Details

  let viewer = null;
  // The digit that stands beside the one that is looked at, or nothing.
  let beside = null;
  const said = meta.canReview
    ? { labels, notes, noted: () => grid.refresh(grid.records.filter((one) => one.photo === grid.active?.photo)) } : null;

  function picturesOf(record) {
    return {
      ...pictures.of(record, { fits: filters.test, marked: review.askMissed }),
      alike: () => alikeSection(record, alike, pictures.digitTile, {
        compare: (other) => keepBeside(other),
        sortAll() {
          sortByLikeness(record);
          filtersChanged();
          dialog.close();
          grid.move(0);
        },
      }),
    };
  }

  function keepBeside(record) {
    beside = record;
    showActive();
    byId("detail-body").scrollTop = 0;
  }

  // Keeps the digit that is shown in sight while others are gone to, or stops that.
  function compare() {
    keepBeside(beside ? null : grid.active);
    if (beside) say("Go to another digit: this one stays beside it.");
  }

  // Shows the active digit; `keepsPlace` where only its label has changed.
  function showActive(keepsPlace = false) {
    const record = grid.active;
    if (!record) return;
    const story = storyOf(record);
    const body = byId("detail-body");
    byId("detail-title").replaceChildren(make("span", { class: "muted" }, record.folder), record.name.slice(record.folder.length));
    byId("detail-title").title = record.path;
    byId("detail-place").replaceChildren(`${grouped(grid.position + 1)} of ${grouped(grid.records.length)}`,
      make("span", { class: "long" }, meta.canReview ? ` · ${grouped(labels.count)} reviewed` : ""));
    if (keepsPlace) {
      viewer?.drawMarks();
      body.querySelector(".reading")?.replaceWith(readingOf(record, story, words, labels));
    } else {
      byId("detail").classList.remove("large");
      viewer = showDetail(body, record, story, picturesOf(record), words, said);
      if (beside && beside !== record) {
        const [itsStory, its] = [storyOf(beside), picturesOf(beside)];
        const verdict = verdictSection(beside, itsStory, its, words, said, its.viewer(beside, itsStory));
        showBeside(body, record, beside, verdict, () => keepBeside(null));
      }
      body.scrollTop = 0;
      if (record.hasStory && !story) body.append(make("p", { class: "muted" }, "The stages are being loaded …"));
    }
    byId("detail-beside").setAttribute("aria-pressed", String(beside !== null));
    byId("detail-review").textContent = meta.canReview ? cards.labelWords(record) : "";
    for (const button of byId("detail-labels").querySelectorAll("button:not([data-key=u], [data-key=c])")) {
      button.setAttribute("aria-pressed", String(button.dataset.key === String(labels.of(record))));
    }
  }

  function open() {
    if (!grid.active) return;
    showActive();
    if (dialog.open) return;
    dialog.showModal();
    byId("detail-body").focus();
    address.opened(grid.active);
  }

  // MARK: Keys and presses

  const inDialog = {
    Enter: () => (meta.canReview ? review.labeling("c")() : grid.step(1)),
    b: compare,
    m: () => byId("detail-body").querySelector("textarea")?.focus(),
    z: () => viewer?.large(), "+": () => viewer?.zoom(1.6), "-": () => viewer?.zoom(1 / 1.6),
    ArrowRight: () => grid.step(1), ArrowLeft: () => grid.step(-1),
  };
  const inList = {
    ArrowRight: (grows) => grid.step(1, grows), ArrowLeft: (grows) => grid.step(-1, grows),
    ArrowDown: (grows) => grid.step(grid.columns, grows), ArrowUp: (grows) => grid.step(-grid.columns, grows),
    Home: (grows) => grid.move(0, grows), End: (grows) => grid.move(grid.records.length - 1, grows),
    PageDown: () => grid.page(1), PageUp: () => grid.page(-1), Enter: open,
  };
  const anywhere = {
    "/": () => { showFilters(true); form.elements.text.focus(); },
    f: () => { showFilters(true); form.elements.status.focus(); },
    d: () => { if (meta.canReview) review.download(); },
    n: nextOpen,
    "?": () => keys.showModal(),
  };

  // Goes to the next digit that nobody has looked at.
  function nextOpen() {
    const after = grid.records.findIndex((record, position) => position > grid.position && !labels.has(record));
    const next = after >= 0 ? after : grid.records.findIndex((record) => !labels.has(record));
    if (next >= 0) grid.move(next);
    else say("All that are shown are reviewed.");
  }

  function actOf(event) {
    // Shift and a digit make another sign; where the key lies tells which digit it is.
    const key = event.shiftKey && /^Digit[0-9]$/.test(event.code) ? event.code.at(-1)
      : event.shiftKey && /^[CXU]$/.test(event.key) ? event.key.toLowerCase() : event.key;
    const isOnList = document.activeElement === list || document.activeElement === document.body;
    const move = dialog.open ? inDialog[key] : isOnList ? inList[key] : undefined;
    if (move) return () => move(event.shiftKey);
    return review.labeling(key, event.shiftKey) ?? anywhere[key];
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || keys.open || byId("bulk").open || byId("history").open) return;
    const field = event.target.closest?.("input, select, textarea");
    if (event.key === "Escape" && field && !dialog.open) return list.focus();
    if (event.key === "Escape" && field) {
      // The end of a note, not of the look at its photo.
      event.preventDefault();
      return byId("detail-body").focus();
    }
    if (field || (event.target.closest?.("button, summary, a") && (event.key === "Enter" || event.key === " "))) return;
    const act = actOf(event);
    if (!act) return;
    event.preventDefault();
    act();
  });

  list.addEventListener("click", (event) => {
    const card = event.target.closest(".card");
    if (!card) return;
    grid.activate(card, event.shiftKey);
    list.focus({ preventScroll: true });
    if (!event.shiftKey) open();
  });
  // A press with Shift selects cards, not text.
  list.addEventListener("mousedown", (event) => { if (event.shiftKey) event.preventDefault(); });

  function showFilters(areShown) {
    document.body.classList.toggle("filters-shown", areShown);
    byId("filters-open").setAttribute("aria-expanded", String(areShown));
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", filtersChanged);
  form.addEventListener("reset", () => setTimeout(filtersChanged));
  byId("filters-open").addEventListener("click", () => showFilters(!document.body.classList.contains("filters-shown")));
  byId("nothing-clear").addEventListener("click", () => {
    filters.open();
    filtersChanged();
  });
  byId("refresh").addEventListener("click", refilter);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-filter]");
    if (!button) return;
    filters.open();
    filters.set(JSON.parse(button.dataset.filter));
    filtersChanged();
    byId("browse-title").scrollIntoView();
    list.focus({ preventScroll: true });
  });
  // A press on a box of a page goes to its digit.
  function followSpot(event) {
    const spot = event.target.closest(".spot");
    if (!spot) return;
    if (spot.dataset.missed) {
      return review.removeMissed(pages.digits(Number(spot.dataset.photo))[0], Number(spot.dataset.missed));
    }
    if (!goTo(records[Number(spot.dataset.place)])) return say("The filters hide this digit.");
    if (!dialog.open) open();
  }
  byId("detail-body").addEventListener("click", followSpot);
  byId("pages").addEventListener("click", followSpot);
  byId("detail-body").addEventListener("large", (event) => dialog.classList.toggle("large", event.detail));
  byId("detail-labels").addEventListener("click", (event) => {
    const { key } = event.target.dataset;
    if (key) review.labeling(key, event.shiftKey)?.();
  });
  byId("detail-close").addEventListener("click", () => dialog.close());
  byId("detail-beside").addEventListener("click", compare);
  byId("detail-next").addEventListener("click", () => grid.step(1));
  byId("detail-previous").addEventListener("click", () => grid.step(-1));
  byId("keys-open").addEventListener("click", () => keys.showModal());
  byId("keys-close").addEventListener("click", () => keys.close());
  // A press beside a dialog closes it.
  for (const one of [dialog, keys, byId("bulk"), byId("history")]) {
    one.addEventListener("click", (event) => { if (event.target === one) one.close(); });
  }
  dialog.addEventListener("cancel", (event) => {
    if (!dialog.classList.contains("large")) return;
    event.preventDefault();
    viewer.large();
  });
  dialog.addEventListener("close", () => {
    list.focus({ preventScroll: true });
    grid.refresh(grid.records.filter((record) => record === grid.active));
    grid.reveal();
    if (!list.hidden) address.closed();
    else { address.closed(); refilter(); }
  });

  // A finger that wipes to the side turns to the next digit.
  let wipe = null;
  byId("detail-body").addEventListener("touchstart", (event) => {
    const isOne = event.touches.length === 1 && !event.target.closest(".zoomed, input, .scroll, pre");
    wipe = isOne ? [event.touches[0].clientX, event.touches[0].clientY] : null;
  }, { passive: true });
  byId("detail-body").addEventListener("touchend", (event) => {
    if (!wipe) return;
    const [across, down] = [event.changedTouches[0].clientX - wipe[0], event.changedTouches[0].clientY - wipe[1]];
    wipe = null;
    if (Math.abs(across) > 70 && Math.abs(down) < 40) grid.step(across < 0 ? 1 : -1);
  }, { passive: true });

  const printing = makePrinting(meta, grid, form);
  window.addEventListener("beforeprint", printing.prepare);
  window.addEventListener("afterprint", () => grid.takeBack());

  fillChoices(form, records, words, meta.columns);
  document.body.classList.toggle("has-pages", pages.any);
  // On a narrow window, figures would push the photos off it.
  if (window.innerWidth < 700) document.querySelector("details.overview-fold")?.removeAttribute("open");
  // What the page shows first is what it shows again when the filters are cleared.
  for (const [name, value] of Object.entries(meta.filters)) setDefault(form.elements[name], value);
  form.reset();
  if (address.isGiven) address.follow();
  else refilter();
  review.showCommands();
  document.documentElement.dataset.ready = "true";

  function setDefault(field, value) {
    field.dataset.default = value;
    if (field.options) for (const option of field.options) option.defaultSelected = option.value === value;
    else field.defaultValue = value;
  }
})();
