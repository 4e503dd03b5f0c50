// @ts-check
/* The records of the search, read from the columns of the data (search.py writes them). */

/** @typedef {{language: string, kinds: [string, number, string][], named: number, names: string,
 *   others: string, targets: string, notes: string, codes: string, places: number[],
 *   sets: number[], producers: string[], stars: string, states: string, certificates: string,
 *   markets: string, capacities: string, shelves: string, heirs: string[], ended: string, small: string, labels: Labels,
 *   texts: Record<string, string | Record<string, string>>, words: string,
 *   owners: string}} Data */
/** @typedef {[string, string]} Label a value and its words */
/** @typedef {{group: [string, string, number][], set: string[], stars: Label[], status: Label[],
 *   certificate: Label[], market: Label[], capacity: Label[], shelf: Label[], facet: Label[], place: [number, number][],
 *   now: number[], producer: string[]}} Labels */
/** A record: `number` among all records, `rank` among those of its kind; `place` is a rank.
 * @typedef {{number: number, rank: number, kind: string, name: string, others: string[],
 *   note: string, codes: string, place: number, id: string, href: string}} Item */

/** @param {Data} data @returns {Generator<Item>} */
function* readItems(data) {
  const columns = [data.names, data.others, data.targets, data.notes, data.codes];
  const [names, others, targets, notes, codes] = columns.map((column) => column.split("\n"));
  let number = 0;
  for (const [kind, count, address] of data.kinds) {
    for (let rank = 0; rank < count; rank += 1, number += 1) {
      const aliases = others[number] ? others[number].split("|") : [];
      const source = (data.named && aliases[0]) || names[number];
      const id = targets[number] || slugify(source);
      yield {
        number, rank, kind, name: names[number], others: aliases, note: notes[number],
        codes: codes[number].replaceAll("|", " "), place: data.places[number], id,
        href: address ? address.replace("*", id) : id,
      };
    }
  }
}

/** @param {string} text @returns {number[]} */
function readList(text) {
  return text ? text.split(" ").map(Number) : [];
}

/** Places with what they lie in, what they became and what they were. */
class Places {
  /** @param {Data} data @param {Item[]} items */
  constructor(data, items) {
    this.items = items.filter((item) => item.kind === "place");
    this.heirs = data.heirs.map(readList);
    /** @type {number[][]} */
    this.forerunners = this.items.map(() => []);
    this.heirs.forEach((heirs, old) => heirs.forEach((heir) => this.forerunners[heir].push(old)));
    // Whether the name begins with a small letter inside a line: «huyện Phú Giáo».
    this.small = data.small;
  }

  /** A place and all that it lies in, smallest first.
   * @param {number} place */
  chain(place) {
    /** @type {number[]} */
    const found = [];
    for (let next = place; next >= 0 && !found.includes(next); next = this.items[next].place) {
      found.push(next);
    }
    return found;
  }

  /** Every place that answers for one: itself, those around, those they became.
   * @param {number} place */
  covering(place) {
    const chain = this.chain(place);
    const heirs = chain.flatMap((above) => this.heirs[above]);
    return [...new Set([...chain, ...heirs.flatMap((heir) => this.chain(heir))])];
  }

  /** A place within the next larger one.
   * @param {number} place */
  describe(place) {
    const [own, around] = this.chain(place);
    const line = [this.items[own].name];
    if (around !== undefined) {
      const { name } = this.items[around];
      line.push(this.small[around] === "1" ? name[0].toLowerCase() + name.slice(1) : name);
    }
    return line.join(", ");
  }

  /** @param {number[]} places */
  join(places) {
    return places.map((place) => this.items[place].name).join(", ");
  }
}

/** The products' columns, and the words for their values. */
class Products {
  /** @param {Data} data @param {Item[]} items */
  constructor(data, items) {
    /** @param {string} kind */
    const list = (kind) => items.filter((item) => item.kind === kind);
    this.labels = data.labels;
    this.items = list("product");
    this.makers = list("producer");
    this.setItems = list("set");
    this.sets = data.sets;
    this.groups = data.labels.group.flatMap(
      ([, , count], group) => /** @type {number[]} */ (Array(count).fill(group)),
    );
    this.producers = data.producers.map(readList);
    this.signs = data.stars;
    this.states = data.states;
    this.certificates = data.certificates.split("\n").map((line) => line.split(" "));
    this.markets = data.markets.split("\n").map((line) => line.split(" "));
    this.capacities = data.capacities;
    this.shelves = data.shelves;
  }

  /** `5`, `4`, `3` or `none`.
   * @param {number} rank */
  stars(rank) {
    const sign = this.signs[rank];
    return { 0: "none", c: "3", d: "4", e: "5" }[sign] ?? sign;
  }

  /** The id of the group.
   * @param {number} rank */
  group(rank) {
    return this.labels.group[this.groups[this.sets[rank]]][0];
  }

  /** The short names of those who make a product.
   * @param {number} rank */
  makerNames(rank) {
    return this.producers[rank].map((maker) => this.labels.producer[maker]).join(", ");
  }

  /** What a product is found by beside its own names.
   * @param {number} rank */
  keys(rank) {
    const { labels } = this;
    const set = this.sets[rank];
    const owners = [this.setItems[set], ...this.producers[rank].map((maker) => this.makers[maker])];
    const values = [this.stars(rank), ...this.certificates[rank], ...this.markets[rank]];
    const known = [...labels.stars, ...labels.certificate, ...labels.market];
    return [
      ...owners.flatMap((item) => [item.name, ...item.others]),
      labels.group[this.groups[set]][1],
      ...known.filter(([value]) => values.includes(value)).map(([, text]) => text),
    ];
  }
}
