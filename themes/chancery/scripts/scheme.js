// Keeps the reader's choice of light or dark in this browser, and offers it. Without it the pages
// follow the preference that the system tells.
(() => {
  const KEY = "scheme";

  // Storage may be refused: then a choice holds for the page on which it is made.
  function kept() {
    try {
      return localStorage.getItem(KEY) ?? "";
    } catch {
      return "";
    }
  }

  function keep(scheme) {
    try {
      localStorage.setItem(KEY, scheme);
    } catch {
      // See above.
    }
  }

  function show(scheme) {
    document.documentElement.dataset.scheme = scheme;
    for (const option of document.querySelectorAll("#page--scheme input")) {
      option.checked = option.value === scheme;
    }
  }

  // At once, before the first paint: no page flashes in the other scheme, and the choice, which
  // the stylesheet offers where this attribute is set, moves nothing when it appears.
  show(kept());

  addEventListener("DOMContentLoaded", () => {
    show(kept());
    document.getElementById("page--scheme").addEventListener("change", ({ target }) => {
      show(target.value);
      keep(target.value);
    });
  });

  // A choice made on another page that is open.
  addEventListener("storage", ({ key, newValue }) => {
    if (key === KEY) show(newValue ?? "");
  });
})();
