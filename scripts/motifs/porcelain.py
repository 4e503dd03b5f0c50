"""A dish in print: flat colours and lines, no gradients, patterns, clips or opacity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from motifs.geometry import Point, circle, line, number, points, polar

DIGITS = 2
MIDDLE: Point = (0.0, 0.0)


@dataclass(frozen=True)
class Glaze:
    """The colours of a dish: drawing, well, unglazed ground and the one bright spot."""

    line: str
    fill: str
    ground: str
    bright: str
    rim: str
    shell: tuple[str, str, str] = ("", "", "")


class Dish:
    """Collects the paths of one dish, drawn around the origin in a square of 200."""

    def __init__(self) -> None:
        """Begin empty."""
        self._parts: list[str] = []

    def fill(self, colour: str, *paths: str) -> None:
        """A flat surface."""
        self._parts.append(f'<path d="{"".join(paths)}" fill="{colour}"/>')

    def stroke(self, colour: str, width: float, *paths: str) -> None:
        """Lines with round ends."""
        self._parts.append(
            f'<path d="{"".join(paths)}" fill="none" stroke="{colour}"'
            f' stroke-width="{number(width, DIGITS)}" stroke-linecap="round"'
            ' stroke-linejoin="round"/>'
        )

    def both(self, fill: str, colour: str, width: float, *paths: str) -> None:
        """A surface with an outline."""
        self._parts.append(
            f'<path d="{"".join(paths)}" fill="{fill}" stroke="{colour}"'
            f' stroke-width="{number(width, DIGITS)}" stroke-linejoin="round"/>'
        )

    def svg(self) -> str:
        """The file."""
        return (
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-100 -100 200 200">'
            f"{''.join(self._parts)}</svg>\n"
        )


def disc(radius: float, centre: Point = MIDDLE) -> str:
    """A full circle."""
    return circle(radius, centre, digits=DIGITS)


def rays(count: int, inner: float, outer: float, start: float = 0.0) -> str:
    """Short lines that point at the middle."""
    step = 360 / count
    return "".join(
        line(polar(inner, start + i * step), polar(outer, start + i * step), digits=DIGITS)
        for i in range(count)
    )


def dots(count: int, radius: float, sizes: Sequence[float], start: float = 0.0) -> str:
    """A ring of dots whose sizes take turns."""
    return "".join(
        disc(sizes[i % len(sizes)], polar(radius, start + i * 360 / count)) for i in range(count)
    )


def scallops(count: int, radius: float, depth: float, centre: Point = MIDDLE) -> str:
    """Arches in a ring; a negative depth turns them outwards."""
    step = 360 / count
    path = f"M{points(polar(radius, 0, centre), digits=DIGITS)}"
    for i in range(count):
        top, foot = (
            polar(radius - depth * 2, (i + 0.5) * step, centre),
            polar(radius, (i + 1) * step, centre),
        )
        path += f"Q{points(top, foot, digits=DIGITS)}"
    return path


def meander(count: int, inner: float, outer: float) -> str:
    """The square key of lacquer borders."""
    step = 360 / count
    path = ""
    for i in range(count):
        a, middle = i * step, (inner + outer) / 2
        path += line(
            polar(inner, a),
            polar(outer, a),
            polar(outer, a + step * 0.62),
            polar(middle, a + step * 0.62),
            polar(middle, a + step * 0.3),
            digits=DIGITS,
        )
    return path
