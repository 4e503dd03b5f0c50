"""The few SVG elements that charts are made of, coloured by class or by attribute."""

from __future__ import annotations

import math
from collections.abc import Iterable
from html import escape
from typing import Literal

from ocop_site.render.chart_model import Mark, Palette

Role = Literal["ink", "muted"]
Anchor = Literal["start", "middle", "end"]

_BOLD = ' font-weight="600"'
_STAR_INNER = 0.45


def number(value: float) -> str:
    """A coordinate, rounded to a hundredth and without idle zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


class Sheet:
    """Collects the elements of one drawing."""

    def __init__(self, palette: Palette) -> None:
        """Draw with ``palette``."""
        self.palette = palette
        self._parts: list[str] = []

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        role: Role = "ink",
        scale: float = 1.0,
        bold: bool = False,
        anchor: Anchor = "start",
    ) -> None:
        """One line of type on the baseline ``y``."""
        colour = self.palette.muted if role == "muted" else self.palette.ink
        paint = f' class="c-{role}"' if self.palette.classes else f' fill="{colour}"'
        side = "" if anchor == "start" else f' text-anchor="{anchor}"'
        size = number(self.palette.size * scale)
        self._parts.append(
            f'<text x="{number(x)}" y="{number(y)}" font-size="{size}"'
            f"{_BOLD if bold else ''}{side}{paint}>{escape(words, quote=False)}</text>"
        )

    def shape(self, path: str, tone: str) -> None:
        """A filled shape; holes are cut by the even-odd rule."""
        paint = self._tone(tone, "c-bar", "fill")
        self._parts.append(f'<path d="{path}" fill-rule="evenodd"{paint}/>')

    def outline(self, path: str, tone: str, width: float) -> None:
        """A drawn line in a tone: hollow marks, hatching."""
        self._stroke(path, self._tone(tone, "c-bar-line", "stroke"), width)

    def rule(self, path: str, width: float, role: Literal["ink", "line"] = "line") -> None:
        """An axis or a hairline."""
        colour = self.palette.ink if role == "ink" else self.palette.line
        name = "c-axis" if role == "ink" else "c-line"
        paint = f' class="{name}"' if self.palette.classes else f' stroke="{colour}"'
        self._stroke(path, paint, width)

    def ground(self, path: str) -> None:
        """A pale surface."""
        paint = ' class="c-ground"' if self.palette.classes else f' fill="{self.palette.line}"'
        self._parts.append(f'<path d="{path}"{paint}/>')

    def svg(self, kind: str, width: float, height: float, spoken: str) -> str:
        """The finished drawing."""
        palette = self.palette
        font = f' font-family="{escape(palette.font)}"' if palette.font else ""
        return (
            f'<svg class="chart chart-{kind}" viewBox="0 0 {number(width)} {number(height)}"'
            f' width="{number(width)}{palette.unit}" height="{number(height)}{palette.unit}"'
            f'{font} role="img" aria-label="{escape(spoken)}">{"".join(self._parts)}</svg>'
        )

    def _stroke(self, path: str, paint: str, width: float) -> None:
        self._parts.append(f'<path d="{path}" fill="none"{paint} stroke-width="{number(width)}"/>')

    def _tone(self, tone: str, base: str, attribute: str) -> str:
        if self.palette.classes:
            return f' class="{base} tone-{tone}"' if tone else f' class="{base}"'
        colour = self.palette.tones.get(tone, self.palette.accent)
        return f' {attribute}="{colour}"'


def rectangle(x: float, y: float, width: float, height: float) -> str:
    """The path of a rectangle."""
    return f"M{number(x)} {number(y)}h{number(width)}v{number(height)}h{number(-width)}z"


def hatching(x: float, y: float, width: float, height: float, step: float) -> str:
    """Slanted lines cut to a rectangle, computed because patterns and clips are dear in print."""
    slant = height * 0.36
    path = ""
    start = x - slant + step
    while start < x + width:
        # The line runs from the lower left (start) to the upper right (start + slant).
        low = max(start, x)
        high = min(start + slant, x + width)
        if high - low > step * 0.1:
            y_low = y + height - (low - start) / slant * height
            y_high = y + height - (high - start) / slant * height
            path += f"M{number(low)} {number(y_low)}L{number(high)} {number(y_high)}"
        start += step
    return path


def mark_path(tone: str, x: float, y: float, radius: float, mark: Mark = "plain") -> str:
    """The outline of a mark around ``x``, ``y``: each group of products has a shape of its own."""
    if tone == "beverages":
        path = _disc(x, y, radius * 1.08)
    elif tone == "herbal":
        path = _polygon(x, y + radius * 0.2, radius * 1.3, 3)
    elif tone == "handicrafts":
        path = _polygon(x, y, radius * 1.28, 4)
    elif tone == "ornamentals":
        path = _polygon(x, y, radius * 1.16, 6)
    elif tone == "tourism":
        path = _disc(x, y, radius * 1.1) + _disc(x, y, radius * 0.62)
    else:
        path = rectangle(x - radius, y - radius, radius * 2, radius * 2)
    if mark == "star":
        scale = {"herbal": 0.62, "tourism": 0.56}.get(tone, 0.76)
        path += star_path(x, y + (radius * 0.2 if tone == "herbal" else 0), radius * scale)
    return path


def star_path(x: float, y: float, radius: float) -> str:
    """A five-pointed star around ``x``, ``y``."""
    return _points(
        (
            x + radius * (1 if step % 2 == 0 else _STAR_INNER) * math.sin(step * math.pi / 5),
            y - radius * (1 if step % 2 == 0 else _STAR_INNER) * math.cos(step * math.pi / 5),
        )
        for step in range(10)
    )


def _polygon(x: float, y: float, radius: float, corners: int) -> str:
    return _points(
        (
            x + radius * math.sin(step * math.tau / corners),
            y - radius * math.cos(step * math.tau / corners),
        )
        for step in range(corners)
    )


def _points(points: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points) + "z"


def _disc(x: float, y: float, radius: float) -> str:
    # Both half circles from one rounded radius: a span that differs from it makes an oval. They
    # are marked as large arcs: the press sets a small one as a single curve, which bulges.
    r = round(radius, 2)
    half = f"a{number(r)} {number(r)} 0 1 0 "
    return f"M{number(x - r)} {number(y)}{half}{number(2 * r)} 0{half}{number(-2 * r)} 0z"
