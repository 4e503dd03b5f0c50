// @ts-check
"use strict";
/* Photos seen whole and large, one after another: by click, by keys, by a finger. Frames on the
   page show a part of a photo; without this script a photo's link opens its file. */

(() => {
  const REST = 150;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const say = /** @type {Record<string, string>} */ (script.dataset);
  const links = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll("a.open")]);
  if (!links.length || !("HTMLDialogElement" in window)) return;

  /** @param {string} tag @param {(Node | string)[]} parts @param {Record<string, string>} [set] */
  const make = (tag, parts, set = {}) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(set)) node.setAttribute(name, value);
    node.append(...parts);
    return node;
  };

  /** @param {string} text @param {() => void} act */
  const button = (text, act) => {
    const made = make("button", [text], { type: "button" });
    made.addEventListener("click", act);
    return made;
  };

  /** The whole photo behind a link, with the words below it.
   * @param {HTMLAnchorElement} link */
  const draw = (link) => {
    const small = /** @type {HTMLImageElement} */ (link.querySelector("img"));
    const words = link.closest("figure")?.querySelector("figcaption")?.cloneNode(true);
    const photo = make("img", [], {
      loading: "lazy", sizes: "100vw", srcset: link.dataset.srcset ?? "", src: link.href,
      alt: small.alt, lang: small.lang || document.documentElement.lang,
      width: String(small.getAttribute("width")), height: String(small.getAttribute("height")),
    });
    return make("figure", words ? [photo, words] : [photo]);
  };

  const strip = make("div", [], {
    class: "strip", role: "group", tabindex: "0", "aria-label": say.title,
  });
  const count = make("p", [], { role: "status" });
  let shown = 0;
  let timer = 0;

  /** @param {number} index */
  const note = (index) => {
    shown = index;
    const text = say.count.replace("{n}", String(index + 1)).replace("{all}", String(links.length));
    if (count.textContent !== text) count.textContent = text;
  };
  /** @param {number} index @param {ScrollBehavior} behavior */
  const go = (index, behavior) => {
    note((index + links.length) % links.length);
    strip.scrollTo({ left: shown * strip.clientWidth, behavior });
  };
  /** @param {number} by */
  const step = (by) => {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    go(shown + by, still ? "instant" : "smooth");
  };
  // A finger turns the row without us: what it left in view counts once the row rests.
  const rest = () => note(Math.round(strip.scrollLeft / strip.clientWidth) || 0);

  const dialog = /** @type {HTMLDialogElement} */ (make("dialog", [], {
    class: "viewer", "aria-label": say.title,
  }));
  const turn = [button(say.before, () => step(-1)), button(say.after, () => step(1))];
  const close = button(say.close, () => dialog.close());
  dialog.append(make("div", [count, ...(links.length > 1 ? turn : []), close]), strip);
  strip.addEventListener("scroll", () => {
    clearTimeout(timer);
    timer = setTimeout(rest, REST);
  });
  dialog.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by) return;
    event.preventDefault();
    step(by);
  });
  dialog.addEventListener("close", () => links[shown].focus());
  addEventListener("resize", () => dialog.open && go(shown, "instant"));

  links.forEach((link, index) => link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!dialog.isConnected) {
      strip.append(...links.map(draw));
      document.body.append(dialog);
    }
    dialog.showModal();
    go(index, "instant");
  }));
})();
