// @ts-check
"use strict";
/* The search field in the head of every page: suggestions while typing, as a combobox with a list
   (ARIA Authoring Practices). Without this script the form leads to the search page. The engine
   and the data are loaded when the field is first used, by script elements: pages that are opened
   from a disk may not fetch. */

(() => {
  const MOST = 8;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form.find"));
  if (!form) return;
  const field = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));

  /** @param {string | undefined} address */
  const load = (address) => new Promise((done, fail) => {
    const part = document.createElement("script");
    part.src = address ?? "";
    part.onload = done;
    part.onerror = fail;
    document.head.append(part);
  });

  /** @type {Promise<Engine> | undefined} */
  let opening;
  /** @type {Engine | undefined} */
  let engine;

  /** The engine, loaded once; a failure is forgotten, so that the next use tries again. */
  const open = () => {
    // The data keep their address when they change: asked for anew every hour.
    const hour = Math.floor(Date.now() / 3_600_000);
    opening ??= Promise.all([
      load(script.dataset.engine), load(`${script.dataset.records}?${hour}`),
    ])
      .then(() => window.OCOP_OPEN(window.OCOP_SEARCH, `${script.dataset.root}/`))
      .then((opened) => (engine = opened));
    opening.catch(() => (opening = undefined));
    return opening;
  };

  /** A text with the words that matched marked.
   * @param {string} text @param {Set<string>} terms @returns {Node[]} */
  const highlight = (text, terms) =>
    text.normalize("NFC").split(/([\p{L}\p{N}\p{M}'’]+)/u).filter(Boolean).map((part) => {
      const term = window.OCOP_TEXT.fold(window.OCOP_TEXT.splitWords(part).join(""));
      if (!terms.has(term)) return document.createTextNode(part);
      const mark = document.createElement("mark");
      mark.textContent = part;
      return mark;
    });

  /** Put work off until the visitor does something: what nobody sees yet need not be fetched.
   * @param {() => void} work */
  const whenVisited = (work) => {
    const done = new AbortController();
    for (const sign of ["pointermove", "pointerdown", "keydown", "scroll", "focusin"]) {
      addEventListener(sign, () => {
        done.abort();
        work();
      }, { signal: done.signal, passive: true });
    }
  };

  window.OCOP_FIELD = { field, open, highlight, whenVisited };
  // On the search page the results stand in the page.
  if (script.dataset.page === "search") return;

  const popup = document.createElement("div");
  const status = document.createElement("p");
  const list = document.createElement("div");
  popup.className = "found";
  popup.hidden = true;
  status.setAttribute("role", "status");
  list.id = "found";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.labels?.[0].textContent ?? "");
  popup.append(status, list);
  form.append(popup);
  for (const [name, value] of [
    ["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id],
    ["aria-expanded", "false"],
  ]) field.setAttribute(name, value);

  let active = -1;

  /** @param {boolean} shown */
  const show = (shown) => {
    popup.hidden = !shown;
    field.setAttribute("aria-expanded", String(shown && list.childElementCount > 0));
    if (!shown) choose(-1);
  };

  /** Make an option the active one; -1 for none.
   * @param {number} index */
  const choose = (index) => {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = index;
    const option = list.children[active];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", option.id);
    } else {
      field.removeAttribute("aria-activedescendant");
    }
  };

  /** @param {string} address @param {Node[]} name @param {Node[]} line */
  const makeOption = (address, name, line) => {
    const option = document.createElement("a");
    option.href = address;
    option.id = `found-${list.childElementCount}`;
    option.tabIndex = -1;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const title = document.createElement("b");
    title.append(...name);
    option.append(title);
    if (line.length) {
      const small = document.createElement("small");
      small.append(...line);
      option.append(" ", small);
    }
    list.append(option);
  };

  const searchPage = () => `${form.action}?q=${encodeURIComponent(field.value.trim())}`;

  /** Show what the field's words find. */
  function suggest() {
    if (!engine || document.activeElement !== field) return;
    const query = field.value.trim();
    choose(-1);
    list.replaceChildren();
    if (!query) {
      show(false);
      return;
    }
    const { hits, near } = engine.find(query);
    for (const { item, terms } of hits.slice(0, MOST)) {
      const kind = item.kind === "product" ? "" : engine.say(`kind.${item.kind}`);
      const line = [kind, engine.describe(item)].filter(Boolean).join(" · ");
      makeOption(engine.address(item), highlight(item.name, terms), highlight(line, terms));
    }
    if (hits.length > MOST) {
      const all = engine.say("all", { n: hits.length });
      makeOption(searchPage(), [document.createTextNode(all)], []);
    }
    status.textContent = hits.length
      ? engine.say(near ? "near" : "results", { n: hits.length })
      : engine.say("none", { query });
    list.hidden = !hits.length;
    show(true);
  }

  const wake = () => open().then(suggest, () => undefined);
  field.addEventListener("focus", wake);
  field.addEventListener("input", suggest);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const count = list.childElementCount;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && count) {
      event.preventDefault();
      if (popup.hidden) show(true);
      // One place beyond either end stands for the field itself.
      choose(((active + 1 + step + count + 1) % (count + 1)) - 1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      /** @type {HTMLAnchorElement} */ (list.children[active]).click();
    } else if (event.key === "Escape" && !popup.hidden) {
      event.preventDefault();
      show(false);
    }
  });
  // A press on a suggestion leaves the field its focus, so that the list stays until it leads on.
  popup.addEventListener("pointerdown", (event) => event.preventDefault());
  popup.addEventListener("mousedown", (event) => event.preventDefault());
  form.addEventListener("focusout", () => show(false));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.href = searchPage();
  });
  if (document.activeElement === field) wake();
})();
