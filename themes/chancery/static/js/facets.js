// The facets of a list of events and what is chosen of them: reading and writing the address,
// matching, counting. Nothing here touches the page. `data` is what `facets.json` holds.

// What is chosen: for each facet the ids of values, any of which will do, and the years.
export function nothing() {
  return { values: new Map(), from: null, to: null };
}

export function isAny(chosen) {
  return chosen.values.size > 0 || chosen.from !== null || chosen.to !== null;
}

export class Facets {
  constructor(data) {
    this.data = data;
    this.names = Object.keys(data.values);
    this.total = data.events.length;
    this.at = new Map(this.names.map(facet =>
      [facet, new Map(data.values[facet].map(([id], index) => [id, index]))]));
  }

  has(facet, id) {
    return this.at.get(facet)?.has(id) ?? false;
  }

  label(facet, id) {
    return this.data.values[facet][this.at.get(facet).get(id)][1];
  }

  // What an address asks for, and what in it is no value that anything here has. Of a year it is
  // enough that it is one.
  read(search) {
    const chosen = nothing();
    const unknown = [];
    for (const [name, value] of new URLSearchParams(search)) {
      if (name === "from" || name === "to") {
        if (/^\d{4}$/.test(value)) chosen[name] = Number(value);
        else unknown.push([name, value]);
      } else if (this.has(name, value)) {
        if (!chosen.values.get(name)?.includes(value)) toggle(chosen, name, value);
      } else if (this.at.has(name)) {
        unknown.push([name, value]);
      }
    }
    return { chosen: inOrder(chosen), unknown };
  }

  // The part of an address that asks for what is chosen; what else stood there stays.
  write(chosen, search) {
    const kept = [...new URLSearchParams(search)].filter(([name]) => !this.asks(name));
    const asked = this.names.flatMap(facet =>
      (chosen.values.get(facet) ?? []).map(value => [facet, value]));
    const years = ["from", "to"].filter(end => chosen[end] !== null)
      .map(end => [end, chosen[end]]);
    const text = String(new URLSearchParams([...asked, ...years, ...kept]));
    return text && `?${text}`;
  }

  asks(name) {
    return this.at.has(name) || name === "from" || name === "to";
  }

  // The indices of the events that have all that is chosen, a facet apart that does not count.
  matching(chosen, apart = null) {
    const wanted = [...chosen.values].filter(([facet]) => facet !== apart).map(([facet, ids]) =>
      [facet, new Set(ids.map(id => this.at.get(facet).get(id)))]);
    const statuses = chosen.values.get("status");
    const found = [];
    for (let event = 0; event < this.total; event += 1) {
      if (wanted.every(([facet, any]) => this.valuesOf(event, facet, statuses).some(value => any.has(value)))
        && (apart === "year" || this.isInYears(event, chosen))) found.push(event);
    }
    return found;
  }

  // What an event has by parts of another status than its own counts where all may count, or
  // where that status is chosen.
  valuesOf(event, facet, statuses) {
    const own = this.data.facets[facet][event];
    const otherwise = this.data.otherwise[event];
    if (!otherwise) return own;
    const others = Object.entries(otherwise)
      .filter(([status]) => !statuses || statuses.includes(status))
      .flatMap(([, values]) => values[facet] ?? []);
    return others.length ? [...new Set([...own, ...others])] : own;
  }

  isInYears(event, { from, to }) {
    if (from === null && to === null) return true;
    return this.data.facets.year[event].some(year =>
      year >= (from ?? -Infinity) && year <= (to ?? Infinity));
  }

  // How many events would match with each value, were it alone chosen of its facet.
  counts(facet, chosen) {
    const counts = this.data.values[facet].map(() => 0);
    if (facet === "status") {
      return counts.map((_, index) => {
        const values = new Map(chosen.values).set(facet, [this.data.values[facet][index][0]]);
        return this.matching({ ...chosen, values }).length;
      });
    }
    const statuses = chosen.values.get("status");
    for (const event of this.matching(chosen, facet)) {
      for (const value of this.valuesOf(event, facet, statuses)) counts[value] += 1;
    }
    return counts;
  }

  // How many of some events have each status, in words: "5 held, 2 planned".
  byStatus(events) {
    const counts = this.data.values.status.map(() => 0);
    for (const event of events) for (const status of this.data.facets.status[event]) counts[status] += 1;
    return this.data.values.status
      .map(([, label], index) => counts[index] && `${number(counts[index])} ${label.toLowerCase()}`)
      .filter(Boolean).join(", ");
  }

  // How many events of no known year match but for the years, which are chosen.
  withoutYear(chosen) {
    if (chosen.from === null && chosen.to === null) return 0;
    return this.matching(chosen, "year").filter(event => !this.data.facets.year[event].length).length;
  }
}

// Chooses a value, or no longer.
export function toggle(chosen, facet, id) {
  const ids = chosen.values.get(facet) ?? [];
  const others = ids.filter(each => each !== id);
  if (others.length === ids.length) others.push(id);
  if (others.length) chosen.values.set(facet, others);
  else chosen.values.delete(facet);
}

// The earlier year first, whichever was given as which.
export function inOrder(chosen) {
  const { from, to } = chosen;
  return from !== null && to !== null && from > to ? { ...chosen, from: to, to: from } : chosen;
}

export function number(count) {
  return count.toLocaleString("en-GB");
}
