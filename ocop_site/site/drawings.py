"""A plate as one drawing: where its motif, its words and its hairlines stand.

Units are hundredths of the plate's width, so that it scales as a whole; the drawing needs no
more than plain SVG and works in any browser. Colours come from the style sheet by tone.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ocop_site.render.plates import Plate

WIDTH, HEIGHT = 100.0, 125.0
_LEFT = 7.5
_LEADING = 1.12
# Half the leading is negative: the face's own line is 1.362 em high with its baseline at 1.069.
_BASELINE = 1.069 - (1.362 - _LEADING) / 2
_LOW_EDGE = HEIGHT - 16.5
# Type size and upper edge of the words by size class.
_SIZES: Mapping[str, tuple[float, float]] = {
    "n-46": (44, 19),
    "n-40": (40, 18),
    "n-34": (33, 12),
    "n-30": (29, 13),
    "n-26": (26, 14),
    "n-22": (22.5, 14),
    "n-19": (19, 14),
    "n-17": (17, 14),
    "n-15": (15, 14),
    "n-13": (13, 14),
}
# Widths of letters in the serif face, in em; marks add none. Others are near 0.6.
_WIDE = {"m": 0.97, "w": 0.86, "M": 0.97, "W": 1.05, "H": 0.79, "N": 0.79, "Q": 0.76, "O": 0.76}
_NARROW = {"i": 0.33, "l": 0.33, "j": 0.32, "t": 0.38, "r": 0.49, "c": 0.50, "s": 0.49, "I": 0.40}
_LETTER, _TRACKING, _ROOM = 0.61, -0.03, 85.5
_TURNS: Mapping[str, int] = {"": 0, "r1": -38, "r2": 64, "r3": 142}
_CUTS = {1: 0.50, 2: 0.67, 3: 0.77}


@dataclass(frozen=True, slots=True)
class PlateDrawing:
    """A plate laid out; ``cut`` is where a lower field begins, 0 for none."""

    tone: str
    motif: str
    x: float
    y: float
    size: float
    transform: str
    cut: float
    framed: bool
    type_size: float
    halo: float
    lines: tuple[tuple[str, float], ...]
    place: str
    number: str
    low: bool


class Drawings(Mapping[Plate, PlateDrawing]):
    """The drawings of some plates, each laid out when a template asks for it."""

    def __init__(self, plates: Collection[Plate], area: str) -> None:
        """Nothing is laid out yet; ``area`` is for plates without a place of their own."""
        self._plates = plates
        self._area = area

    def __getitem__(self, plate: Plate) -> PlateDrawing:
        """The drawing of a plate; raises ``KeyError`` for one that the page does not show."""
        if plate not in self._plates:
            raise KeyError(plate)
        return draw_plate(plate, self._area)

    def __iter__(self) -> Iterator[Plate]:
        """The plates."""
        return iter(self._plates)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._plates)


@lru_cache(maxsize=8192)
def draw_plate(plate: Plate, area: str) -> PlateDrawing:
    """Lay out a plate; one without a place of its own carries the name of the ``area``."""
    count = max(len(plate.lines), 1)
    x, y, size = _motif_box(plate.composition, count)
    low = plate.composition in ("fall", "crop")
    type_size, top = _SIZES[plate.size_class]
    if plate.composition == "crop" and count > 1:
        type_size = min(type_size, 28.5)
    widest = max((_width(line) for line in plate.lines), default=1)
    type_size = round(min(type_size, _ROOM / widest), 1)
    step = type_size * _LEADING
    first = _LOW_EDGE - count * step if low else top
    turn = _TURNS[plate.turn]
    return PlateDrawing(
        tone=f"t-{plate.tone}",
        motif=plate.motif,
        x=round(x, 2),
        y=round(y, 2),
        size=size,
        transform=f"rotate({turn} {x + size / 2:g} {y + size / 2:g})" if turn else "",
        cut=round(HEIGHT * (1 - _CUTS[min(count, 3)]), 2) if plate.composition == "crop" else 0,
        framed=plate.tone == "ink" and plate.composition not in ("crop", "band"),
        type_size=type_size,
        halo=round(type_size / 10, 2),
        lines=tuple(
            (line, round(first + index * step + _BASELINE * type_size, 2))
            for index, line in enumerate(plate.lines)
        ),
        place=plate.place or area,
        number=plate.number,
        low=low,
    )


def _width(line: str) -> float:
    """The width of a word in em."""
    letters = unicodedata.normalize("NFD", line)
    return sum(
        _WIDE.get(char) or _NARROW.get(char) or _LETTER
        for char in letters
        if not unicodedata.combining(char)
    ) + _TRACKING * len(line)


def _motif_box(composition: str, lines: int) -> tuple[float, float, float]:
    """Left, top and side of the square of the motif; it always leaves room for the words."""
    if composition == "rise":
        return 27, 0.57 * HEIGHT, 132
    if composition == "fall":
        free = {1: 0.40, 2: 0.50}.get(lines, 0.62)
        return WIDTH - 16 - 150, HEIGHT * (1 - free) - 150, 150
    if composition == "band":
        return -3, 0.70 * HEIGHT, 106
    if composition == "seat":
        return 2, HEIGHT * (1.39 if lines < 3 else 1.52) - 96, 96
    if composition == "small":
        return WIDTH + 11 - 56, HEIGHT * 1.09 - 56, 56
    if composition == "crop":
        return -52, -0.90 * HEIGHT, 210
    return 54, 0.48 * HEIGHT, 110
