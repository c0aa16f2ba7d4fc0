// The steps a person has taken, the newest first, to go back to any of them and forward again.

// `undo(count)` and `redo(count)` take so many steps.
function makeHistory({ labels, records, undo, redo }) {
  const byId = (id) => document.getElementById(id);
  const dialog = byId("history");
  const most = 100;
  const word = (label) => (label === null ? "not reviewed" : label === NOT_A_DIGIT ? "no digit" : String(label));

  function words(step) {
    const [place, before, after] = step[0];
    if (step.length === 1) return `${records[place].name}: ${word(before)} → ${word(after)}`;
    const kinds = new Set(step.map(([, , label]) => label));
    return `${counted(step.length, "digit")}: ${kinds.size === 1 ? `→ ${word(after)}` : "labeled as they were read or loaded"}`;
  }

  function item(step, count, name, act) {
    return make("li", {}, make("span", {}, words(step)),
      makeButton(count === 1 ? name : `${name} ${count} steps`, () => { act(count); show(); }));
  }

  function show() {
    const { done, undone } = labels.steps;
    byId("history-say").textContent = done.length + undone.length === 0
      ? "You have set no label yet."
      : `${counted(done.length, "step")} can be undone, ${grouped(undone.length)} redone.`
        + (done.length > most ? ` The newest ${most} are listed.` : "");
    byId("history-undone").replaceChildren(...undone.map((step, place) => item(step, undone.length - place, "Redo", redo)));
    byId("history-done").replaceChildren(
      ...done.slice(-most).reverse().map((step, place) => item(step, place + 1, "Undo", undo)));
  }

  byId("history-close").addEventListener("click", () => dialog.close());
  return {
    open() {
      show();
      if (!dialog.open) dialog.showModal();
    },
  };
}
