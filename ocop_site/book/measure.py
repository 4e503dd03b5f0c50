"""How wide type runs: the layout decides by lines before anything is set.

Kerning is left out and every line is taken a little narrower than it is, so that a text counted
here never needs more lines on paper.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MM = 72 / 25.4
_SAFETY = 0.985
_LEADER = 9.0
# How far the lines after the first are set in, as in the style sheet.
HANG = 8.5
_BREAKS = re.compile(r"[^ ]+")
_ADDRESS = re.compile(r"/?[^./]+[./]?|[./]")


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


def hold_number(
    face: Face, text: str, size: float, width: float, digits: int = 3
) -> tuple[str, ...]:
    """The lines of ``text``, broken so that a page number stands beside the last of them.

    Empty where no break makes room for it: the number then gets a line of its own. The height
    of a list must not depend on its numbers, or they could never come to rest.
    """
    room = width * _SAFETY
    tail = _LEADER + digits * face.width("0", size)
    if face.width(text, size) + tail <= room:
        return (text,)
    room -= HANG
    lines = _fill_lines(face, text, size, room)
    last = lines.pop() if lines else []
    if not last or any(face.width(word, size) > room for line in (*lines, last) for word in line):
        return ()
    if face.width(" ".join(last), size) + tail > room:
        cuts = [
            cut
            for cut in range(len(last) - 1, 0, -1)
            if face.width(" ".join(last[cut:]), size) + tail <= room
        ]
        if not cuts:
            return ()
        # A bracket or two words look less lost on a line of their own than one word.
        opening = [cut for cut in cuts if last[cut].startswith("(")]
        pairs = [cut for cut in cuts if len(last) - cut > 1]
        cut = (opening or pairs or cuts)[0]
        lines.append(last[:cut])
        last = last[cut:]
    elif lines and len(last) == 1 and len(lines[-1]) > 2:
        pair = [lines[-1][-1], *last]
        if face.width(" ".join(pair), size) + tail <= room:
            lines[-1].pop()
            last = pair
    return tuple(" ".join(line) for line in (*lines, last))


def _fill_lines(face: Face, text: str, size: float, room: float) -> list[list[str]]:
    lines: list[list[str]] = []
    for word in _BREAKS.findall(text):
        if lines and face.width(" ".join([*lines[-1], word]), size) <= room:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def break_address(face: Face, host: str, path: str, size: float, width: float) -> tuple[str, ...]:
    """The lines of an address: the host, then the path, broken after dots and slashes.

    Only a part that is wider than the measure breaks within.
    """
    room = width * _SAFETY
    lines: list[str] = []
    for text in (host, path):
        line = ""
        for part in _ADDRESS.findall(text):
            pieces = [part] if face.width(part, size) <= room else list(part)
            for piece in pieces:
                if line and face.width(line + piece, size) > room:
                    lines.append(line)
                    line = ""
                line += piece
        if line:
            lines.append(line)
    return tuple(lines)


def read_face(data: bytes) -> Face:
    """The widths of a TrueType font, its digits as the book sets them: all of one width."""
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(data), lazy=True)
    units = font["head"].unitsPerEm
    metrics = font["hmtx"].metrics
    tabular = _tabular_figures(font)
    advances = {
        code: metrics[tabular.get(glyph, glyph)][0] / units
        for code, glyph in font.getBestCmap().items()
    }
    # Marks that only tell where a line may break take no room, whether a font has them or not.
    advances |= dict.fromkeys((0x200B, 0x2060), 0.0)
    return Face(advances, max(advances.get(ord("m"), 1.0), 0.5))


def _tabular_figures(font: Any) -> Mapping[str, str]:
    """The glyphs that the feature ``tnum`` puts in place of others."""
    if "GSUB" not in font:
        return {}
    table = font["GSUB"].table
    wanted = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for index in record.Feature.LookupListIndex
    }
    found: dict[str, str] = {}
    for index in sorted(wanted):
        for subtable in table.LookupList.Lookup[index].SubTable:
            inner = getattr(subtable, "ExtSubTable", subtable)
            found |= getattr(inner, "mapping", {})
    return found
