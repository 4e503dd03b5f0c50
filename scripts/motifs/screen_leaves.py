"""Motifs of the screen that are leaves: a single one, a sprig, a tea shoot."""

from __future__ import annotations

import math
from dataclasses import dataclass

from motifs.geometry import Point, leaf, line, points, smooth
from motifs.sheet import Sheet


@dataclass(frozen=True)
class Blade:
    """A veined leaf from its foot to its tip, ``width`` wide, its midrib bent by ``bend``."""

    foot: Point
    tip: Point
    width: float
    bend: float = 0.0

    def rib(self, part: float) -> Point:
        """A point on the midrib."""
        along = self.tip[0] - self.foot[0], self.tip[1] - self.foot[1]
        sag = self.bend * math.sin(part * math.pi)
        return (
            self.foot[0] + along[0] * part - along[1] * sag,
            self.foot[1] + along[1] * part + along[0] * sag,
        )

    def edge(self, part: float, side: int) -> Point:
        """A point on the outline, on one side of the midrib."""
        along = self.tip[0] - self.foot[0], self.tip[1] - self.foot[1]
        length = math.hypot(*along)
        half = self.width / 2 * math.sin(math.pi * part**0.82) ** 0.9 if 0 < part < 1 else 0.0
        x, y = self.rib(part)
        return x - side * along[1] / length * half, y + side * along[0] / length * half

    def outline(self) -> str:
        """The closed outline."""
        there = [self.edge(step / 12, 1) for step in range(13)]
        back = [self.edge(step / 12, -1) for step in range(12, -1, -1)]
        return f"{smooth(there)}L{smooth(back)[1:]}Z"

    def midrib(self) -> str:
        """The line from foot to tip."""
        return smooth([self.rib(step / 6) for step in range(7)])

    def vein(self, part: float, side: int, rise: float = 0.13) -> list[Point]:
        """A vein that leaves the midrib at ``part`` and meets the edge further up."""
        start, end = self.rib(part), self.edge(min(part + rise, 0.995), side)
        middle = self.rib(part + rise * 0.3)
        return [
            start,
            ((start[0] + end[0] + middle[0]) / 3, (start[1] + end[1] + middle[1]) / 3),
            end,
        ]

    def panel(self, part: float, step: float, side: int, rise: float = 0.13) -> str:
        """The field between two neighbouring veins."""
        low, high = self.vein(part, side, rise), self.vein(part + step, side, rise)
        rim = [self.edge(min(part + rise + step * share, 0.995), side) for share in (0.0, 0.5, 1.0)]
        return (
            f"M{points(low[0])}Q{points(low[1], low[2])}L{points(rim[1])}L{points(rim[2])}"
            f"Q{points(high[1], high[0])}Z"
        )


def single() -> Sheet:
    """One broad leaf, some of its fields lit."""
    sheet = Sheet()
    blade = Blade((200.0, 396.0), (200.0, 4.0), 236.0)
    sheet.line(blade.outline())
    sheet.line(blade.midrib())
    step = 0.046
    for index in range(18):
        for side in (-1, 1):
            start, middle, end = blade.vein(0.04 + index * step, side)
            sheet.line(f"M{points(start)}Q{points(middle, end)}")
    for index, side in ((2, 1), (5, -1), (6, -1), (9, 1), (12, -1), (14, 1)):
        sheet.fill(blade.panel(0.04 + index * step, step, side))
    return sheet


def sprig() -> Sheet:
    """A sprig with leaves in pairs."""
    sheet = Sheet()

    def stem(part: float) -> Point:
        return 200 + 5 * math.sin(part * 7), 398 - 360 * part

    sheet.line(smooth([stem(step / 8) for step in range(9)]))
    for index in range(8):
        part = 0.07 + index * 0.115
        length = 158 * (1 - index * 0.095)
        for side in (-1, 1):
            start = stem(part + (0.035 if side > 0 else 0))
            slope = math.radians(34 + index * 3.4)
            end = start[0] + side * length * math.cos(slope), start[1] - length * math.sin(slope)
            blade = leaf(start, end, 0.17)
            if (index, side) in {(0, -1), (2, 1), (3, -1), (5, 1), (6, -1)}:
                sheet.fill(blade)
                continue
            sheet.line(blade)
            sheet.line(
                line(
                    start,
                    (start[0] + (end[0] - start[0]) * 0.86, start[1] + (end[1] - start[1]) * 0.86),
                )
            )
    sheet.fill(leaf(stem(0.985), (200.0, 4.0), 0.2))
    return sheet


def shoot() -> Sheet:
    """A tea shoot: the bud and its leaves."""
    sheet = Sheet()
    sheet.line(smooth([(194.0, 399.0), (201.0, 330.0), (198.0, 250.0), (202.0, 176.0)]))
    sheet.fill(Blade((202.0, 178.0), (216.0, 6.0), 46.0, -0.06).outline())
    for blade, lit in (
        (Blade((200.0, 214.0), (64.0, 36.0), 92.0, -0.1), (3, 6)),
        (Blade((199.0, 262.0), (372.0, 92.0), 106.0, 0.1), (2, 5)),
        (Blade((199.0, 328.0), (22.0, 236.0), 92.0, -0.12), (4,)),
        (Blade((198.0, 352.0), (380.0, 262.0), 80.0, 0.1), (3, 7)),
    ):
        sheet.line(blade.outline())
        sheet.line(blade.midrib())
        for index in range(10):
            for side in (-1, 1):
                start, middle, end = blade.vein(0.08 + index * 0.08, side, 0.12)
                sheet.line(f"M{points(start)}Q{points(middle, end)}")
        for index in lit:
            sheet.fill(blade.panel(0.08 + index * 0.08, 0.08, 1 if index % 2 else -1, 0.12))
    return sheet
