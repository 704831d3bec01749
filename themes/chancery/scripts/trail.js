// Leads from a record's page back to the list from which the reader came, filtered as it was.
(() => {
  // Sites below different paths of one host share the storage.
  const KEY = `list ${new URL("../..", document.currentScript.src).pathname}`;

  addEventListener("DOMContentLoaded", () => {
    const trail = document.querySelector("[data-trail]");
    if (trail?.dataset.trail === "list") {
      addEventListener("pagehide", () => keep(location.href, document.title.split(" · ")[0]));
    } else if (trail) {
      lead(trail, ...kept());
    }
  });

  function lead(trail, href, title) {
    const known = [...trail.querySelectorAll("a")].some((link) => link.href === href);
    if (!href || known) return;
    const item = document.createElement("li");
    const link = document.createElement("a");
    item.className = "trail-back";
    link.href = href;
    link.textContent = `Back to ${title}`;
    item.append(link);
    trail.append(item);
  }

  // Storage may be refused: then there is no more than the trail that every page has.
  function kept() {
    try {
      return JSON.parse(sessionStorage.getItem(KEY)) ?? [];
    } catch {
      return [];
    }
  }

  function keep(...list) {
    try {
      sessionStorage.setItem(KEY, JSON.stringify(list));
    } catch {
      // See above.
    }
  }
})();
