// Starts the form once its words are known; without this it would start in English by itself.
"use strict";
const words = window.ADMIN_WORDS;
if (words.texts) CMS.registerLocale(words.language, words.texts);
CMS.init();
