"""What is painted in the well of each dish, and on its rim."""

from __future__ import annotations

import math
import random

from motifs.geometry import Point, cells, leaf, line, petal, points, polar, runs, smooth, wedge
from motifs.porcelain import DIGITS, MIDDLE, Dish, Glaze, disc, dots, meander, rays, scallops

WELL = 77.0


def _leaf(start: Point, end: Point, width: float) -> str:
    return leaf(start, end, width, DIGITS)


def _food_rim(dish: Dish, glaze: Glaze) -> None:
    dish.stroke(glaze.line, 0.8, rays(96, 84, 91))


def citrus(dish: Dish, glaze: Glaze) -> None:
    """A cut pomelo."""
    dish.both(glaze.fill, glaze.line, 0.9, disc(76))
    dish.fill(glaze.ground, disc(71))
    count = 11
    for index in range(count):
        angle = index * 360 / count
        dish.fill(glaze.fill, wedge(10, 67.5, angle, 180 / count, 2.4, MIDDLE, DIGITS))
        cells_ = ((-7.5, 47, 61), (-2.6, 38, 58), (2.6, 44, 62), (7.5, 49, 57))
        dish.stroke(
            glaze.line,
            0.8,
            *(
                line(polar(low, angle + turn), polar(high, angle + turn), digits=DIGITS)
                for turn, low, high in cells_
            ),
        )
        dish.fill(glaze.bright, _leaf(polar(20, angle), polar(29, angle), 0.3))
    dish.fill(glaze.bright, disc(5.5))
    _food_rim(dish, glaze)


