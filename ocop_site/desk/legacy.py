"""Texts in the encodings of before Unicode: TCVN3 (ABC) and VNI, told apart and converted.

Both write Vietnamese with letters that Unicode reads as others ("S¶n phÈm", "Saûn phaåm"). A
text counts as such only if it is not Vietnamese as it stands and becomes so by one of the two
tables; anything less sure is left to people.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

from ocop_site.desk.syllables import is_vietnamese, plausible_share
from ocop_site.text import normalise

__all__ = ["Encoding", "Verdict", "convert", "judge", "plausible_share"]


class Encoding(enum.Enum):
    """An encoding of before Unicode."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is known of a text: as it should be, or in an old encoding, or not to be told.

    ``text`` is what it says where that is known; ``encoding`` what it was converted from.
    """

    text: str
    encoding: Encoding | None = None
    unsure: bool = False


# TCVN 5712:1993, the half above 0xA0.
_TCVN3_SIGNS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ", 0xB5: "àảãáạ", 0xBB: "ằẳẵắ", 0xC6: "ặầẩẫấậè", 0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò", 0xE1: "ỏõóọồổỗốộờởỡớợù", 0xF1: "ủũúụừửữứựỳỷỹýỵ",
}  # fmt: skip
_TCVN3 = {
    chr(start + offset): letter
    for start, letters in _TCVN3_SIGNS.items()
    for offset, letter in enumerate(letters)
}
# Programs that took the bytes for Windows-1252 agree with Latin-1 above 0xA0.

_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_PAIRS: dict[str, str] = {}
for _letter in "aeouyôö":
    _base = {"ô": "ơ", "ö": "ư"}.get(_letter, _letter)
    for _sign, _tone in _VNI_TONES.items():
        _VNI_PAIRS[_letter + _sign] = normalise(_base + _tone)
for _letter, _shaped in {"a": "â", "e": "ê", "o": "ô"}.items():
    for _sign, _tone in zip(
        "âáàåãä", ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True
    ):
        _VNI_PAIRS[_letter + _sign] = normalise(_shaped + _tone)
for _sign, _tone in zip(
    "êéèúüë", ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"), strict=True
):
    _VNI_PAIRS["a" + _sign] = normalise("ă" + _tone)
_VNI_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị",
               "î": "ỵ"}  # fmt: skip
_VNI = {**_VNI_PAIRS, **_VNI_SINGLE}
_VNI |= {key.upper(): value.upper() for key, value in _VNI.items()}
_VNI |= {key.capitalize(): value.capitalize() for key, value in _VNI_PAIRS.items()}
_VNI |= {key[0].upper() + key[1:]: value.upper() for key, value in _VNI_PAIRS.items()}
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))


def convert(text: str, encoding: Encoding) -> str:
    """A text as it would read in an encoding."""
    if encoding is Encoding.TCVN3:
        return "".join(_TCVN3.get(char, char) for char in text)
    return _VNI_PATTERN.sub(lambda match: _VNI[match[0]], text)


def judge(text: str, font: str = "", *, suspected: Encoding | None = None) -> Verdict:
    """What a text says.

    Args:
        text: as the file has it.
        font: the name of the cell's font, lower-case, where it tells an encoding.
        suspected: an encoding that other cells of the same sheet are surely in.
    """
    if text.isascii():
        return Verdict(text)
    if any(ord(char) > 0xFF and char.isalpha() for char in text):
        return Verdict(text)  # a letter that neither encoding has
    as_it_is = is_vietnamese(text)
    readings = {
        encoding: converted
        for encoding in Encoding
        if (converted := convert(text, encoding)) != text and is_vietnamese(converted)
    }
    by_font = _encoding_of(font)
    if by_font is not None and by_font in readings:
        return _converted(readings[by_font], by_font, font)
    if as_it_is:
        if suspected in readings and suspected is not None:
            return Verdict(text, unsure=True)
        return Verdict(text)
    if len(readings) == 1:
        encoding, converted = readings.popitem()
        return _converted(converted, encoding, font)
    if suspected is not None and suspected in readings:
        return _converted(readings[suspected], suspected, font)
    return Verdict(text, unsure=bool(readings) or _looks_legacy(text))


def _converted(text: str, encoding: Encoding, font: str) -> Verdict:
    if font.startswith(".vn") and font.rstrip(" b").endswith("h"):
        text = text.upper()  # the fonts of capitals hold the codes of small letters
    return Verdict(normalise(text), encoding)


def _encoding_of(font: str) -> Encoding | None:
    if font.startswith(".vn"):
        return Encoding.TCVN3
    return Encoding.VNI if font.startswith("vni") else None


def _looks_legacy(text: str) -> bool:
    """Whether letters stand where only an old encoding puts them: signs between letters."""
    return bool(re.search(r"[a-zA-Z][¡-¿Æ×÷Øø][a-zA-Z]", text))
