// Starts the form: its words, its fields, and how it reads and writes the files of the catalogue.
//
// Every value is read as text, as the check reads it, so that 0409.00 stays 0409.00. What people may
// write short (one source without a list, a text without its language) is written out for the form;
// what is empty is left out again when it is saved.
"use strict";
(() => {
  const { language, texts, config } = window.ADMIN;
  const plain = { schema: jsyaml.FAILSAFE_SCHEMA };
  const front = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(?:\n|$)/;

  const read = (text, fields) => open(jsyaml.load(text, plain) || {}, fields);

  function open(value, fields) {
    const made = { ...value };
    for (const field of fields) {
      if (field.name in made) made[field.name] = openField(made[field.name], field);
    }
    return made;
  }

  function openField(value, field) {
    const many = field.widget === "list" || field.multiple;
    if (many) {
      const items = Array.isArray(value) ? value : value ? [value] : [];
      if (!field.fields) return items;
      return items.map((item) => (typeof item === "object" ? open(item, field.fields) : item));
    }
    if (field.widget === "object") {
      if (typeof value !== "object" || value === null) return value ? { [field.fields[0].name]: value } : {};
      return open(value, field.fields);
    }
    if (field.widget === "boolean") return value === "true";
    if (field.widget === "number") return /^-?\d+$/.test(value) ? Number(value) : value;
    return value;
  }

  // The text of a value for a file; undefined for what is not worth a line.
  function close(value, field) {
    if (value === null || value === undefined || value === "") return undefined;
    if (typeof value === "boolean") return value === (field.default || false) ? undefined : String(value);
    if (Array.isArray(value)) {
      const items = value.map((item) => close(item, field.field || field)).filter((item) => item !== undefined);
      return items.length ? items : undefined;
    }
    if (typeof value === "object") {
      const shape = Object.fromEntries((field.fields || []).map((item) => [item.name, item]));
      const pairs = Object.entries(value).map(([key, item]) => [key, close(item, shape[key] || {})]);
      const kept = pairs.filter(([, item]) => item !== undefined);
      return kept.length ? Object.fromEntries(kept) : undefined;
    }
    return String(value).trim();
  }

  const write = (value, field) =>
    jsyaml.dump(close(value, field) || {}, { ...plain, indent: 2, lineWidth: 92, noRefs: true });

  for (const collection of config.collections) {
    if (collection.name !== "chapters") {
      const fields = collection.fields || collection.files[0].fields;
      // A file that is a list is one field of the form.
      const list = fields.length === 1 && fields[0].widget === "list" ? fields[0].name : "";
      CMS.registerCustomFormat(collection.format, "yaml", {
        fromFile: (text) => (list ? open({ [list]: jsyaml.load(text, plain) }, fields) : read(text, fields)),
        toFile: (value) => (list ? write(value[list] || [], fields[0]) : write(value, { fields })),
      });
    } else {
      const { fields } = collection.files[0] || { fields: [] };
      CMS.registerCustomFormat(collection.format, "md", {
        fromFile: (text) => {
          const match = front.exec(text) || ["", ""];
          return { ...read(match[1], fields), body: text.slice(match[0].length).trim() };
        },
        toFile: ({ body, ...value }) => `---\n${write(value, { fields })}---\n\n${(body || "").trim()}\n`,
      });
    }
  }
  if (texts) CMS.registerLocale(language, texts);
  // The page of a record is looked up where this form stands, be it a host or a preview.
  const site = new URL("..", location.href).href;
  CMS.init({ config: { ...config, site_url: site, display_url: site, load_config_file: false } });
})();
