// The labels a person has set. The browser keeps each one beside the digit it was set for, so that a
// report of the same photos and one more still has it.

function makeLabels(meta, records) {
  const history = `digits-steps-${meta.id}`;
  const mostSteps = 500;
  const set = new Map();
  // What was done, and what was undone of it, the last of each at its end: lists of a digit's place and its label
  // before and after.
  let steps = { done: [], undone: [] };
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
    steps = JSON.parse(localStorage.getItem(history)) ?? steps;
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
    steps.done = steps.done.slice(-mostSteps);
    attempt(() => localStorage.setItem(history, JSON.stringify(steps)));
  }

  // Moves the last step from one list to the other, with the labels that `pick` takes of it; returns whose
  // labels it was about.
  function turn(from, to, pick) {
    const step = from.pop();
    if (!step) return [];
    to.push(step);
    for (const change of step) put(change[0], pick(change));
    keepSteps();
    return step.map(([place]) => records[place]);
  }

  return {
    get isKept() { return isKept; },
    get count() { return set.size; },
    get steps() { return steps; },
    has: (record) => set.has(record.place),
    of: (record) => set.get(record.place),

    // Sets the labels of digits; pairs of a record and its label are one step to undo.
    set(pairs) {
      if (pairs.length === 0) return;
      steps.done.push(pairs.map(([record, label]) => [record.place, set.get(record.place) ?? null, label]));
      steps.undone = [];
      for (const [record, label] of pairs) put(record.place, label);
      keepSteps();
    },

    // Takes the last step back, or does again what was last undone.
    undo: () => turn(steps.done, steps.undone, ([, before]) => before),
    redo: () => turn(steps.undone, steps.done, ([, , after]) => after),

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
