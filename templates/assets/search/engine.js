// @ts-check
/* What is found, and in which order. MiniSearch finds words without their marks; then records
   with the marks that were typed come first, and whole phrases before scattered words. */

/** What was found; `terms` are the words of the record that matched, without marks.
 * @typedef {{item: Item, score: number, terms: Set<string>}} Hit */
/** `near` says that no record has all the words.
 * @typedef {{hits: Hit[], near: boolean}} Found */

const BOOST = { name: 6, other: 4, key: 1.5, text: 1 };
const NAMES = ["name", "other"];
/** @type {Record<string, number>} */
const WEIGHT = { product: 1.6, producer: 1.2, place: 1.1, event: 0.9, group: 0.8, chapter: 0.7,
  set: 0.5, kind: 0.4, candidate: 0.3 };
/** What people write short. @type {Record<string, string>} */
const LONG_FORMS = { htx: "hop tac xa", tht: "to hop tac", hkd: "ho kinh doanh", cty: "cong ty",
  tp: "thanh pho", tx: "thi xa", tt: "thi tran" };
// Beginnings of words as short as this are looked up in names alone.
const SHORT = 2;
// From this length on a word may hold one slip, from the second on two.
const ONE_SLIP = 4;
const TWO_SLIPS = 8;
// How many milliseconds are worked before the page may do something else.
const SLICE = 8;

/** A query for all words of a phrase, as they stand.
 * @param {string} phrase */
const whole = (phrase) => ({
  queries: phrase.split(" "), combineWith: "AND", prefix: false, fuzzy: false,
});

/** Long work in slices, between which the page answers. */
class Pace {
  constructor() {
    this.since = performance.now();
    this.channel = new MessageChannel();
  }

  /** Whether the page has waited long enough. */
  get due() {
    return performance.now() - this.since > SLICE;
  }

  /** Let the page do something else. */
  async rest() {
    // A timer would add its own four milliseconds each time.
    await new Promise((done) => {
      this.channel.port1.onmessage = done;
      this.channel.port2.postMessage(0);
    });
    this.since = performance.now();
  }

  /** All that a source gives.
   * @template T @param {Iterable<T>} source @returns {Promise<T[]>} */
  async gather(source) {
    const all = [];
    for (const one of source) {
      all.push(one);
      if (this.due) await this.rest();
    }
    return all;
  }
}

class Engine {
  /** Read the data and index all records.
   * @param {Data} data @param {string} root the folder of the language, as an address */
  static async open(data, root) {
    const pace = new Pace();
    const items = await pace.gather(readItems(data));
    const words = await pace.gather(unpackWords(data.words, data.owners));
    const engine = new Engine(data, root, items, words, pace);
    await engine.#fill();
    return engine;
  }

  /** @param {Data} data @param {string} root @param {Item[]} items
   * @param {[string, number[]][]} words @param {Pace} pace */
  constructor(data, root, items, words, pace) {
    this.data = data;
    this.root = root;
    this.items = items;
    this.places = new Places(data, items);
    this.products = new Products(data, items);
    this.words = words;
    this.pace = pace;
    this.speller = new Speller();
    this.plurals = new Intl.PluralRules(data.language);
    /** Every word without marks. @type {Set<string>} */
    this.known = new Set();
    /** Words with marks, to the records that have them. @type {Map<string, Set<number>>} */
    this.marked = new Map();
    /** Names without marks, for whole phrases. @type {string[][]} */
    this.phrases = [];
    this.index = new MiniSearch({
      fields: Object.keys(BOOST),
      idField: "number",
      tokenize: (text) => text.split(" "),
      processTerm: (term) => term || null,
    });
  }

