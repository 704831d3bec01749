// What the pages say: results of Pagefind, by kind of page, each with a line of context.

const ORDER = [
  "Visits", "Meetings", "People", "Places", "Organizations", "Documents", "Topics", "Sources",
  "Announcements", "Disputes", "Pages",
];

export class Texts {
  // `root` is the URL of the site.
  constructor(root) {
    const { href } = new URL("search/pagefind/pagefind.js", root);
    this.ready = import(href).then(async (pagefind) => {
      await pagefind.options({ baseUrl: new URL(root).pathname, excerptLength: 18 });
      await pagefind.filters();
      return pagefind;
    });
  }

  // The kinds of pages that say what is asked for: [{ kind, number, some(from, to) }].
  async find(query) {
    const pagefind = await this.ready;
    const { filters } = await pagefind.search(query);
    const kinds = Object.entries(filters?.kind ?? {}).filter(([, number]) => number > 0);
    kinds.sort(([one], [other]) => ORDER.indexOf(one) - ORDER.indexOf(other));
    return Promise.all(
      kinds.map(async ([kind]) => {
        const { results } = await pagefind.search(query, { filters: { kind } });
        const some = async (from, to) =>
          Promise.all(results.slice(from, to).map(async (each) => told(await each.data())));
        return { kind, number: results.length, some };
      }),
    );
  }
}

// A page as it is shown: its title and time, and the part of it that says the most of it.
function told({ url, meta, excerpt, sub_results: parts }) {
  const weight = (part) => part.weighted_locations.reduce((sum, each) => sum + each.balanced_score, 0);
  const part = parts.reduce((most, each) => (weight(each) > weight(most) ? each : most), parts[0]);
  const anchored = part?.anchor ? part.title : "";
  const context = part?.excerpt ?? excerpt;
  return {
    page: url,
    href: part?.url ?? url,
    label: meta.title,
    note: meta.when ?? "",
    part: anchored,
    // The title of the part need not be told twice.
    context: context.startsWith(anchored) ? context.slice(anchored.length).replace(/^\.? /, "") : context,
  };
}
