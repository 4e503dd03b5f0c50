"""Motifs of the screen that fill their square from edge to edge: water, cloth, scales, beds."""

from __future__ import annotations

import math

from motifs.geometry import Point, circle, leaf, line, number, points, polar, runs, smooth
from motifs.sheet import SIDE, Sheet

EDGE = 12.0


def wave() -> Sheet:
    """Open water with a few glints of light."""
    sheet = Sheet()

    def level(row: float, x: float) -> float:
        swell = 3 + row * 0.32
        return (
            row * 22
            + 4
            + swell * (math.sin(x / 42 + row * 0.62) + 0.6 * math.sin(x / 23 - row * 0.41))
        )

    for row in range(18):
        sheet.line(smooth([(x, level(row, x)) for x in range(-10, 411, 20)]))
    glints = ((2, 300), (4, 90), (5, 210), (7, 330), (9, 60), (11, 250), (13, 130), (15, 340))
    for row, x in glints:
        half = 22 + row
        sheet.fill(
            leaf((x - half, level(row + 0.5, x) - 1), (x + half, level(row + 0.5, x) + 1), 0.11)
        )
    return sheet


def river() -> Sheet:
    """The sun above a broad river."""
    sheet = Sheet()
    sun, radius = (276.0, 92.0), 46.0
    sheet.fill(circle(radius, sun))
    for distance in (58, 70):
        sheet.line(circle(distance, sun))
    for row in range(17):
        base = 84 + row * 19.5
        swell = 4 + row * 0.55
        curve = [
            (
                float(x),
                base
                + swell * math.sin(x / (46 + row * 2) + row * 0.85)
                + 6 * math.sin(x / 97 - row),
            )
            for x in range(-12, 413, 12)
        ]
        for run in runs(curve, lambda point: math.dist(point, sun) > 76):
            sheet.line(smooth(run[::2] + ([run[-1]] if len(run) % 2 == 0 else [])))
    return sheet


def meander() -> Sheet:
    """A bend of the river seen from above, with boats, between its banks."""
    sheet = Sheet()

    def middle(y: float) -> Point:
        return 200 + 72 * math.sin(y / 68 + 0.4), y

    def beside(y: float, offset: float) -> Point:
        slope = 72 / 68 * math.cos(y / 68 + 0.4)
        length = math.hypot(1, slope)
        x, _ = middle(y)
        return x + offset / length, y - offset * slope / length

    for offset in range(-54, 55, 12):
        sheet.line(smooth([beside(y, offset) for y in range(-40, 441, 40)]))
    for side in (-1, 1):
        for bank in range(1, 11):
            swing = 72 * 0.86**bank
            away = side * (60 + bank * 18)
            sheet.line(
                smooth(
                    [(200 + swing * math.sin(y / 68 + 0.4) + away, y) for y in range(-30, 431, 46)]
                )
            )
    for y, offset in ((52, 18), (196, -18), (296, 18), (364, -6)):
        sheet.fill(leaf(beside(y - 22, offset), beside(y + 22, offset), 0.22))
    return sheet


def weave() -> Sheet:
    """Plaited bamboo: strips over and under."""
    sheet = Sheet()
    for row in range(8):
        for column in range(8):
            x, y = column * 50.0, row * 50.0
            if (row, column) in {(0, 0), (2, 4), (5, 3), (7, 7), (4, 6)}:
                sheet.fill(
                    line(
                        (x + 1, y + 7),
                        (x + 49, y + 7),
                        (x + 49, y + 43),
                        (x + 1, y + 43),
                        closed=True,
                    )
                )
                continue
            for strip in range(5):
                at = 7 + strip * 9
                if (row + column) % 2 == 0:
                    sheet.line(line((x + 1, y + at), (x + 49, y + at)))
                else:
                    sheet.line(line((x + at, y + 1), (x + at, y + 49)))
    return sheet


def scale() -> Sheet:
    """Scales of a fish, every row laid over the one below."""
    sheet = Sheet()
    radius, drop = 44.0, 30.0
    bright = {(row, (row * 3 + row // 3) % 5) for row in range(1, 15)}
    for row in range(15):
        for column in range(-1, 6):
            centre = (column * 2 + row % 2) * radius, row * drop - 34
            above = [(centre[0] + side * radius, centre[1] - drop) for side in (-1, 1)]

            def seen(point: Point, above: list[Point] = above) -> bool:
                return all(math.dist(point, other) > radius - 0.5 for other in above)

            for size in (radius, radius * 0.74, radius * 0.48):
                circle_ = [polar(size, angle, centre) for angle in range(90, 271, 3)]
                for run in runs(circle_, seen):
                    bow = _arc(run[0], run[-1], size)
                    if size < radius * 0.5 and (row, column) in bright:
                        sheet.fill(bow)
                    else:
                        sheet.line(bow)
    return sheet


def furrow() -> Sheet:
    """Garden beds from above: furrows with rows of seedlings between them."""
    sheet = Sheet()
    corner = (-70.0, 500.0)
    for step in range(26):
        radius = 110 + step * 24.0
        arc = [polar(radius, angle / 2, corner) for angle in range(260)]
        for run in runs(arc, _on_sheet):
            if step % 2:
                sheet.line(_arc(run[0], run[-1], radius))
                sheet.line(_arc(run[0], run[-1], radius + 5))
        if step % 2:
            continue
        pace = math.degrees(34 / radius)
        for plant in range(int(130 / pace)):
            angle = (plant + (step % 4) / 4) * pace
            foot = polar(radius - 8, angle, corner)
            if not _on_sheet(foot):
                continue
            for side in (-1, 1):
                tip = polar(radius + 9, angle + side * math.degrees(13 / radius), corner)
                lit = (plant * 5 + step) % 7 == 0
                (sheet.fill if lit else sheet.line)(leaf(foot, tip, 0.27))
    return sheet


def _arc(start: Point, end: Point, radius: float) -> str:
    """A part of a circle that runs clockwise."""
    size = number(radius)
    return f"M{points(start)}A{size} {size} 0 0 1 {points(end)}"


def _on_sheet(point: Point) -> bool:
    return -EDGE < point[0] < SIDE + EDGE and -EDGE < point[1] < SIDE + EDGE
