// @ts-check
/* Up to four products side by side. They stand in the address, so that it can be shared and the
   browser's back button works. */

const table = find("table");
const form = /** @type {HTMLFormElement} */ (find("add"));
const choice = /** @type {HTMLSelectElement} */ (find("choice"));
const differing = /** @type {HTMLInputElement} */ (find("differing"));
/** @type {string[]} */
let ids = [];

/** @param {Product[]} chosen */
const showTable = (chosen) => {
  const heads = chosen.map((product) => {
    const remove = make("button", [say("remove")], {
      type: "button", "aria-label": say("remove-name", { name: product.name }),
    });
    remove.addEventListener("click", () => {
      change(ids.filter((id) => id !== product.id));
      const next = /** @type {HTMLElement | null} */ (table.querySelector("thead button"));
      (next ?? choice).focus();
    });
    const lines = [make("b", [linkTo(product)])];
    if (product.other) lines.push(make("small", [product.other]));
    return make("th", [...lines, remove], { scope: "col", class: `g-${product.group}` });
  });
  /** @type {string[]} */
  const unknown = [];
  const rows = [];
  data.facts.forEach(([key, label], at) => {
    const cells = chosen.map((product) => product.facts[at]);
    if (!cells.some((cell) => cell.length)) {
      unknown.push(label);
      return;
    }
    const same = new Set(cells.map((cell) => cell.join("\n"))).size < 2;
    const row = make("tr", [
      make("th", [label], { scope: "row" }),
      ...chosen.map((product) => make("td", cellOf(factOf(product, key)))),
    ]);
    row.hidden = differing.checked && same && chosen.length > 1;
    rows.push(row);
  });
  rows.push(make("tr", [
    make("th", [say("contact")], { scope: "row" }),
    ...chosen.map((product) => make("td", cellOf(product.makers.flatMap(contactsOf)))),
  ]));
  const names = chosen.map(({ name }) => name).join(", ");
  table.replaceChildren(
    make("caption", [say("caption", { names })], { class: "vh" }),
    make("thead", [make("tr", [make("td", []), ...heads])]),
    make("tbody", rows),
  );
  find("unknown").textContent = unknown.length ? say("unknown-all", { names: unknown.join(", ") }) : "";
};

const showChoice = () => {
  /** @param {string} label @param {Product[]} members */
  const group = (label, members) => make("optgroup", members.map((product) => {
    const option = /** @type {HTMLOptionElement} */ (make("option", [product.name], { value: product.id }));
    option.disabled = ids.includes(product.id);
    return option;
  }), { label });
  const all = [...products.values()];
  const kept = read("keep").flatMap((id) => products.get(id) ?? []);
  const groups = data.groups.map(([id, name]) => group(name, all.filter((one) => one.group === id)));
  choice.replaceChildren(
    make("option", [say("choose")], { value: "" }),
    ...[...(kept.length ? [group(say("kept"), kept)] : []), ...groups].filter((one) => one.children.length),
  );
};

const show = () => {
  const chosen = ids.flatMap((id) => products.get(id) ?? []);
  const lost = ids.length - chosen.length;
  ids = chosen.map(({ id }) => id);
  find("box").hidden = !ids.length;
  find("tools").hidden = !ids.length;
  find("none").hidden = Boolean(ids.length);
  find("differ").hidden = ids.length < 2;
  for (const part of form.elements) {
    /** @type {HTMLSelectElement} */ (part).disabled = ids.length >= MOST;
  }
  showChoice();
  showTable(chosen);
  showShare(shareAddress(ids));
  find("said").textContent = lost
    ? say("lost", { n: lost })
    : ids.length >= MOST ? say("full") : say("count", { n: ids.length });
};

/** @param {string[]} wanted */
const change = (wanted) => {
  ids = wanted;
  write("compare", ids);
  writeAddress(ids, true);
  show();
};

const restore = () => {
  ids = (readAddress() ?? read("compare")).slice(0, MOST);
  show();
  writeAddress(ids.length ? ids : null, false);
};

const begin = () => {
  restore();
  differing.addEventListener("change", show);
  addEventListener("popstate", restore);
};

// Before the data are there the form has nothing to add, and must not load the page anew.
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (choice.value) change([...ids, choice.value]);
});
if ((readAddress() ?? read("compare")).length) {
  start(begin);
} else {
  for (const id of ["box", "tools", "differ"]) find(id).hidden = true;
  reveal();
  window.OCOP_FIELD.whenVisited(() => start(begin));
}
