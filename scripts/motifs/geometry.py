"""Points, curves and cells from which every motif is drawn."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable, Sequence

Point = tuple[float, float]


def number(value: float, digits: int = 1) -> str:
    """A coordinate without idle zeros."""
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".") if digits else f"{value:.0f}"
    return "0" if text in ("-0", "") else text


def points(*values: Point, digits: int = 1) -> str:
    """Coordinates in the order of a path."""
    return " ".join(f"{number(x, digits)} {number(y, digits)}" for x, y in values)


def polar(radius: float, degrees: float, centre: Point = (0.0, 0.0)) -> Point:
    """A point by its distance and its angle, which counts clockwise from the top."""
    angle = math.radians(degrees - 90)
    return centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle)


def between(start: Point, end: Point, part: float) -> Point:
    """A point on the straight way from ``start`` to ``end``."""
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part


def line(*corners: Point, closed: bool = False, digits: int = 1) -> str:
    """Straight lines from corner to corner."""
    path = "M" + "L".join(points(corner, digits=digits) for corner in corners)
    return path + "Z" if closed else path


def circle(radius: float, centre: Point, *, hole: bool = False, digits: int = 1) -> str:
    """A full circle; a ``hole`` runs the other way round and is left empty when filled.

    The arcs are marked as large: the press would set a small one as a single curve that bulges.
    """
    size = round(radius, digits)
    turn = 1 if hole else 0
    start = points((centre[0] - size, centre[1]), digits=digits)
    arc = f"a{number(size, digits)} {number(size, digits)} 0 1 {turn} "
    return f"M{start}{arc}{number(2 * size, digits)} 0{arc}{number(-2 * size, digits)} 0Z"


def smooth(through: Sequence[Point], *, closed: bool = False, digits: int = 1) -> str:
    """A soft curve through all points."""
    count = len(through)
    path = "M" + points(through[0], digits=digits)
    for index in range(count if closed else count - 1):
        if closed:
            before, here, there, after = (through[(index + step) % count] for step in (-1, 0, 1, 2))
        else:
            before, here = through[max(index - 1, 0)], through[index]
            there, after = through[index + 1], through[min(index + 2, count - 1)]
        first = here[0] + (there[0] - before[0]) / 6, here[1] + (there[1] - before[1]) / 6
        second = there[0] - (after[0] - here[0]) / 6, there[1] - (after[1] - here[1]) / 6
        path += "C" + points(first, second, there, digits=digits)
    return path + "Z" if closed else path


def leaf(start: Point, end: Point, width: float, digits: int = 1) -> str:
    """A pointed leaf; ``width`` is its bulge in parts of its length."""
    middle = between(start, end, 0.5)
    across = -(end[1] - start[1]) * width, (end[0] - start[0]) * width
    left = middle[0] + across[0], middle[1] + across[1]
    right = middle[0] - across[0], middle[1] - across[1]
    first, second = points(left, end, digits=digits), points(right, start, digits=digits)
    return f"M{points(start, digits=digits)}Q{first}Q{second}Z"


def petal(start: Point, end: Point, width: float, digits: int = 1) -> str:
    """A rounded petal with a notched edge, as apricot and cherry blossoms have."""
    length = math.dist(start, end)
    angle = math.degrees(math.atan2(end[1] - start[1], end[0] - start[0])) + 90
    near, far = length * 0.58, length * 1.04
    corner = [
        start,
        polar(near, angle - width, start),
        polar(far, angle - width * 0.74, start),
        polar(length, angle - 4, start),
        polar(length * 0.95, angle, start),
        polar(length, angle + 4, start),
        polar(far, angle + width * 0.74, start),
        polar(near, angle + width, start),
    ]
    name = [points(item, digits=digits) for item in corner]
    return (
        f"M{name[0]}C{name[1]} {name[2]} {name[3]}L{name[4]}L{name[5]}"
        f"C{name[6]} {name[7]} {name[0]}Z"
    )


def wedge(
    inner: float, outer: float, middle: float, half: float, gap: float, centre: Point, digits: int
) -> str:
    """A segment of a cut fruit, its corners rounded; angles in degrees."""
    low, high = middle - half, middle + half
    tip = polar(inner, middle, centre)
    left, right = polar(outer * 0.9, low + gap, centre), polar(outer * 0.9, high - gap, centre)
    corner_left, corner_right = polar(outer, low + gap, centre), polar(outer, high - gap, centre)
    top_left, top_right = polar(outer, low + gap * 3, centre), polar(outer, high - gap * 3, centre)
    arc = f"{number(outer, digits)} {number(outer, digits)} 0 0 1 "
    return (
        f"M{points(tip, digits=digits)}L{points(left, digits=digits)}"
        f"Q{points(corner_left, top_left, digits=digits)}A{arc}{points(top_right, digits=digits)}"
        f"Q{points(corner_right, right, digits=digits)}Z"
    )


def runs(curve: Iterable[Point], inside: Callable[[Point], bool]) -> list[list[Point]]:
    """The stretches of a curve that lie inside a shape, each of three points or more."""
    found: list[list[Point]] = [[]]
    for point in curve:
        if inside(point):
            found[-1].append(point)
        elif found[-1]:
            found.append([])
    return [run for run in found if len(run) > 2]


def cells(
    centre: Point, radius: float, count: int, seam: float, seed: int, rounds: int = 3
) -> list[tuple[Point, list[Point]]]:
    """A disc broken like eggshell: the middle and the corners of every piece.

    The pieces are the Voronoi cells of a random net, drawn in by half a seam on all sides; the
    net is relaxed in some ``rounds``, so that no piece is a splinter.
    """
    source = random.Random(seed)
    net = [polar(math.sqrt(source.random()) * radius, source.random() * 360) for _ in range(count)]
    disc = [polar(radius, step * 5) for step in range(72)]
    for _ in range(rounds):
        net = [_middle(_cell(point, net, disc, 0.0)) for point in net]
    broken = []
    for point in net:
        corners = _cell(point, net, disc, seam)
        if len(corners) > 2:
            middle = point[0] + centre[0], point[1] + centre[1]
            broken.append((middle, [(x + centre[0], y + centre[1]) for x, y in corners]))
    return broken


def _cell(point: Point, net: list[Point], disc: list[Point], seam: float) -> list[Point]:
    corners = disc
    near = sorted(net, key=lambda other: math.dist(point, other))[1:25]
    for other in near:
        distance = math.dist(point, other)
        across = (other[0] - point[0]) / distance, (other[1] - point[1]) / distance
        half = between(point, other, 0.5)
        limit = across[0] * half[0] + across[1] * half[1] - seam
        corners = _cut(corners, across, limit)
    return corners


def _cut(corners: list[Point], across: Point, limit: float) -> list[Point]:
    """Keep the part of a polygon on the near side of a line."""
    kept: list[Point] = []
    for index, here in enumerate(corners):
        there = corners[(index + 1) % len(corners)]
        depth = across[0] * here[0] + across[1] * here[1] - limit
        depth_there = across[0] * there[0] + across[1] * there[1] - limit
        if depth <= 0:
            kept.append(here)
        if depth * depth_there < 0:
            kept.append(between(here, there, depth / (depth - depth_there)))
    return kept


def _middle(corners: list[Point]) -> Point:
    return (
        sum(corner[0] for corner in corners) / len(corners),
        sum(corner[1] for corner in corners) / len(corners),
    )
