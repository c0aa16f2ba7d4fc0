// Which digits are shown, and in which order.

function makeFilters(form, labels) {
  const value = (name) => form.elements[name].value;

  function matches(record, wanted) {
    if (wanted.text && !record.name.toLowerCase().includes(wanted.text)) return false;
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
    if (wanted.most < 1 && !((record.confidence ?? 0) <= wanted.most)) return false;
    switch (wanted.review) {
      case "open": return !labels.has(record);
      case "done": return labels.has(record);
      case "changed": return labels.has(record) && labels.of(record) !== record.digit;
      default: return true;
    }
  }

  function isRight(record) {
    return record.status === "ok" && record.label !== null && record.digit === record.label;
  }

  const sure = (record) => (record.digit === null ? -1 : record.confidence ?? -1);
  const byName = new Intl.Collator("en", { numeric: true });
  const orders = {
    doubt: (a, b) => sure(a) - sure(b),
    sure: (a, b) => sure(b) - sure(a),
    name: (a, b) => byName.compare(a.name, b.name),
    slow: (a, b) => b.milliseconds - a.milliseconds,
    new: (a, b) => b.modified - a.modified,
    old: (a, b) => a.modified - b.modified,
  };

  return {
    // The records that match, sorted; equals keep the order they were read in.
    apply(records) {
      const number = (name, none) => {
        const text = value(name);
        return text === "" || !Number.isFinite(Number(text)) ? none : Number(text) / 100;
      };
      const wanted = {
        text: value("text").trim().toLowerCase(),
        status: value("status"),
        digit: value("digit"),
        label: value("label"),
        verdict: value("verdict"),
        warning: value("warning"),
        review: value("review"),
        least: number("least", 0),
        most: number("most", 1),
      };
      const order = orders[value("sort")];
      return records
        .filter((record) => matches(record, wanted))
        .sort((a, b) => order(a, b) || a.place - b.place);
    },

    set(values) {
      for (const [name, text] of Object.entries(values)) form.elements[name].value = text;
    },
  };
}

// Fills the choices with what occurs.
function fillChoices(form, records, warnings) {
  const digits = new Set(records.map((record) => record.digit));
  const add = (name, value, text) => form.elements[name].append(make("option", { value }, text));
  for (let digit = 0; digit < 10; digit++) {
    add("digit", digit, String(digit));
    add("label", digit, String(digit));
  }
  if (digits.has(null)) add("digit", "none", "no digit");
  const counts = new Map();
  for (const record of records) {
    for (const warning of record.warnings) counts.set(warning, (counts.get(warning) ?? 0) + 1);
  }
  if (counts.size > 0) add("warning", "none", "none");
  for (const [warning, count] of [...counts].sort((a, b) => b[1] - a[1])) {
    add("warning", warning, `${warnings[warning]?.title ?? warning} (${count})`);
  }
}