  /** Read all records into the index. */
  async #fill() {
    /** @type {string[][]} */
    const texts = this.items.map(() => []);
    for (const [word, numbers] of this.words) {
      for (const number of numbers) texts[number].push(this.#note(word, number));
      if (this.pace.due) await this.pace.rest();
    }
    for (const item of this.items) {
      /** @param {string} text */
      const read = (text) => splitWords(text).map((word) => this.#note(word, item.number)).join(" ");
      const names = [item.name, ...item.others].map(read);
      this.phrases.push(names);
      this.index.add({
        number: item.number,
        name: names[0],
        other: names.slice(1).join(" "),
        key: read(this.#keys(item).join(" ")),
        text: texts[item.number].join(" "),
      });
      if (this.pace.due) await this.pace.rest();
    }
  }

  /** Remember a word of a record; gives it without marks.
   * @param {string} word @param {number} number */
  #note(word, number) {
    const [spelled, folded] = this.speller.read(word);
    this.known.add(folded);
    if (spelled !== folded) {
      const owners = this.marked.get(spelled);
      if (owners) owners.add(number);
      else this.marked.set(spelled, new Set([number]));
    }
    return folded;
  }

  /** What a record is found by beside its names and texts.
   * @param {Item} item */
  #keys(item) {
    const { places } = this;
    let around = places.covering(item.place);
    if (item.kind === "place") {
      around = [...places.covering(item.rank), ...places.forerunners[item.rank]];
      around = around.filter((place) => place !== item.rank);
    }
    return [
      item.codes,
      item.note,
      ...around.map((place) => places.items[place]).flatMap((one) => [one.name, ...one.others]),
      ...(item.kind === "product" ? this.products.keys(item.rank) : []),
    ];
  }

