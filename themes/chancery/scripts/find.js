// Fetches the search when it is wanted: by its field, or by Ctrl K.
(() => {
  const MODULE = new URL("search.js", document.currentScript.src).href;
  const search = () => import(MODULE);

  addEventListener("DOMContentLoaded", () => {
    document.querySelector("[role=search] input").addEventListener("focus", search, { once: true });
  });

  addEventListener("keydown", async (event) => {
    if (event.key !== "k" || !(event.ctrlKey || event.metaKey)) return;
    if (event.altKey || event.shiftKey) return;
    event.preventDefault();
    (await search()).open();
  });
})();
