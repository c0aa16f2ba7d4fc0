// Light, dark, or as the system has it: what a person chooses is kept by the browser, for every page of this kind.
// It runs before the page is drawn, so that nothing flashes.

(() => {
  "use strict";
  const key = "digits-theme";

  function wear(theme) {
    if (theme === "") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }

  function kept() {
    try {
      return localStorage.getItem(key) ?? "";
    } catch {
      return "";
    }
  }

  wear(kept());
  document.addEventListener("DOMContentLoaded", () => {
    const field = document.getElementById("theme");
    if (!field) return;
    field.value = kept();
    field.addEventListener("input", () => {
      wear(field.value);
      try {
        localStorage.setItem(key, field.value);
      } catch {
        // A browser that keeps nothing wears it until the page is closed.
      }
    });
  });
})();
