"""Sheets that labels and signs are printed on: where each stands, and where to cut or fold.

Lengths are millimetres on A4. Sheets that are cut beforehand follow the sizes that makers of
label paper share; others bear marks outside the labels.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

LabelStyle = Literal["small", "wide", "large", "card", "tent"]
_MARK, _GAP = 4.0, 1.5


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """A sheet: its paper, the size of a label, how many there are and where the first stands.

    ``across`` and ``down`` are from the left edge of one label to the next and from one upper
    edge to the next; ``cut`` asks for marks; ``fold`` says that each label is folded in half.
    """

    name: str
    style: LabelStyle
    width: float
    height: float
    columns: int
    rows: int
    left: float
    top: float
    across: float
    down: float
    paper: tuple[float, float] = (210.0, 297.0)
    cut: bool = False
    fold: bool = False

    @property
    def count(self) -> int:
        """How many labels stand on a sheet."""
        return self.columns * self.rows

    def places(self) -> Iterator[tuple[float, float]]:
        """The upper left corner of each label, row by row."""
        for row in range(self.rows):
            for column in range(self.columns):
                yield self.left + column * self.across, self.top + row * self.down

    def marks(self) -> Iterator[tuple[float, float, float, float]]:
        """Cut and fold marks as boxes: left, top, width and height; one of these is 0."""
        if not self.cut:
            return
        bottom = self.top + (self.rows - 1) * self.down + self.height
        right = self.left + (self.columns - 1) * self.across + self.width
        xs = {self.left + column * self.across for column in range(self.columns)}
        xs |= {x + self.width for x in xs}
        ys = {self.top + row * self.down for row in range(self.rows)}
        ys |= {y + self.height for y in ys}
        for x in sorted(xs):
            if 0 < x < self.paper[0]:
                above, below = self._room(self.top), self._room(self.paper[1] - bottom)
                yield x, self.top - _GAP - above if self.top else 0, 0, above or _MARK
                yield x, bottom + _GAP if self.top else bottom - _MARK, 0, below or _MARK
        for y in sorted(ys):
            if 0 < y < self.paper[1]:
                before, after = self._room(self.left), self._room(self.paper[0] - right)
                yield self.left - _GAP - before if self.left else 0, y, before or _MARK, 0
                yield right + _GAP if self.left else right - _MARK, y, after or _MARK, 0

    def folds(self) -> Iterator[tuple[float, float, float, float]]:
        """Where labels are folded, as short marks at their edges."""
        if not self.fold:
            return
        for left, top in self.places():
            middle = top + self.height / 2
            yield left, middle, _MARK, 0
            yield left + self.width - _MARK, middle, _MARK, 0

    def _room(self, margin: float) -> float:
        return max(0.0, min(_MARK, margin - _GAP))


_ALL = (
    LabelSheet("3x8", "small", 70, 37, 3, 8, 0, 0.5, 70, 37),
    LabelSheet("2x7", "wide", 99.1, 38.1, 2, 7, 4.65, 15.15, 101.6, 38.1),
    LabelSheet("2x4", "large", 99.1, 67.7, 2, 4, 4.65, 13.1, 101.6, 67.7),
    LabelSheet("card", "card", 85, 55, 2, 5, 20, 11, 85, 55, cut=True),
    LabelSheet("tent-a5", "tent", 210, 297, 1, 1, 0, 0, 210, 297, fold=True),
    LabelSheet(
        "tent-a6", "tent", 148.5, 210, 2, 1, 0, 0, 148.5, 210, (297.0, 210.0), cut=True, fold=True
    ),
)
SHEETS: Mapping[str, LabelSheet] = MappingProxyType({sheet.name: sheet for sheet in _ALL})
USUAL = "2x7"
