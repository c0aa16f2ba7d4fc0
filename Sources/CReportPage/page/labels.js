// The labels a person has set, kept by the browser, and the file made of them.

const NOT_A_DIGIT = "x";

function makeLabels(id, records) {
  const key = `digits-report-${id}`;
  let set = new Map();
  let history = [];
  let isKept = true;

  try {
    const saved = JSON.parse(localStorage.getItem(key) ?? "{}");
    set = new Map((saved.labels ?? []).filter(([place]) => place < records.length));
    history = saved.history ?? [];
  } catch {
    isKept = false;
  }

  function save() {
    try {
      localStorage.setItem(key, JSON.stringify({ labels: [...set], history: history.slice(-500) }));
      isKept = true;
    } catch {
      isKept = false;
    }
  }

  function put(place, label) {
    if (label === undefined || label === null) set.delete(place);
    else set.set(place, label);
  }

  return {
    get isKept() { return isKept; },
    get count() { return set.size; },
    has: (record) => set.has(record.place),
    of: (record) => set.get(record.place),

    set(record, label) {
      history.push([record.place, set.get(record.place) ?? null]);
      put(record.place, label);
      save();
    },

    // Takes the last label back; returns whose it was.
    undo() {
      const last = history.pop();
      if (!last) return null;
      put(last[0], last[1]);
      save();
      return records[last[0]] ?? null;
    },

    // What a digit counts as, or nothing where it is to be left out.
    final(record, includesUnreviewed) {
      const label = set.get(record.place);
      if (label !== undefined) return label === NOT_A_DIGIT ? null : label;
      if (record.status === "error") return null;
      if (record.label !== null) return record.label;
      return includesUnreviewed && record.status === "ok" ? record.digit : null;
    },
  };
}

function csvField(text) {
  return /[",\r\n]|^ | $/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// A text as a spreadsheet shows and does not run it: no control characters, and an apostrophe before
// what it would take for a formula.
function harmless(text) {
  const visible = text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${character.codePointAt(0).toString(16)}}`);
  return /^[=+\-@\t\r]/.test(text) && !/^[0-9,.\-]*$/.test(text) ? `'${visible}` : visible;
}

// Where a label comes from: a person here, labels given with the report, or nobody but the reading.
function origin(record, labels) {
  if (labels.has(record)) return "yes";
  return record.label === null ? "no" : "given";
}

function base64(text) {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

// labels.csv: a path that cannot be written as it is has its exact bytes in a column of their own.
function labelsFile(records, labels, includesUnreviewed) {
  const lines = ["path,label,index,reviewed,row,box,path_base64\n"];
  for (const record of records) {
    const label = labels.final(record, includesUnreviewed);
    const box = record.box ? `"${record.box.join(",")}"` : "";
    const path = harmless(record.path);
    const exact = record.rawPath || (path === record.path ? "" : base64(record.path));
    lines.push(
      `${csvField(path)},${label ?? ""},${record.index},${origin(record, labels)},`
      + `${record.row ?? ""},${box},${exact}\n`);
  }
  return new Blob(lines, { type: "text/csv" });
}

// How many digits the file labels, and how many it leaves out.
function labelsCount(records, labels, includesUnreviewed) {
  let [kept, changed] = [0, 0];
  for (const record of records) {
    const label = labels.final(record, includesUnreviewed);
    if (label !== null) kept += 1;
    if (labels.has(record) && labels.of(record) !== record.digit) changed += 1;
  }
  return { kept, changed, left: records.length - kept };
}
