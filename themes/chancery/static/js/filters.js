// Filters a list of visits and meetings by its facets. What is chosen stands in the address, so
// that it can be shared, and back and forward lead through it. Without this script each value is
// a link to a page that lists the same; what the script needs is loaded once it is used.
import { Facets, inOrder, isAny, nothing, number, toggle } from "./facets.js";
import { dress } from "./panel.js";
import { Found, hasAll, showOwn } from "./rows.js";

const NAMES = {
  person: "Person", direction: "Direction", kind: "Kind", level: "Level", status: "Status",
  topic: "Topic", place: "Place", from: "Year", to: "Year",
};
const MOST_IN_TITLE = 4;

class Filters {
  constructor(fold) {
    this.fold = fold;
    this.says = document.querySelector(".filters-says");
    this.bar = document.getElementById("page--filtered");
    this.chips = this.bar.querySelector(".chips");
    this.title = document.title;
    this.chosen = nothing();
    this.plain = fold.querySelector(".facets").cloneNode(true);
    this.panel = dress(fold, (facet, id) => this.toggle(facet, id), years => this.setYears(years));
    fold.addEventListener("toggle", () => this.load());
    this.bar.querySelector(".filters-clear").addEventListener("click", () => this.clear());
    addEventListener("popstate", () => this.follow());
    if (this.isAsked()) this.follow();
  }

  // Whether the address asks for something, as far as can be said before anything is loaded.
  isAsked() {
    return [...new URLSearchParams(location.search).keys()].some(name => Object.hasOwn(NAMES, name));
  }

  // Loads the facets; gives whether they are there.
  load() {
    this.loading ??= this.fetch();
    return this.loading;
  }

  async fetch() {
    try {
      const answer = await fetch(this.fold.dataset.facets);
      if (!answer.ok) throw new Error(answer.statusText);
      this.facets = new Facets(await answer.json());
    } catch {
      this.fold.querySelector(".facets").replaceWith(this.plain);
      this.tell("The filters could not be loaded. The links under Filter lead to the same lists.");
      return false;
    }
    this.ids = new Set(this.facets.data.events);
    this.panel.offerOthers(this.facets);
    if (!hasAll(this.facets.data.events)) this.found = new Found(this.bar, this.fold.dataset.root);
    return true;
  }

  // Shows what the address asks for.
  async follow() {
    if (!(await this.load())) return;
    const { chosen, unknown } = this.facets.read(location.search);
    this.chosen = chosen;
    await this.show(unknown);
  }

  async toggle(facet, id) {
    if (!(await this.load())) return;
    toggle(this.chosen, facet, id);
    await this.change();
  }

  async setYears(years) {
    if (!(await this.load())) return;
    this.chosen = inOrder({ ...this.chosen, ...years });
    await this.change();
  }

  async clear() {
    this.chosen = nothing();
    await this.change();
    this.fold.querySelector("summary").focus();
  }

  // Keeps what is now chosen in the address, as a step that the reader can take back.
  async change() {
    const search = this.facets.write(this.chosen, location.search);
    history.pushState(null, "", `${location.pathname}${search}`);
    await this.show([]);
  }

  async show(unknown) {
    const filtered = isAny(this.chosen);
    const events = this.facets.matching(this.chosen);
    this.bar.hidden = !filtered;
    this.showChips();
    this.panel.show(this.chosen, this.facets);
    document.title = this.title.replace(/(?= · )|$/, () => this.inShort());
    const tell = shown => this.tell(this.words(events, shown, filtered, unknown));
    if (this.found) {
      const { data } = this.facets;
      const rows = events.map(event => [data.events[event], data.pages[data.row[event]]]);
      await this.found.show(filtered ? rows : null, tell);
    } else {
      const { events: ids } = this.facets.data;
      showOwn(this.ids, filtered ? new Set(events.map(event => ids[event])) : null);
      tell(events.length);
    }
  }

  words(events, shown, filtered, unknown) {
    const { total } = this.facets;
    const said = [];
    if (!filtered) said.push(unknown.length ? "" : `All ${number(total)} shown.`);
    else if (!events.length) said.push(`0 of ${number(total)} shown: none has all that is chosen.`);
    else if (shown < events.length) {
      said.push(`${number(events.length)} of ${number(total)} found: ${this.facets.byStatus(events)}. The first ${number(shown)} are shown.`);
    } else said.push(`${number(shown)} of ${number(total)} shown: ${this.facets.byStatus(events)}.`);
    const undated = this.facets.withoutYear(this.chosen);
    if (undated) said.push(`Left out with the years: ${number(undated)} of unknown year.`);
    if (unknown.length) {
      const named = unknown.map(([name, value]) => `${NAMES[name].toLowerCase()} “${value}”`);
      said.push(`Not known here, and ignored: ${named.join(", ")}.`);
    }
    return said.filter(Boolean).join(" ");
  }

  tell(words) {
    if (this.says.textContent !== words) this.says.textContent = words;
  }

  // What is chosen, for the title: ": Minister, Planned, from 2023".
  inShort() {
    const { values, from, to } = this.chosen;
    const labels = this.facets.names.flatMap(facet =>
      (values.get(facet) ?? []).map(id => this.facets.label(facet, id)));
    if (from !== null || to !== null) labels.push(yearWords(from, to).replace(/^Years?: /, ""));
    const said = labels.slice(0, MOST_IN_TITLE);
    if (labels.length > said.length) said.push(`${number(labels.length - said.length)} more`);
    return said.length ? `: ${said.join(", ")}` : "";
  }

  showChips() {
    const { values, from, to } = this.chosen;
    const chips = [...values].flatMap(([facet, ids]) => ids.map(id => chip(
      `${NAMES[facet]}: ${this.facets.label(facet, id)}`, () => this.toggle(facet, id))));
    if (from !== null || to !== null) {
      chips.push(chip(yearWords(from, to), () => this.setYears({ from: null, to: null })));
    }
    const focused = [...this.chips.children].findIndex(each => each.contains(document.activeElement));
    this.chips.replaceChildren(...chips);
    if (focused < 0) return;
    const next = chips[Math.min(focused, chips.length - 1)]?.querySelector("button");
    (next ?? this.fold.querySelector("summary")).focus();
  }
}

function chip(words, remove) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.className = "chip";
  button.innerHTML = `<span class="away">Remove </span>`;
  button.append(words);
  button.addEventListener("click", remove);
  item.append(button);
  return item;
}

function yearWords(from, to) {
  if (from === to) return `Year: ${from}`;
  if (from === null) return `Years: to ${to}`;
  return to === null ? `Years: from ${from}` : `Years: ${from} to ${to}`;
}

const fold = document.getElementById("page--filters");
if (fold) new Filters(fold);
