"""The icon of the site as PNG, for phones that put it on their home screen.

It is drawn as ``icon.svg`` is: a ring of gold on lacquer, the same in every size.
"""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image, ImageDraw

# Drawn on one large ground and made smaller, which smooths the edges.
_GROUND = 1024
# In the units of icon.svg, whose side is 32: the radius of each ring's middle, its line, the dot.
_SIDE, _RINGS, _LINE, _DOT = 32, (11.2, 7.6), 1.6, 3.6


@lru_cache(maxsize=16)
def draw_icon(size: int, ground: str, ink: str, share: float = 1.0) -> bytes:
    """A PNG of ``size`` pixels; ``share`` shrinks the drawing, for icons that phones cut round."""
    picture = Image.new("RGB", (_GROUND, _GROUND), ground)
    pen = ImageDraw.Draw(picture)
    unit, middle = _GROUND / _SIDE * share, _GROUND / 2

    def disc(radius: float, colour: str) -> None:
        reach = radius * unit
        pen.ellipse((middle - reach, middle - reach, middle + reach, middle + reach), fill=colour)

    for radius in _RINGS:
        disc(radius + _LINE / 2, ink)
        disc(radius - _LINE / 2, ground)
    disc(_DOT, ink)
    stream = io.BytesIO()
    small = picture.resize((size, size), Image.Resampling.BOX).quantize(16)
    small.save(stream, "PNG", optimize=True)
    return stream.getvalue()