  /** Find records by words; nothing asked, nothing found.
   * @param {string} query @returns {Found} */
  find(query) {
    const words = splitWords(query).map((word) => this.speller.read(word));
    const terms = words.map(([, folded]) => folded);
    if (!terms.length) return { hits: [], near: false };
    const exact = this.#rank(this.#search(terms, 0), terms, words);
    if (exact.length) return { hits: exact, near: false };
    // Any letters can be parted into syllables: what that gives counts where it is a name.
    const readings = this.#readings(terms).map((reading) => ({
      reading, hits: this.#rank(this.#search(reading, 0), reading, words),
    }));
    for (const { reading, hits } of readings) {
      if (hits.length && this.#likeness(hits[0].item, reading.join(" ")) > 1) {
        return { hits, near: false };
      }
    }
    for (const slips of /** @type {const} */ ([1, 2])) {
      const hits = this.#rank(this.#search(terms, slips), terms, words);
      if (hits.length) return { hits, near: false };
    }
    const parted = readings.find(({ hits }) => hits.length);
    if (parted) return { hits: parted.hits, near: false };
    const some = terms.length > 1 ? this.#search(terms, 2, "OR") : [];
    return { hits: this.#rank(some, terms, words), near: true };
  }

  /** The words with spaces put in or left out where that gives known words.
   * @param {string[]} terms */
  #readings(terms) {
    /** @type {string[][]} */
    const readings = [];
    const parted = terms.flatMap((term) => (this.known.has(term) ? [term] : this.#part(term)));
    if (parted.length > terms.length) readings.push(parted);
    for (let at = 0; at + 1 < terms.length; at += 1) {
      const joined = terms[at] + terms[at + 1];
      if (this.known.has(joined)) readings.push([...terms.slice(0, at), joined, ...terms.slice(at + 2)]);
    }
    return readings;
  }

  /** A word parted into the fewest known ones: `saurieng` into `sau` and `rieng`.
   * @param {string} term */
  #part(term) {
    /** @type {(string[] | null)[]} */
    const best = [[]];
    for (let end = 1; end <= term.length; end += 1) {
      best[end] = null;
      for (let start = Math.max(0, end - 8); start <= end - 2; start += 1) {
        const [before, part] = [best[start], term.slice(start, end)];
        if (before && this.known.has(part) && before.length < (best[end]?.length ?? 5)) {
          best[end] = [...before, part];
        }
      }
    }
    return best[term.length] ?? [term];
  }

  /** The records for words without marks; the last word may be unfinished.
   * @param {string[]} terms
   * @param {0 | 1 | 2} slips 0 for none, 1 in words that are not known, 2 in all words
   * @param {"AND" | "OR"} [combineWith] */
  #search(terms, slips, combineWith = "AND") {
    const queries = terms.map((term, at) => {
      const last = at === terms.length - 1;
      const spoiled = slips && term.length >= ONE_SLIP && (slips > 1 || !this.known.has(term));
      return {
        queries: [
          term,
          ...(spoiled ? this.#swaps(term) : []),
          ...(term in LONG_FORMS ? [whole(LONG_FORMS[term])] : []),
        ],
        combineWith: "OR",
        prefix: last && combineWith === "AND",
        fuzzy: spoiled && (term.length < TWO_SLIPS ? 1 : 2),
        ...(last && term.length <= SHORT ? { fields: NAMES } : {}),
      };
    });
    return this.index.search({ queries, combineWith }, { boost: BOOST });
  }

  /** Known words that two letters in the wrong order give.
   * @param {string} term */
  #swaps(term) {
    return [...term]
      .map((_, at) => term.slice(0, at) + (term[at + 1] ?? "") + term[at] + term.slice(at + 2))
      .filter((swapped) => swapped !== term && this.known.has(swapped));
  }

  /** Sort what was found.
   * @param {SearchResult[]} results @param {string[]} terms the words as they were looked up
   * @param {[string, string][]} words as they were typed @returns {Hit[]} */
  #rank(results, terms, words) {
    const phrase = terms.join(" ");
    const marked = words.filter(([spelled, folded]) => spelled !== folded);
    const exact = marked.map(([spelled]) => this.#owners(spelled, spelled === words.at(-1)?.[0]));
    const ranked = results.map((result) => {
      const item = this.items[result.id];
      return {
        item,
        terms: new Set(result.terms),
        marks: exact.reduce((sum, owners) => sum + (owners.has(item.number) ? 1 : 0), 0),
        score: result.score * (WEIGHT[item.kind] ?? 1) * this.#likeness(item, phrase),
      };
    });
    return ranked.sort(
      (a, b) => b.marks - a.marks || b.score - a.score || a.item.number - b.item.number,
    );
  }

  /** The records that have a word just as it was typed.
   * @param {string} word @param {boolean} unfinished */
  #owners(word, unfinished) {
    const owners = new Set(this.marked.get(word));
    if (unfinished && !owners.size) {
      for (const [known, numbers] of this.marked) {
        if (known.startsWith(word)) numbers.forEach((number) => owners.add(number));
      }
    }
    return owners;
  }

  /** How much a name is like the phrase that was typed.
   * @param {Item} item @param {string} phrase */
  #likeness(item, phrase) {
    let best = 1;
    this.phrases[item.number].forEach((name, at) => {
      const own = at ? 0.8 : 1;
      if (name === phrase) best = Math.max(best, 6 * own);
      else if (name.startsWith(phrase)) best = Math.max(best, 3 * own);
      else if (name.includes(` ${phrase}`)) best = Math.max(best, 2.2 * own);
    });
    return best;
  }

  /** A line that tells records of one name apart.
   * @param {Item} item */
  describe(item) {
    const { places } = this;
    const parts = [item.note];
    if (item.kind === "product") parts.push(this.products.makerNames(item.rank));
    if (item.place >= 0) parts.push(places.describe(item.place));
    if (item.kind === "place") {
      const [heirs, old] = [places.heirs[item.rank], places.forerunners[item.rank]];
      if (heirs.length) parts.push(this.say("now", { names: places.join(heirs) }));
      if (old.length) parts.push(this.say("formerly", { names: places.join(old) }));
    }
    return parts.filter(Boolean).join(" · ");
  }

  /** The words of a record's texts that matched, with their marks.
   * @param {Item} item @param {Set<string>} terms */
  quote(item, terms) {
    return this.words
      .filter(([word, owners]) => terms.has(fold(word)) && owners.includes(item.number))
      .map(([word]) => word);
  }

  /** @param {Item} item */
  address(item) {
    return this.root + item.href;
  }

  /** A text of the interface with its values.
   * @param {string} key @param {Record<string, string | number>} [values] */
  say(key, values = {}) {
    let text = this.data.texts[key];
    if (typeof text !== "string") text = text[this.plurals.select(Number(values.n))] ?? text.other;
    return text.replace(/\{(\w+)\}/g, (_, name) => {
      const value = values[name];
      return typeof value === "number" ? value.toLocaleString(this.data.language) : value;
    });
  }
}

/** @param {Data} data @param {string} root */
window.OCOP_OPEN = (data, root) => Engine.open(data, root);
window.OCOP_TEXT = { fold, splitWords };
