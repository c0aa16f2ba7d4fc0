// What the page holds: one record a digit, in the order the photos were read.

// The label of what shows no digit.
const NOT_A_DIGIT = "x";
const STATUS_NAMES = ["ok", "rejected", "error"];
const STATUS_WORDS = { ok: "read", rejected: "rejected", error: "failed" };

function readJSON(id) {
  const element = document.getElementById(id);
  return element ? JSON.parse(element.textContent) : null;
}

function makeRecords(rows) {
  const records = rows.map((row, place) => ({
    place,
    path: row[0],
    rawPath: row[1] || "",
    index: row[2],
    status: STATUS_NAMES[row[3]],
    digit: row[4] < 0 ? null : row[4],
    confidence: row[5] < 0 ? null : row[5],
    probabilities: row[6].map((share) => share / 1e6),
    warnings: row[7],
    reason: row[8],
    message: printable(row[9]),
    box: row[10] || null,
    label: row[11] < 0 ? null : row[11],
    photo: row[12],
    digitTile: row[13],
    milliseconds: row[14],
    modified: row[15],
    // The photo's full size and that of its small picture.
    size: row[16] || null,
    hasStory: row[17] === 1,
    note: row[18] || "",
    // The line of writing it stands in, and all that is written there.
    row: row[19] < 0 ? null : row[19],
    text: row[20] || "",
    // How often the small picture is turned to the right by a quarter.
    quarters: row[21],
    // What the table of labels says of the photo beside its label.
    fields: row[22] ?? [],
    // Its 28×28 picture made small, 49 bytes in base64; empty where it has none.
    look: row[23] ?? "",
  }));
  nameRecords(records);
  return records;
}

// A photo is named by its way below the folder that all photos share, a digit of many by its number too.
function nameRecords(records) {
  const common = commonFolder(records);
  const counts = new Map();
  for (const { photo } of records) counts.set(photo, (counts.get(photo) ?? 0) + 1);
  for (const record of records) {
    const below = record.path.slice(common.length);
    const cut = below.lastIndexOf("/") + 1;
    record.folder = printable(below.slice(0, cut));
    record.file = printable(below.slice(cut));
    record.below = below;
    record.count = counts.get(record.photo);
    record.name = record.folder + record.file + (record.count > 1 ? ` · ${record.index + 1} of ${record.count}` : "");
  }
}

// The folder all photos lie in, with its closing slash; empty where there is none.
function commonFolder(records) {
  const folders = new Set(records.map((record) => record.path.slice(0, record.path.lastIndexOf("/") + 1)));
  const [first, ...others] = folders;
  let common = first ?? "";
  for (const other of others) {
    while (!other.startsWith(common)) common = common.slice(0, common.lastIndexOf("/", common.length - 2) + 1);
  }
  return common;
}

// A name is only a name: what would end a line or turn the reading direction is made visible.
function printable(text) {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}

// A share in percent, never rounded up to certainty; near certainty with another decimal.
function percent(share, places = share > 0.99 ? 2 : 1) {
  if (share === null || share === undefined || !Number.isFinite(share)) return "–";
  const limit = 100 - 10 ** -places;
  return `${(share < 1 ? Math.min(100 * share, limit) : 100).toFixed(places)} %`;
}

const grouped = (count) => count.toLocaleString("en");

function counted(count, one, many = `${one}s`) {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

// What became of a digit: a word that is also its card's class.
function verdictOf(record) {
  if (record.status !== "ok" || record.digit === null) return "unread";
  if (record.label === null) return "unknown";
  return record.label === record.digit ? "right" : "wrong";
}

// The warnings that say something. How thin a stroke is, is measured by the box, and where that ends at the
// border, it may hold more than the digit. What is the reason for leaving the digit out is no warning as well.
function tellingWarnings(record) {
  return record.warnings.filter((one) => one !== record.reason
    && (one !== "thin-stroke" || !record.warnings.includes("touches-border")));
}

// The probability, 0 … 1, that a picture shows no digit; nothing where the ten are not known.
function noDigitShare(record) {
  if (record.probabilities.length !== 10) return null;
  return Math.max(0, 1 - record.probabilities.reduce((sum, one) => sum + one, 0));
}

// What is written large about a digit, and how sure that is.
function headline(record, words) {
  if (record.status === "error") return { text: "failed", share: null, isWord: true };
  if (record.status === "rejected") {
    if (record.reason === "not-a-digit") return { text: "no digit", share: noDigitShare(record), isWord: true };
    if (record.digit === null) return { text: words.why(record).brief, share: null, isWord: true };
    return { text: `${record.digit}?`, share: record.confidence };
  }
  return { text: record.digit === null ? "–" : String(record.digit), share: record.confidence };
}

// Looks up what a code or a stage means in plain words. A warning and a reason may share a code.
function makeWords(meta) {
  const meaning = (kind, code) => ({ title: code, brief: code, advice: "", ...meta.words[kind][code] });
  return {
    warning: (code) => meaning("warnings", code),
    // Why a digit was rejected, or its photo could not be read.
    why: (record) => (record.reason ? meaning("reasons", record.reason) : meaning("failures", record.note)),
    stage: (name) => ({ title: name, caption: "", ...meta.stages[name] }),
  };
}
