// One pass over the products gives every list; templates only look them up.
const settings = require("./site/_data/settings.json");
const frames = require("./site/_data/frames.json");

module.exports = function (config) {
  const byNumber = (a, b) => a.data.number - b.data.number;
  let facets, makers, kinds;

  config.addCollection("lists", (api) => {
    facets = new Map();
    makers = new Map();
    kinds = new Map();
    const add = (map, key, item) => (map.has(key) ? map.get(key).push(item) : map.set(key, [item]));
    for (const item of api.getFilteredByTag("products").sort(byNumber)) {
      for (const id of item.data.facets) add(facets, `${item.data.lang}/${id}`, item);
      for (const id of item.data.makers) add(makers, `${item.data.lang}/${id}`, item);
    }
    for (const item of api.getFilteredByTag("sheets").sort(byNumber))
      add(kinds, `${item.data.lang}/${item.data.kind}`, item);
    const lists = [];
    for (const [key, found] of facets) {
      const [lang, id] = key.split("/");
      let items = found;
      if (id === "order-name") items = [...found].sort((a, b) => a.data.name_rank - b.data.name_rank);
      if (id === "order-date") items = [...found].sort((a, b) => a.data.date_rank - b.data.date_rank);
      const path = settings.lists[lang];
      const last = Math.ceil(items.length / settings.size);
      const pages = [];
      for (let n = 1; n <= last; n++)
        pages.push({ number: n, path: path.replace("ID", n === 1 ? id : `${id}.${n}`) });
      for (const page of pages)
        lists.push({
          lang, id, pages, total: items.length, title: frames[lang].facets[id], ...page,
          first: (page.number - 1) * settings.size + 1,
          items: items.slice((page.number - 1) * settings.size, page.number * settings.size),
        });
    }
    return lists;
  });
  config.addCollection("shorts", (api) =>
    api.getFilteredByTag("products").filter((item) => item.data.lang === settings.main));
  config.addCollection("feeds", (api) => {
    const products = api.getFilteredByTag("products");
    return settings.languages.map((lang) => {
      const items = products.filter((item) => item.data.lang === lang).sort(byNumber);
      return {
        lang,
        newest: [...items].sort((a, b) => a.data.date_rank - b.data.date_rank).slice(0, 30),
        search: JSON.stringify(items.map(({ url, data }) => ({
          name: data.heading, url, producer: data.producer, place: data.place, stars: data.stars,
        }))),
      };
    });
  });
  config.addFilter("ofFacet", (id, lang) => facets.get(`${lang}/${id}`) || []);
  config.addFilter("ofMaker", (id, lang) => makers.get(`${lang}/${id}`) || []);
  config.addFilter("ofKind", (kind, lang) => kinds.get(`${lang}/${kind}`) || []);

  return {
    dir: { input: "site", output: "public", includes: "../_includes", data: "_data" },
    markdownTemplateEngine: false,
    htmlTemplateEngine: "njk",
  };
};
