// The panel of the filters: makes the links of each facet choices, and keeps them as they are
// chosen, with how many events each would show.
import { number } from "./facets.js";

const OTHERS = { person: "Another person", topic: "Another topic", place: "Another place" };

// Makes the links of a fold choices. `choose` is told a facet and a value, `setYears` the years.
export function dress(fold, choose, setYears) {
  const panel = new Panel(fold, choose, setYears);
  for (const facet of fold.querySelectorAll("[data-facet]")) {
    if (facet.dataset.facet === "year") panel.dressYears(facet);
    else panel.dressFacet(facet);
  }
  return panel;
}

class Panel {
  constructor(fold, choose, setYears) {
    this.fold = fold;
    this.choose = choose;
    this.setYears = setYears;
  }

  // The facets other than the years.
  get groups() {
    return [...this.fold.querySelectorAll("[data-facet]:not([data-facet='year'])")];
  }

  dressFacet(group) {
    const { facet } = group.dataset;
    for (const item of group.querySelectorAll("li")) this.dressValue(facet, item);
    if (!group.querySelector(".facet-others")) return;
    const others = document.createElement("p");
    others.className = "facet-pick";
    others.innerHTML = `<label>${OTHERS[facet]} <input class="facet-other" autocomplete="off"
      list="page--others-${facet}"></label><datalist id="page--others-${facet}"></datalist>`;
    group.querySelector("ul").after(others);
  }

  dressValue(facet, item) {
    const words = item.querySelector("a").textContent;
    item.replaceChildren(this.box(facet, item.dataset.value, words), item.querySelector(".facet-count"));
  }

  box(facet, id, words) {
    const label = document.createElement("label");
    label.innerHTML = `<input type="checkbox" autocomplete="off"> <span></span>`;
    label.querySelector("span").textContent = words;
    label.querySelector("input").addEventListener("change", () => this.choose(facet, id));
    return label;
  }

  dressYears(facet) {
    const years = [...facet.querySelectorAll("li")].map(item => Number(item.dataset.value));
    const pair = document.createElement("div");
    pair.className = "facet-years";
    for (const [end, words] of [["from", "From"], ["to", "To"]]) {
      const label = document.createElement("label");
      const select = document.createElement("select");
      select.name = end;
      select.autocomplete = "off";
      select.append(new Option("any", ""), ...years.map(year => new Option(year, year)));
      select.addEventListener("change", () =>
        this.setYears({ [end]: select.value ? Number(select.value) : null }));
      label.append(words, " ", select);
      pair.append(label);
    }
    facet.querySelector("ul").replaceWith(pair);
  }

  // Offers the values that the panel does not show, by their names.
  offerOthers(facets) {
    for (const others of this.fold.querySelectorAll(".facet-pick")) {
      const group = others.closest("[data-facet]");
      const { facet } = group.dataset;
      const shown = new Set([...group.querySelectorAll("li")].map(item => item.dataset.value));
      const names = unambiguous(facets.data.values[facet]);
      others.querySelector("datalist").append(...[...names]
        .filter(([, id]) => !shown.has(id)).map(([name]) => new Option("", name)));
      this.pick(others.querySelector("input"), facet, names);
    }
  }

  // Chooses what is typed or picked once it is a name, whatever its case.
  pick(input, facet, names) {
    const folded = new Map([...names].map(([name, id]) => [name.toLowerCase(), id]));
    const take = () => {
      const id = folded.get(input.value.trim().toLowerCase());
      input.setCustomValidity(id || !input.value ? "" : "No such name here: pick one of the list.");
      if (!id) {
        input.reportValidity();
        return;
      }
      input.value = "";
      if (!this.boxOf(facet, id)?.checked) this.choose(facet, id);
    };
    input.addEventListener("change", take);
    // One picked from the list is taken at once, not only when the field is left.
    input.addEventListener("input", ({ inputType }) => {
      input.setCustomValidity("");
      if (!inputType || inputType === "insertReplacementText") take();
    });
  }

  boxOf(facet, id) {
    const group = this.groups.find(each => each.dataset.facet === facet);
    return group?.querySelector(`li[data-value="${CSS.escape(id)}"] input`);
  }

  // Shows what is chosen, and how many events each value would show.
  show(chosen, facets) {
    for (const group of this.groups) {
      const facet = group.dataset.facet;
      const ids = chosen.values.get(facet) ?? [];
      for (const id of ids) if (!this.boxOf(facet, id)) this.addValue(group, id, facets.label(facet, id));
      const counts = facets.counts(facet, chosen);
      for (const item of group.querySelectorAll("li")) {
        const count = counts[facets.at.get(facet).get(item.dataset.value)];
        item.querySelector("input").checked = ids.includes(item.dataset.value);
        item.querySelector(".facet-count").textContent = number(count);
        item.classList.toggle("facet-none", count === 0);
      }
    }
    for (const select of this.fold.querySelectorAll("select")) showYear(select, chosen[select.name]);
  }

  addValue(group, id, words) {
    const item = document.createElement("li");
    const count = document.createElement("span");
    item.dataset.value = id;
    count.className = "facet-count";
    item.append(this.box(group.dataset.facet, id, words), count);
    group.querySelector("ul").append(item);
  }
}

// The names of values with their ids; two of one name are told apart by these.
function unambiguous(values) {
  const times = new Map();
  for (const [, name] of values) times.set(name, (times.get(name) ?? 0) + 1);
  return new Map(values.map(([id, name]) => [times.get(name) > 1 ? `${name} (${id})` : name, id]));
}

// An address may ask for a year that has no event.
function showYear(select, year) {
  const value = year === null ? "" : String(year);
  if (![...select.options].some(option => option.value === value)) {
    const after = [...select.options].find(option => Number(option.value) > year);
    select.add(new Option(value, value), after ?? null);
  }
  select.value = value;
}
