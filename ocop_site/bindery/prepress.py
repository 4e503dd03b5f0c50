"""What a press asks of a file: its inks, the bleed, and the marks outside the trimmed page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from ocop_site.bindery.syntax import number

Build = tuple[int, int, int, int]
MM = 72 / 25.4
ALL, KNOCKOUT, OVERPRINT = "All", "Knockout", "Overprint"
_THICK = 0.25
_GAP, _LENGTH = 1.0, 5.0  # of the crop marks, in millimetres from the bleed outwards
_PATCH = 4.0
_ARC = 0.5523
# Full inks, two over two, and a tint of black: what a printer measures on the sheet.
_PATCHES: tuple[Build, ...] = (
    (100, 0, 0, 0),
    (0, 100, 0, 0),
    (0, 0, 100, 0),
    (0, 0, 0, 100),
    (0, 100, 100, 0),
    (100, 0, 100, 0),
    (100, 100, 0, 0),
    (0, 0, 0, 50),
)


@dataclass(frozen=True)
class Prepress:
    """The conditions of printing, for all pages of a file.

    ``profile`` is the ICC profile of the press and ``condition`` its name in the registry of
    characterised printing conditions. ``builds`` gives colours of the design, as ``#RRGGBB``,
    the percentages of cyan, magenta, yellow and black that were chosen for them; all others are
    converted by the profile. ``limit`` is the most ink there may be at one place, in per cent.
    ``bleed`` and ``slug`` are millimetres outside the trimmed page: what is cut off, and the
    whole room with the marks. ``folds`` are distances of folds from the left edge.
    """

    profile: bytes = field(repr=False)
    condition: str
    description: str
    builds: tuple[tuple[str, Build], ...]
    limit: int = 300
    bleed: float = 3.0
    slug: float = 10.0
    folds: tuple[float, ...] = ()

    @cached_property
    def key(self) -> str:
        """All of it as text, for digests."""
        facts = (self.condition, self.description, self.builds, self.limit)
        return json.dumps([*facts, self.bleed, self.slug, self.folds, self.profile.hex()])

    def boxes(self, width: float, height: float) -> dict[str, tuple[float, ...]]:
        """The page boxes for a trimmed size in points; the trimmed page begins at the origin."""
        bleed, slug = self.bleed * MM, self.slug * MM
        return {
            "MediaBox": (-slug, -slug, width + slug, height + slug),
            "BleedBox": (-bleed, -bleed, width + bleed, height + bleed),
            "TrimBox": (0.0, 0.0, width, height),
        }


def draw_marks(prepress: Prepress, width: float, height: float) -> Iterator[bytes]:
    """The operators of all marks of a page whose trimmed size is given in points."""
    yield b"q"
    yield b"/%s CS 1 SCN" % ALL.encode()
    yield b"%s w" % number(_THICK)
    near, far = (prepress.bleed + _GAP) * MM, (prepress.bleed + _GAP + _LENGTH) * MM
    for x in (0.0, width):
        yield from _both_ends(x, height, near, far)
    for y in (0.0, height):
        yield _line(-near, y, -far, y)
        yield _line(width + near, y, width + far, y)
    middle = (near + far) / 2
    centre = width / 4 if prepress.folds else width / 2  # out of the way of folds
    for x, y in (
        (centre, -middle),
        (centre, height + middle),
        *(((width - centre, -middle), (width - centre, height + middle)) if prepress.folds else ()),
        (-middle, height / 2),
        (width + middle, height / 2),
    ):
        yield from _target(x, y, (far - near) / 2)
    if prepress.folds:
        yield b"[3 2] 0 d"
    for fold in prepress.folds:
        yield from _both_ends(fold * MM, height, near, far)
    yield b"Q"
    yield b"q"
    yield from _patches(middle)
    yield b"Q"


def _both_ends(x: float, height: float, near: float, far: float) -> Iterator[bytes]:
    yield _line(x, -near, x, -far)
    yield _line(x, height + near, x, height + far)


def _line(x1: float, y1: float, x2: float, y2: float) -> bytes:
    return b"%s %s m %s %s l S" % tuple(map(number, (x1, y1, x2, y2)))


def _target(x: float, y: float, reach: float) -> Iterator[bytes]:
    """A cross in a circle, by which the plates are laid over each other."""
    yield _line(x - reach, y, x + reach, y)
    yield _line(x, y - reach, x, y + reach)
    r = reach * 0.6
    c = r * _ARC
    yield b"%s %s m" % (number(x + r), number(y))
    for points in (
        (x + r, y + c, x + c, y + r, x, y + r),
        (x - c, y + r, x - r, y + c, x - r, y),
        (x - r, y - c, x - c, y - r, x, y - r),
        (x + c, y - r, x + r, y - c, x + r, y),
    ):
        yield b"%s %s %s %s %s %s c" % tuple(map(number, points))
    yield b"S"


def _patches(middle: float) -> Iterator[bytes]:
    side = _PATCH * MM
    for index, build in enumerate(_PATCHES):
        yield paint(build)
        x, y = (index + 2) * side, -middle - side / 2
        yield b"%s %s %s %s re f" % (number(x), number(y), number(side), number(side))


def paint(build: Build, *, stroke: bool = False) -> bytes:
    """The operator that chooses an ink build."""
    inks = b" ".join(number(value / 100) for value in build)
    return inks + (b" K" if stroke else b" k")
