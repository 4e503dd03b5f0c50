"""Motifs of the screen that stand on the ground as a figure: fruit, grain, vessels, leaves."""

from __future__ import annotations

import math
import random

from motifs.geometry import (
    Point,
    between,
    cells,
    circle,
    leaf,
    line,
    petal,
    points,
    polar,
    smooth,
    wedge,
)
from motifs.sheet import MIDDLE, Sheet

GOLDEN_ANGLE = 137.508


def slice_() -> Sheet:
    """A cut citrus fruit."""
    sheet = Sheet()
    for radius in (197, 187):
        sheet.line(circle(radius, MIDDLE))
    for index in range(9):
        angle = index * 40 + 8
        segment = wedge(26, 174, angle, 20, 1.9, MIDDLE, 1)
        if index in (0, 3, 5):
            sheet.fill(segment)
            continue
        sheet.line(segment)
        for radius, spread in (
            (82, (0,)),
            (108, (-5, 5)),
            (134, (-9, 0, 9)),
            (157, (-11, -4, 4, 11)),
        ):
            for turn in spread:
                start = polar(radius - 8, angle + turn * 0.9, MIDDLE)
                sheet.line(leaf(start, polar(radius + 8, angle + turn, MIDDLE), 0.2))
    sheet.fill(circle(9, MIDDLE))
    return sheet


def net() -> Sheet:
    """A round fruit under its net."""
    sheet = Sheet()
    radius, twist, tilt, mesh = 196.0, 0.95, math.radians(24), 24.0

    def place(latitude: float, longitude: float) -> Point | None:
        if abs(longitude) > 90:
            return None
        up, round_ = math.radians(latitude), math.radians(longitude)
        x, y = radius * math.cos(up) * math.sin(round_), -radius * math.sin(up)
        return (
            MIDDLE[0] + x * math.cos(tilt) - y * math.sin(tilt),
            MIDDLE[1] + x * math.sin(tilt) + y * math.cos(tilt),
        )

    for sign in (-1, 1):
        for strand in range(-8, 9):
            # A strand is seen in one piece: its longitude only ever grows or shrinks.
            curve = [place(lat, strand * mesh + sign * twist * lat) for lat in range(-88, 89, 4)]
            seen = [point for point in curve if point is not None]
            if len(seen) > 3:
                sheet.line(smooth([*seen[:-1:3], seen[-1]]))
    for first, second in ((0, 0), (1, 1), (-2, 1), (1, -2), (3, 0), (-1, -2)):
        edge: list[Point] = []
        corners = [
            (first, second),
            (first + 1, second),
            (first + 1, second + 1),
            (first, second + 1),
        ]
        for here, there in zip(corners, [*corners[1:], corners[0]], strict=True):
            for part in (0.0, 0.34, 0.67):
                left = (here[0] + (there[0] - here[0]) * part) * mesh
                right = (here[1] + (there[1] - here[1]) * part) * mesh
                corner = place((right - left) / (2 * twist), (left + right) / 2)
                if corner is not None:
                    edge.append(corner)
        sheet.fill(line(*edge, closed=True))
    sheet.line(circle(radius, MIDDLE))
    return sheet


def seed() -> Sheet:
    """Seeds in the order in which a flower head sets them."""
    sheet, source = Sheet(), random.Random(12)
    for index in range(168):
        radius = 14.7 * math.sqrt(index + 2.5)
        angle = index * GOLDEN_ANGLE
        half = 6.2 + radius * 0.026
        start, end = polar(radius - half, angle, MIDDLE), polar(radius + half, angle, MIDDLE)
        (sheet.fill if source.random() < 0.17 else sheet.line)(leaf(start, end, 0.3))
    return sheet


def comb() -> Sheet:
    """A honeycomb, some of its cells full."""
    sheet = Sheet()
    size = 25.2
    for q in range(-4, 5):
        for r in range(max(-4, -4 - q), min(4, 4 - q) + 1):
            centre = MIDDLE[0] + size * math.sqrt(3) * (q + r / 2), MIDDLE[1] + size * 1.5 * r
            if (q, r) in {(-1, 1), (0, 0), (1, -1), (0, 1), (-3, 2), (3, -1)}:
                sheet.fill(_hexagon(centre, size * 0.93))
                continue
            sheet.line(_hexagon(centre, size * 0.93))
            if (q * 3 + r * 5) % 4 == 0:
                sheet.line(_hexagon(centre, size * 0.5))
    return sheet


