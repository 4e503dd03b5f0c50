"use strict";
/* Takes the place of the service worker where the settings turn it off: browsers that still have
   one fetch this, forget what they kept and leave the site to the network. */

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => {
  const clear = async () => {
    const names = await caches.keys();
    const family = `ocop ${self.registration.scope} `;
    await Promise.all(names.filter((name) => name.startsWith(family)).map((name) => caches.delete(name)));
    await self.registration.unregister();
  };
  event.waitUntil(clear());
});
