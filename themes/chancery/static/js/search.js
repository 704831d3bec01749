// The search: names and pages as they are typed, in a panel over any page, or on the search page.

import { Names } from "./names.js";
import { Texts } from "./texts.js";
import { element, group } from "./results.js";

const ROOT = new URL("../../", import.meta.url).href;
const PANEL = { names: 4, texts: 2 };
const PAGE = { names: 12, texts: 5 };
const PAUSE = 120;
const MOST_IN_TITLE = 40;

let names;
let texts;

// The groups of results for a query: who bears such a name, then the pages that say it.
async function find(query, most) {
  names ??= new Names(ROOT);
  texts ??= new Texts(ROOT);
  // Whichever of the two cannot be had, the other is shown.
  const [named, said] = await Promise.all([
    names.find(query, most.names).catch(() => []),
    texts.find(query).catch(() => null),
  ]);
  const instead = said?.length === 0 && named.length ? named[0].label : null;
  const kinds = (instead ? await texts.find(instead) : said) ?? [];
  return { named, kinds, instead, failed: said === null };
}

const asked = (query) => new URL(`search/?q=${encodeURIComponent(query)}`, ROOT).href;

// What is found, as elements, and in words.
async function results(query, most, asOptions) {
  const { named, kinds, instead, failed } = await find(query, most);
  const shown = [];
  if (named.length) {
    const rows = named.map(({ address, label, note, spelling }) => ({
      href: new URL(address, ROOT).href, label, note,
      context: spelling === label ? "" : `also ${spelling}`,
    }));
    shown.push(group({ title: "Names", rows, asOptions }));
  }
  let pages = 0;
  for (const { kind, ...all } of kinds) {
    const id = kind.toLowerCase();
    const { rows, number, some } = await unnamed(all, id, named, most.texts);
    pages += number;
    if (!number) continue;
    const title = instead ? `${kind} that name ${instead}` : kind;
    const more = number > rows.length
      ? { number, what: id, href: `${asked(query)}#${id}`, some }
      : null;
    shown.push(group({ title, id, rows, more, asOptions }));
  }
  return { shown, words: inWords(named.length, pages, failed) };
}

// The pages of a kind without those already shown by name: the first, how many, and more of them.
async function unnamed({ number, some: all }, folder, named, most) {
  const shown = named.map(({ address }) => new URL(address, ROOT).pathname);
  const same = named.filter(({ address }) => address.startsWith(`${folder}/`)).length;
  const others = (rows) => rows.filter(({ page }) => !shown.includes(page));
  const first = await all(0, most + same);
  const some = async (from, to) => others(await all(0, to + same)).slice(from, to);
  return { rows: others(first).slice(0, most), number: number - first.length + others(first).length, some };
}

function inWords(people, pages, failed) {
  const count = (number, one) => (number ? `${number} ${one}${number === 1 ? "" : "s"}` : "");
  const found = [count(people, "name"), count(pages, "page")].filter(Boolean).join(", ");
  if (failed) return `${found || "Nothing found"}; what the pages say could not be searched.`;
  return `${found || "Nothing found"}.`;
}

function nothing() {
  const link = element("a", { href: new URL("search/#page--a-to-z", ROOT).href }, "A to Z of all names");
  return element("p", { className: "search-nothing" }, "No name or page has this. See the ", link, ".");
}

// Shows results in `place` for whatever is asked last; `status` says how many. That there are none
// stands before it: a list box may hold nothing but options.
function live(place, status, most, asOptions) {
  const none = nothing();
  none.hidden = true;
  place.before(none);
  let turn = 0;
  let wait;
  return (query) => {
    turn += 1;
    const mine = turn;
    clearTimeout(wait);
    const show = async () => {
      const { shown, words } = query ? await results(query, most, asOptions) : { shown: [], words: "" };
      if (mine !== turn) return;
      status.textContent = words;
      none.hidden = !query || shown.length > 0;
      place.replaceChildren(...shown);
      place.dispatchEvent(new Event("shown"));
    };
    return new Promise((done) => {
      wait = setTimeout(() => done(show()), PAUSE);
    });
  };
}

