// What goes on paper: the cards that are shown, or the opened digit alone.

function makePrinting(meta, grid, form) {
  const byId = (id) => document.getElementById(id);
  // Twenty sheets; more are printed when a person asks for all.
  const most = 240;

  // The page's name stands above every sheet but the first, which begins with it.
  const title = JSON.stringify(document.title);
  document.styleSheets[0].insertRule(
    `@page { @top-left { content: ${title}; font: 9pt sans-serif; } }`, document.styleSheets[0].cssRules.length);
  document.styleSheets[0].insertRule(
    "@page :first { @top-left { content: none; } }", document.styleSheets[0].cssRules.length);

  return {
    // Offers to print all where that is more than usual.
    offer() { byId("paper").hidden = grid.records.length <= most; },

    // Lays the cards out for paper, which does not scroll.
    prepare() {
      const count = grid.layOut(form.elements.paper.value === "all" ? Infinity : most);
      byId("print-note").textContent = grid.records.length > count
        ? `The first ${count} of ${grouped(grid.records.length)} digits; “On paper” among the filters prints all.` : "";
    },
  };
}
