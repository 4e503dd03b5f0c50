// @ts-check
/* Words as the search compares them, and the packed words of the data. The files of this folder
   but field.js and page.js are joined, inside one function, into the engine of the search: it is
   loaded on first use, works on plain values and never touches the page. */

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
// Inside a word an apostrophe is as good as none: bird's, M'Nông.
const APOSTROPHE = /(?<=\p{L})['’](?=\p{L})/gu;
// The grapheme joiner is the one mark that Python does not count as combining.
const MARKS = /(?!\u034f)\p{Mn}/gu;
// The tone of oa, oe, uy is written on either letter: hòa, hoà.
const TONE = /([ou])([\u0300\u0301\u0303\u0309\u0323])([aey])$/;
// As in search_text.py.
const DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
const MORE = 32;

/** Lower case without marks; it folds as `ocop_site.text.fold` does, and both change together.
 * @param {string} text */
function fold(text) {
  return text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(MARKS, "");
}

/** The words of a text.
 * @param {string} text @returns {string[]} */
function splitWords(text) {
  return text.normalize("NFC").replace(APOSTROPHE, "").match(WORD) ?? [];
}

/** A word with its marks, in one spelling.
 * @param {string} word */
function spell(word) {
  return word.toLowerCase().normalize("NFD").replace(TONE, "$1$3$2").normalize("NFC");
}

/** An id from a name, as `ocop_site.text.slugify` makes it.
 * @param {string} name */
function slugify(name) {
  return fold(name).replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
}

/** Rising numbers from their steps.
 * @param {string} packed */
function unpackNumbers(packed) {
  const numbers = [];
  let last = -1;
  let step = 0;
  let place = 1;
  for (const sign of packed) {
    const digit = DIGITS.indexOf(sign);
    step += (digit % MORE) * place;
    place *= MORE;
    if (digit < MORE) {
      last += step + 1;
      numbers.push(last);
      step = 0;
      place = 1;
    }
  }
  return numbers;
}

/** The words of longer texts, each with the numbers of the records that have it.
 * @param {string} words @param {string} owners @returns {Generator<[string, number[]]>} */
function* unpackWords(words, owners) {
  if (!words) return;
  const lists = owners.split("\n");
  let last = "";
  for (const [index, packed] of words.split("\n").entries()) {
    last = last.slice(0, DIGITS.indexOf(packed[0])) + packed.slice(1);
    yield [last, unpackNumbers(lists[index])];
  }
}

/** Words with what they are compared by, worked out once each. */
class Speller {
  constructor() {
    /** @type {Map<string, [string, string]>} */
    this.known = new Map();
  }

  /** A word in one spelling with its marks, and without them.
   * @param {string} word @returns {[string, string]} */
  read(word) {
    let pair = this.known.get(word);
    if (!pair) {
      pair = [spell(word), fold(word)];
      this.known.set(word, pair);
    }
    return pair;
  }
}
