"""Stars and states of certificates as small drawings: their shape carries the meaning.

They are drawn as backgrounds, so that a reader who hears the book gets the words alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping

_STEP = 11.0
_HEIGHT = 10.8
_CENTRE = 5.9
_SOLID, _FAINT, _HOLLOW = 5.5, 5.0, 5.2
_INNER = 0.38
STAR_HEIGHT = 7.4
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")

_STATUS = {
    "valid": '<circle cx="6" cy="6" r="5" fill="{ink}"/>',
    "due": '<circle cx="6" cy="6" r="4.6" fill="none" stroke="{ink}"/>'
    '<path d="M6 1.4A4.6 4.6 0 0 0 6 10.6Z" fill="{ink}"/>',
    "extended": '<circle cx="6" cy="6" r="2.6" fill="{ink}"/>'
    '<circle cx="6" cy="6" r="4.9" fill="none" stroke="{ink}"/>',
    "expired": '<circle cx="6" cy="6" r="4.6" fill="none" stroke="{ink}"/>',
    "withdrawn": '<circle cx="6" cy="6" r="4.6" fill="none" stroke="{ink}"/>'
    '<path d="M2.8 2.8L9.2 9.2M9.2 2.8L2.8 9.2" stroke="{ink}" fill="none"/>',
    "pending": '<circle cx="6" cy="6" r="4.6" fill="none" stroke="{ink}"'
    ' stroke-dasharray="1.6 1.6"/>',
    "unknown": '<path d="M1.4 6H10.6" stroke="{ink}" stroke-width="1.4" fill="none"/>',
}


def star_key(count: int, basis: str) -> str:
    """The name of the drawing of a rating: ``4``, ``3-inferred`` or ``none``."""
    if not count:
        return "none"
    return f"{count}-inferred" if basis == "inferred" else str(count)


def star_width(key: str) -> float:
    """The width of a drawn rating in points."""
    if key == "none":
        return 14.0
    stars = int(key.split("-")[0]) if key.endswith("inferred") else 5
    return round(stars * _STEP * STAR_HEIGHT / _HEIGHT, 2)


def draw_marks(colours: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """All drawings as SVG files, by name."""
    ink, gold = colours["ink"], colours["gold-ink"]
    for count in (3, 4, 5):
        yield f"stars-{count}", _svg(5 * _STEP, _HEIGHT, _rating(count, gold, _faint(colours)))
        hollow = "".join(_star(index, _HOLLOW) for index in range(count))
        path = f'<path d="{hollow}" fill="none" stroke="{gold}" stroke-width="1"/>'
        yield f"stars-{count}-inferred", _svg(count * _STEP, _HEIGHT, path)
    dash = f'<path d="M0 5.6H20" stroke="{gold}" stroke-width="1.2" fill="none"/>'
    yield "stars-none", _svg(20, _HEIGHT, dash)
    for key, shape in _STATUS.items():
        yield f"status-{key}", _svg(12, 12, shape.format(ink=ink))


def _faint(colours: Mapping[str, str]) -> str:
    """The colour of stars that are not there: between hairlines and muted text."""
    line, muted = colours["line"], colours["muted"]
    if not _HEX.fullmatch(line) or not _HEX.fullmatch(muted):
        return muted
    return _mix(line, muted, 0.42)


def _mix(first: str, second: str, share: float) -> str:
    channels = (
        round(int(first[i : i + 2], 16) * (1 - share) + int(second[i : i + 2], 16) * share)
        for i in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02X}" for channel in channels)


def _rating(count: int, gold: str, faint: str) -> str:
    solid = "".join(_star(index, _SOLID) for index in range(count))
    rest = "".join(_star(index, _FAINT) for index in range(count, 5))
    drawn = f'<path d="{solid}" fill="{gold}"/>'
    if rest:
        drawn += f'<path d="{rest}" fill="none" stroke="{faint}" stroke-width=".6"/>'
    return drawn


def _star(index: int, radius: float) -> str:
    x = _STEP * (index + 0.5)
    points = []
    for step in range(10):
        reach = radius * (1 if step % 2 == 0 else _INNER)
        angle = step * math.pi / 5
        points.append(f"{x + reach * math.sin(angle):.2f} {_CENTRE - reach * math.cos(angle):.2f}")
    return "M" + "L".join(points) + "Z"


def _svg(width: float, height: float, inner: str) -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}"'
        f' width="{width:g}" height="{height:g}">{inner}</svg>'
    ).encode()
