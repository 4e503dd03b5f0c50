"""Vietnamese text: one normal form, folding, alphabetical order, slugs, excerpts.

Collation follows the order of the Vietnamese dictionary: base letters first
(a ă â b c d đ e ê …), tones (ngang, huyền, hỏi, ngã, sắc, nặng) as a second level.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_RANK = {letter: rank + 100 for rank, letter in enumerate(_LETTERS)}
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_TONE_RANK = {tone: rank + 1 for rank, tone in enumerate(_TONES)}
_SHAPES = "\u0306\u0302\u031b"
_DIGITS = re.compile(r"\d{1,18}")

CollationKey = tuple[tuple[int, ...], tuple[int, ...], str]


def normalise(value: str) -> str:
    """Return ``value`` in NFC: the one form in which texts are compared and stored."""
    return value if value.isascii() else unicodedata.normalize("NFC", value)


def fold(value: str) -> str:
    """Lower-case without marks: ``Sầu riêng`` gives ``sau rieng``, ``Đ`` gives ``d``.

    The browser's search folds in the same way, so both must change together.
    """
    lowered = value.lower().replace("đ", "d")
    return "".join(
        char for char in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(char)
    )


def slugify(value: str) -> str:
    """An ASCII address part: ``Bưởi da xanh Út Lê`` gives ``buoi-da-xanh-ut-le``."""
    return re.sub(r"[^a-z0-9]+", "-", fold(value)).strip("-")


def _split_letter(char: str) -> tuple[str, int]:
    base, tone = "", 0
    for part in unicodedata.normalize("NFD", char):
        if part in _TONE_RANK:
            tone = _TONE_RANK[part]
        elif not unicodedata.combining(part) or part in _SHAPES:
            base += part
    return unicodedata.normalize("NFC", base), tone


@lru_cache(maxsize=4096)
def collation_key(value: str) -> CollationKey:
    """A sort key in Vietnamese alphabetical order; numbers inside names sort by value."""
    primary: list[int] = []
    secondary: list[int] = []
    folded = normalise(value).lower()
    position = 0
    while position < len(folded):
        digits = _DIGITS.match(folded, position)
        if digits:
            primary += [50, int(digits.group())]
            position = digits.end()
            continue
        base, tone = _split_letter(folded[position])
        position += 1
        if base in _LETTER_RANK:
            primary.append(_LETTER_RANK[base])
            secondary.append(tone)
        elif base.isspace():
            primary.append(1)
        elif base.isalpha():
            primary.append(200 + ord(base[0]))
    return tuple(primary), tuple(secondary), value


def initial(value: str) -> str:
    """The index letter under which ``value`` stands: ``Đa Lộc`` under ``Đ``, ``Ổi`` under ``Ô``."""
    for char in normalise(value).lower():
        base, _ = _split_letter(char)
        if base in _LETTER_RANK:
            return base.upper()
        if base.isdigit():
            return "#"
        if base.isalpha():
            return base.upper()
    return "#"


def excerpt(value: str, limit: int) -> str:
    """The beginning of a plain text, cut at a word, at most ``limit`` characters."""
    flat = " ".join(value.split())
    if len(flat) <= limit:
        return flat
    cut = flat[:limit].rsplit(" ", 1)[0][: limit - 1].rstrip(" ,;:.–-")
    return cut + "…"