def grain(dish: Dish, glaze: Glaze) -> None:
    """Rice laid in rings."""
    dish.fill(glaze.fill, disc(WELL))
    for order, (radius, count) in enumerate(((15, 9), (27, 16), (39, 23), (51, 30), (63, 37))):
        lean = 12 / radius * 15
        grains = [
            _leaf(
                polar(radius - 5, index * 360 / count + order * 7 - 8),
                polar(radius + 6, index * 360 / count + order * 7 + lean),
                0.26,
            )
            for index in range(count)
        ]
        lit = {(order * 7 + 3) % count, (order * 7 + 3 + count // 2) % count} if order else set()
        dish.both(glaze.ground, glaze.line, 0.7, *(g for i, g in enumerate(grains) if i not in lit))
        if lit:
            dish.both(glaze.bright, glaze.line, 0.7, *(grains[i] for i in sorted(lit)))
    dish.fill(glaze.bright, disc(5))
    _food_rim(dish, glaze)


def melon(dish: Dish, glaze: Glaze) -> None:
    """A cut netted melon; its rind is the rim."""
    dish.fill(glaze.fill, disc(92))
    dish.both(glaze.ground, glaze.line, 0.9, disc(84))
    dish.fill(glaze.fill, disc(79))
    dish.both(glaze.ground, glaze.line, 0.7, disc(40))
    net = ""
    for turn in (-1, 1):
        for index in range(60):
            start, way, end = (
                polar(84, index * 6),
                polar(91, index * 6 + turn * 2),
                polar(97, index * 6 + turn * 6),
            )
            net += f"M{points(start, digits=DIGITS)}Q{points(way, end, digits=DIGITS)}"
    dish.stroke(glaze.line, 0.55, net)
    rings = ((74, 60, 0), (68, 54, 3), (62, 48, 0), (56, 42, 3), (50, 36, 0))
    dish.stroke(glaze.line, 0.6, *(rays(n, r - 2.2, r + 1.4, start) for r, n, start in rings))
    for radius, count, fill in (
        (33, 18, glaze.bright),
        (22, 12, glaze.fill),
        (12, 6, glaze.bright),
    ):
        seeds = (
            _leaf(
                polar(radius - 5, i * 360 / count + radius),
                polar(radius + 4.4, i * 360 / count + radius),
                0.3,
            )
            for i in range(count)
        )
        dish.both(fill, glaze.line, 0.6, *seeds)


def plain(dish: Dish, glaze: Glaze) -> None:
    """The empty dish, for food of which nothing should be claimed."""
    dish.both(glaze.fill, glaze.line, 0.9, disc(WELL))
    dish.stroke(glaze.line, 0.5, disc(72))
    dish.both(glaze.ground, glaze.line, 0.9, disc(46))
    dish.stroke(glaze.line, 0.5, disc(42))
    dish.both(
        glaze.fill,
        glaze.line,
        0.8,
        *(_leaf(polar(12, i * 45), polar(36, i * 45), 0.3) for i in range(8)),
    )
    dish.stroke(glaze.line, 0.6, rays(8, 15, 33))
    dish.fill(
        glaze.line,
        *(_leaf(polar(27, i * 45 + 22.5), polar(37, i * 45 + 22.5), 0.3) for i in range(8)),
    )
    dish.fill(glaze.bright, disc(6))
    pairs = [
        _leaf(polar(52, i * 22.5 + side * 6), polar(66, i * 22.5), 0.3)
        for i in range(16)
        for side in (-1, 1)
    ]
    dish.both(glaze.ground, glaze.line, 0.7, *pairs)
    dish.fill(glaze.line, dots(16, 60, (1.1,), 11.25))
    _food_rim(dish, glaze)


def water(dish: Dish, glaze: Glaze) -> None:
    """Rings that a drop has drawn on water, each with a border of its own."""

    def middle(radius: float) -> Point:
        return (WELL - radius) * 0.12, (WELL - radius) * -0.2

    def ring(radius: float, width: float, fill: str = "none") -> None:
        dish.both(fill, glaze.line, width, disc(radius, middle(radius)))

    def drops(count: int, inner: float, outer: float, start: float) -> list[str]:
        centre = middle((inner + outer) / 2)
        return [
            _leaf(
                polar(inner, start + i * 360 / count, centre),
                polar(outer, start + i * 360 / count, centre),
                0.3,
            )
            for i in range(count)
        ]

    ring(WELL, 0.9, glaze.fill)
    ring(70.5, 2.6, glaze.ground)
    dish.fill(glaze.line, *drops(44, 60.6, 66.4, 0))
    ring(57.6, 0.7)
    ring(55, 2.2, glaze.fill)
    for radius in (51.6, 49.2, 46.8):
        dish.stroke(glaze.line, 0.75, scallops(28, radius, 2.1, middle(50)))
    ring(42.4, 2.0, glaze.ground)
    ring(40, 0.6)
    centre = middle(35)
    dish.stroke(
        glaze.line,
        0.8,
        *(
            line(
                polar(32.6, i * 8, centre), polar(37.4 - i % 2 * 1.8, i * 8, centre), digits=DIGITS
            )
            for i in range(45)
        ),
    )
    ring(29.6, 1.8, glaze.fill)
    dish.both(glaze.ground, glaze.line, 0.6, *drops(16, 19.8, 26.6, 6))
    ring(16.8, 0.6)
    ring(14.4, 1.5, glaze.ground)
    ring(9.6, 0.7)
    dish.fill(glaze.bright, disc(5, middle(5)))
    dish.stroke(glaze.line, 0.9, scallops(40, 91, 5.5))
    dish.fill(glaze.line, dots(40, 91.6, (1.0,), 4.5))


def herbs(dish: Dish, glaze: Glaze) -> None:
    """Sprigs of two kinds, laid in a turning wreath."""
    dish.fill(glaze.fill, disc(WELL))
    count = 10
    for index in range(count):
        base = index * 360 / count

        def stem(part: float, base: float = base) -> Point:
            return polar(15 + 58 * part, base + 34 * part * part)

        leaves = [_leaf(stem(0.9), polar(75.5, base + 38), 0.28)]
        for order, part in enumerate((0.1, 0.26, 0.42, 0.58, 0.74)):
            start, ahead = stem(part), stem(part + 0.02)
            along = math.degrees(math.atan2(ahead[1] - start[1], ahead[0] - start[0])) + 90
            length = (6.5, 9.5, 12.5, 13.5, 11)[order]
            for side in (-1, 1):
                turn = along + side * (46 - order * 2)
                leaves.append(_leaf(start, polar(length, turn, start), 0.26))
        dish.stroke(glaze.line, 0.8, smooth([stem(step / 6) for step in range(7)], digits=DIGITS))
        dish.both(glaze.line if index % 2 else glaze.ground, glaze.line, 0.7, *leaves)
    dish.both(glaze.ground, glaze.line, 0.9, disc(11))
    dish.fill(glaze.line, dots(12, 7.6, (0.8,)))
    dish.fill(glaze.bright, disc(4))
    dish.fill(glaze.line, dots(60, 87.5, (1.9, 1.0)))


def shell(dish: Dish, glaze: Glaze) -> None:
    """Eggshell laid in lacquer, with a moon of another kind of shell."""
    source = random.Random(7)
    dish.fill(glaze.line, disc(WELL))
    pieces: dict[str, list[str]] = {}
    common, warm, moon = glaze.shell
    for (x, y), corners in cells(MIDDLE, 75, 165, 0.5, 11):
        if source.random() < 0.06:
            continue
        chance = source.random()
        if math.dist((x, y), (-15, -12)) < 29:
            colour = moon if chance < 0.85 else warm
        else:
            colour = common if chance < 0.66 else warm
        pieces.setdefault(colour, []).append(line(*corners, closed=True, digits=DIGITS))
    for colour, paths in pieces.items():
        dish.fill(colour, *paths)
    rim = glaze.bright if glaze.rim == glaze.line else glaze.line
    dish.stroke(rim, 1, meander(36, 83.5, 91))


def blossom(dish: Dish, glaze: Glaze) -> None:
    """Apricot blossom, large and small."""
    dish.fill(glaze.fill, disc(WELL))
    for index in range(5):
        angle = index * 72
        dish.both(
            glaze.ground, glaze.line, 0.9, petal(polar(7, angle), polar(58, angle), 40, DIGITS)
        )
        veins = (
            line(
                polar(34, angle + turn * 0.9),
                polar(48 - abs(turn) * 0.7, angle + turn),
                digits=DIGITS,
            )
            for turn in (-15, -8, 8, 15)
        )
        dish.stroke(glaze.line, 0.5, *veins)
        dish.fill(glaze.line, _leaf(polar(22, angle + 36), polar(47, angle + 36), 0.16))
    tips = []
    for index in range(25):
        reach = 30 if index % 5 == 0 else 22 if index % 2 else 26
        tips.append((reach, index * 14.4))
    dish.stroke(glaze.line, 0.7, *(line(polar(8, a), polar(r, a), digits=DIGITS) for r, a in tips))
    dish.fill(glaze.bright, *(disc(1.4, polar(r + 1.4, a)) for r, a in tips), disc(5))
    for index in range(5):
        angle = index * 72 + 36
        centre = polar(63, angle)
        small = (
            petal(
                polar(1.5, angle + j * 72, centre), polar(10.5, angle + j * 72, centre), 38, DIGITS
            )
            for j in range(5)
        )
        dish.fill(glaze.line, *small)
        dish.fill(glaze.bright, disc(1.8, centre))
    dish.stroke(glaze.line, 0.9, scallops(36, 85, -4.5))
    dish.fill(glaze.line, dots(36, 90.5, (0.9,)))


def river(dish: Dish, glaze: Glaze) -> None:
    """The sun above the river, and a boat on it."""
    dish.fill(glaze.fill, disc(WELL))
    dish.fill(glaze.bright, disc(15, (18, -40)))
    for radius in (19, 22):
        dish.stroke(glaze.line, 0.5, disc(radius, (18, -40)))

    def inside(point: Point) -> bool:
        return math.hypot(*point) < 75.6 and not (-47 < point[0] < -11 and 1.5 < point[1] < 9.5)

    for row in range(13):
        base = -13 + row * 4.5 + row * row * 0.17
        swell, length = 0.9 + row * 0.17, 30 + row * 4.4
        curve = [
            (x / 2, base + swell * math.sin((x / 2 + row * 10) / length * math.tau))
            for x in range(-152, 153)
        ]
        lines = [
            smooth([*run[:-1:9], run[-1]], digits=DIGITS)
            for run in runs(curve, inside)
            if len(run) > 12
        ]
        dish.stroke(glaze.line, 0.7 + row * 0.085, *lines)
    hull = (
        (-46.0, 3.0),
        (-40.0, 6.6),
        (-28.0, 8.0),
        (-16.0, 6.4),
        (-11.0, 2.6),
        (-17.0, 4.2),
        (-28.0, 4.8),
        (-40.0, 4.4),
    )
    dish.fill(glaze.line, smooth(hull, closed=True, digits=DIGITS))
    dish.both(glaze.ground, glaze.line, 0.7, "M-35 4.4Q-34.4 -1.4 -28 -1.6Q-21.6 -1.4 -21 4.4Z")
    dish.stroke(glaze.line, 0.9, disc(WELL))
    dish.stroke(glaze.line, 1.1, rays(48, 84, 87))
    dish.fill(glaze.line, dots(48, 90, (0.8,)))
