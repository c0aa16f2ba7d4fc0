// What is looked at stands in the page's address: filters, order and the opened digit can be linked to,
// survive a reload, and the browser's Back closes what was opened.

function makeAddress({ filters, find, nameOf, close, open, apply }) {
  const read = () => new URLSearchParams(location.hash.slice(1));
  // Whether Back leads to the page without an opened digit.
  let isOnTop = false;

  function write(opened, isNewStep) {
    const parts = new URLSearchParams(filters.chosen);
    if (opened) parts.set("open", nameOf(opened));
    const hash = parts.toString();
    const state = { opened: Boolean(opened) };
    const address = hash ? `#${hash}` : location.pathname + location.search;
    if (isNewStep) history.pushState(state, "", address);
    else history.replaceState(state, "", address);
  }

  // Does what the address says.
  function follow() {
    const parts = read();
    const opened = parts.get("open");
    parts.delete("open");
    apply(Object.fromEntries(parts));
    const record = opened === null ? null : find(opened);
    if (record) open(record);
    else close();
  }

  window.addEventListener("popstate", (event) => {
    isOnTop = Boolean(event.state?.opened) && isOnTop;
    follow();
  });

  return {
    // Whether the address asks for anything.
    get isGiven() { return location.hash.length > 1 && location.hash.includes("="); },
    follow,
    // What was opened before is no step to go back from any more.
    filtersChanged() {
      isOnTop = false;
      write(null, false);
    },
    opened(record) {
      write(record, true);
      isOnTop = true;
    },
    moved: (record) => write(record, false),
    closed() {
      if (!isOnTop) return write(null, false);
      isOnTop = false;
      history.back();
    },
  };
}
