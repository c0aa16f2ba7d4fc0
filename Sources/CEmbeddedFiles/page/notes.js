// What a person notes about a photo. The browser keeps it beside the photo; labels.csv has it in the column `note`,
// in the row of the photo's first digit.

function makeNotes(meta, records) {
  const firsts = new Map();
  for (const record of records) if (!firsts.has(record.photo)) firsts.set(record.photo, record);
  const notes = new Map();
  // A data set's pictures have numbers alone: there the whole report is what they are known by.
  const keyOf = (record) => `digits-note ${meta.isDataset ? meta.id : record.modified} ${record.path}`;

  for (const [photo, record] of firsts) {
    try {
      const kept = localStorage.getItem(keyOf(record));
      if (kept) notes.set(photo, kept);
    } catch {
      // A browser that keeps nothing has kept nothing.
    }
  }

  const api = {
    // The note about a digit's photo; empty where there is none.
    of: (record) => notes.get(record.photo) ?? "",
    // The note that stands in the digit's row of labels.csv.
    inRow: (record) => (firsts.get(record.photo) === record ? api.of(record) : ""),
    set(record, text) {
      const note = printable(text.replace(/\s+/g, " ")).trim();
      if (note === "") notes.delete(record.photo);
      else notes.set(record.photo, note);
      try {
        if (note === "") localStorage.removeItem(keyOf(record));
        else localStorage.setItem(keyOf(record), note);
      } catch {
        // The labels say that the browser keeps nothing.
      }
    },
  };
  return api;
}

// The field in which a note about a digit's photo is written; `changed` is told when it was.
function noteField(record, notes, changed) {
  const field = make("textarea", { class: "note", rows: 2, maxlength: 500, placeholder: "kept by this browser, and in labels.csv" });
  field.value = notes.of(record);
  field.addEventListener("input", () => {
    notes.set(record, field.value);
    changed();
  });
  return make("label", { class: "note-field" }, make("span", {}, "Note"), field);
}
