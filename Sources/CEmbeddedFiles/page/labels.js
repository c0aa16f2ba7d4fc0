// The labels a person has set. The browser keeps each one beside the digit it was set for, so that a
// report of the same photos and one more still has it.

function makeLabels(meta, records) {
  const history = `digits-history-${meta.id}`;
  const mostSteps = 500;
  const set = new Map();
  let steps = [];
  let isKept = true;

  // A photo is known by its name and time of change, a digit on it by its box. A data set's pictures have
  // numbers alone: there the whole report is what they are known by.
  const keyOf = (record) => `digits-label ${[
    meta.isDataset ? meta.id : record.modified, record.box ?? record.index, record.path].join(" ")}`;

  function attempt(act) {
    try {
      act();
      isKept = true;
    } catch {
      isKept = false;
    }
  }

  attempt(() => {
    for (const record of records) {
      const label = localStorage.getItem(keyOf(record));
      if (label !== null) set.set(record.place, label === NOT_A_DIGIT ? label : Number(label));
    }
    steps = JSON.parse(localStorage.getItem(history) ?? "[]");
  });

  function put(place, label) {
    if (label === undefined || label === null) {
      set.delete(place);
      attempt(() => localStorage.removeItem(keyOf(records[place])));
    } else {
      set.set(place, label);
      attempt(() => localStorage.setItem(keyOf(records[place]), String(label)));
    }
  }

  function keepSteps() {
    attempt(() => localStorage.setItem(history, JSON.stringify(steps.slice(-mostSteps))));
  }

  return {
    get isKept() { return isKept; },
    get count() { return set.size; },
    get canUndo() { return steps.length > 0; },
    has: (record) => set.has(record.place),
    of: (record) => set.get(record.place),

    // Sets the labels of digits; pairs of a record and its label are one step to undo.
    set(pairs) {
      if (pairs.length === 0) return;
      steps.push(pairs.map(([record]) => [record.place, set.get(record.place) ?? null]));
      for (const [record, label] of pairs) put(record.place, label);
      keepSteps();
    },

    // Takes the last step back; returns whose labels it was about.
    undo() {
      const last = (steps.pop() ?? []).filter(([place]) => place < records.length);
      for (const [place, label] of last) put(place, label);
      keepSteps();
      return last.map(([place]) => records[place]);
    },

    // Whether a person says something else than was read.
    isChanged(record) {
      return set.has(record.place) && (set.get(record.place) !== record.digit || record.status !== "ok");
    },

    // What a digit counts as, or nothing where it is to be left out: what a person says comes before a
    // label that was given, that before what was read.
    final(record, includesUnreviewed) {
      const label = set.get(record.place);
      if (label !== undefined) return label === NOT_A_DIGIT ? null : label;
      if (record.status === "error") return null;
      if (record.label !== null) return record.label;
      return includesUnreviewed && record.status === "ok" ? record.digit : null;
    },

    // Of the digits with a label of any kind, how many were read as it: counts of right and of all.
    accuracy() {
      let [right, all] = [0, 0];
      for (const record of records) {
        const label = set.has(record.place) ? set.get(record.place) : record.label;
        if (label === null || label === undefined || label === NOT_A_DIGIT) continue;
        all += 1;
        if (record.status === "ok" && record.digit === label) right += 1;
      }
      return { right, all };
    },
  };
}
