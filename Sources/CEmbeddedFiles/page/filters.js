// Which digits are shown, and in which order.

// `alike` tells how much two digits look alike, `find` the digit of a name.
function makeFilters(form, { labels, notes, alike, find }, columns) {
  const value = (name) => form.elements[name]?.value ?? "";

  function matches(record, wanted) {
    if (wanted.text && !record.name.toLowerCase().includes(wanted.text)
      && ![record.note, notes.of(record), ...record.fields].some((field) => field.toLowerCase().includes(wanted.text))) return false;
    if (wanted.folder && !record.folder.startsWith(wanted.folder)) return false;
    if (wanted.fields.some(([column, text]) => record.fields[column] !== text)) return false;
    if (wanted.status && record.status !== wanted.status) return false;
    if (wanted.digit === "none" ? record.digit !== null : wanted.digit !== "" && record.digit !== Number(wanted.digit)) {
      return false;
    }
    if (wanted.label !== "" && record.label !== Number(wanted.label)) return false;
    if (wanted.verdict === "right" && !isRight(record)) return false;
    if (wanted.verdict === "wrong" && (record.label === null || isRight(record))) return false;
    if (wanted.verdict === "unread" && record.status === "ok" && record.digit !== null) return false;
    if (wanted.warning === "none" ? record.warnings.length > 0 : wanted.warning && !record.warnings.includes(wanted.warning)) {
      return false;
    }
    if (wanted.least > 0 && !(record.confidence >= wanted.least)) return false;
    if (wanted.below < Infinity && !((record.confidence ?? 0) < wanted.below)) return false;
    switch (wanted.review) {
      case "open": return !labels.has(record);
      case "done": return labels.has(record);
      case "changed": return labels.isChanged(record);
      case "noted": return notes.of(record) !== "";
      default: return true;
    }
  }

  function isRight(record) {
    return record.status === "ok" && record.label !== null && record.digit === record.label;
  }

  const sure = (record) => (record.digit === null ? -1 : record.confidence ?? -1);
  // How much speaks against a label that is given: how sure the reading is of something else.
  const against = (record) => {
    if (record.label === null || record.probabilities.length !== 10) return -1;
    return 1 - record.probabilities[record.label];
  };
  const labelOf = (record) => {
    const label = labels.of(record) ?? record.label;
    return typeof label === "number" ? label : 10;
  };
  const byName = new Intl.Collator("en", { numeric: true });
  const orders = {
    doubt: (a, b) => sure(a) - sure(b),
    sure: (a, b) => sure(b) - sure(a),
    label: (a, b) => against(b) - against(a),
    labels: (a, b) => labelOf(a) - labelOf(b) || sure(a) - sure(b),
    digit: (a, b) => (a.digit ?? 10) - (b.digit ?? 10) || sure(a) - sure(b),
    name: (a, b) => byName.compare(a.folder + a.file, b.folder + b.file),
    slow: (a, b) => b.milliseconds - a.milliseconds,
    new: (a, b) => b.modified - a.modified,
    old: (a, b) => a.modified - b.modified,
  };

  function wanted() {
    const number = (name, none) => {
      const text = value(name);
      return text === "" || !Number.isFinite(Number(text)) ? none : Number(text) / 100;
    };
    return {
      text: value("text").trim().toLowerCase(),
      folder: value("folder"),
      fields: columns.map((name, column) => [column, value(`column:${name}`)]).filter(([, text]) => text !== ""),
      status: value("status"),
      digit: value("digit"),
      label: value("label"),
      verdict: value("verdict"),
      warning: value("warning"),
      review: value("review"),
      least: number("least", 0),
      below: number("below", Infinity),
    };
  }

  // Whether a field says which digits are shown, and not how.
  const isFilter = (field) => field.name !== "" && !["sort", "like", "size", "view", "paper"].includes(field.name);

  // Digits by how much they look like the one that is named.
  function orderOfLikeness(records) {
    const like = find(value("like"));
    if (!like) return orders.doubt;
    const distances = new Map(records.map((record) => [record, record === like ? -1 : alike.distance(like, record)]));
    return (a, b) => (distances.get(a) < distances.get(b) ? -1 : distances.get(a) > distances.get(b) ? 1 : 0);
  }

  return {
    // The records that match, sorted; equals keep the order they were read in.
    apply(records) {
      const choice = wanted();
      const order = value("sort") === "like" ? orderOfLikeness(records) : orders[value("sort")] ?? orders.doubt;
      return records
        .filter((record) => matches(record, choice))
        .sort((a, b) => order(a, b) || a.place - b.place);
    },

    // A test of whether a record matches what is chosen now.
    get test() {
      const choice = wanted();
      return (record) => matches(record, choice);
    },

    set(values) {
      for (const [name, text] of Object.entries(values)) {
        if (form.elements[name]) form.elements[name].value = text;
      }
    },

    // What is chosen, by the fields' names; what is at its default is left out.
    get chosen() {
      return [...form.elements].filter((field) => field.name && !field.disabled && field.value !== (field.dataset.default ?? ""))
        .map((field) => [field.name, field.value]);
    },

    // Lets everything through; the order stays.
    open() {
      for (const field of form.elements) if (isFilter(field)) field.value = "";
    },

    // The filters that are set, in words for people.
    get inWords() {
      return [...form.elements].filter((field) => isFilter(field) && field.value !== "").map((field) => {
        const said = field.selectedOptions?.[0]?.textContent ?? field.value;
        return { name: field.name, words: `${field.dataset.words}: ${said.trim()}${field.type === "number" ? " %" : ""}` };
      });
    },
  };
}

// Fills the choices with what occurs.
function fillChoices(form, records, words, columns) {
  const mostValues = 60;
  const digits = new Set(records.map((record) => record.digit));
  const add = (name, value, text) => form.elements[name].append(make("option", { value }, text));
  for (let digit = 0; digit < 10; digit++) {
    add("digit", digit, String(digit));
    add("label", digit, String(digit));
  }
  if (digits.has(null)) add("digit", "none", "no digit");
  const tally = (values) => {
    const counts = new Map();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts];
  };
  const warnings = tally(records.flatMap((record) => record.warnings));
  if (warnings.length > 0) add("warning", "none", "none");
  for (const [warning, count] of warnings.sort((a, b) => b[1] - a[1])) {
    add("warning", warning, `${words.warning(warning).title} (${count})`);
  }
  const byName = new Intl.Collator("en", { numeric: true });
  // A choice of its own for what there are some values of, not one and not a crowd.
  const addField = (name, title, values) => {
    const known = tally(values.filter((value) => value !== ""));
    const isUseful = known.length > 1 && known.length <= mostValues;
    if (!isUseful) return;
    const select = make("select", { name, "data-words": title }, make("option", { value: "" }, "any"));
    for (const [value, count] of known.sort((a, b) => byName.compare(a[0], b[0]))) {
      select.append(make("option", { value }, `${value} (${count})`));
    }
    form.insertBefore(make("label", {}, `${title} `, select), form.querySelector(".range"));
  };
  addField("folder", "Folder", records.map((record) => record.folder));
  columns.forEach((name, column) => {
    addField(`column:${name}`, name, records.map((record) => record.fields[column] ?? ""));
  });
}
