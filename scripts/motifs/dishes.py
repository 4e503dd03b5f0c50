"""The dishes of the book: one drawing each, pale for plates and deep for openers."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Mapping

from motifs import wells
from motifs.geometry import cells, line
from motifs.porcelain import DIGITS, MIDDLE, Dish, Glaze, disc, dots, meander, rays, scallops

GOLD, CREAM, INK, VERMILION = "#C8963E", "#FBF7EF", "#1B1714", "#A8261C"
WHITE_GLAZE, RING_LINE = "#FFFDF8", "#A9C3B6"
FOOD = "#4B6B1F"
DISHES: Mapping[str, tuple[str, Callable[[Dish, Glaze], None]]] = {
    "food": (FOOD, wells.citrus),
    "grain": (FOOD, wells.grain),
    "melon": (FOOD, wells.melon),
    "plain": (FOOD, wells.plain),
    "beverages": ("#22457A", wells.water),
    "herbal": ("#2F5D52", wells.herbs),
    "handicrafts": (VERMILION, wells.shell),
    "ornamentals": ("#7A3B69", wells.blossom),
    "tourism": ("#14626F", wells.river),
}


def draw_all() -> dict[str, str]:
    """Every file of the press, by its name without ending."""
    made = {"cover": _cover(), "ring": _rings()}
    for name, (accent, well) in DISHES.items():
        made[f"{name}-plate"] = _dish(_pale(name, accent), well, accent)
        made[f"{name}-open"] = _dish(_deep(name, accent), well, GOLD)
    return made


def _pale(name: str, accent: str) -> Glaze:
    if name == "handicrafts":
        return Glaze(accent, "", "", GOLD, WHITE_GLAZE, ("#F3E7DA", WHITE_GLAZE, GOLD))
    return Glaze(accent, _mix(accent, "#FFFFFF", 0.78), WHITE_GLAZE, GOLD, WHITE_GLAZE)


def _deep(name: str, accent: str) -> Glaze:
    if name == "handicrafts":
        return Glaze(INK, "", "", GOLD, INK, ("#F6EBD6", "#E3C48C", GOLD))
    return Glaze(CREAM, accent, _mix(accent, "#FFFFFF", 0.18), GOLD, _mix(accent, INK, 0.3))


def _dish(glaze: Glaze, well: Callable[[Dish, Glaze], None], border: str) -> str:
    dish = Dish()
    dish.fill(glaze.rim, disc(97))
    dish.stroke(border, 0.8, disc(97))
    dish.stroke(border, 0.5, disc(80.5))
    well(dish, glaze)
    return dish.svg()


def _cover() -> str:
    """A lacquer disc: shell lies dense at its rim and thins out towards a red moon."""
    dish, source = Dish(), random.Random(3)
    moon, radius = (22.0, -24.0), 27.0
    dish.fill("#0F0C0A", disc(99.6))
    dish.fill(VERMILION, disc(radius, moon))
    pieces: dict[str, list[str]] = {}
    for middle, corners in cells(MIDDLE, 99, 960, 0.26, 29, rounds=2):
        distance = math.dist(middle, moon) - radius - 5
        if distance < 0 or source.random() > 0.03 + min(1, distance / 62) ** 1.5 * 1.05:
            continue
        chance = source.random()
        colour = "#F4E8D0" if chance < 0.5 else "#DDB876" if chance < 0.8 else GOLD
        colour = VERMILION if chance > 0.965 else colour
        pieces.setdefault(colour, []).append(line(*corners, closed=True, digits=DIGITS))
    for colour, paths in pieces.items():
        dish.fill(colour, *paths)
    return dish.svg()


def _rings() -> str:
    """The rims of all six groups, one inside the other, for pages that belong to none."""
    dish = Dish()
    dish.stroke(RING_LINE, 0.45, *(disc(radius) for radius in (97, 84, 71, 62, 50, 38, 27)))
    dish.stroke(RING_LINE, 0.6, rays(96, 88, 94), scallops(48, 81, 4.6), meander(30, 53, 59))
    dish.stroke(RING_LINE, 0.6, scallops(24, 42, -4.4), rays(36, 31, 35))
    dish.fill(RING_LINE, dots(60, 66.5, (1.4, 0.7)))
    dish.fill(GOLD, disc(9))
    return dish.svg()


def _mix(one: str, other: str, part: float) -> str:
    """A colour on the way from ``one`` to ``other``."""
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + "".join(f"{round(a * (1 - part) + b * part):02X}" for a, b in pairs)
