"""Drawings of paths (SVG symbols) as pixels, for pictures that cannot hold SVG."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path
from PIL import Image, ImageDraw

_PATH = re.compile(r"<path\b([^>]*)>")
_DATA = re.compile(r'\bd="([^"]*)"')
_FILLED = re.compile(r'class="mf"')
_BOX, _STROKE, _FILL = 400.0, 1.6, 90
_FINE = 2
_STEPS = 12

Point = tuple[float, float]


def draw_symbol(symbol: str, size: int) -> Image.Image:
    """The strokes of a symbol with a view box of 400 units as a mask of ``size`` pixels square.

    Paths of the class ``mf`` are filled, lightly; all are stroked. Shapes other than paths are
    not drawn: motifs have none.
    """
    scale = size * _FINE / _BOX
    mask = Image.new("L", (size * _FINE, size * _FINE), 0)
    pen = ImageDraw.Draw(mask)
    width = max(1, round(_STROKE * scale))
    for attributes in _PATH.findall(symbol):
        data = _DATA.search(attributes)
        if data is None:
            continue
        lines = [[(x * scale, y * scale) for x, y in line] for line in _trace(data[1])]
        if _FILLED.search(attributes):
            for line in lines:
                if len(line) > 2:
                    pen.polygon(line, fill=_FILL)
        for line in lines:
            pen.line(line, fill=255, width=width, joint="curve")
    return mask.resize((size, size), Image.Resampling.LANCZOS)


def _trace(data: str) -> Iterator[list[Point]]:
    """The lines of a path, its curves as short straight pieces."""
    pen = RecordingPen()
    parse_path(data, pen)
    line: list[Point] = []
    for step, points in pen.value:
        if step == "moveTo":
            if len(line) > 1:
                yield line
            line = [points[0]]
        elif step == "lineTo":
            line.append(points[0])
        elif step == "curveTo":
            line += _bend((line[-1], *points))
        elif step == "qCurveTo":
            start, (control, end) = line[-1], points
            line += _bend((start, _between(start, control), _between(end, control), end))
        elif step == "closePath":
            line.append(line[0])
    if len(line) > 1:
        yield line


def _between(end: Point, control: Point) -> Point:
    """The control point of the cubic curve that equals a quadratic one."""
    return end[0] + (control[0] - end[0]) * 2 / 3, end[1] + (control[1] - end[1]) * 2 / 3


def _bend(points: tuple[Point, ...]) -> Iterator[Point]:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        a, b, c, d = (1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3
        yield a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3
