"""Plates: the designed pictures that stand for a product without a photo.

On the site a plate is type over one motif; in the book it is one dish, cropped. Both follow from
the product's id and a salt, never from its position in a list, so that a plate stays the same
when others come or go.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass

from ocop_site.render.motifs import (
    FIELD_MOTIFS,
    UPRIGHT_MOTIFS,
    dish_motif,
    motif_symbols,
    screen_motifs,
)
from ocop_site.text import normalise

__all__ = ["Dish", "Plate", "design_dish", "design_plate", "motif_symbols"]

_TONES = ("lacquer", "glaze", "lacquer", "glaze", "lacquer", "glaze", "lacquer", "ink")
_COMPOSITIONS = ("rise", "fall", "seat", "small", "crop", "side")
_FIELD_COMPOSITIONS = ("crop", "band")
_UPRIGHT_COMPOSITIONS = ("rise", "seat", "small", "side")
_TURNS = ("", "r1", "r2", "r3")
_STEPS = (46, 40, 34, 30, 26, 22, 19, 17, 15, 13)
_LARGEST_BY_LINES = {1: 46.0, 2: 33.0, 3: 24.0}
_LETTER_WIDTH = 0.575
_LINE_WIDTH = 82

# Centre of the dish in parts of the box, and its diameter in parts of the box's mean side.
_PLACEMENTS = (
    ("right", 0.66, 0.48, 1.40),
    ("low-right", 0.64, 0.64, 1.30),
    ("left", 0.38, 0.52, 1.36),
    ("high", 0.52, 0.34, 1.26),
    ("high-right", 0.74, 0.32, 1.34),
    ("low", 0.48, 0.70, 1.32),
    ("close", 0.42, 0.44, 1.62),
    ("high-left", 0.30, 0.34, 1.44),
)
_DISH_SIZES = (52.0, 128.0)
_MARGIN_CUT = 0.12


@dataclass(frozen=True, slots=True)
class Plate:
    """A plate on the site; templates add the frame and the drawing."""

    motif: str
    tone: str
    composition: str
    turn: str
    size_class: str
    lines: tuple[str, ...]
    place: str
    number: str

    @property
    def classes(self) -> str:
        """The style classes that follow ``plate``."""
        parts = (f"t-{self.tone}", f"c-{self.composition}", self.turn, self.size_class)
        return " ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Dish:
    """A dish in the book: millimetres from the upper left corner of its box, and degrees."""

    motif: str
    size: float
    left: float
    top: float
    turn: int
    placement: str = ""

    @property
    def signature(self) -> str:
        """What a neighbour must not repeat."""
        return f"{self.motif}/{self.placement}"


def design_plate(
    *,
    id: str,
    name: str,
    set_id: str,
    group_id: str,
    words: Sequence[str],
    place: str,
    number: str,
    salt: str,
) -> Plate:
    """The plate of a product; ``words`` override the fragment taken from its Vietnamese name."""
    key = _key(salt, id)
    choices = screen_motifs(name, set_id, group_id)
    motif = choices[key[0] % len(choices)]
    lines = tuple(words[:3]) or _fragment(name)
    return Plate(
        motif=motif,
        tone=_TONES[key[1] % len(_TONES)],
        composition=_composition(motif, key[2]),
        turn="" if motif in FIELD_MOTIFS | UPRIGHT_MOTIFS else _TURNS[key[3] % len(_TURNS)],
        size_class=_size_class(lines),
        lines=lines,
        place=place,
        number=number,
    )


def design_dish(
    *,
    id: str,
    set_id: str,
    group_id: str,
    width: float,
    height: float,
    salt: str,
    previous: str = "",
    name: str = "",
) -> Dish:
    """The dish of a product for a box of ``width`` by ``height`` millimetres.

    ``previous`` is the ``signature`` of the dish before it; the two will differ. Without a
    ``name`` the fruit is not known, and a plain dish is drawn.
    """
    key = _key(salt, id)
    motif = dish_motif(name, set_id, group_id)
    choice = key[4] % len(_PLACEMENTS)
    if previous == f"{motif}/{_PLACEMENTS[choice][0]}":
        choice = (choice + 1 + key[5] % (len(_PLACEMENTS) - 1)) % len(_PLACEMENTS)
    placement, across, down, scale = _PLACEMENTS[choice]
    across += _jitter(key[6], 0.04)
    down += _jitter(key[7], 0.04)
    wanted = math.sqrt(width * height) * (scale + _jitter(key[8], 0.08))
    size = round(min(max(wanted, _DISH_SIZES[0]), _DISH_SIZES[1]), 1)
    left = round(across * width - size / 2, 1)
    top = round(down * height - size / 2, 1)
    if left >= 0 and top >= 0 and left + size <= width and top + size <= height:
        left = round(width - size * (1 - _MARGIN_CUT), 1)
    turn = 0 if motif == "tourism" else key[9] % 24 * 15
    return Dish(motif, size, left, top, turn, placement)


def _key(salt: str, id: str) -> bytes:
    return hashlib.sha256((salt + id).encode()).digest()


def _jitter(value: int, reach: float) -> float:
    return (value / 255 * 2 - 1) * reach


def _composition(motif: str, value: int) -> str:
    if motif in FIELD_MOTIFS:
        return _FIELD_COMPOSITIONS[value % len(_FIELD_COMPOSITIONS)]
    if motif in UPRIGHT_MOTIFS:
        return _UPRIGHT_COMPOSITIONS[value % len(_UPRIGHT_COMPOSITIONS)]
    return _COMPOSITIONS[value % len(_COMPOSITIONS)]


def _fragment(name: str) -> tuple[str, ...]:
    """The kind of product within its name: the words before the first proper name, at most three.

    ``Bưởi da xanh Út Lê`` gives ``Bưởi da xanh``, ``Rượu Đa Lộc`` gives ``Rượu``.
    """
    lines: list[str] = []
    for word in normalise(name).split():
        bare = word.strip(".,;:()[]\"'“”‘’«»–-")
        starts = bare[:1]
        if lines and (not starts or not starts.islower() or word[0] != starts):
            break
        if bare:
            lines.append(bare)
        if len(lines) == 3 or not word.endswith(bare):
            break
    return tuple(lines)


def _size_class(lines: Sequence[str]) -> str:
    """The largest step of type at which the longest line stays within the plate."""
    longest = max((len(normalise(line)) for line in lines), default=1)
    limit = min(_LINE_WIDTH / (_LETTER_WIDTH * longest), _LARGEST_BY_LINES[max(len(lines), 1)])
    return f"n-{next((step for step in _STEPS if step <= limit), _STEPS[-1])}"
