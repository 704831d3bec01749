// The rows of events that a filter shows: those of the page itself, or, where the list is too long
// for one page, those of the plain pages that have them, some at a time.

const ROW = "li[data-event]";
const AT_A_TIME = 50;

// Shows of the page's own rows those of these ids, or all for null; `known` are all ids.
export function showOwn(known, ids) {
  const main = document.querySelector("main");
  const rows = [...main.querySelectorAll(ROW)].filter(row => known.has(row.dataset.event));
  for (const row of rows) row.hidden = ids !== null && !ids.has(row.dataset.event);
  for (const list of new Set(rows.map(row => row.parentElement))) showDates(list);
  for (const part of main.querySelectorAll("section[id]:not(#page--filtered)")) {
    part.hidden = ids !== null && !part.querySelector(`${ROW}:not([hidden])`);
  }
  // What is said of the whole timeline does not hold for some of its rows.
  for (const each of main.querySelectorAll("[data-silence], .goes-on")) each.hidden = ids !== null;
  for (const link of main.querySelectorAll(".contents a")) {
    link.parentElement.hidden = document.getElementById(link.hash.slice(1))?.hidden ?? false;
  }
}

// A date that stands once for several rows stands with the first of those that are shown.
function showDates(list) {
  let before = null;
  for (const row of list.children) {
    const date = row.querySelector(":scope > .event-date");
    if (!date || row.hidden) continue;
    const again = date.querySelector(":scope > :is(.away, [data-again])");
    if (again) {
      again.dataset.again = "";
      again.classList.toggle("away", before === date.textContent);
    }
    before = date.textContent;
  }
}

export function hasAll(ids) {
  return ids.every(id => document.querySelector(`main [data-event="${CSS.escape(id)}"]`));
}

// The rows found on other pages, in a part of the page behind the element `before`.
export class Found {
  constructor(before, root) {
    this.before = before;
    this.root = new URL(root, location.href);
    this.pages = new Map();
    this.asked = 0;
    this.part = document.createElement("section");
    this.part.className = "part";
    this.part.id = "page--found";
    this.part.hidden = true;
    this.part.innerHTML = `<h2>Found</h2><div class="part-body"><ol class="events"></ol>
      <button type="button" class="filters-more">Show more</button></div>`;
    this.list = this.part.querySelector("ol");
    this.more = this.part.querySelector("button");
    this.more.addEventListener("click", () => this.showMore());
    before.after(this.part);
  }

  // Shows the first of these events, each its id and the page that has its row; none but the
  // page's own for null.
  // `says` is told how many are shown, each time that there are more.
  async show(events, says) {
    this.asked += 1;
    this.events = events ?? [];
    this.says = says;
    this.part.hidden = !this.events.length;
    this.hideOthers(events !== null);
    this.list.replaceChildren();
    await this.add();
  }

  async showMore() {
    const first = await this.add();
    first?.querySelector("a")?.focus();
  }

  // Adds the next rows, and gives the first of them; nothing if something else was asked since.
  async add() {
    const asked = this.asked;
    const next = this.events.slice(this.list.children.length, this.list.children.length + AT_A_TIME);
    this.more.disabled = true;
    const rows = [];
    for (const [id, page] of next) rows.push((await this.row(id, page)) ?? this.without(id));
    if (asked !== this.asked) return null;
    this.list.append(...rows);
    this.more.disabled = false;
    this.more.hidden = this.list.children.length >= this.events.length;
    this.says(this.list.children.length);
    return rows[0];
  }

  hideOthers(filtered) {
    for (let each = this.part.nextElementSibling; each; each = each.nextElementSibling) {
      each.hidden = filtered;
    }
  }

  async row(id, page) {
    const url = new URL(page, this.root);
    const there = await this.page(url);
    const row = there?.querySelector(`${ROW}[data-event="${CSS.escape(id)}"]`);
    return row ? taken(row, url) : null;
  }

  page(url) {
    if (!this.pages.has(url.href)) this.pages.set(url.href, load(url));
    return this.pages.get(url.href);
  }

  without(id) {
    const row = document.createElement("li");
    row.className = "event";
    row.dataset.event = id;
    row.textContent = "This entry could not be loaded.";
    return row;
  }
}

async function load(url) {
  try {
    const answer = await fetch(url);
    if (!answer.ok) return null;
    return new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    return null;
  }
}

// A copy of a row by itself: without the rows below it, naming the visit it stood below, with its
// date shown, and with links that lead on from here.
function taken(row, url) {
  const copy = document.importNode(row, true);
  for (const list of copy.querySelectorAll(".events")) list.remove();
  for (const each of copy.querySelectorAll(".event-date > .away")) each.classList.remove("away");
  const visit = row.parentElement.closest(ROW)?.querySelector(".event-title a");
  if (visit) copy.querySelector(".meta")?.append(partOf(visit));
  for (const each of copy.querySelectorAll("[id]")) each.removeAttribute("id");
  for (const link of copy.querySelectorAll("a[href]")) {
    link.href = new URL(link.getAttribute("href"), url).href;
  }
  return copy;
}

function partOf(visit) {
  const words = document.createElement("span");
  words.append("part of ", document.importNode(visit, true));
  return words;
}