def grain() -> Sheet:
    """Ripe ears bending under their weight."""
    sheet, source = Sheet(), random.Random(4)
    foot = (200.0, 399.0)
    for lift, tip in (
        ((66, 170), (24, 306)),
        ((112, 30), (46, 150)),
        ((176, -40), (112, 62)),
        ((236, -36), (292, 66)),
        ((300, 70), (362, 186)),
        ((318, 214), (376, 318)),
    ):
        above, end = (float(lift[0]), float(lift[1])), (float(tip[0]), float(tip[1]))

        def stem(part: float, above: Point = above, end: Point = end) -> Point:
            return between(between(foot, above, part), between(above, end, part), part)

        sheet.line(smooth([stem(step / 6) for step in range(7)]))
        for step in range(10):
            part = 0.42 + step * 0.062
            start, ahead = stem(part), stem(part + 0.01)
            along = math.degrees(math.atan2(ahead[1] - start[1], ahead[0] - start[0])) + 90
            for side in (-1, 1):
                far = polar(32 - step * 0.8, along + side * 27, start)
                (sheet.fill if source.random() < 0.2 else sheet.line)(leaf(start, far, 0.26))
        before, last = stem(0.97), stem(1.0)
        along = math.degrees(math.atan2(last[1] - before[1], last[0] - before[0])) + 90
        sheet.line(leaf(last, polar(24, along, last), 0.26))
    return sheet


def dish() -> Sheet:
    """An empty dish from above, its well painted with leaves."""
    sheet = Sheet()
    for radius in (197, 190, 152, 102, 95):
        sheet.line(circle(radius, MIDDLE))
    for index in range(72):
        sheet.line(line(polar(160, index * 5, MIDDLE), polar(182, index * 5, MIDDLE)))
    for index in range(16):
        angle = index * 22.5
        tip = polar(142, angle, MIDDLE)
        for side in (-1, 1):
            sheet.line(leaf(polar(112, angle + side * 6, MIDDLE), tip, 0.28))
    for index in range(8):
        angle = index * 45
        start, end = polar(22, angle, MIDDLE), polar(84, angle, MIDDLE)
        (sheet.fill if index % 2 == 0 else sheet.line)(leaf(start, end, 0.28))
        if index % 2:
            sheet.line(line(polar(30, angle, MIDDLE), polar(74, angle, MIDDLE)))
    sheet.fill(circle(10, MIDDLE))
    return sheet


def bean() -> Sheet:
    """Beans of coffee or cocoa, poured out."""
    sheet, source = Sheet(), random.Random(9)
    for index in range(37):
        radius = 29.5 * math.sqrt(index + 0.6)
        centre = polar(radius, index * GOLDEN_ANGLE, MIDDLE)
        turn = index * GOLDEN_ANGLE + 40 + source.random() * 50
        full = source.random() < 0.24
        for side in (-1, 1):
            (sheet.fill if full else sheet.line)(_half_bean(centre, turn, side))
    return sheet


def ripple() -> Sheet:
    """Rings on still water, with one crescent of light."""
    sheet = Sheet()
    for index in range(17):
        radius, centre = _ring(index)
        sheet.line(circle(radius, centre))
    for outer in (6, 12):
        sheet.fill(circle(_ring(outer)[0], _ring(outer)[1]))
        sheet.fill(circle(_ring(outer - 1)[0], _ring(outer - 1)[1], hole=True))
    sheet.fill(circle(6, (200.0, 121.0)))
    return sheet


def jar() -> Sheet:
    """A glazed jar, one outline inside the other."""
    sheet = Sheet()
    profile = (
        (84, 16),
        (80, 34),
        (92, 56),
        (134, 88),
        (160, 138),
        (164, 190),
        (150, 250),
        (122, 320),
        (82, 388),
    )
    for index in range(8):
        scale = 1 - index * 0.118
        side = [(half * scale, 214 + (y - 214) * scale) for half, y in profile]
        right = smooth([(200 + half, y) for half, y in side])
        left = smooth([(200 - half, y) for half, y in reversed(side)])
        sheet.line(f"{right}L{left[1:]}Z")
    count = 9
    for index in range(count):
        x = 200 + (index - (count - 1) / 2) * 31
        half = 12 if index not in (0, count - 1) else 9
        sheet.fill(leaf((x - half, 122), (x + half, 122), 0.34))
    return sheet


