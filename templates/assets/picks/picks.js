// @ts-check
"use strict";
/* What a visitor picks: products kept in a list, and up to four to compare. The picks stay in the
   browser; where it denies storage they live as long as the page, and links carry them on. This
   script makes the buttons on cards, pages, tables and results; without it there are none. */

(() => {
  const MOST = 4;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const say = /** @type {Record<string, string>} */ (script.dataset);
  const kept = /** @type {HTMLAnchorElement | null} */ (document.getElementById("kept"));
  if (!kept) return;
  const root = new URL("..", kept.href).pathname;
  const folder = new URL(say.product, location.href).pathname.split("*")[0];
  const BOX = ".card .meta,.picks-place,.wide-table th,#results>li";
  /** @type {Record<string, string[]>} */
  const memory = { keep: [], compare: [] };
  let denied = false;

  /** @param {string} kind @returns {string[]} */
  const read = (kind) => {
    try {
      const found = JSON.parse(localStorage.getItem(`ocop ${root} ${kind}`) ?? "[]");
      if (Array.isArray(found)) return found.filter((id) => /^[\w-]+$/.test(id));
    } catch (error) {
      // Texts that are not ours are as good as none; a store that is denied is done without.
      if (!(error instanceof SyntaxError)) denied = true;
    }
    return denied ? memory[kind] : [];
  };

  /** @param {string} kind @param {string[]} ids */
  const write = (kind, ids) => {
    memory[kind] = ids;
    try {
      localStorage.setItem(`ocop ${root} ${kind}`, JSON.stringify(ids));
    } catch {
      denied = true;
    }
    show();
  };

  /** @param {string} tag @param {(Node | string)[]} parts @param {Record<string, string>} [set] */
  const make = (tag, parts, set = {}) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(set)) node.setAttribute(name, value);
    node.append(...parts);
    return node;
  };

  const main = document.querySelector("main");
  const alone = document.getElementById("picked");
  const status = make("p", [], { role: "status" });
  const go = make("a", [say.open], { class: "btn", href: say.page });
  const clear = make("button", [say.clear], { type: "button" });
  const tray = make("aside", [status, go, clear], { class: "tray", "aria-label": say.compare });
  tray.hidden = true;
  if (!alone) main?.append(tray);
  clear.addEventListener("click", () => {
    write("compare", []);
    main?.focus();
  });

  /** @param {string} kind @param {string} id */
  const toggle = (kind, id) => {
    const ids = read(kind);
    const has = ids.includes(id);
    if (kind === "compare" && !has && ids.length >= MOST) {
      status.textContent = say.full;
      return;
    }
    write(kind, has ? ids.filter((other) => other !== id) : [...ids, id]);
  };

  /** Buttons for the product that a part of the page shows.
   * @param {Element} place */
  const mount = (place) => {
    if (place.querySelector(".picks")) return;
    const owner = place.closest("article,li,th") ?? document;
    const link = /** @type {HTMLAnchorElement | null} */ (owner.querySelector("a[href*='.html']"));
    const own = /** @type {HTMLElement} */ (place).dataset.id;
    const path = link?.pathname ?? "";
    const id = own ?? (path.startsWith(folder) ? path.slice(folder.length, -".html".length) : "");
    if (!id) return;
    const heading = own ? document.querySelector("h1") : owner.querySelector("h2,h3") ?? link;
    const name = heading?.textContent?.trim() ?? "";
    place.append(make("span", ["keep", "compare"].map((kind) => {
      const button = make("button", [say[kind]], {
        type: "button", "data-kind": kind, "data-id": id, "aria-label": `${say[kind]}: ${name}`,
      });
      button.addEventListener("click", () => toggle(kind, id));
      return button;
    }), { class: "picks" }));
  };

  const show = () => {
    const picked = { keep: read("keep"), compare: read("compare") };
    for (const button of document.querySelectorAll(".picks button")) {
      const { kind, id } = /** @type {HTMLElement} */ (button).dataset;
      const ids = picked[/** @type {"keep" | "compare"} */ (kind)];
      button.setAttribute("aria-pressed", String(ids.includes(id ?? "")));
    }
    kept.hidden = !picked.keep.length;
    /** @type {Element} */ (kept.lastElementChild).textContent = String(picked.keep.length);
    kept.search = denied ? `?ids=${picked.keep}` : "";
    const { length } = picked.compare;
    tray.hidden = !length;
    status.textContent = length ? say.count.replace("{n}", String(length)) : "";
    /** @type {HTMLAnchorElement} */ (go).search = `?ids=${picked.compare}`;
    document.dispatchEvent(new Event("ocop-picks"));
  };

  window.OCOP_PICKS = { read, write, make, MOST };
  const mountAll = () => {
    document.querySelectorAll(BOX).forEach(mount);
    show();
  };
  const results = document.getElementById("results");
  if (results) new MutationObserver(mountAll).observe(results, { childList: true });
  addEventListener("storage", show);
  // A page that comes back from the browser's store shows what was picked since.
  addEventListener("pageshow", show);
  mountAll();
})();
