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

// labels.csv as bytes: a path is written as the file system has it, even where that is not UTF-8.
function labelsFile(records, labels, includesUnreviewed) {
  const encoder = new TextEncoder();
  const parts = ["path,label,index,reviewed,row,box\n"];
  for (const record of records) {
    const label = labels.final(record, includesUnreviewed);
    const box = record.box ? `"${record.box.join(",")}"` : "";
    const rest = `,${label ?? ""},${record.index},${labels.has(record) ? "yes" : "no"},${record.row ?? ""},${box}\n`;
    if (!record.rawPath) {
      parts.push(csvField(record.path) + rest);
      continue;
    }
    const bytes = Uint8Array.from(atob(record.rawPath), (character) => character.charCodeAt(0));
    const quoted = [];
    for (const byte of bytes) quoted.push(...(byte === 0x22 ? [byte, byte] : [byte]));
    parts.push('"', Uint8Array.from(quoted), '"' + rest);
  }
  return new Blob(
    parts.map((part) => (typeof part === "string" ? encoder.encode(part) : part)),
    { type: "text/csv" },
  );
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
