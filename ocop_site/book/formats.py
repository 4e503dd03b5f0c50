"""Formats: the page, its margins and columns, and how much of a page a product takes.

All that depends on the size of the paper stands here, once. The style sheet takes it as custom
properties, the layout counts with it, and a press edition cuts by it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from ocop_site.book.measure import MM
from ocop_site.catalogue.vocabulary import BookFormat

_LINE = 12


@dataclass(frozen=True, slots=True)
class Grid:
    """A page and its grid: millimetres, but heights of type in points of the design.

    ``point`` is how many points of paper one of the design is: all type, leading and rules
    grow with it, so the twelve-point grid of the style sheet holds on any paper. ``lines`` is
    the number of lines in the text block. ``side`` and ``wide`` are the two columns of a page,
    ``body`` is the text beside the plate of half a page, ``listed`` the column of products in
    the directory. ``plates`` are heights of a product's picture, the best first, ``lowest`` is
    what there must be of it. ``columns`` counts those of an index. ``sheets`` are styles of
    its own, laid over the common ones.
    """

    width: float
    height: float
    inner: float
    outer: float
    top: float
    head: float
    point: float
    lines: int
    side: float
    wide: float
    gutter: float
    plate: tuple[float, float]
    body: float
    code: float
    small_code: float
    contents: float
    listed: float
    columns: int
    column: float
    plates: tuple[float, ...]
    lowest: float
    sheets: tuple[str, ...] = ()

    @property
    def measure(self) -> float:
        """The width of the text block."""
        return self.width - self.inner - self.outer

    @property
    def bottom(self) -> float:
        """The margin below the text block."""
        return self.height - self.top - self.block * self.point / MM

    @property
    def block(self) -> float:
        """The height of the text block in points of the design."""
        return float(_LINE * self.lines)

    @property
    def half(self) -> float:
        """The height of each of two products on a page, in points of the design."""
        return (self.block - 2 * _LINE) / 2

    @property
    def small(self) -> float:
        """The width of a small photo, three of which stand in the wide column."""
        return (self.wide - 2 * self.gutter) / 3

    @property
    def small_photo(self) -> float:
        """Its height in points of the design: four by three, to the nearest half line."""
        half = _LINE / 2
        return round(self.points(self.small) * 0.75 / half) * half

    def points(self, millimetres: float) -> float:
        """A length on paper in points of the design."""
        return millimetres * MM / self.point


@dataclass(frozen=True, slots=True)
class Format:
    """A way to lay the book out: ``pairs`` puts two products on a page wherever they fit.

    ``bleed`` is how far grounds run over the trimmed edge, in millimetres; 0 where nothing is
    trimmed.
    """

    key: BookFormat
    grid: Grid
    pairs: bool = False
    bleed: float = 0.0

    @property
    def name(self) -> str:
        """What it is called in settings, on the command line and in file names."""
        return self.key.value


# Four columns of 25 mm, 39 lines of 12 pt.
A5_GRID = Grid(
    width=148,
    height=210,
    inner=16,
    outer=20,
    top=22,
    head=10.6,
    point=1.0,
    lines=39,
    side=25,
    wide=83,
    gutter=4,
    plate=(36, 55),
    body=68,
    code=19,
    small_code=13,
    contents=112,
    listed=46,
    columns=2,
    column=54,
    plates=(276.0, 216.0, 156.0),
    lowest=144.0,
)
# The small page with two lines more and a wider text beside the plates, for two products on it.
PAIRS_GRID = replace(A5_GRID, top=19, head=9, lines=41, plate=(34, 54), body=72)
# Six columns of 23 mm, 49 lines of 14 pt: a line of text is no longer than on the small page,
# and what the paper has more goes to pictures, margins and a third column of the index.
A4_GRID = Grid(
    width=210,
    height=297,
    inner=24,
    outer=28,
    top=27,
    head=14,
    point=7 / 6,
    lines=49,
    side=50,
    wide=104,
    gutter=4,
    plate=(50, 84),
    body=100,
    code=24,
    small_code=18,
    contents=104,
    listed=62,
    columns=3,
    column=50,
    plates=(348.0, 324.0, 300.0, 276.0, 252.0, 228.0, 204.0),
    lowest=180.0,
    sheets=("print/a4.css",),
)
FORMATS: Mapping[BookFormat, Format] = MappingProxyType(
    {
        BookFormat.A5: Format(BookFormat.A5, A5_GRID),
        BookFormat.A4: Format(BookFormat.A4, A4_GRID),
        BookFormat.COMPACT: Format(BookFormat.COMPACT, PAIRS_GRID, pairs=True),
        BookFormat.A4_COMPACT: Format(BookFormat.A4_COMPACT, A4_GRID, pairs=True),
    }
)
A5 = FORMATS[BookFormat.A5]