def egg() -> Sheet:
    """Eggshell laid in lacquer around a moon."""
    sheet = Sheet()
    sheet.line(circle(197, MIDDLE))
    moon = (238.0, 226.0)
    for middle, corners in cells(MIDDLE, 189, 118, 1.7, 21):
        distance = math.dist(middle, moon)
        if distance > 104:
            sheet.fill(line(*corners, closed=True))
        elif min(math.dist(corner, moon) for corner in corners) > 58:
            sheet.line(line(*corners, closed=True))
    sheet.line(circle(52, moon))
    return sheet


def layer() -> Sheet:
    """Layers of lacquer, laid bare by polishing."""
    sheet = Sheet()

    def contour(index: int) -> list[Point]:
        size = 14 + index * 10.9
        shape = []
        for step in range(18):
            angle = step * 20.0
            wave = 0.13 * math.sin(math.radians(2 * angle + index * 5))
            wave += 0.07 * math.sin(math.radians(3 * angle - index * 9))
            shape.append(polar(size * (0.9 + wave), angle, (202 - index * 0.7, 206 - index * 0.6)))
        return shape

    for index in range(17):
        sheet.line(smooth(contour(index), closed=True))
    sheet.fill(smooth(contour(1), closed=True))
    for index in (6, 12):
        sheet.fill(smooth(contour(index), closed=True))
        sheet.fill(smooth(contour(index - 1)[::-1], closed=True))
    return sheet


def mai() -> Sheet:
    """Apricot blossom."""
    sheet = Sheet()
    for index in range(5):
        angle = index * 72
        sheet.line(petal(polar(16, angle, MIDDLE), polar(184, angle, MIDDLE), 40))
        sheet.fill(leaf(polar(58, angle + 36, MIDDLE), polar(148, angle + 36, MIDDLE), 0.16))
        for turn in (-16, -9, -3, 3, 9, 16):
            far = 150 - abs(turn) * 2.2
            sheet.line(
                line(polar(92, angle + turn * 0.9, MIDDLE), polar(far, angle + turn, MIDDLE))
            )
    for index in range(20):
        angle = index * 18 + 9
        tip = 56 if index % 2 else 74
        sheet.line(line(polar(14, angle, MIDDLE), polar(tip, angle, MIDDLE)))
        sheet.fill(circle(3.6, polar(tip + 3.6, angle, MIDDLE)))
    sheet.fill(circle(10, MIDDLE))
    return sheet


def chrys() -> Sheet:
    """Chrysanthemum."""
    sheet = Sheet()
    rings = (
        (112, 197, 26, 0.13, 5),
        (84, 158, 22, 0.15, 4),
        (56, 116, 18, 0.17, 5),
        (26, 76, 13, 0.2, 4),
    )
    for order, (inner, outer, count, width, every) in enumerate(rings):
        for index in range(count):
            angle = (index + order * 0.5) * 360 / count
            shape = leaf(polar(inner, angle, MIDDLE), polar(outer, angle, MIDDLE), width)
            (sheet.fill if (index + order * 2) % every == 0 else sheet.line)(shape)
    for index in range(13):
        radius = 5.2 * math.sqrt(index)
        sheet.fill(circle(1.8, polar(radius, index * GOLDEN_ANGLE, MIDDLE)))
    return sheet


def _hexagon(centre: Point, size: float) -> str:
    return line(*(polar(size, corner * 60, centre) for corner in range(6)), closed=True)


def _half_bean(centre: Point, turn: float, side: int) -> str:
    """One half of a bean, up to its crease."""
    angle = math.radians(turn)

    def place(x: float, y: float) -> Point:
        return (
            centre[0] + x * math.cos(angle) - y * math.sin(angle),
            centre[1] + x * math.sin(angle) + y * math.cos(angle),
        )

    gap = side * 1.3
    top, foot = place(gap, -24), place(gap, 24)
    rim = points(place(side * 22, -22), place(side * 22, 22), foot)
    crease = points(place(gap - 9, 8), place(gap + 9, -8), top)
    return f"M{points(top)}C{rim}C{crease}Z"


def _ring(index: int) -> tuple[float, Point]:
    radius = 17 + index * 11.3
    return radius, (200.0, 124.7 + index * 4.72)