// The panel over any page: a combobox (ARIA 1.2) whose options are links.
class Panel {
  constructor(form) {
    this.form = form;
    this.field = form.elements.q;
    this.list = element("div", { id: "page--results", className: "search-list" });
    this.list.role = "listbox";
    this.list.ariaLabel = "Results";
    this.status = element("p", { className: "search-status" });
    this.status.role = "status";
    const close = element("button", { type: "button", className: "search-close" }, "Close");
    const panel = element("div", { className: "search-panel" }, this.status, this.list);
    this.parts = [close, panel];
    this.reveal(false);
    form.append(...this.parts);
    Object.assign(this.field, { role: "combobox", ariaExpanded: "false", ariaAutoComplete: "list" });
    this.field.setAttribute("aria-controls", this.list.id);
    this.field.autocomplete = "off";
    this.ask = live(this.list, this.status, PANEL, true);
    this.list.addEventListener("shown", () => this.choose(null));
    this.field.addEventListener("input", () => this.open());
    this.field.addEventListener("pointerdown", () => this.open());
    form.addEventListener("keydown", (event) => this.key(event));
    form.addEventListener("focusout", ({ relatedTarget }) => {
      if (relatedTarget && !form.contains(relatedTarget)) this.close(false);
    });
    close.addEventListener("click", () => this.close());
    addEventListener("pointerdown", ({ target }) => form.contains(target) || this.close(false));
    if (this.field.value) this.open();
  }

  get isOpen() {
    return this.form.classList.contains("is-open");
  }

  reveal(shown) {
    for (const part of this.parts) part.hidden = !shown;
  }

  // Opens the panel; `from` is where the focus goes back to.
  open(from = this.field) {
    if (!this.isOpen) {
      this.from = from;
      this.form.classList.add("is-open");
      this.reveal(true);
      this.field.ariaExpanded = "true";
    }
    this.field.focus({ preventScroll: true });
    const query = this.field.value.trim();
    if (query !== this.query) this.ask((this.query = query));
  }

  close(back = true) {
    if (!this.isOpen) return;
    this.form.classList.remove("is-open");
    this.reveal(false);
    this.field.ariaExpanded = "false";
    this.choose(null);
    if (!back) return;
    if (this.from === document.body) this.field.blur();
    else this.from.focus({ preventScroll: true });
  }

  key(event) {
    const options = [...this.list.querySelectorAll("[role=option]")];
    const at = options.indexOf(this.chosen);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at < 0 ? options.length - 1 : at - 1,
      Home: at < 0 ? undefined : 0,
      End: at < 0 ? undefined : options.length - 1,
    }[event.key];
    if (event.key === "Escape" && this.isOpen) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && event.target === this.field && this.chosen) {
      event.preventDefault();
      this.chosen.click();
    } else if (to !== undefined && event.target === this.field) {
      event.preventDefault();
      this.open();
      this.choose(options[to] ?? null);
    }
  }

  // Marks the option that Enter follows; none gives Enter back to the field.
  choose(option) {
    if (this.chosen) this.chosen.ariaSelected = "false";
    this.chosen = option;
    if (!option) return this.field.removeAttribute("aria-activedescendant");
    option.ariaSelected = "true";
    option.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", option.id);
  }
}

// The search page: the same results in the page, with the query kept in the address.
class SearchPage {
  constructor(place) {
    this.field = place.querySelector("input");
    this.title = document.title;
    const found = document.getElementById("page--found");
    this.ask = live(found, place.querySelector("[role=status]"), PAGE, false);
    place.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.show(true);
    });
    this.field.addEventListener("input", () => this.show());
    addEventListener("popstate", () => this.read());
    this.read();
  }

  read() {
    this.field.value = new URLSearchParams(location.search).get("q") ?? "";
    const { hash } = location;
    this.find(this.field.value.trim()).then(() => {
      if (hash) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
    });
  }

  show(kept = false) {
    const query = this.field.value.trim();
    const address = query ? `?q=${encodeURIComponent(query)}` : location.pathname;
    history[kept ? "pushState" : "replaceState"](null, "", address);
    this.find(query);
  }

  // The title says what is asked, as the history and the trail name the page by it.
  find(query) {
    const letters = [...query];
    const short = letters.slice(0, MOST_IN_TITLE).join("") + (letters.length > MOST_IN_TITLE ? "…" : "");
    document.title = this.title.replace(/(?= · )|$/, () => short && `: ${short}`);
    return this.ask(query);
  }

  open() {
    this.field.focus();
    this.field.select();
  }
}

function start() {
  const place = document.getElementById("page--search");
  if (place) return new SearchPage(place);
  const sheet = element("link", { rel: "stylesheet", href: new URL("../css/search.css", import.meta.url).href });
  document.head.append(sheet);
  return new Panel(document.querySelector(".search"));
}

const search = start();

export const open = () => search.open(document.activeElement);
