"""Whether a word can be Vietnamese: an onset, a rhyme, one tone at most.

Used only to tell texts in old encodings from texts as they should be.
"""

from __future__ import annotations

import re
import unicodedata

_ONSETS = "ngh ng nh gh gi kh ph th tr ch qu b c d đ g h k l m n p r s t v x"
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en
eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o
oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oc oi om on
ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh
ui um un ung uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uynh uyt uyu uơ ư ưa ưc ưi ưng
ươc ươi ươm ươn ương ươp ươt ươu ưt ưu ưm y yêm yên yêng yêt yêu
ych ynh yn yt
"""
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SYLLABLE = re.compile(
    "(?:"
    + "|".join(_ONSETS.split())
    + ")?(?:"
    + "|".join(sorted(set(_RHYMES.split()), key=len, reverse=True))
    + ")"
)
_WORD = re.compile(r"[^\W\d_²³½]+")
_MARKS = "“”‘’–—…×²³°%№•★☆½\u00a0"
_ABBREVIATION = re.compile(r"[A-ZĐƯ]{2,8}")


def is_syllable(word: str) -> bool:
    """Whether a word is a possible Vietnamese syllable."""
    bare, tones = "", 0
    for char in unicodedata.normalize("NFD", word.lower()):
        if char in _TONES:
            tones += 1
        else:
            bare += char
    return tones <= 1 and bool(_SYLLABLE.fullmatch(unicodedata.normalize("NFC", bare)))


def is_vietnamese(text: str) -> bool:
    """Whether every word with a letter beyond ASCII is a possible syllable, and nothing is odd.

    Words of plain ASCII letters say nothing: they may be names and brands.
    """
    odd = [char for char in text if not (char.isascii() or char.isalpha() or char in _MARKS)]
    return not odd and all(map(is_syllable, _telling_words(text)))


def _telling_words(text: str) -> list[str]:
    return [
        word
        for word in _WORD.findall(text)
        if not word.isascii() and not _ABBREVIATION.fullmatch(word)
    ]


def plausible_share(text: str) -> float:
    """How many of the words with letters beyond ASCII can be Vietnamese, 0 to 1."""
    words = _telling_words(text)
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
