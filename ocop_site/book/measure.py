"""How wide type runs: the layout decides by lines before anything is set.

Kerning is left out and every line is taken a little narrower than it is, so that a text counted
here never needs more lines on paper.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass

MM = 72 / 25.4
_SAFETY = 0.985
_BREAKS = re.compile(r"[^ ]+")


@dataclass(frozen=True, slots=True)
class Face:
    """The advance widths of one font, by code point, in parts of the type size."""

    advances: Mapping[int, float]
    usual: float

    def width(self, text: str, size: float) -> float:
        """The width of ``text`` in points."""
        return size * sum(self.advances.get(ord(char), self.usual) for char in text)

    def lines(self, text: str, size: float, width: float) -> int:
        """How many lines ``text`` takes at a measure of ``width`` points; none if it is empty.

        Lines break at spaces only; no-break spaces hold.
        """
        room = width * _SAFETY
        space = self.advances.get(0x20, self.usual) * size
        count, used = 0, room + 1
        for word in _BREAKS.findall(text):
            length = self.width(word, size)
            if count and used + space + length <= room:
                used += space + length
                continue
            count += max(1, -int(-length // room))
            used = length % room if length > room else length
        return count


@dataclass(frozen=True, slots=True)
class Faces:
    """The faces that the layout counts with."""

    serif: Face
    serif_bold: Face
    serif_light: Face
    sans: Face
    sans_medium: Face
    sans_bold: Face


def read_face(data: bytes) -> Face:
    """The widths of a TrueType font."""
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data), lazy=True)
    units = font["head"].unitsPerEm
    metrics = font["hmtx"].metrics
    advances = {
        code: metrics[glyph][0] / units for code, glyph in font.getBestCmap().items()
    }
    return Face(advances, max(advances.get(ord("m"), 1.0), 0.5))
