"""The words of longer texts in the fewest bytes: a list of words, and which records have them.

A record is named by its number. Numbers are written as the steps between them, in base 32 with
the lowest digits first; a digit from the upper half of the alphabet says that more follow.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ocop_site.catalogue.models import Record
from ocop_site.catalogue.schema import walk_texts
from ocop_site.text import normalise

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
_MORE = 32
_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])['’](?=[^\W\d_])")
_DECISION = re.compile(r"(\d+)(?=/(?:\d{4}/)?[A-ZĐ]{2})")
_MARKUP = re.compile(r"\[\^[^\]]*\]|\]\([^)]*\)|\[\[[^\]]*\]\]|<[^>]*>|&[a-z0-9#]+;")
# A word that every third record has finds nothing.
_COMMON, _FEW = 0.3, 8


def split_words(text: str) -> frozenset[str]:
    """The words of a text, in lower case with their marks.

    Single letters are left out, and numbers that are not those of decisions.
    """
    plain = _APOSTROPHE.sub("", normalise(_MARKUP.sub(" ", text)))
    words = {word for word in set(_WORD.findall(plain.lower())) if len(word) > 1}
    return frozenset(word for word in words if not word.isdigit()).union(_DECISION.findall(plain))


def join_words(text: str) -> str:
    """The same in the order of the alphabet, with blanks between: a set takes far more room."""
    return " ".join(sorted(split_words(text)))


def words_of(record: Record, language: str, main: str) -> str:
    """The words of every text of a record in a language, without its name, see ``join_words``."""
    texts = (value.get(language, main).text for value in walk_texts(record, skipped="name"))
    return join_words(" ".join(texts))


def count_words(texts: Iterable[str]) -> Counter[str]:
    """How many records have each word; ``texts`` are the words of each record."""
    return Counter(word for words in texts for word in words.split())


def pick_words(
    texts: Sequence[str], counts: Mapping[str, int], limit: int
) -> Mapping[str, tuple[int, ...]]:
    """Word to the numbers of the records that have it, in the order of the alphabet.

    Args:
        texts: the words of each record, see ``join_words``.
        counts: how many records have each of them.
        limit: how many words of a record are kept at most; those that fewest others have.
    """
    most = max(_FEW, int(len(texts) * _COMMON))
    kept: dict[str, list[int]] = {}
    for number, words in enumerate(texts):
        telling = [word for word in words.split() if counts[word] <= most]
        if len(telling) > limit:
            telling = sorted(telling, key=lambda word: (counts[word], word))[:limit]
        for word in telling:
            kept.setdefault(word, []).append(number)
    return {word: tuple(kept[word]) for word in sorted(kept)}


def pack_words(words: Iterable[str]) -> str:
    """Sorted words as one string: of each the signs it shares with the one before, then the rest.

    The count of shared signs, one digit, also parts the words: no word has a digit followed by
    nothing, and a line break ends each.
    """
    packed, last = [], ""
    for word in words:
        shared = 0
        while shared < min(len(word), len(last), _MORE - 1) and word[shared] == last[shared]:
            shared += 1
        packed.append(f"{DIGITS[shared]}{word[shared:]}")
        last = word
    return "\n".join(packed)


def pack_numbers(numbers: Iterable[int]) -> str:
    """Rising numbers as one string, see above."""
    packed, last = "", -1
    for number in numbers:
        step = number - last - 1
        while step >= _MORE:
            packed += DIGITS[_MORE + step % _MORE]
            step //= _MORE
        packed += DIGITS[step]
        last = number
    return packed
