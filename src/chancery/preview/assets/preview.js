// What `chancery preview` adds to every page that it serves: the page loads anew once a build has
// changed it, where its reader was, and shows what is wrong after a build that failed.
(() => {
  "use strict";
  const PLACE = "chancery-preview-place";
  const HIDDEN = "chancery-preview-hidden";
  let state = document.currentScript.dataset.state;
  let source = null;
  let host = null;

  const element = (name, text, className) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  // The page itself, and what it shows or runs.
  const shown = () => {
    const parts = document.querySelectorAll("link[href], script[src], img[src]");
    const urls = [...parts].map((part) => new URL(part.href || part.src, location.href));
    const own = urls.filter((url) => url.origin === location.origin && !url.pathname.startsWith("/-/"));
    return new Set([location.pathname, ...own.map((url) => url.pathname)].map(decodeURI));
  };

  const follow = () => {
    if (source || document.hidden) return;
    const query = new URLSearchParams({ since: state });
    for (const path of shown()) query.append("shows", path);
    source = new EventSource(`/-/events?${query}`);
    source.onmessage = ({ data }) => hear(JSON.parse(data));
    source.onerror = () => {
      // A browser gives up on some failures, and a preview may come back.
      if (source.readyState !== EventSource.CLOSED) return;
      rest();
      setTimeout(follow, 1000);
    };
  };

  // A browser has few connections to one host: a page that nobody sees leaves its own to others.
  const rest = () => {
    source?.close();
    source = null;
  };

  const hear = (told) => {
    state = told.state;
    if (told.reload) {
      rest();
      sessionStorage.setItem(PLACE, JSON.stringify([location.pathname, scrollX, scrollY]));
      location.reload();
    } else if (told.problems.length === 0 || sessionStorage.getItem(HIDDEN) === state) {
      host?.remove();
      host = null;
    } else {
      show(told.problems, told.site);
    }
  };

  const back = () => {
    const place = JSON.parse(sessionStorage.getItem(PLACE));
    sessionStorage.removeItem(PLACE);
    if (place?.[0] === location.pathname) {
      scrollTo({ left: place[1], top: place[2], behavior: "instant" });
    }
  };

  // Texts come from files and are set as texts, never as HTML.
  const show = (problems, hasSite) => {
    if (!host) open();
    const section = host.shadowRoot.querySelector("section");
    const files = new Set(problems.map((problem) => problem.path)).size;
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    section.querySelector("h2").textContent = `${count} in ${files === 1 ? "1 file" : `${files} files`}`;
    section.querySelector("header p").textContent = hasSite
      ? "The page behind is of the last good site."
      : "The site will be here once they are mended.";
    section.querySelector("ol").replaceChildren(...problems.map(item));
  };

  const open = () => {
    host = document.createElement("div");
    host.id = "chancery-preview";
    host.hidden = true;
    const root = host.attachShadow({ mode: "open" });
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = "/-/preview.css";
    style.onload = () => { if (host) host.hidden = false; };
    const section = document.createElement("section");
    section.tabIndex = 0;
    section.setAttribute("aria-labelledby", "count");
    const header = document.createElement("header");
    const alert = document.createElement("div");
    alert.setAttribute("role", "alert");
    const count = element("h2", "");
    count.id = "count";
    alert.append(count);
    const hide = element("button", "Hide until the next build (Esc)");
    hide.type = "button";
    hide.onclick = dismiss;
    header.append(alert, element("p", ""), hide);
    const list = document.createElement("ol");
    list.setAttribute("role", "list");
    section.append(header, list);
    root.append(style, section);
    document.body.prepend(host);
  };

  const item = (problem) => {
    const made = document.createElement("li");
    const place = element("p", `${problem.path}:${problem.line}:${problem.column}: `, "place");
    const kind = problem.severity === "warning" ? `warning: ${problem.rule}` : problem.rule;
    place.append(element("span", kind, "rule"));
    made.append(place);
    if (problem.text) made.append(line(problem));
    made.append(element("p", problem.message, "message"));
    if (problem.suggestion) made.append(element("p", problem.suggestion));
    return made;
  };

  // The line with the character at the column marked; columns count characters, not UTF-16 units.
  const line = ({ text, column }) => {
    const letters = [...text];
    const made = element("pre", letters.slice(0, column - 1).join(""));
    if (column <= letters.length) {
      made.append(element("mark", letters[column - 1]), letters.slice(column).join(""));
    }
    return made;
  };

  const dismiss = () => {
    if (!host) return;
    sessionStorage.setItem(HIDDEN, state);
    host.remove();
    host = null;
  };

  addEventListener("keydown", (event) => { if (event.key === "Escape") dismiss(); });
  addEventListener("visibilitychange", () => (document.hidden ? rest() : follow()));
  if (document.readyState === "complete") back();
  else addEventListener("load", back);
  follow();
})();
