// @ts-check
/* The list of kept products: shown, compared, printed, taken along as a file or a link. An address
   with products in it shows those, without touching the list that the browser keeps. */

const rows = find("rows");
/** The list that was cleared last, to be taken back. @type {string[] | null} */
let cleared = null;

const idsShown = () => readAddress() ?? read("keep");
const shownProducts = () => idsShown().flatMap((id) => products.get(id) ?? []);

/** @param {Product} product @param {number} at */
const makeRow = (product, at) => {
  /** @param {string} key */
  const fact = (key) => factOf(product, key);
  /** @param {string} key @param {(Node | string)[]} parts */
  const cell = (key, parts) => make("td", [make("div", cellOf(parts))], { "data-l": say(key) });
  const tick = /** @type {HTMLInputElement} */ (make("input", [], {
    type: "checkbox", id: `tick-${product.id}`, "aria-label": say("compare-name", { name: product.name }),
  }));
  tick.checked = read("compare").includes(product.id);
  tick.disabled = !tick.checked && read("compare").length >= MOST;
  tick.addEventListener("change", () => {
    const others = read("compare").filter((id) => id !== product.id);
    write("compare", tick.checked ? [...others, product.id] : others);
  });
  const remove = make("button", [say("remove")], {
    type: "button", "aria-label": say("remove-name", { name: product.name }),
  });
  remove.addEventListener("click", () => {
    change(idsShown().filter((id) => id !== product.id));
    const next = /** @type {HTMLElement[]} */ ([...rows.querySelectorAll("button")]);
    (next[Math.min(at, next.length - 1)] ?? find("main")).focus();
  });
  return make("tr", [
    make("th", [
      make("span", [product.number], { class: "num muted" }), " ", linkTo(product),
    ], { scope: "row" }),
    cell("producer", fact("producers")),
    cell("contact", product.makers.flatMap(contactsOf)),
    cell("rating", [...fact("stars"), ...fact("status")]),
    cell("certificates", fact("certificates")),
    make("td", [make("label", [tick, " ", say("compare")]), remove], { class: "act" }),
  ]);
};

const show = () => {
  const asked = readAddress();
  const list = shownProducts();
  const own = read("keep");
  const focused = document.activeElement?.id;
  rows.replaceChildren(...list.map(makeRow));
  if (focused?.startsWith("tick-")) document.getElementById(focused)?.focus();
  find("box").hidden = !list.length;
  find("tools").hidden = !list.length;
  find("none").hidden = Boolean(list.length);
  find("shared").hidden = !asked?.some((id) => products.has(id) && !own.includes(id));
  find("undo").hidden = !cleared;
  /** @type {HTMLButtonElement} */ (find("cards")).disabled = !reachable(list).length;
  find("no-cards").hidden = Boolean(reachable(list).length);
  const compared = read("compare");
  const go = /** @type {HTMLAnchorElement} */ (find("go"));
  go.search = `?ids=${compared}`;
  go.hidden = !compared.length;
  go.textContent = say("open", { n: compared.length });
  showShare(shareAddress(list.map(({ id }) => id)));
  const lost = idsShown().length - list.length;
  find("said").textContent = lost ? say("lost", { n: lost }) : say("kept-count", { n: list.length });
};

/** @param {string[]} ids */
const change = (ids) => {
  cleared = null;
  if (readAddress()) {
    writeAddress(ids, true);
    show();
  } else {
    write("keep", ids);
  }
};

const begin = () => {
  show();
  find("csv").addEventListener("click", () =>
    offer(`${say("file")}-${data.asOf}.csv`, "text/csv", writeCsv(shownProducts())));
  find("cards").addEventListener("click", () =>
    offer(`${say("file")}.vcf`, "text/vcard", writeCards(shownProducts())));
  find("clear").addEventListener("click", () => {
    const ids = idsShown();
    change([]);
    cleared = ids;
    show();
    find("undo").focus();
  });
  find("undo").addEventListener("click", () => {
    if (cleared) change(cleared);
    find("main").focus();
  });
  find("adopt").addEventListener("click", () => {
    write("keep", [...new Set([...read("keep"), ...shownProducts().map(({ id }) => id)])]);
    writeAddress(null, true);
    show();
    find("main").focus();
  });
  document.addEventListener("ocop-picks", show);
  addEventListener("popstate", show);
};

/** An empty list says so by itself; the data of all products are fetched for the first of them. */
const wait = () => {
  if (!idsShown().length) return;
  document.removeEventListener("ocop-picks", wait);
  removeEventListener("popstate", wait);
  start(begin);
};

if (idsShown().length) {
  start(begin);
} else {
  for (const id of ["shared", "box", "tools", "no-cards"]) find(id).hidden = true;
  document.addEventListener("ocop-picks", wait);
  addEventListener("popstate", wait);
  reveal();
}
