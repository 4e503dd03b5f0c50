// @ts-check
/* Files made in the browser: a table for spreadsheets, and the public contacts of producers. */

/** A cell of a table (RFC 4180). What a spreadsheet would run as a formula opens with a quote; a
 * number or a telephone number is none.
 * @param {string} text */
const csvCell = (text) => {
  const safe = /^([=@\t\r]|[+-](?![0-9 ().-]*$))/.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
};

/** The products as CSV, with the mark by which spreadsheets see that it is UTF-8.
 * @param {Product[]} list */
const writeCsv = (list) => {
  /** @param {Product} product @param {(maker: Producer) => string | string[] | undefined} pick */
  const each = (product, pick) =>
    product.makers.flatMap((maker) => pick(maker) ?? []).filter(Boolean).join("; ");
  const head = [
    "№", say("product"), say("other-name"), ...data.facts.map(([, label]) => label),
    say("phone"), say("email"), say("website"), say("short"), say("as-of"),
  ];
  const rows = list.map((product) => [
    product.number, product.name, product.other, ...product.facts.map((lines) => lines.join("; ")),
    each(product, ({ phone }) => phone), each(product, ({ email }) => email),
    each(product, ({ website }) => website), product.short, data.asOf,
  ]);
  return `\ufeff${[head, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("")}`;
};

/** A value of a card (RFC 2426).
 * @param {string} text */
const cardText = (text) => text.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");

/** A line of a card, folded at 75 bytes without parting a letter.
 * @param {string} line */
const foldLine = (line) => {
  const folded = [];
  let part = "";
  let size = 0;
  for (const sign of line) {
    const length = new TextEncoder().encode(sign).length;
    if (size + length > 75) {
      folded.push(part);
      part = " ";
      size = 1;
    }
    part += sign;
    size += length;
  }
  return [...folded, part].join("\r\n");
};

/** The producers of products that can be reached, each once.
 * @param {Product[]} list */
const reachable = (list) =>
  [...new Set(list.flatMap(({ makers }) => makers))].filter((maker) => maker.phone || maker.email || maker.website);

/** The producers' public contacts as cards of version 3.0, which every address book reads.
 * @param {Product[]} list */
const writeCards = (list) => reachable(list).map((maker) => {
  const made = list.filter(({ makers }) => makers.includes(maker)).map(({ name }) => name).join(", ");
  const name = cardText(maker.name);
  return [
    "BEGIN:VCARD", "VERSION:3.0", `N:${name};;;;`, `FN:${name}`, `ORG:${name}`,
    ...(maker.phone ?? []).map((phone) => `TEL;TYPE=WORK,VOICE:${cardText(phone)}`),
    ...(maker.email ? [`EMAIL;TYPE=INTERNET:${cardText(maker.email)}`] : []),
    ...(maker.website ? [`URL:${maker.website}`] : []),
    ...(maker.address || maker.place
      ? [`ADR;TYPE=WORK:;;${cardText(maker.address ?? "")};${cardText(maker.place ?? "")};;;Việt Nam`] : []),
    `NOTE:${cardText(`OCOP: ${made}. ${data.site}`)}`,
    "END:VCARD", "",
  ].map(foldLine).join("\r\n");
}).join("");

/** Hand a file to the visitor.
 * @param {string} name @param {string} type @param {string} text */
const offer = (name, type, text) => {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = make("a", [], { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};
