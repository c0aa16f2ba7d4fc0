// The files of labels: labels.csv is written and read again; a data set's labels are an IDX file.

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
function labelsFile(records, labels, missed, notes, includesUnreviewed) {
  const lines = ["path,label,index,reviewed,row,box,path_base64,note\n"];
  for (const record of records) {
    const path = harmless(record.path);
    const exact = record.rawPath || (path === record.path ? "" : base64(record.path));
    const add = ({ label, index, row, box }, reviewed, note = "") => lines.push(
      `${csvField(path)},${label ?? ""},${index},${reviewed},${row ?? ""},${box ? `"${box.join(",")}"` : ""},${exact},`
      + `${csvField(harmless(note))}\n`);
    const { index, row, box } = record;
    add({ label: labels.final(record, includesUnreviewed), index, row, box }, origin(record, labels), notes.inRow(record));
    if (index + 1 === record.count) missed.rows(record).forEach((mark) => add(mark, "yes"));
  }
  return new Blob(lines, { type: "text/csv" });
}

// An IDX file of bytes in one dimension: a data set's labels with the corrections. What is no digit keeps
// its label, because an IDX file has no place for "none".
function idxFile(records, labels) {
  const bytes = new Uint8Array(8 + records.length);
  bytes.set([0, 0, 8, 1]);
  new DataView(bytes.buffer).setUint32(4, records.length);
  records.forEach((record, place) => { bytes[8 + place] = labels.final(record, false) ?? record.label ?? 0; });
  return new Blob([bytes], { type: "application/octet-stream" });
}

// The fields of a CSV text, row by row (RFC 4180); spreadsheets part them by semicolons and tabs as well.
function csvRows(text) {
  const heading = text.slice(0, text.search(/[\r\n]|$/));
  const separator = [",", ";", "\t"].reduce((best, one) =>
    (heading.split(one).length > heading.split(best).length ? one : best));
  const rows = [[]];
  let [field, isQuoted] = ["", false];
  const end = () => { rows.at(-1).push(field); field = ""; };
  for (let place = text.startsWith("\ufeff") ? 1 : 0; place < text.length; place++) {
    const sign = text[place];
    if (isQuoted) {
      if (sign !== '"') field += sign;
      else if (text[place + 1] === '"') field += text[++place];
      else isQuoted = false;
    } else if (sign === '"' && field === "") isQuoted = true;
    else if (sign === separator) end();
    else if (sign === "\n") { end(); rows.push([]); } else if (sign !== "\r") field += sign;
  }
  end();
  return rows.filter((row) => row.some((one) => one !== ""));
}

// What a table of labels says of the digits here: pairs of a record and its label, marks of digits that were
// missed, and notes. Readings that nobody has looked at say nothing.
function labelsIn(text, records) {
  const [heading = [], ...rows] = csvRows(text);
  const columns = new Map(heading.map((name, place) => [name.trim().toLowerCase(), place]));
  if (!columns.has("path") || !columns.has("label")) {
    throw new Error("its first line names no columns “path” and “label”");
  }
  const byPath = new Map();
  for (const record of records) {
    for (const name of new Set([record.path, harmless(record.path), record.below])) {
      byPath.set(name, [...(byPath.get(name) ?? []), record]);
    }
  }
  const pairs = new Map();
  const marks = [];
  const remarks = [];
  let unknown = 0;
  for (const row of rows) {
    const field = (name) => (columns.has(name) ? (row[columns.get(name)] ?? "").trim() : "");
    const [label, reviewed, index] = [field("label"), field("reviewed"), field("index")];
    const photo = byPath.get(field("path")) ?? [];
    const note = field("note").replace(/^'(?=[=+\-@])/, "");
    if (note !== "" && photo.length > 0) remarks.push([photo[0], note]);
    if (reviewed === "no" || (label === "" && reviewed !== "yes")) continue;
    if (label !== "" && !/^[0-9]$/.test(label)) throw new Error(`“${label}” is no label: 0 … 9, or nothing`);
    if (photo[0]?.count > 1 && index === "" && field("box") !== "" && label !== "") {
      marks.push({ record: photo[0], box: field("box").split(",").map(Number), label: Number(label) });
      continue;
    }
    const found = photo.filter((record) =>
      (index === "" ? record.count === 1 : record.index === Number(index))
      && (field("box") === "" || !record.box || record.box.join(",") === field("box")));
    if (found.length === 0) unknown += 1;
    for (const record of found) {
      const value = label === "" ? NOT_A_DIGIT : Number(label);
      if (reviewed === "given" && value === record.label) continue;
      pairs.set(record, value);
    }
  }
  return { pairs: [...pairs], marks, remarks, unknown };
}
