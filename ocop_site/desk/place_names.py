"""Names of communes, districts and provinces, alone or at the end of an address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ocop_site.desk.list_words import Form, load_list_words
from ocop_site.desk.names import key_of
from ocop_site.text import fold, normalise

_PARTS = re.compile(r"\s*[,;\n]\s*|\s+[-–]\s+")
# An address without commas: a kind of place begins a new part.
_KINDS = re.compile(
    r"(?<!thị)(?<!thi)\s+(?=(?:xã|phường|thị trấn|đặc khu|huyện|thị xã|quận|thành phố|tỉnh"
    r"|tp\.?|tx\.?)\s)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place as a list names it: ``Xã Tân Mỹ`` is a commune, its core name ``Tân Mỹ``.

    ``rest`` is what stands before it in an address.
    """

    kind: str
    full: str
    core: str
    rest: str = ""


def read_places(text: str) -> tuple[PlaceName, ...]:
    """The places that end a text, the smallest first; empty if none is called by its kind."""
    parts = [
        piece
        for part in _PARTS.split(normalise(text).strip(" .,;"))
        for piece in _KINDS.split(part)
        if piece
    ]
    found: list[PlaceName] = []
    while parts:
        place = read_place(parts[-1])
        if place is None:
            break
        found.insert(0, place)
        parts.pop()
    if found and parts:
        first = found[0]
        found[0] = PlaceName(first.kind, first.full, first.core, ", ".join(parts))
    return tuple(found)


def read_place(text: str) -> PlaceName | None:
    """A place called by its kind: ``xã Tân Mỹ``, ``TP. Thuận An``, ``P.Tân An``."""
    for form in load_list_words().places:
        for begin in form.begins:
            core = _after(text.strip(), begin)
            if core:
                core = core.title() if core.isupper() else core
                return PlaceName(form.value, f"{form.full} {core}", core)
    return None


def _after(text: str, begin: str) -> str:
    """What follows a beginning, with its accents or without them; one letter needs a point."""
    match = _place_pattern(begin).match(text)
    return match["core"].strip() if match else ""


@cache
def _place_pattern(begin: str) -> re.Pattern[str]:
    words = r"\s+".join(_loose(word) for word in begin.split())
    end = r"\.\s*" if len(begin) == 1 else r"\.?\s+|\.\s*"
    return re.compile(rf"(?:{words})(?:{end})(?P<core>\S.*)", re.IGNORECASE)


def _loose(word: str) -> str:
    """A pattern for a word that may have lost its accents: ``hội`` or ``hoi``, not ``hồi``."""
    return "".join(f"[{char}{fold(char)}]" if char.isalpha() else re.escape(char) for char in word)


def after_form(text: str, form: Form) -> str | None:
    """What follows one of a form's beginnings; ``None`` if the text begins otherwise."""
    for pattern in _form_patterns(form):
        match = pattern.match(text)
        if match:
            return match["rest"].strip()
    return None


@cache
def _form_patterns(form: Form) -> tuple[re.Pattern[str], ...]:
    patterns = []
    for begin in sorted(form.begins, key=len, reverse=True):
        words = r"[\s.]+".join(_loose(word) for word in begin.split())
        patterns.append(re.compile(rf"{words}(?=[\s.:]|$)[\s.:]*(?P<rest>.*)", re.IGNORECASE))
    return tuple(patterns)


def same_place(left: str, right: str) -> bool:
    """Whether two names are the same place's: equal, or one leaves out the kind."""
    first, second = read_place(left), read_place(right)
    if first and second:
        return key_of(first.full) == key_of(second.full)
    cores = [
        key_of(place.core if place else name) for place, name in ((first, left), (second, right))
    ]
    return cores[0] == cores[1]
