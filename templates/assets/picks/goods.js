// @ts-check
/* The products with their facts, read from the data (goods.py writes them), and what the pages of
   picked products share. Joined with the script of each page. */

/** @typedef {{id: string, name: string, address?: string, place?: string, phone?: string[],
 *   email?: string, website?: string}} Producer */
/** @typedef {{language: string, site: string, asOf: string,
 *   facts: [string, string][], groups: [string, string][], producers: Producer[],
 *   products: [string, string, string, string, string, string, string, number[], string[],
 *     string[][]][],
 *   texts: Record<string, string | Record<string, string>>}} GoodsData */
/** @typedef {{id: string, number: string, name: string, language: string, other: string,
 *   group: string, short: string, makers: Producer[], marks: string[],
 *   facts: string[][]}} Product */

const page = /** @type {HTMLScriptElement} */ (document.currentScript);
const { read, write, make, MOST } = window.OCOP_PICKS;
/** @param {string} id */
const find = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
/** @type {GoodsData} */
let data;
/** @type {Map<string, Product>} */
let products = new Map();

/** Read the data by a script element: pages that are opened from a disk may not fetch. */
const loadGoods = () => new Promise((done, fail) => {
  const part = document.createElement("script");
  // The data keep their address when they change: asked for anew every hour.
  part.src = `${page.dataset.goods}?${Math.floor(Date.now() / 3_600_000)}`;
  part.onload = () => {
    data = window.OCOP_GOODS;
    products = new Map(data.products.map(
      ([id, number, name, language, other, group, short, makers, marks, facts]) => [id, {
        id, number, name, language, other, group, short, marks, facts,
        makers: makers.map((maker) => data.producers[maker]),
      }],
    ));
    done(undefined);
  };
  part.onerror = fail;
  document.head.append(part);
});

/** A text of the interface with its values.
 * @param {string} key @param {Record<string, string | number>} [values] */
const say = (key, values = {}) => {
  let text = data.texts[key];
  if (typeof text !== "string") {
    text = text[new Intl.PluralRules(data.language).select(Number(values.n))] ?? text.other;
  }
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
};

/** The products that the address asks for, or none; a hash stands in for a query string. */
const readAddress = () => {
  const asked = new URLSearchParams(location.hash.startsWith("#?") ? location.hash.slice(1) : location.search);
  return asked.has("ids") ? [...new Set((asked.get("ids") ?? "").split(",").filter(Boolean))] : null;
};

/** Write the products to the address, and to the links to other languages.
 * @param {string[] | null} ids @param {boolean} step whether it is a step to go back from */
const writeAddress = (ids, step) => {
  const search = ids ? `?ids=${ids}` : "";
  if (search !== location.search || location.hash) {
    try {
      history[step ? "pushState" : "replaceState"](null, "", search || location.pathname);
    } catch {
      location.hash = search;
    }
  }
  for (const link of document.querySelectorAll("a[hreflang]")) {
    /** @type {HTMLAnchorElement} */ (link).search = search;
  }
};

/** The address of the page with products in it, wherever it is shown.
 * @param {string[]} ids */
const shareAddress = (ids) => `${location.href.split(/[?#]/)[0]}?ids=${ids}`;

/** A link to the page of a product.
 * @param {Product} product */
const linkTo = (product) => make("a", [product.name], {
  href: (page.dataset.product ?? "").replace("*", product.id),
  ...(product.language ? { lang: product.language } : {}),
});

/** A link to a producer's contacts.
 * @param {Producer} maker */
const contactsOf = (maker) => [
  ...(maker.phone ?? []).map((phone) => make("a", [phone], { href: `tel:${phone.replace(/[^\d+]/g, "")}` })),
  ...(maker.email ? [make("a", [maker.email], { href: `mailto:${maker.email}` })] : []),
  ...(maker.website ? [make("a", [maker.website.replace(/^\w+:\/\//, "")], { href: maker.website, rel: "noopener" })] : []),
];

/** A line; what stands behind a point is a remark.
 * @param {Node | string} line */
const lineOf = (line) => {
  if (typeof line !== "string" || !line.includes(" · ")) return make("div", [line]);
  const [first, ...rest] = line.split(" · ");
  return make("div", [first, " ", make("small", [rest.join(" · ")])]);
};

/** Lines of a cell, or that the sources say nothing.
 * @param {(Node | string)[]} lines */
const cellOf = (lines) =>
  lines.length ? lines.map(lineOf) : [make("span", [say("unknown")], { class: "muted" })];

/** The lines of a fact; ratings and states are drawn, what is said beyond them follows.
 * @param {Product} product @param {string} key @returns {(Node | string)[]} */
const factOf = (product, key) => {
  const lines = product.facts[data.facts.findIndex(([name]) => name === key)];
  const mark = ["stars", "status"].indexOf(key);
  const drawn = /** @type {HTMLTemplateElement} */ (find("marks")).content
    .querySelector(`[data-mark="${product.marks[mark]}"]`);
  if (mark < 0 || !drawn) return lines;
  const rest = lines[0].split(" · ").slice(1).join(" · ");
  return [drawn.cloneNode(true), ...(rest ? [make("small", [rest])] : [])];
};

/** Show what the page is for in place of the plain text. */
const reveal = (done = true) => {
  find("plain").hidden = done;
  find("picked").hidden = !done;
};

/** Begin with the data, or leave the plain text where they cannot be had.
 * @param {() => void} begin */
const start = (begin) => loadGoods().then(() => {
  begin();
  reveal();
}, () => reveal(false));

/** Offer the address of the page to be copied.
 * @param {string} address */
const showShare = (address) => {
  /** @type {HTMLInputElement} */ (find("share")).value = address;
};
find("copy").addEventListener("click", async () => {
  const field = /** @type {HTMLInputElement} */ (find("share"));
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
    find("said").textContent = say("copied");
  } catch {
    find("said").textContent = say("copy-by-hand");
  }
});
find("print").addEventListener("click", () => print());
