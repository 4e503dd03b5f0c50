// @ts-check
"use strict";
/* The search page: results for the words in the field, and a panel of facets that combine with
   the words and with each other. What is chosen stands in the address, so that it can be shared
   and the browser's back button works; without this script the page keeps its plain lists. */

/** A value of a facet; `members` are ranks of products.
 * @typedef {{key: string, value: string, label: string, members: number[], parent?: Row,
 *   count: number, node: HTMLElement, box: HTMLInputElement, badge: HTMLElement}} Row */
/** @typedef {{key: string, rows: Row[], list: HTMLElement, node: HTMLElement}} Facet */

(() => {
  const STEP = 20;
  const MOST_ROWS = 24;
  // A facet with more rows leaves out those that lead nowhere.
  const FEW_ROWS = 8;
  const PAUSE = 400;
  // So many results are shown with a key press; the others and the counts follow at once.
  const FIRST = 6;
  const { field, open, highlight, whenVisited } = window.OCOP_FIELD;
  /** @param {string} id */
  const find = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
  const [panel, results, plain, status, chips] =
    ["panel", "results", "plain", "count", "chosen"].map(find);
  const marks = /** @type {HTMLTemplateElement} */ (find("marks")).content;
  const form = /** @type {HTMLFormElement} */ (field.form);
  const baseTitle = document.title;
  /** @type {Engine} */
  let engine;
  const numbers = new Intl.NumberFormat(document.documentElement.lang);
  /** @type {Facet[]} */
  let facets = [];
  let shown = STEP;
  /** @type {number | undefined} */
  let pause;
  /** @type {number | undefined} */
  let rest;

  /** What the address asks for; a hash stands in where a query string could not be set. */
  const readAddress = () =>
    new URLSearchParams(location.hash.startsWith("#?") ? location.hash.slice(1) : location.search);

  /** @param {string} tag @param {(Node | string)[]} parts @param {Record<string, string>} [set] */
  const make = (tag, parts, set = {}) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(set)) node.setAttribute(name, value);
    node.append(...parts);
    return node;
  };

  const rows = () => facets.flatMap((facet) => facet.rows);
  const chosenRows = () => rows().filter((row) => row.box.checked);

  /** A value of a facet with its check box.
   * @param {string} key @param {string} value @param {string} label @param {number[]} members
   * @param {Row} [parent] @returns {Row} */
  const makeRow = (key, value, label, members, parent) => {
    const box = /** @type {HTMLInputElement} */ (make("input", [], { type: "checkbox", value }));
    box.name = key;
    const badge = make("span", [], { class: "num" });
    const node = make("label", [box, make("span", [label]), badge],
      parent ? { class: "nested" } : {});
    return { key, value, label, members, parent, count: -1, node, box, badge };
  };

  /** The facets of all products, in the order of the plain panel. */
  const makeFacets = async () => {
    const { products, places, pace } = engine;
    const { labels } = products;
    const ranks = products.items.map((item) => item.rank);
    /** The products of each place and of each producer. @type {[number[][], number[][]]} */
    const [within, made] = [places.items.map(() => []), products.makers.map(() => [])];
    for (const rank of ranks) {
      for (const place of places.covering(products.items[rank].place)) within[place].push(rank);
      for (const maker of products.producers[rank]) made[maker].push(rank);
      if (pace.due) await pace.rest();
    }
    /** @param {(rank: number) => boolean} test */
    const those = (test) => ranks.filter(test);
    /** @param {string} key @param {[string, string][]} values
     * @param {(rank: number) => string | string[]} read */
    const simple = (key, values, read) =>
      values.map(([value, label]) => makeRow(key, value, label, those((rank) => {
        const own = read(rank);
        return Array.isArray(own) ? own.includes(value) : own === value;
      })));
    /** @param {string} key @param {number} place @param {Row} [parent] */
    const placeRow = (key, place, parent) => {
      const { id, name } = places.items[place];
      return makeRow(key, id, name, within[place], parent);
    };
    const groups = labels.group.flatMap(([id, label]) => {
      const row = makeRow("group", id, label, those((rank) => products.group(rank) === id));
      const sets = [...new Set(row.members.map((rank) => products.sets[rank]))];
      return [row, ...sets.sort((a, b) => a - b).map((set) => makeRow(
        "set", labels.set[set], products.setItems[set].name,
        row.members.filter((rank) => products.sets[rank] === set), row,
      ))];
    });
    /** @type {Map<number, Row>} */
    const parents = new Map();
    const former = labels.place.map(([place, parent]) => {
      const row = placeRow("place", place, parents.get(parent));
      parents.set(place, row);
      return row;
    });
    if (pace.due) await pace.rest();
    /** @type {Row[]} */
    const makers = [];
    for (const { id, rank } of products.makers) {
      makers.push(makeRow("producer", id, labels.producer[rank], made[rank]));
      if (pace.due) await pace.rest();
    }
    /** @type {Record<string, Row[]>} */
    const values = {
      group: groups,
      stars: simple("stars", labels.stars, (rank) => products.stars(rank)),
      status: simple("status", labels.status, (rank) => labels.status[+products.states[rank]][0]),
      place: former,
      now: labels.now.map((place) => placeRow("now", place)),
      certificate: simple("certificate", labels.certificate, (rank) => products.certificates[rank]),
      market: simple("market", labels.market, (rank) => products.markets[rank]),
      capacity: simple("capacity", labels.capacity,
        (rank) => (products.capacities[rank] === "1" ? labels.capacity[0][0] : "")),
      shelf: simple("shelf", labels.shelf,
        (rank) => labels.shelf[+products.shelves[rank]]?.[0] ?? ""),
      producer: makers.sort((a, b) => b.members.length - a.members.length),
    };
    const kinds = engine.data.kinds.map(([kind]) => makeRow("kind", kind, engine.say(`kind.${kind}`), []));
    facets = [["kind", engine.say("kinds")], ...labels.facet].map(([key, title]) => {
      const list = make("div", []);
      const own = key === "kind" ? kinds : values[key].filter((row) => row.members.length);
      return { key, rows: own, list, node: make("fieldset", [make("legend", [title]), list]) };
    });
    panel.replaceChildren(...facets.map((facet) => facet.node));
  };

  /** The chosen rows of a facet that say most: a set stands for its group.
   * @param {Facet} facet */
  const telling = (facet) => {
    const checked = facet.rows.filter((row) => row.box.checked);
    return checked.filter((row) => !checked.some((other) => other.parent === row));
  };

  /** Work everything out anew and show it; while someone types, the first results first.
   * @param {boolean} [typed] */
  const update = (typed = false) => {
    const query = field.value.trim();
    const { hits, near } = engine.find(query);
    const found = query ? hits : engine.products.items.map((item) => ({ item, terms: new Set() }));
    const [kinds, ...others] = facets;
    const count = engine.products.items.length;
    // How many facets a product fails, and the last that it fails.
    const fails = new Uint8Array(count);
    const failed = new Uint8Array(count);
    others.forEach((facet, index) => {
      const wanted = telling(facet);
      if (!wanted.length) return;
      const passes = new Set(wanted.flatMap((row) => row.members));
      for (let rank = 0; rank < count; rank += 1) {
        if (passes.has(rank)) continue;
        fails[rank] += 1;
        failed[rank] = index;
      }
    });
    const chosenKinds = new Set(telling(kinds).map((row) => row.value));
    const narrowed = others.some((facet) => telling(facet).length);
    const fits = found.filter(({ item }) =>
      item.kind === "product" ? !fails[item.rank] : !narrowed);
    const shownKinds = chosenKinds.size ? chosenKinds : undefined;
    const final = fits.filter(({ item }) => shownKinds?.has(item.kind) ?? true);

    clearTimeout(rest);
    showResults(/** @type {Hit[]} */ (final), near, query, typed ? FIRST : shown);
    const finish = () => {
      const inQuery = new Uint8Array(count);
      if (shownKinds?.has("product") ?? true) {
        for (const { item } of found) if (item.kind === "product") inQuery[item.rank] = 1;
      }
      for (const row of kinds.rows) {
        row.count = fits.filter(({ item }) => item.kind === row.value).length;
      }
      others.forEach((facet, index) => {
        for (const row of facet.rows) {
          row.count = 0;
          for (const rank of row.members) {
            if (!inQuery[rank]) continue;
            if (!fails[rank] || (fails[rank] === 1 && failed[rank] === index)) row.count += 1;
          }
        }
      });
      facets.forEach(showRows);
      kinds.node.hidden = !query;
      if (typed) addResults(/** @type {Hit[]} */ (final), FIRST, shown);
      showChips();
    };
    if (typed) rest = setTimeout(finish);
    else finish();
  };

  /** Whether choosing a row, or taking the choice back, changes anything.
   * @param {Row} row */
  const leads = (row) => row.count > 0 || row.box.checked;

  /** Show the count of a row; what has not changed is left alone.
   * @param {Row} row */
  const showCount = (row) => {
    const text = numbers.format(row.count);
    if (row.badge.textContent === text && row.box.disabled === !leads(row)) return;
    row.badge.textContent = text;
    row.box.disabled = !leads(row);
    row.node.classList.toggle("none", row.box.disabled);
  };

  /** Show the rows of a facet that lead somewhere; nested ones below their chosen parents.
   * @param {Facet} facet */
  const showRows = (facet) => {
    /** @param {Row} row */
    const isOpen = ({ parent, box }) => !parent || box.checked || parent.box.checked ||
      facet.rows.some((other) => other.parent === parent && other.box.checked);
    const isLong = facet.key === "kind" || facet.rows.length > FEW_ROWS;
    const wanted = facet.rows.filter((row) =>
      isOpen(row) && (leads(row) || !(isLong || row.parent))).slice(0, MOST_ROWS);
    wanted.forEach(showCount);
    const nodes = wanted.map((row) => row.node);
    // Nodes that stay are left alone, so that the focus stays where it is.
    if (nodes.some((node, at) => facet.list.children[at] !== node) ||
        nodes.length !== facet.list.childElementCount) {
      const focused = document.activeElement;
      facet.list.replaceChildren(...nodes);
      if (focused instanceof HTMLElement && facet.list.contains(focused)) focused.focus();
    }
    facet.node.hidden = !wanted.some(leads);
  };

  /** @param {Hit[]} hits @param {number} from @param {number} to */
  const addResults = (hits, from, to) => {
    if (plain.hidden) results.append(...hits.slice(from, to).map(makeResult));
  };

  /** @param {Hit[]} hits @param {boolean} near @param {string} query @param {number} most */
  const showResults = (hits, near, query, most) => {
    const narrowed = chosenRows().length > 0;
    plain.hidden = Boolean(query) || narrowed;
    results.replaceChildren();
    status.textContent = "";
    if (plain.hidden) {
      status.textContent = hits.length
        ? engine.say(near && query ? "near" : "results", { n: hits.length })
        : engine.say("none", { query: query || chosenRows().map((row) => row.label).join(", ") });
    }
    addResults(hits, 0, most);
    const more = find("more");
    more.hidden = !plain.hidden || hits.length <= shown;
    more.textContent = engine.say("more", { n: hits.length - shown });
    document.title = query ? `${query} – ${baseTitle}` : baseTitle;
  };

  /** @param {Hit} hit */
  const makeResult = ({ item, terms }) => {
    const kind = engine.say(`kind.${item.kind}`);
    const line = engine.describe(item);
    const parts = [
      make("a", highlight(item.name, terms), { href: engine.address(item) }),
      make("small", highlight(item.kind === "product" ? line : [kind, line].filter(Boolean).join(" · "), terms)),
    ];
    // Where neither the name nor the line shows why, another name or words of the text do.
    if (terms.size && !parts.some((part) => part.querySelector("mark"))) {
      const names = item.others.map((name) => make("small", highlight(name, terms)));
      const alias = names.find((name) => name.querySelector("mark"));
      const words = engine.quote(item, terms).join(", ");
      if (alias) parts.push(alias);
      else if (words) parts.push(make("small", highlight(engine.say("within", { words }), terms)));
    }
    if (item.kind !== "product") return make("li", parts);
    const { signs, states } = engine.products;
    const names = [`stars-${signs[item.rank]}`, `state-${states[item.rank]}`];
    const meta = make("div", [], { class: "meta" });
    for (const name of names) {
      const mark = marks.querySelector(`[data-mark="${name}"]`);
      if (mark) meta.append(mark.cloneNode(true));
    }
    return make("li", [...parts, meta]);
  };

  /** What is chosen, each to be taken back. */
  const showChips = () => {
    const chosen = chosenRows();
    chips.hidden = !chosen.length;
    chips.replaceChildren(...chosen.map((row) => {
      const chip = make("button", [row.label], {
        type: "button", "aria-label": engine.say("remove", { name: row.label }),
      });
      chip.addEventListener("click", () => change(() => (row.box.checked = false)));
      return chip;
    }));
    if (chosen.length > 1) {
      const clear = make("button", [engine.say("clear")], { type: "button", class: "clear" });
      clear.addEventListener("click", () => change(() => chosen.forEach((row) => (row.box.checked = false))));
      chips.append(clear);
    }
  };

  /** Take the words and the choice from the address. */
  const restore = () => {
    const asked = readAddress();
    field.value = asked.get("q") ?? "";
    for (const row of rows()) row.box.checked = asked.getAll(row.key).includes(row.value);
    shown = STEP;
    update();
    carry();
  };

  /** Write the words and the choice to the address.
   * @param {boolean} step whether it is a step to go back from */
  const remember = (step) => {
    const asked = new URLSearchParams();
    if (field.value.trim()) asked.set("q", field.value.trim());
    for (const row of chosenRows()) asked.append(row.key, row.value);
    const search = asked.size ? `?${asked}` : "";
    if (search === location.search && !location.hash) return;
    try {
      history[step ? "pushState" : "replaceState"](null, "", search || location.pathname);
    } catch {
      location.hash = search || "#";
    }
    carry();
  };

  /** Let the links to other languages keep the words and the choice. */
  const carry = () => {
    const asked = readAddress();
    for (const link of document.querySelectorAll("a[hreflang]")) {
      const address = /** @type {HTMLAnchorElement} */ (link);
      address.search = asked.size ? `?${asked}` : "";
    }
  };

  /** @param {() => void} work */
  const change = (work) => {
    work();
    shown = STEP;
    update();
    remember(true);
  };

  const begin = async () => {
    engine = await open();
    await makeFacets();
    const early = readAddress().has("q") ? "" : field.value;
    restore();
    // What was typed while the data were on their way is not lost.
    if (early) {
      field.value = early;
      update();
    }
    panel.addEventListener("change", () => change(() => undefined));
    field.addEventListener("input", () => {
      shown = STEP;
      update(true);
      clearTimeout(pause);
      pause = setTimeout(() => remember(false), PAUSE);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      clearTimeout(pause);
      remember(true);
    });
    find("more").addEventListener("click", () => {
      shown += STEP;
      const next = results.childElementCount;
      update();
      results.children[next]?.querySelector("a")?.focus();
    });
    window.addEventListener("popstate", restore);
  };
  const start = () => begin().catch(() => (plain.hidden = false));
  if (readAddress().size || document.activeElement === field) {
    // The plain lists would only flash before the results that the address asks for.
    plain.hidden = Boolean(readAddress().size);
    start();
  } else {
    whenVisited(start);
  }
})();
