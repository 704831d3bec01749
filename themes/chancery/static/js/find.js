// Fetches the search when it is wanted: by its field, or by Ctrl K.
const search = () => import("./search.js");

document.querySelector("[role=search] input").addEventListener("focus", search, { once: true });
addEventListener("keydown", async (event) => {
  if (event.key !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  event.preventDefault();
  (await search()).open();
});
