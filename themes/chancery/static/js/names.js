// The index of names: finds who is meant under any spelling, from a few small files.
// Its keys are those of the module that writes the index, made from the same tables.

const TABLES = "search/letters.json";
const FOLDER = "search/names/";
// How many files a query may load beyond those that lie on its own way.
const MOST_BESIDE = 12;

export const plain = (text) => text.normalize("NFKD").toLowerCase().normalize("NFKD");

// Makes sound keys of spellings; `tables` are those that the site serves.
export class Keys {
  constructor({ between, letters, rules }) {
    this.between = new RegExp(between, "u");
    this.letters = letters;
    this.rules = rules.map(([pattern, becomes]) => [new RegExp(pattern, "gu"), becomes]);
  }

  words(text) {
    const latin = (letter) => (/[a-z0-9]/.test(letter) ? letter : (this.letters[letter] ?? ""));
    const parts = plain(text).split(this.between);
    return parts.map((part) => [...part].map(latin).join("")).filter(Boolean);
  }

  rotations(text) {
    const words = this.words(text);
    return words.map((_, at) => [...words.slice(at), ...words.slice(0, at)].join(""));
  }

  key(latin) {
    const sound = this.rules.reduce((text, rule) => text.replace(...rule), latin);
    const single = sound.replace(/(.)\1+/gu, "$1");
    return single.slice(0, 1).replace(/[aeiouy]/, "a") + single.slice(1).replace(/[aeiouy]/g, "");
  }
}

// How many letters are wrong, missing, too many or exchanged with the next.
export function distance(one, other) {
  let [before, last, row] = [[], [], [...Array(other.length + 1).keys()]];
  for (let i = 1; i <= one.length; i += 1) {
    [before, last, row] = [last, row, [i]];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        row[j] = Math.min(row[j], before[j - 2] + 1);
      }
    }
  }
  return row[other.length];
}

// The least distance of `text` to the beginning of another, as it may still be typed.
const toStart = (text, other) =>
  Math.min(...[-1, 0, 1].map((more) => distance(text, other.slice(0, text.length + more))));

export class Names {
  // `root` is the URL of the site.
  constructor(root) {
    this.root = root;
    this.files = new Map();
    this.ready = this.load(TABLES).then((tables) => new Keys(tables));
    this.node("");
  }

  async load(address) {
    const answer = await fetch(new URL(address, this.root));
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  }

  node(prefix) {
    if (!this.files.has(prefix)) this.files.set(prefix, this.load(`${FOLDER}_${prefix}.json`));
    return this.files.get(prefix);
  }

  // The records whose name is meant, the likeliest first: { address, label, note, spelling }.
  async find(query, most = 5) {
    const keys = await this.ready;
    const words = keys.words(query);
    const latin = words.join("");
    const key = keys.key(latin);
    if (!key) return [];
    let found = best(keys, latin, key, await this.along(key, latin));
    if (!found.length && latin.length > 3) {
      found = best(keys, latin, key, await this.beside(key));
    }
    if (!found.length && words.length > 1) found = await this.byWords(keys, words);
    return found.slice(0, most);
  }

  // What stands on the way to a key, and below where the key ends.
  async along(key, latin) {
    const path = `${key}-${latin}`;
    const seen = [];
    for (let prefix = ""; prefix !== undefined; ) {
      const node = await this.node(prefix);
      if (!node.below || prefix.startsWith(key)) seen.push(node);
      const ends = prefix.startsWith(key);
      prefix = node.below?.find((each) => path.startsWith(each) || (!ends && each.startsWith(key)));
    }
    return candidates(seen);
  }

  // What stands under keys that differ by a letter, as far as a few files tell.
  async beside(key) {
    const seen = [];
    const open = [[0, ""]];
    for (let loaded = 0; open.length && loaded < MOST_BESIDE; loaded += 1) {
      // Seldom is it the first letter that is wrong.
      const turn = ([away, prefix]) => away + (prefix[0] === key[0] ? 0 : 1);
      open.sort((one, other) => turn(one) - turn(other));
      const node = await this.node(open.shift()[1]);
      seen.push(node);
      for (const prefix of node.below ?? []) {
        const away = toStart(prefix.split("-")[0].slice(0, key.length), key);
        if (away < 2) open.push([away, prefix]);
      }
    }
    return candidates(seen);
  }

  // Those with one of the words in their names, the more of them the better.
  async byWords(keys, words) {
    const found = new Map();
    for (const word of words.filter((each) => each.length > 2).slice(0, 4)) {
      const key = keys.key(word);
      for (const each of best(keys, word, key, await this.along(key, word))) {
        if (each.tier > 2) continue;
        const before = found.get(each.address) ?? { ...each, words: 0 };
        found.set(each.address, { ...before, words: before.words + 1 });
      }
    }
    return [...found.values()].sort((one, other) => other.words - one.words || inOrder(one, other));
  }
}

// The spellings of some files, each with who bears it.
function candidates(nodes) {
  return nodes.flatMap(({ bearers, names }) =>
    names.map(([spelling, place]) => {
      const [address, label, note, weight] = bearers[place];
      return { spelling, address, label, note, weight };
    }),
  );
}

// The bearers of spellings that are near enough to the query, each once, by how near.
function best(keys, latin, key, spelt) {
  const found = new Map();
  for (const each of spelt) {
    const near = nearness(keys, latin, key, each.spelling);
    if (!near) continue;
    const now = { ...each, ...near };
    const before = found.get(each.address);
    if (!before || inOrder(now, before) < 0) found.set(each.address, now);
  }
  return [...found.values()].sort(inOrder);
}

function inOrder(one, other) {
  return (
    one.tier - other.tier ||
    one.away - other.away ||
    other.weight - one.weight ||
    (one.label < other.label ? -1 : 1)
  );
}

// How near a spelling is, begun at any of its words: 0 the same, 1 begins so, 2 sounds the same,
// 3 begins to sound so, 4 with a slip; null if it is another name.
function nearness(keys, latin, key, spelling) {
  const found = keys.rotations(spelling).map((each, turned) => {
    const near = oneNearness(keys, latin, key, each);
    // Of two names with the same words, the one that has them in this order is meant.
    return near && turned && near.tier % 2 === 0 ? { ...near, away: near.away + 0.5 } : near;
  });
  return found.filter(Boolean).sort((one, other) => one.tier - other.tier || one.away - other.away)[0];
}

function oneNearness(keys, latin, key, other) {
  if (other === latin) return { tier: 0, away: 0 };
  if (other.startsWith(latin)) return { tier: 1, away: 0 };
  const sound = keys.key(other);
  const clear = key.length > 2;
  if (sound === key) {
    const away = distance(latin, other);
    return clear || away <= latin.length / 2 ? { tier: 2, away } : null;
  }
  const away = toStart(latin, other);
  if (sound.startsWith(key)) {
    return away <= latin.length * (clear ? 0.6 : 0.4) ? { tier: 3, away } : null;
  }
  // One number is no slip for another.
  if (/\d/.test(latin)) return null;
  const slips = toStart(key, sound);
  return slips <= (key.length > 4 ? 2 : 1) && away <= latin.length * 0.3 ? { tier: 4, away } : null;
}
