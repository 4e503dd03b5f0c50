// @ts-check
"use strict";
/* Keeps the site for times without a network. The build writes what it has to know before this
   text: BUILD with the edition's digest, the files every page needs and, per language, the list of
   pages to keep. Pages come from the network while there is one, files from what is kept; a new
   edition gets a store of its own, into which only what has changed is fetched. */

/** Paths below the site's folder with the digests of their files.
 * @typedef {Record<string, string>} Paths */
/** @typedef {{version: string, core: Paths, lists: Record<string, string>,
 *   offline: Record<string, string>}} Build */

/** @type {Build} */
const EDITION = /** @type {any} */ (self).BUILD;
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const ROOT = worker.registration.scope;
const FAMILY = `ocop ${ROOT} `;
const STORE = FAMILY + EDITION.version;
// Where a store notes what it holds; no page has this address.
const NOTES = `${ROOT}kept.json`;
const PATIENCE = 4000;
const AT_ONCE = 4;
const NOTED = 10;
const MOST_PICTURES = 300;

/** Stores of earlier editions, the newest first. */
const formerStores = async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(FAMILY) && name !== STORE);
  return Promise.all(names.reverse().map((name) => caches.open(name)));
};

/** The digests of what a store holds.
 * @param {Cache} store @returns {Promise<Paths>} */
const readNotes = async (store) => (await store.match(NOTES))?.json() ?? {};

/** A response as it may be kept: browsers refuse one that came by a detour.
 * @param {Response} response */
const straighten = async (response) =>
  response.redirected
    ? new Response(await response.blob(), { status: 200, headers: response.headers })
    : response;

/** Put files into the store of this edition; those that an earlier one has are copied.
 * @param {Paths} paths @param {boolean} strict whether a file that cannot be had is an error */
const keep = async (paths, strict) => {
  const store = await caches.open(STORE);
  const notes = await readNotes(store);
  const former = await formerStores();
  const formerNotes = await Promise.all(former.map(readNotes));
  const wanted = Object.keys(paths).filter((path) => notes[path] !== paths[path]);
  /** @param {string} path */
  const fetchOne = async (path) => {
    const at = formerNotes.findIndex((own) => own[path] === paths[path]);
    const copy = at >= 0 ? await former[at].match(ROOT + path) : undefined;
    const response = copy ?? (await fetch(ROOT + path, { cache: "no-cache" }));
    if (response.ok) {
      await store.put(ROOT + path, await straighten(response));
      notes[path] = paths[path];
    } else if (strict) {
      throw new Error(path);
    }
  };
  // The browser may end the work at any time: what is done is noted on the way.
  for (let done = 1; wanted.length; done += 1) {
    await Promise.all(wanted.splice(0, AT_ONCE).map(fetchOne));
    if (done % NOTED === 0 || !wanted.length) {
      await store.put(NOTES, new Response(JSON.stringify(notes)));
    }
  }
};

/** Keep the catalogue of a language, and fetch anew the pages seen in earlier editions.
 * @param {string} language */
const keepCatalogue = async (language) => {
  const list = EDITION.lists[language];
  if (!list) return;
  const response = await fetch(ROOT + list, { cache: "no-cache" });
  if (response.ok) await keep(await response.json(), false);
  const store = await caches.open(STORE);
  for (const old of await formerStores()) {
    for (const request of await old.keys()) {
      if (!request.url.endsWith(".html")) continue;
      if (!(await store.match(request))) {
        const page = await fetch(request.url, { cache: "no-cache" });
        if (page.ok) await store.put(request.url, await straighten(page));
      }
      await old.delete(request);
    }
  }
};

/** The address under which a file is kept: without words asked for, folders by their index.
 * @param {string} address */
const keyOf = (address) => {
  const url = new URL(address);
  const path = url.origin + url.pathname;
  return path.endsWith("/") ? `${path}index.html` : path;
};

/** A file from any store, that of this edition first; some hosts leave out the ending of pages.
 * @param {string} key */
const kept = async (key) => {
  const store = await caches.open(STORE);
  return (await store.match(key)) ?? (await caches.match(key)) ?? caches.match(`${key}.html`);
};

/** Keep a copy of what the network answered.
 * @param {string} key @param {Response} response */
const remember = async (key, response) => {
  if (response.status !== 200 || response.type !== "basic") return;
  const store = await caches.open(STORE);
  await store.put(key, await straighten(response.clone()));
  if (key.includes("/photos/")) {
    const pictures = (await store.keys()).filter(({ url }) => url.includes("/photos/"));
    for (const old of pictures.slice(0, -MOST_PICTURES)) await store.delete(old);
  }
};

/** From the network while it answers, else what is kept.
 * @param {FetchEvent} event @param {string} key */
const fresh = async (event, key) => {
  const held = await kept(key);
  const asked = fetch(event.request).then((response) => {
    event.waitUntil(remember(key, response.clone()));
    return response;
  });
  if (!held) return asked;
  const waited = new Promise((done) => setTimeout(() => done(held), PATIENCE));
  return Promise.race([asked.catch(() => held), waited]);
};

/** What is kept, else from the network.
 * @param {FetchEvent} event @param {string} key */
const stored = async (event, key) => {
  const held = await kept(key);
  if (held) return held;
  const response = await fetch(event.request);
  event.waitUntil(remember(key, response.clone()));
  return response;
};

/** The page that says that a page is not kept, in the language of its address.
 * @param {string} key */
const excuse = async (key) => {
  const language = key.slice(ROOT.length).split("/")[0];
  const path = EDITION.offline[language] ?? Object.values(EDITION.offline)[0];
  return (await kept(ROOT + path)) ?? Response.error();
};

worker.addEventListener("install", (event) => {
  worker.skipWaiting();
  event.waitUntil(keep(EDITION.core, true));
});

worker.addEventListener("activate", (event) => {
  const clear = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(FAMILY) && name !== STORE);
    // Pages that are still open may ask for files of the last edition; older ones can go.
    for (const name of names.slice(0, -1)) await caches.delete(name);
    await worker.clients.claim();
  };
  event.waitUntil(clear());
});

worker.addEventListener("message", (event) => {
  const language = event.data?.keep;
  if (typeof language === "string") event.waitUntil(keepCatalogue(language).catch(() => undefined));
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const key = keyOf(request.url);
  if (request.method !== "GET" || !key.startsWith(ROOT) || request.headers.has("range")) return;
  if (key.endsWith(".pdf") || key.endsWith(".zip") || key.startsWith(`${ROOT}admin/`)) return;
  if (request.mode === "navigate") {
    event.respondWith(fresh(event, key).catch(() => excuse(key)));
  } else if (/\/(assets|photos)\//.test(key) && !key.includes("/search-data.")) {
    event.respondWith(stored(event, key));
  } else {
    event.respondWith(fresh(event, key));
  }
});
