// @ts-check
"use strict";
/* Lets the site work without a network, where it is served from a host: registers the service
   worker, and asks it to keep the catalogue in the language of the page once the page is at rest.
   Opened from a disk nothing is needed, and previews, which refresh themselves, are left alone. */

(() => {
  const REST = 2000;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  if (!("serviceWorker" in navigator) || !location.protocol.startsWith("http")) return;

  const register = async () => {
    if (document.querySelector('script[src*="/livereload.js"]')) return;
    await navigator.serviceWorker.register(script.dataset.worker ?? "");
    const { active } = await navigator.serviceWorker.ready;
    // Who asks for less data is not sent a catalogue.
    const saving = /** @type {any} */ (navigator).connection?.saveData;
    if (!saving) active?.postMessage({ keep: document.documentElement.lang });
  };

  addEventListener("load", () => {
    setTimeout(() => register().catch(() => undefined), REST);
  });
})();
