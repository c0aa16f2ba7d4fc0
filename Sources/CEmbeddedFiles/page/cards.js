// A digit's card: its photo, its 28×28 picture, what was read, and what a person says of it.

function makeCards(words, labels, notes, pages, pictures) {
  // What a person says of a digit, in words.
  function labelWords(record) {
    const label = labels.of(record);
    if (label === undefined) return "not reviewed";
    return label === NOT_A_DIGIT ? "you say: not a digit" : `you say: ${label}`;
  }

  // A sign in the card's corner: confirmed, changed, or no digit.
  function reviewSign(record) {
    const label = labels.of(record);
    if (label === undefined) return null;
    if (label === NOT_A_DIGIT) return make("span", { class: "set changed" }, "✗ no digit");
    const isConfirmed = label === record.digit && record.status === "ok";
    return isConfirmed
      ? make("span", { class: "set" }, `✓ ${label}`)
      : make("span", { class: "set changed" }, `→ ${label}`);
  }

  // What is said below the name: what went wrong, what the line of writing is, what is to be looked at.
  function remarks(record) {
    const parts = [];
    if (record.status === "ok") {
      if (record.label !== null && record.label !== record.digit) parts.push(["b", `is ${record.label}`]);
      if (record.note) parts.push(["span", record.note]);
    } else {
      if (record.label !== null) parts.push(["b", `is ${record.label}`]);
      const why = words.why(record);
      if (record.status === "error") parts.push(["b", why.title]);
      else if (!headline(record, words).isWord) parts.push(["b", why.brief]);
      if (record.reason === "not-a-digit" && record.digit !== null) parts.push(["span", `nearest digit ${record.digit}`]);
    }
    if (notes.of(record)) parts.push(["i", `“${notes.of(record)}”`]);
    if (pages.has(record) && record.text) parts.push(["span", `line ${record.row + 1}: ${record.text}`]);
    for (const warning of tellingWarnings(record)) parts.push(["span", words.warning(warning).brief]);
    return parts;
  }

  function draw(record, position, count) {
    const card = make("div", {
      class: `card ${verdictOf(record)}${labels.has(record) ? " reviewed" : ""}`, role: "option",
      id: `card-${record.place}`, "aria-setsize": count, "aria-posinset": position + 1,
      "aria-label": describe(record), "aria-selected": "false",
    });
    const shown = make("div", { class: "pictures" });
    shown.append(...[pictures.photoTile(record, ""), pictures.digitTile(record, "")].filter(Boolean));
    if (shown.children.length === 0) shown.append(make("span", { class: "none" }, "no picture"));
    const { text, share, isWord } = headline(record, words);
    const state = make("p", { class: "state" });
    remarks(record).forEach(([name, said], place) => state.append(place > 0 ? " · " : "", make(name, {}, said)));
    card.append(
      shown,
      make("p", { class: "read" },
        make("b", { class: isWord ? "word" : "" }, text),
        make("span", { class: "confidence" }, share === null ? "" : percent(share)),
        reviewSign(record)),
      make("p", { class: "name", title: record.path }, makeName(record.name)),
      state,
    );
    return card;
  }

  function describe(record) {
    const parts = [record.name];
    if (record.reason === "not-a-digit") parts.push(`no digit, ${percent(noDigitShare(record))} sure`);
    else if (record.digit === null) parts.push("no digit read");
    else parts.push(`read as ${record.digit}, ${percent(record.confidence)} sure`);
    if (record.status !== "ok") {
      parts.push(`${STATUS_WORDS[record.status]}, ${words.why(record).title}`);
    }
    if (record.label !== null) parts.push(`is ${record.label}`);
    if (record.note && record.status === "ok") parts.push(record.note);
    for (const warning of tellingWarnings(record)) parts.push(words.warning(warning).title);
    if (notes.of(record)) parts.push(`note: ${notes.of(record)}`);
    if (labels.has(record)) parts.push(labelWords(record));
    return parts.join(", ");
  }

  // How many lines a card's remarks take, 0 … 2.
  function remarkLines(record) {
    const length = remarks(record).reduce((sum, [, text]) => sum + text.length + 3, 0);
    return length === 0 ? 0 : length > 30 ? 2 : 1;
  }

  return { draw, labelWords, remarkLines };
}
